"""Dates made of other dates settled: ranges, "since", "early March", "the first half of 2015"."""

from __future__ import annotations

from datetime import date

from onrecord.core.vocabulary import DatePrecision
from onrecord.resolution.dates.absolute import calendar_exists
from onrecord.resolution.dates.intervals import add_days, days_of, part_of, third_of
from onrecord.resolution.dates.meanings import (
    After,
    Before,
    Between,
    CalendarDate,
    Decade,
    Fraction,
    Meaning,
    NthDay,
    Portion,
    Since,
    UnitOf,
    Until,
)
from onrecord.resolution.dates.occurrences import part_of_year
from onrecord.resolution.dates.relative import whole_unit
from onrecord.resolution.dates.settling import SEVERAL, Frame, Settled, chosen, fixed, opened, settle

__all__ = [
    "settle_after",
    "settle_before",
    "settle_between",
    "settle_fraction",
    "settle_nth_day",
    "settle_portion",
    "settle_since",
    "settle_until",
]

THIRDS = ("first", "middle", "last")
ELAPSED, COMING = -1, 3
PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
SHARES = {2: "half", 4: "quarter", 12: "month"}
ORDER = tuple(DatePrecision)


@settle.register
def settle_portion(meaning: Portion, frame: Frame) -> Settled:
    """Settle a third of a time, or what has passed or is to come of it; of a single day it is that day."""
    whole = whole_unit(meaning.of, frame) if isinstance(meaning.of, UnitOf) else settle(meaning.of, frame)
    interval, said = whole.interval, frame.said
    if interval is None or whole.precision is DatePrecision.DAY:
        return whole
    if meaning.third in (ELAPSED, COMING):
        return _running(meaning.third, whole, said)
    rule = f"the {THIRDS[meaning.third]} third of {whole.rule}"
    return fixed(third_of(interval, meaning.third), whole.precision, whole.basis, rule)


@settle.register
def settle_fraction(meaning: Fraction, frame: Frame) -> Settled:
    """Settle a half, a quarter, the first days or last week of a time; of no time told it comes round every year."""
    precision = DatePrecision.MONTHS if meaning.parts in (2, 3, 4) else DatePrecision.DAYS
    if meaning.of is None:
        return _part_of_some_year(meaning, frame)
    whole = whole_unit(meaning.of, frame) if isinstance(meaning.of, UnitOf) else settle(meaning.of, frame)
    rule = f"the {PLACES.get(meaning.number, meaning.number)} {_share(meaning)} of {whole.rule}"
    if whole.interval is None:
        return opened(precision, rule)
    if whole.precision is not DatePrecision.YEAR:
        precision = DatePrecision.DAYS
    if meaning.days is None:
        interval = part_of(whole.interval, meaning.number, meaning.parts)
    else:
        interval = days_of(whole.interval, meaning.number, meaning.days)
    return fixed(interval, precision, whole.basis, rule)


@settle.register
def settle_nth_day(meaning: NthDay, frame: Frame) -> Settled:
    """Settle "the 14th of last month"."""
    month = whole_unit(meaning.month, frame)
    if month.earliest is None:
        return opened(DatePrecision.DAY, f"a day of {month.rule}")
    year, number = month.earliest.year, month.earliest.month
    if not calendar_exists(year, number, meaning.day):
        return opened(DatePrecision.DAY, f"{month.rule} has no day {meaning.day}")
    day = date(year, number, meaning.day)
    return fixed((day, day), DatePrecision.DAY, month.basis, f"day {meaning.day} of {month.rule}")


@settle.register
def settle_between(meaning: Between, frame: Frame) -> Settled:
    """Settle a range: the end that names its year or day leads, the other is the nearest before or after it."""
    if _leads(meaning.start) and not _leads(meaning.end):
        start = settle(meaning.start, frame)
        end = settle(meaning.end, frame.at(start.earliest, past=False))
        basis, led = start.basis, start
    else:
        end = settle(meaning.end, frame)
        start = settle(meaning.start, frame if _leads(meaning.start) else frame.at(end.latest))
        basis, led = end.basis, end
    precision = _several(start.precision, end.precision)
    if start.earliest is None or end.latest is None:
        return opened(precision, f"range of which one end is not known: {led.rule}")
    return fixed((start.earliest, end.latest), precision, basis, f"from the first to the last of the range; {led.rule}")


@settle.register
def settle_since(meaning: Since, frame: Frame) -> Settled:
    """Settle "since": from the beginning of a time to the day of speaking, or open to that side."""
    start = settle(meaning.start, frame)
    end = frame.said if start.earliest is not None and frame.said is not None and start.earliest <= frame.said else None
    until = "" if end is None else f", up to the {frame.day}"
    return fixed((start.earliest, end), _several(start.precision), start.basis, f"since {start.rule}{until}")


@settle.register
def settle_until(meaning: Until, frame: Frame) -> Settled:
    """Settle "until": open before, up to the end of a time."""
    end = settle(meaning.end, frame)
    return fixed((None, end.latest), _several(end.precision), end.basis, f"until {end.rule}")


@settle.register
def settle_before(meaning: Before, frame: Frame) -> Settled:
    """Settle "before": open before, up to the day before a time begins."""
    end = settle(meaning.end, frame)
    latest = None if end.earliest is None else add_days(end.earliest, -1)
    return fixed((None, latest), _several(end.precision), end.basis, f"before {end.rule}")


@settle.register
def settle_after(meaning: After, frame: Frame) -> Settled:
    """Settle "after": from the day after a time ends to the day of speaking, or open to that side."""
    start = settle(meaning.start, frame)
    first = None if start.latest is None else add_days(start.latest, 1)
    end = frame.said if first is not None and frame.said is not None and first <= frame.said else None
    return fixed((first, end), _several(start.precision), start.basis, f"after {start.rule}")


def _running(third: int, whole: Settled, said: date | None) -> Settled:
    """Give what has passed or is to come of a time that holds the day of speaking, else the whole."""
    if whole.interval is None or said is None or not whole.interval[0] <= said <= whole.interval[1]:
        return whole
    if third == ELAPSED:
        return fixed((whole.interval[0], said), whole.precision, whole.basis, f"{whole.rule}, up to that day")
    return fixed((said, whole.interval[1]), whole.precision, whole.basis, f"{whole.rule}, from that day")


def _share(meaning: Fraction) -> str:
    return SHARES.get(meaning.parts, "part") if meaning.days is None else f"{meaning.days} days"


def _part_of_some_year(meaning: Fraction, frame: Frame) -> Settled:
    one_meant = chosen(part_of_year(meaning.number, meaning.parts), None, frame, _share(meaning))
    if one_meant is None:
        return opened(DatePrecision.MONTHS, f"{_share(meaning)} of a year that is not told, publication date unknown")
    return fixed(one_meant[0], DatePrecision.MONTHS, one_meant[1], one_meant[2])


def _leads(meaning: Meaning) -> bool:
    """Tell if a date stands by itself: it has its year, or is not of a kind that comes round."""
    return isinstance(meaning, Decade) or (isinstance(meaning, CalendarDate) and meaning.year is not None)


def _several(*precisions: DatePrecision) -> DatePrecision:
    """Give the finest of the precisions as a period of several."""
    finest = min(precisions, key=ORDER.index)
    return SEVERAL.get(finest, finest)
