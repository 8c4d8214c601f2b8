"""What a heading says its column is: whole headings that are known, else the longest known one within it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from onrecord.coding.imports.wordlists import columns_table, fold_words

__all__ = ["WHOLE", "match_heading", "targets"]

WHOLE, PART_WHOLE, WITHIN = 0.95, 0.9, 0.7
# A heading of one or two letters ("m", "x") is known only whole, and no heading within a sentence.
SHORTEST, LONGEST_WORDS = 3, 8
_cut = re.compile(r"[^\w#']+")
_pieces = re.compile(r" ?[/|\n(\[\]):.*] ?")


def targets() -> Mapping[str, str]:
    """Give what columns can be mapped to, each with what it is in a recorder's words."""
    return {name: str(entry["is"]) for name, entry in columns_table()["targets"].items()}


@cache
def _heads() -> Mapping[str, str]:
    told: dict[str, str] = {}
    for target, entry in columns_table()["targets"].items():
        for head in entry["heads"]:
            told.setdefault(_key(str(head)), target)
    return told


def _key(heading: str) -> str:
    return " ".join(_cut.sub(" ", fold_words(heading)).split())


@cache
def match_heading(heading: str) -> tuple[str, float] | None:
    """Give what a column with this heading is and how sure that is, None where no word of it is known.

    >>> match_heading("Name of victim"), match_heading("المحافظة")
    (('victim.name', 0.95), ('incident.province', 0.95))
    """
    key = _key(heading)
    if key in _heads():
        return _heads()[key], WHOLE
    # Of "Place / Village" and "Killed (كم)" the part that says more is the last that is known.
    for piece in reversed(_pieces.split(fold_words(heading))):
        if _key(piece) in _heads() and _key(piece):
            return _heads()[_key(piece)], PART_WHOLE
    words = key.split()
    if len(words) > LONGEST_WORDS:
        return None
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length, -1, -1):
            part = " ".join(words[start : start + length])
            if len(part) >= SHORTEST and part in _heads():
                return _heads()[part], WITHIN
    return None
