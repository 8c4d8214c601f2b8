"""Readings: what each form of a table's dates means, from what its words caught."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.resolution.dates.absolute import calendar_exists
from onrecord.resolution.dates.hijri import LONGEST_MONTH, YEARS
from onrecord.resolution.dates.meanings import (
    AmbiguousDate,
    Between,
    CalendarDate,
    Decade,
    FixedDay,
    Fraction,
    HijriDate,
    Meaning,
    NearDay,
    Neighbour,
    NthDay,
    Portion,
    Season,
    Shift,
    Span,
    SpanSince,
    UnitOf,
    Weekday,
)
from onrecord.resolution.numerals import read_half, read_numeral
from onrecord.resolution.phrases.grammar import Found, Reader

__all__ = ["READERS"]

CENTURY = 1900
# "The twenties" could be of either century, "the fifties" not yet.
LEAST_TENS = 50
# A fortnight is a way to say two weeks; the rest of the units are their own.
MULTIPLES = {"fortnight": ("week", 2)}


def _read_calendar(found: Found) -> CalendarDate | None:
    """Give a day, month or year; None if there is no such date."""
    short = found.number("two")
    year = found.number("year") if short is None else short
    month, day = found.number("month"), found.number("day")
    if not calendar_exists(None if short is not None else year, month, day):
        return None
    return CalendarDate(year, month, day, short=short is not None, which=found.number("which"))


def _read_full(found: Found) -> CalendarDate | None:
    """Give a date written year first."""
    year, month, day = _numbers(found.values["full"])
    return CalendarDate(year, month, day) if calendar_exists(year, month, day) else None


def _read_hijri(found: Found) -> HijriDate | None:
    """Give a Hijri day or month; None where the calendar has none such."""
    year, month, day = found.number("year") or 0, found.number("hijri_month") or 0, found.number("day")
    return _hijri(year, month, day)


def _read_hijri_full(found: Found) -> HijriDate | None:
    """Give a Hijri date in figures, written year first or last; between day and month the day stands first."""
    if "full" in found.values:
        year, month, day = _numbers(found.values["full"])
    else:
        day, month, year, _ = _numbers(found.values["numeric"])
    return _hijri(year, month, day)


def _hijri(year: int, month: int, day: int | None) -> HijriDate | None:
    exists = year in YEARS and 1 <= month <= 12 and (day is None or 1 <= day <= LONGEST_MONTH)
    return HijriDate(year, month, day) if exists else None


def _read_numeric(found: Found) -> CalendarDate | AmbiguousDate | None:
    """Give a date in figures with its year last, both ways if both exist and differ."""
    first, second, year, short = _numbers(found.values["numeric"])
    whole = None if short else year
    ways = [(first, second), (second, first)]
    dates = [
        CalendarDate(year, month, day, short=bool(short)) for day, month in ways if calendar_exists(whole, month, day)
    ]
    if len(dates) == 2 and first != second:
        return AmbiguousDate(*dates)
    return dates[0] if dates else None


def _read_days(found: Found) -> Between | None:
    """Give the days of one month from the first told to the last; None if they do not rise."""
    start = _read_calendar(found)
    last = found.number("to")
    if start is None or start.day is None or last is None or start.day >= last:
        return None
    return Between(start, replace(start, day=last)) if calendar_exists(start.year, start.month, last) else None


def _read_years(found: Found) -> Between | None:
    """Give "2011-13" and "2013/14" as years; None if they do not rise."""
    first, last = _numbers(found.values.get("slashed")) or (found.number("year") or 0, found.number("to") or 0)
    last += first - first % 100 if last < 100 else 0
    if not CENTURY <= first < last <= first + 99:
        return None
    return Between(CalendarDate(first), CalendarDate(last))


def _read_nth_of(found: Found) -> NthDay | None:
    """Give a day of last, this or next month."""
    day = found.number("day")
    return None if day is None else NthDay(day, UnitOf("month", found.number("which")))


def _read_weekday(found: Found) -> Weekday:
    """Give a weekday."""
    since = str(found.values.get("since", "speaking"))
    return Weekday(found.number("weekday") or 0, found.number("which"), since)


def _read_feast(found: Found) -> FixedDay:
    """Give a yearly day or feast."""
    return FixedDay(str(found.values["fixed"]), found.number("year"), found.number("which"))


def _read_season(found: Found) -> Season:
    """Give a season."""
    return Season(str(found.values["season"]), found.number("year"), found.number("which"))


def _read_decade(found: Found) -> Meaning | None:
    """Give a decade, or a third of one."""
    first, tens = found.number("decade"), found.number("tens")
    if first is None:
        if tens is None or tens % 10 or tens < (found.number("least") or LEAST_TENS):
            return None
        first = CENTURY + tens
    third = found.number("third")
    return Decade(first) if third is None else Portion(third, Decade(first))


def _read_near(found: Found) -> NearDay:
    """Give yesterday, today, tomorrow."""
    offset, *nights = _numbers(found.values["near_day"])
    return NearDay(offset, nights[0] if nights else 0)


def _read_unit(found: Found) -> UnitOf:
    """Give last week, this year."""
    return UnitOf(str(found.values["unit"]), found.number("which"))


def _read_elapsed(found: Found) -> Portion:
    """Give "earlier this week"."""
    return Portion(found.number("third") or 0, UnitOf(str(found.values["unit"]), 0))


def _read_span(found: Found) -> Span:
    """Give a stretch up to or from the day of speaking."""
    low, high, unit = _amount(found)
    return Span(low, high, unit, found.number("sign") or -1, str(found.values.get("since", "speaking")))


def _read_span_since(found: Found) -> SpanSince:
    """Give "the 18 months since", with nothing yet of what it is since."""
    return SpanSince(*_amount(found))


def _read_ago(found: Found) -> Shift:
    """Give a time counted from the day of speaking."""
    return replace(_read_shift(found), since="speaking")


def _read_shift(found: Found) -> Shift:
    """Give a time counted from what the report has told."""
    low, high, unit = _amount(found)
    rough = found.values.get("rough")
    return Shift(low, high, unit, found.number("sign") or -1, rough=None if rough is None else str(rough))


def _read_neighbour(found: Found) -> Neighbour:
    """Give "the next day", "that week"; a fortnight by its week."""
    named = str(found.values.get("unit", "day"))
    return Neighbour(MULTIPLES.get(named, (named, 1))[0], found.number("offset") or 0)


def _read_fraction(found: Found) -> Fraction | None:
    """Give a part of a year or month that is still to be told; None if it has not so many."""
    number, parts, days = found.number("number") or 0, found.number("parts") or 4, found.number("days")
    return Fraction(number, parts, days=days) if number <= parts else None


def _read_nothing(found: Found) -> bool:  # noqa: ARG001 - the words are passed over, whatever they are
    """Give that the words are no date."""
    return True


def _amount(found: Found) -> tuple[int, int | None, str]:
    named = str(found.values.get("unit", "day"))
    unit, times = MULTIPLES.get(named, (named, 1))
    told = found.values.get("amount", 1)
    if isinstance(told, list):
        low, high = told
    else:
        low = int(str(told))
        high = found.number("amount_to") or low
    return low * times, None if high is None else max(low, high) * times, unit


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(int(each) for each in value) if isinstance(value, (list, tuple)) else ()


READERS: Mapping[str, Reader] = {
    "numeral": read_numeral,
    "half": read_half,
    "calendar": _read_calendar,
    "full": _read_full,
    "hijri": _read_hijri,
    "hijri_full": _read_hijri_full,
    "numeric": _read_numeric,
    "days": _read_days,
    "years": _read_years,
    "nth_of": _read_nth_of,
    "weekday": _read_weekday,
    "feast": _read_feast,
    "season": _read_season,
    "decade": _read_decade,
    "near": _read_near,
    "unit": _read_unit,
    "elapsed": _read_elapsed,
    "span": _read_span,
    "span_since": _read_span_since,
    "ago": _read_ago,
    "shift": _read_shift,
    "neighbour": _read_neighbour,
    "fraction": _read_fraction,
    "nothing": _read_nothing,
}
