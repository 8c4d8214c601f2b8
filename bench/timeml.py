"""TimeML values: what a date of ours is called there, what kind a value is, and the days it covers."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.core.values import When
from onrecord.core.vocabulary import DatePrecision
from onrecord.resolution.dates.intervals import Interval, decade_of, month_of, week_of, year_of
from onrecord.resolution.dates.meanings import Meaning, Season, Span, SpanSince, UnitOf

__all__ = ["interval_of", "kind_of", "value_of"]

KINDS = {
    "day": r"\d{4}-\d\d-\d\d",
    "week": r"\d{4}-W\d\d(?:-WE)?",
    "month": r"\d{4}-\d\d",
    "quarter": r"\d{4}-[QH]\d",
    "season": r"\d{4}-(?:SP|SU|FA|WI)",
    "year": r"\d{4}",
    "decade": r"\d{3}",
    "duration": r"P[T\dX].*",
    "vague": r"(?:PRESENT|PAST|FUTURE)_REF",
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
UNITS = {"hour": "TH", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E"}


def kind_of(value: str) -> str:
    """Give the kind of a TimeML value, `other` if it is none of the common ones."""
    return next((kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, value)), "other")


def value_of(meaning: Meaning, when: When) -> str | None:
    """Give the TimeML value of a date of ours, None if it is open; of an interval it is the unit at its middle."""
    if isinstance(meaning, Span | SpanSince):
        number = str(meaning.low) if meaning.low == meaning.high else "X"
        unit = UNITS[meaning.unit]
        return f"PT{number}H" if unit == "TH" else f"P{number}{unit}"
    interval = _interval(when)
    if interval is None:
        return None
    middle = interval[0] + timedelta(days=(interval[1] - interval[0]).days // 2)
    if isinstance(meaning, UnitOf) and meaning.unit == "weekend":
        return f"{middle:%G-W%V}-WE"
    if isinstance(meaning, Season):
        return f"{interval[0].year}-{SEASONS[meaning.season]}"
    return _by_precision(when.precision, middle, interval)


def interval_of(value: str) -> Interval | None:
    """Give the days that a value covers, None for what covers none that are known."""
    kind = kind_of(value)
    if kind == "day":
        return date.fromisoformat(value), date.fromisoformat(value)
    if kind == "week":
        monday = date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
        return (week_of(monday)[0] + timedelta(days=5 * value.endswith("WE"))), week_of(monday)[1]
    if kind == "month":
        return month_of(int(value[:4]), int(value[5:]))
    if kind == "quarter":
        months = 3 if value[5] == "Q" else 6
        last = int(value[6]) * months
        return date(int(value[:4]), last - months + 1, 1), month_of(int(value[:4]), last)[1]
    if kind == "year":
        return year_of(int(value))
    return decade_of(int(value) * 10) if kind == "decade" else None


def _interval(when: When) -> Interval | None:
    ends = [end for end in (when.earliest, when.latest) if end is not None]
    return (ends[0], ends[-1]) if ends else None


def _by_precision(precision: DatePrecision, middle: date, interval: Interval) -> str:
    if precision is DatePrecision.WEEK:
        return f"{middle:%G-W%V}"
    if precision is DatePrecision.MONTH:
        return f"{middle:%Y-%m}"
    if precision is DatePrecision.YEAR:
        return f"{middle:%Y}"
    if precision is DatePrecision.YEARS:
        return str(middle.year // 10)
    if precision is DatePrecision.MONTHS and interval[0].day == 1 and (interval[1] - interval[0]).days in range(88, 93):
        return f"{middle.year}-Q{(middle.month + 2) // 3}"
    return f"{interval[0]:%Y-%m-%d}"
