"""Settling: a meaning and what is known of its telling become an interval with the rule that fixed it.

Each kind of meaning registers its own way with `settle`; what cannot be fixed stays open and says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import singledispatch

from onrecord.core.vocabulary import DateBasis, DatePrecision
from onrecord.resolution.dates.intervals import Interval
from onrecord.resolution.dates.occurrences import Recurring, around

__all__ = ["SEVERAL", "Frame", "Settled", "chosen", "fixed", "opened", "settle"]

SEVERAL = {
    DatePrecision.DAY: DatePrecision.DAYS,
    DatePrecision.WEEK: DatePrecision.WEEKS,
    DatePrecision.MONTH: DatePrecision.MONTHS,
    DatePrecision.SEASON: DatePrecision.MONTHS,
    DatePrecision.YEAR: DatePrecision.YEARS,
}
"""The precision of a period told in a unit."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of a telling: the day of speaking, what the report has told so far, whether it tells of the past.

    `day` names the day of speaking in rules; `basis` is what a date counted from it is relative to.
    """

    said: date | None = None
    day: str = "publication date"
    basis: DateBasis = DateBasis.RELATIVE_TO_PUBLICATION
    context: Interval | None = None
    past: bool = True

    def at(self, said: date | None, *, past: bool = True) -> Frame:
        """Give the frame as it would be on another day, with nothing told yet."""
        return replace(self, said=said, context=None, past=past)


@dataclass(frozen=True, slots=True)
class Settled:
    """An interval with the unit it was told in, what it was fixed against, and the rule in words."""

    earliest: date | None
    latest: date | None
    precision: DatePrecision
    basis: DateBasis
    rule: str

    @property
    def interval(self) -> Interval | None:
        """The interval if both its ends are known."""
        if self.earliest is None or self.latest is None:
            return None
        return self.earliest, self.latest


@singledispatch
def settle(meaning: object, frame: Frame) -> Settled:
    """Give the interval of a meaning as far as the words and the frame fix it."""
    raise TypeError(f"{meaning!r} is no meaning of a date in {frame!r}")


def opened(precision: DatePrecision, rule: str) -> Settled:
    """Give what stays open: the words say no more."""
    return Settled(None, None, precision, DateBasis.STATED, rule)


def fixed(interval: tuple[date | None, date | None], precision: DatePrecision, basis: DateBasis, rule: str) -> Settled:
    """Give what the words fix; ends out of order fix nothing, and the rule says so."""
    earliest, latest = interval
    if earliest is not None and latest is not None and earliest > latest:
        return opened(precision, f"{rule}, which would end before it begins")
    return Settled(earliest, latest, precision, basis, rule)


def chosen(recurring: Recurring, which: int | None, frame: Frame, noun: str) -> tuple[Interval, DateBasis, str] | None:
    """Give the one of many that is meant, with basis and rule; None if nothing tells which.

    "last" is the one before the day of speaking, "next" the one after, "this" the one that holds it or is of its year;
    with none of them it is the nearest to what the report has told, else the latest begun, or, of what is to come, the
    next to end.
    """
    if which is None and frame.context is not None:
        nearest = _nearest_begun(around(recurring, frame.context[0].year), frame, frame.context)
        if nearest is not None:
            return nearest, DateBasis.RELATIVE_TO_REPORT, f"the {noun} nearest to what the report has told"
    if frame.said is None:
        return None
    found = _by_word(around(recurring, frame.said.year), which, frame, frame.said)
    return None if found is None else (found[0], frame.basis, found[1].format(noun=noun, day=frame.day))


def _by_word(each: Sequence[Interval], which: int | None, frame: Frame, said: date) -> tuple[Interval, str] | None:
    if which == 0:
        holding = [one for one in each if one[0] <= said <= one[1] or one[0].year == said.year]
        return (holding[0], "the {noun} that holds the {day}, or of its year") if holding else None
    if which is not None:
        return _before_or_after(each, which, said)
    if frame.past:
        begun = [interval for interval in each if interval[0] <= said]
        return (begun[-1], "the latest such {noun} on or before the {day}") if begun else None
    coming = [interval for interval in each if interval[1] >= said]
    return (coming[0], "the first such {noun} on or after the {day}") if coming else None


def _before_or_after(each: Sequence[Interval], which: int, said: date) -> tuple[Interval, str] | None:
    if which < 0:
        over = [interval for interval in each if interval[1] < said]
        return (over[-1], "the last {noun} before the {day}") if over else None
    later = [interval for interval in each if interval[0] > said]
    return (later[0], "the first {noun} after the {day}") if later else None


def _nearest_begun(each: Sequence[Interval], frame: Frame, told: Interval) -> Interval | None:
    """Give the one nearest to what was told, among those begun by the day of speaking; None if several touch it.

    What was told may itself be later than that day: a notice of the 5th brought up to date on the 12th.
    """
    begun = [one for one in each if frame.said is None or not frame.past or one[0] <= max(frame.said, told[1])]
    touching = [one for one in begun if _distance(one, told) == 0]
    if len(touching) > 1:
        return None
    return min(begun, key=lambda one: _distance(one, told), default=None)


def _distance(one: Interval, other: Interval) -> int:
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)
