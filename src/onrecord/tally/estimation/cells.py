"""The cells of a published table: a mark that a list has people or not, and a count that may have been suppressed."""

from __future__ import annotations

import re

__all__ = ["IMPOSSIBLE", "Bounds", "bounds_of", "is_mark"]

Bounds = tuple[int, int]
"""The lowest and the highest that a count may be."""

IMPOSSIBLE = "impossible"
"""What stands for the count of a pattern that cannot occur, as of two lists that cover no place in common."""

_below = re.compile(r"<\s*(\d{1,3})")
_between = re.compile(r"(\d{1,9})\s*[-–]\s*(\d{1,9})")
_whole = re.compile(r"\d{1,9}")


def is_mark(text: str) -> bool:
    """Tell whether a cell says that a list has people, or has not."""
    return len(text) == 1 and text.isdecimal() and int(text) <= 1


def bounds_of(text: str) -> Bounds | None:
    """Give the bounds of a count: `12`; `<5` is 0 to 4; `1-4` as it says; None where it is none of these.

    >>> bounds_of("<5")
    (0, 4)
    """
    if _whole.fullmatch(text):
        return int(text), int(text)
    if (below := _below.fullmatch(text)) and int(below[1]) > 0:
        return 0, int(below[1]) - 1
    if (between := _between.fullmatch(text)) and int(between[1]) <= int(between[2]):
        return int(between[1]), int(between[2])
    return None
