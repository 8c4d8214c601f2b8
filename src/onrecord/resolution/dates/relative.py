"""Relative dates settled: weekdays, yesterday, last week, three months ago, the day before."""

from __future__ import annotations

from datetime import date

from onrecord.core.vocabulary import DateBasis, DatePrecision
from onrecord.resolution.dates.intervals import Interval, add_days, add_months, unit_of
from onrecord.resolution.dates.meanings import NearDay, Neighbour, Shift, Span, SpanSince, UnitOf, Weekday
from onrecord.resolution.dates.settling import SEVERAL, Frame, Settled, fixed, opened, settle

__all__ = [
    "PRECISIONS",
    "settle_near_day",
    "settle_neighbour",
    "settle_shift",
    "settle_span",
    "settle_span_since",
    "settle_unit",
    "settle_weekday",
    "whole_unit",
]

PRECISIONS = {
    "hour": DatePrecision.DAY,
    "day": DatePrecision.DAY,
    "week": DatePrecision.WEEK,
    "weekend": DatePrecision.DAYS,
    "month": DatePrecision.MONTH,
    "quarter": DatePrecision.MONTHS,
    "year": DatePrecision.YEAR,
    "decade": DatePrecision.YEARS,
}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
DAYS = {"day": 1, "week": 7, "weekend": 7}
# "Two weeks ago" counts whole weeks: the time meant lies up to half a unit either side. A day is exact.
HALF_DAYS = {"week": 3, "weekend": 3, "month": 15, "quarter": 45, "year": 182, "decade": 1826}
UNKNOWN = "an unknown publication date"


@settle.register
def settle_weekday(meaning: Weekday, frame: Frame) -> Settled:
    """Settle a weekday: on or before the day of speaking, for what is to come on or after it."""
    if meaning.since == "report":
        return _weekday_told(meaning, frame)
    said = frame.said
    if said is None:
        side = "after" if meaning.which == 1 or not frame.past else "before"
        return opened(DatePrecision.DAY, f"weekday {side} {UNKNOWN}")
    back, ahead = (said.weekday() - meaning.weekday) % 7, (meaning.weekday - said.weekday()) % 7
    days, rule = {
        -1: (-(back or 7), "weekday before the {day}"),
        0: (meaning.weekday - said.weekday(), "weekday in the week of the {day}"),
        1: (ahead or 7, "weekday after the {day}"),
        None: (-back, "weekday on or before the {day}") if frame.past else (ahead, "weekday on or after the {day}"),
    }[meaning.which]
    there = add_days(said, days)
    return fixed((there, there), DatePrecision.DAY, frame.basis, rule.format(day=frame.day))


@settle.register
def settle_near_day(meaning: NearDay, frame: Frame) -> Settled:
    """Settle yesterday, today, tomorrow; what runs through a night ends on its second day."""
    precision = DatePrecision.DAYS if meaning.nights else DatePrecision.DAY
    told = {0: "the day of {day}", -1: "the day before {day}", 1: "the day after {day}"}
    rule = told.get(meaning.offset, f"{abs(meaning.offset)} days {'before' if meaning.offset < 0 else 'after'} {{day}}")
    if frame.said is None:
        return opened(precision, rule.format(day=UNKNOWN))
    first = add_days(frame.said, meaning.offset)
    last = add_days(first, meaning.nights)
    words = rule.format(day=f"the {frame.day}") + (" and the night to the next" if meaning.nights else "")
    return fixed((first, last), precision, frame.basis, words)


@settle.register
def settle_unit(meaning: UnitOf, frame: Frame) -> Settled:
    """Settle last week, this month, next year; the running one ends with the day of speaking, or begins there."""
    whole = whole_unit(meaning, frame)
    interval = whole.interval
    if interval is None or frame.said is None or not interval[0] <= frame.said <= interval[1]:
        return whole
    if frame.past:
        return fixed((interval[0], frame.said), whole.precision, whole.basis, f"{whole.rule}, up to that day")
    return fixed((frame.said, interval[1]), whole.precision, whole.basis, f"{whole.rule}, from that day")


def whole_unit(meaning: UnitOf, frame: Frame) -> Settled:
    """Settle a unit as the whole of it, what is still to come included."""
    precision = PRECISIONS[meaning.unit]
    offset = meaning.offset or 0
    place = f"{meaning.unit} of" if offset == 0 else f"{meaning.unit} {'before' if offset < 0 else 'after'} that of"
    if frame.said is None:
        return opened(precision, f"the {place} {UNKNOWN}")
    interval = unit_of(meaning.unit, frame.said, offset)
    if meaning.unit == "weekend" and frame.past and interval[0] > frame.said:
        interval = unit_of("weekend", frame.said, offset - 1)
        place = "weekend before"
    return fixed(interval, precision, frame.basis, f"the {place} the {frame.day}")


@settle.register
def settle_shift(meaning: Shift, frame: Frame) -> Settled:
    """Settle a time so long before or after another, give or take half a unit; hours are whole days either side."""
    anchor, day, basis = _anchor(meaning, frame)
    precision = (
        PRECISIONS[meaning.unit] if meaning.low == meaning.high or meaning.unit == "hour" else _several(meaning.unit)
    )
    words = _amount(meaning.low, meaning.high, meaning.unit)
    rule = f"{words} {'before' if meaning.sign < 0 else 'after'} {day}"
    if anchor is None:
        return opened(precision, rule)
    interval = _moved(anchor, meaning)
    if meaning.unit in HALF_DAYS:
        rule += f", give or take half a {meaning.unit}"
    return fixed(interval, precision, basis, rule)


@settle.register
def settle_neighbour(meaning: Neighbour, frame: Frame) -> Settled:
    """Settle the same, the next, the previous day or other unit, counted from what the report has told."""
    unit, times = meaning.unit, meaning.offset
    precision = PRECISIONS[unit]
    side = "of" if times == 0 else "before that of" if times < 0 else "after that of"
    rule = f"the {'day' if unit == 'hour' else unit} {side} what the report has just told"
    told = frame.context
    if told is None:
        return opened(precision, rule)
    if unit in ("day", "hour"):
        days = times if unit == "day" else 0
        interval = add_days(told[0], days), add_days(told[1], days)
    else:
        interval = unit_of(unit, told[0], times)[0], unit_of(unit, told[1], times)[1]
    return fixed(interval, precision, DateBasis.RELATIVE_TO_REPORT, rule)


@settle.register
def settle_span(meaning: Span, frame: Frame) -> Settled:
    """Settle a stretch that ends or begins with the day of speaking; "recent weeks" say not when they began."""
    words = _amount(meaning.low, meaning.high, meaning.unit)
    precision = PRECISIONS[meaning.unit] if meaning.low == meaning.high == 1 else _several(meaning.unit)
    anchor, day, basis = _anchor(Shift(1, 1, "day", meaning.sign, since=meaning.since), frame)
    rule = f"the {words} {'up to' if meaning.sign < 0 else 'from'} {day}"
    if anchor is None:
        return opened(precision, rule)
    ends = anchor[1] if meaning.sign < 0 else anchor[0]
    far = None if meaning.high is None else _far(ends, meaning.high, meaning.unit, meaning.sign)
    return fixed((far, ends) if meaning.sign < 0 else (ends, far), precision, basis, rule)


@settle.register
def settle_span_since(meaning: SpanSince, frame: Frame) -> Settled:
    """Settle "the 18 months since": from a date told, else the stretch that ends with the day of speaking."""
    precision, high = _several(meaning.unit), meaning.high
    words = _amount(meaning.low, high, meaning.unit)
    if meaning.start is None:
        settled = settle_span(Span(meaning.low, high, meaning.unit, -1), frame)
        return Settled(settled.earliest, settled.latest, precision, settled.basis, settled.rule)
    start = settle(meaning.start, frame)
    if start.earliest is None or start.latest is None:
        return opened(precision, f"the {words} since: {start.rule}")
    end = None if high is None else _far(start.latest, high, meaning.unit, 1)
    return fixed((start.earliest, end), precision, start.basis, f"the {words} since: {start.rule}")


def _weekday_told(meaning: Weekday, frame: Frame) -> Settled:
    """Settle "the following Friday", "that Friday" against what the report has told."""
    which = meaning.which or 0
    rule = f"weekday {('of', 'after', 'before')[which]} what the report has just told"
    told = frame.context
    if told is None:
        return opened(DatePrecision.DAY, rule)
    back, ahead = (told[0].weekday() - meaning.weekday) % 7, (meaning.weekday - told[1].weekday()) % 7
    if which < 0:
        there = add_days(told[0], -(back or 7))
    elif which > 0:
        there = add_days(told[1], ahead or 7)
    else:
        there = add_days(told[0], (meaning.weekday - told[0].weekday()) % 7)
    return fixed((there, there), DatePrecision.DAY, DateBasis.RELATIVE_TO_REPORT, rule)


def _anchor(meaning: Shift, frame: Frame) -> tuple[Interval | None, str, DateBasis]:
    since = meaning.since
    if since == "report":
        return frame.context, "what the report has just told", DateBasis.RELATIVE_TO_REPORT
    if since == "speaking":
        said = None if frame.said is None else (frame.said, frame.said)
        return said, UNKNOWN if said is None else f"the {frame.day}", frame.basis
    return _told(settle(since, frame))


def _told(settled: Settled) -> tuple[Interval | None, str, DateBasis]:
    return settled.interval, f"the date told ({settled.rule})", settled.basis


def _moved(anchor: Interval, meaning: Shift) -> tuple[date | None, date | None]:
    """Give the anchor moved by the amount: the near end by its low, the far end by its high, none if that is open."""
    high = None if meaning.rough == "more" else meaning.high
    low = 0 if meaning.rough == "less" else meaning.low
    slack = HALF_DAYS.get(meaning.unit, 0) + (_one_more(meaning.unit) if meaning.rough == "about" else 0)
    if meaning.sign < 0:
        far = None if high is None else add_days(_far(anchor[0], high, meaning.unit, -1), -slack)
        return far, min(add_days(_near(anchor[1], low, meaning.unit, -1), slack), anchor[1])
    far = None if high is None else add_days(_far(anchor[1], high, meaning.unit, 1), slack)
    return max(add_days(_near(anchor[0], low, meaning.unit, 1), -slack), anchor[0]), far


def _one_more(unit: str) -> int:
    return 2 * HALF_DAYS.get(unit, 0) or 1


def _far(day: date, number: int, unit: str, sign: int) -> date:
    return add_days(day, sign * -(-number // 24)) if unit == "hour" else _near(day, number, unit, sign)


def _near(day: date, number: int, unit: str, sign: int) -> date:
    if unit in MONTHS:
        return add_months(day, sign * number * MONTHS[unit])
    return add_days(day, sign * (number // 24 if unit == "hour" else number * DAYS[unit]))


def _several(unit: str) -> DatePrecision:
    precision = PRECISIONS[unit]
    return SEVERAL.get(precision, precision)


def _amount(low: int, high: int | None, unit: str) -> str:
    if high is None:
        return f"{low} or more {unit}s"
    if low != high:
        return f"{low} to {high} {unit}s"
    return f"{low} {unit}" if low == 1 else f"{low} {unit}s"
