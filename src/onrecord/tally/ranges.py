"""Ranges of how many people: the fewest and the most that are told of, and the number between that a rule chose.

A range is of reported figures. It is no confidence interval, and says nothing of whom nobody reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.core.errors import BadOption
from onrecord.core.values import Count

__all__ = ["NOBODY", "Range", "added", "count_of_range", "range_of_count"]


@dataclass(frozen=True, slots=True)
class Range:
    """How many people: `low <= best <= high`. `open_ended` is of how many incidents the words leave the upper end open
    ("at least 12"): of these `high` has what is told, and how many more there were nobody says.

    Raises:
        BadOption: the ends are negative or out of order.
    """

    low: int
    best: int
    high: int
    open_ended: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.best <= self.high or self.open_ended < 0:
            raise BadOption(
                "a range",
                found=f"{self.low}..{self.best}..{self.high}, {self.open_ended} open",
                expected="0 <= low <= best <= high",
                do="Check the rule that made it.",
            )

    @classmethod
    def within(cls, low: int, best: int, high: int, open_ended: int = 0) -> Range:
        """Give the range of three numbers that need not be in order: the best is moved between the ends, and the upper
        end is never below the lower.
        """
        high = max(low, high)
        return cls(low, min(max(best, low), high), high, open_ended)

    def __add__(self, other: Range) -> Range:
        return Range(
            self.low + other.low,
            self.best + other.best,
            self.high + other.high,
            self.open_ended + other.open_ended,
        )

    def at_most(self, whole: Range) -> Range:
        """Give how many of a whole are of some kinds, where ranges of kinds were added up: never more than the whole,
        of which an end that is open bounds nothing.
        """
        high = self.high if whole.open_ended else min(self.high, whole.high)
        low = min(self.low, whole.low)
        return Range.within(low, min(self.best, whole.best), high, min(self.open_ended, whole.open_ended))

    def __str__(self) -> str:
        """Give it as tables show it: `12`, `12–15`, `12 or more`."""
        if self.open_ended:
            return f"{self.low} or more" if self.low == self.high else f"{self.low}–{self.high} or more"
        return f"{self.low}" if self.low == self.high else f"{self.low}–{self.high}"


NOBODY = Range(0, 0, 0)
"""Nobody at all."""


def added(ranges: Iterable[Range]) -> Range:
    """Give the sum of ranges of distinct incidents."""
    total = NOBODY
    for each in ranges:
        total = total + each
    return total


def range_of_count(count: Count | None) -> Range:
    """Give a count as a range that can be added, nobody where there is none; an open upper end is told as such."""
    if count is None:
        return NOBODY
    low = count.low or 0
    best = low if count.best is None else count.best
    return Range.within(low, best, max(low, best) if count.high is None else count.high, int(count.high is None))


def count_of_range(people: Range) -> Count:
    """Give a range, or a sum of some, as a count: open above where any part of it is."""
    return Count(people.low, people.best, None if people.open_ended else people.high)
