"""Readings of dates made of other dates: ranges, "since", a weekday beside its date, a part of a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from onrecord.resolution.dates.meanings import (
    After,
    Before,
    Between,
    CalendarDate,
    Fraction,
    Meaning,
    Neighbour,
    Portion,
    Shift,
    Since,
    SpanSince,
    UnitOf,
    Until,
    Weekday,
)
from onrecord.resolution.phrases.grammar import Found, Reader
from onrecord.resolution.phrases.patterns import PatternError

__all__ = ["READERS"]

Kind = TypeVar("Kind")


def _read_join(found: Found) -> CalendarDate | None:
    """Give a calendar date with the weekday said beside it."""
    told, weekday = found.values.get("of"), found.values.get("weekday")
    which = weekday.which if isinstance(weekday, Weekday) else None
    number = weekday.weekday if isinstance(weekday, Weekday) else weekday
    if not isinstance(told, CalendarDate) or not isinstance(number, int):
        return None
    return replace(told, weekday=number, which=which)


def _read_in_year(found: Found) -> CalendarDate | None:
    """Give "3 May last year"."""
    told, year = _given(found, "of", CalendarDate), _given(found, "year", UnitOf)
    if told is None or year is None or told.year is not None or year.unit != "year":
        return None
    return replace(told, years=year.offset)


def _read_calendar_weekday(found: Found) -> CalendarDate | None:
    """Give "Friday the 13th"."""
    weekday = _given(found, "weekday", Weekday)
    return None if weekday is None else CalendarDate(day=found.number("day"), weekday=weekday.weekday)


def _read_fraction_of(found: Found) -> Fraction | None:
    """Give a part of a time."""
    fraction = _given(found, "fraction", Fraction)
    return None if fraction is None else replace(fraction, of=_told(found, "of"))


def _read_shift_from(found: Found) -> Shift | None:
    """Give a time counted from a date."""
    shift = _given(found, "shift", Shift)
    return None if shift is None else replace(shift, since=_told(found, "of"))


def _read_span_from(found: Found) -> SpanSince | None:
    """Give "the 18 months since June 2014"."""
    span = _given(found, "span", SpanSince)
    return None if span is None else replace(span, start=_told(found, "of"))


def _read_portion(found: Found) -> Portion:
    """Give a third of a time."""
    return Portion(found.number("third") or 0, _told(found, "of"))


def _read_portion_of_unit(found: Found) -> Portion:
    """Give "the end of the year"."""
    return Portion(found.number("third") or 0, UnitOf(str(found.values["unit"]), 0))


def _read_whole(found: Found) -> Meaning:
    """Give the date that words for the hour only make more exact."""
    return _told(found, "of")


def _read_whole_hour(found: Found) -> Neighbour:  # noqa: ARG001 - the hour changes nothing of the day
    """Give "at dawn" as the day told before."""
    return Neighbour("day", 0)


def _read_between(found: Found) -> Between:
    """Give a range."""
    return Between(_told(found, "start"), _told(found, "end"))


def _read_since(found: Found) -> Since:
    """Give "since"."""
    return Since(_told(found, "start"))


def _read_until(found: Found) -> Until:
    """Give "until"."""
    return Until(_told(found, "end"))


def _read_before(found: Found) -> Before:
    """Give "before"."""
    return Before(_told(found, "end"))


def _read_after(found: Found) -> After:
    """Give "after"."""
    return After(_told(found, "start"))


def _given(found: Found, name: str, kind: type[Kind]) -> Kind | None:
    value = found.values.get(name)
    return value if isinstance(value, kind) else None


def _told(found: Found, name: str) -> Meaning:
    told = found.values[name]
    if not isinstance(told, Meaning):
        raise PatternError(f"a form catches {told!r} as {name}, which is no date")
    return told


READERS: Mapping[str, Reader] = {
    "join": _read_join,
    "in_year": _read_in_year,
    "calendar_weekday": _read_calendar_weekday,
    "fraction_of": _read_fraction_of,
    "shift_from": _read_shift_from,
    "span_from": _read_span_from,
    "portion": _read_portion,
    "portion_of_unit": _read_portion_of_unit,
    "whole": _read_whole,
    "whole_hour": _read_whole_hour,
    "between": _read_between,
    "since": _read_since,
    "until": _read_until,
    "before": _read_before,
    "after": _read_after,
}
