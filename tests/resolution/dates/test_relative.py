from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.vocabulary import DateBasis, DatePrecision
from onrecord.resolution.dates.meanings import (
    CalendarDate,
    NearDay,
    Neighbour,
    Shift,
    Span,
    SpanSince,
    UnitOf,
    Weekday,
)
from onrecord.resolution.dates.settling import Frame, settle

FRIDAY = date(2016, 1, 8)
SAID = Frame(FRIDAY)
FUTURE = Frame(FRIDAY, past=False)
UNKNOWN = Frame()
TOLD = Frame(FRIDAY, context=(date(2015, 12, 20), date(2015, 12, 20)))


def ends(settled):
    return settled.earliest, settled.latest


def day(month, number, year=2016):
    return date(year, month, number), date(year, month, number)


@pytest.mark.parametrize(
    ("weekday", "which", "frame", "expected", "rule"),
    [
        (2, None, SAID, day(1, 6), "weekday on or before the publication date"),
        (4, None, SAID, day(1, 8), "weekday on or before the publication date"),
        (2, None, FUTURE, day(1, 13), "weekday on or after the publication date"),
        (4, None, FUTURE, day(1, 8), "weekday on or after the publication date"),
        (4, -1, SAID, day(1, 1), "weekday before the publication date"),
        (2, -1, SAID, day(1, 6), "weekday before the publication date"),
        (2, 0, SAID, day(1, 6), "weekday in the week of the publication date"),
        (4, 1, SAID, day(1, 15), "weekday after the publication date"),
        (2, None, UNKNOWN, (None, None), "weekday before an unknown publication date"),
        (2, 1, UNKNOWN, (None, None), "weekday after an unknown publication date"),
        (2, None, Frame(past=False), (None, None), "weekday after an unknown publication date"),
        (2, None, Frame(FRIDAY, "day it was said"), day(1, 6), "weekday on or before the day it was said"),
    ],
)
def test_a_weekday_is_counted_from_the_day_of_speaking(weekday, which, frame, expected, rule):
    settled = settle(Weekday(weekday, which), frame)
    assert (ends(settled), settled.rule, settled.precision) == (expected, rule, DatePrecision.DAY)


@pytest.mark.parametrize(
    ("weekday", "which", "expected"),
    [
        (4, 1, day(12, 25, 2015)),
        (6, 1, day(12, 27, 2015)),
        (4, -1, day(12, 18, 2015)),
        (6, -1, day(12, 13, 2015)),
        (6, 0, day(12, 20, 2015)),
    ],
)
def test_a_weekday_may_be_counted_from_what_was_told(weekday, which, expected):
    settled = settle(Weekday(weekday, which, since="report"), TOLD)
    assert (ends(settled), settled.basis) == (expected, DateBasis.RELATIVE_TO_REPORT)
    assert ends(settle(Weekday(weekday, which, since="report"), SAID)) == (None, None)


@pytest.mark.parametrize(
    ("meaning", "expected", "rule"),
    [
        (NearDay(0), day(1, 8), "the day of the publication date"),
        (NearDay(-1), day(1, 7), "the day before the publication date"),
        (NearDay(1), day(1, 9), "the day after the publication date"),
        (NearDay(-2), day(1, 6), "2 days before the publication date"),
        (NearDay(2), day(1, 10), "2 days after the publication date"),
        (NearDay(-1, 1), (date(2016, 1, 7), FRIDAY), "the day before the publication date and the night to the next"),
    ],
)
def test_days_near_the_day_of_speaking_are_counted_from_it(meaning, expected, rule):
    settled = settle(meaning, SAID)
    assert (ends(settled), settled.rule) == (expected, rule)
    assert settle(NearDay(-1), UNKNOWN).rule == "the day before an unknown publication date"


@pytest.mark.parametrize(
    ("meaning", "frame", "expected"),
    [
        (UnitOf("week", -1), SAID, (date(2015, 12, 28), date(2016, 1, 3))),
        (UnitOf("week", 0), SAID, (date(2016, 1, 4), FRIDAY)),
        (UnitOf("week", 0), FUTURE, (FRIDAY, date(2016, 1, 10))),
        (UnitOf("month", 1), SAID, (date(2016, 2, 1), date(2016, 2, 29))),
        (UnitOf("year", -1), SAID, (date(2015, 1, 1), date(2015, 12, 31))),
        (UnitOf("weekend", None), SAID, (date(2016, 1, 2), date(2016, 1, 3))),
        (UnitOf("weekend", -1), SAID, (date(2016, 1, 2), date(2016, 1, 3))),
        (UnitOf("weekend", None), FUTURE, (date(2016, 1, 9), date(2016, 1, 10))),
        (UnitOf("weekend", None), Frame(date(2016, 1, 9)), day(1, 9)),
        (UnitOf("week", 0), UNKNOWN, (None, None)),
    ],
)
def test_a_running_unit_ends_or_begins_with_the_day_of_speaking(meaning, frame, expected):
    assert ends(settle(meaning, frame)) == expected


@pytest.mark.parametrize(
    ("meaning", "expected", "precision"),
    [
        (Shift(2, 2, "day", -1, "speaking"), day(1, 6), DatePrecision.DAY),
        (Shift(1, 1, "week", -1, "speaking"), (date(2015, 12, 29), date(2016, 1, 4)), DatePrecision.WEEK),
        (Shift(2, 2, "month", -1, "speaking"), (date(2015, 10, 24), date(2015, 11, 23)), DatePrecision.MONTH),
        (Shift(2, 3, "day", -1, "speaking"), (date(2016, 1, 5), date(2016, 1, 6)), DatePrecision.DAYS),
        (Shift(3, None, "day", -1, "speaking"), (None, date(2016, 1, 5)), DatePrecision.DAYS),
        (Shift(36, 36, "hour", -1, "speaking"), (date(2016, 1, 6), date(2016, 1, 7)), DatePrecision.DAY),
        (Shift(1, 1, "year", -1, "speaking", "more"), (None, date(2015, 7, 9)), DatePrecision.YEAR),
        (Shift(3, 3, "day", -1, "speaking", "less"), (date(2016, 1, 5), FRIDAY), DatePrecision.DAY),
        (Shift(3, 3, "day", -1, "speaking", "about"), (date(2016, 1, 4), date(2016, 1, 6)), DatePrecision.DAY),
        (Shift(3, 3, "week", -1, "speaking", "about"), (date(2015, 12, 9), date(2015, 12, 27)), DatePrecision.WEEK),
        (Shift(2, 2, "day", 1), day(12, 22, 2015), DatePrecision.DAY),
        (Shift(2, None, "week", 1), (date(2015, 12, 31), None), DatePrecision.WEEKS),
        (Shift(2, 2, "day", -1, CalendarDate(2015, 5, 3)), day(5, 1, 2015), DatePrecision.DAY),
    ],
)
def test_a_time_before_or_after_another_is_moved_by_the_amount(meaning, expected, precision):
    settled = settle(meaning, TOLD)
    assert (ends(settled), settled.precision) == (expected, precision)


def test_a_time_counted_from_what_is_not_known_stays_open():
    assert settle(Shift(2, 2, "day", 1), SAID).rule == "2 days after what the report has just told"
    assert settle(Shift(1, 1, "week", -1, "speaking"), UNKNOWN).rule == "1 week before an unknown publication date"
    assert ends(settle(Shift(1, 1, "day", 1, CalendarDate(month=5)), UNKNOWN)) == (None, None)


@pytest.mark.parametrize(
    ("meaning", "rule"),
    [
        (Shift(3, None, "day", -1, "speaking"), "3 or more days before the publication date"),
        (Shift(2, 3, "day", -1, "speaking"), "2 to 3 days before the publication date"),
        (Shift(1, 1, "week", -1, "speaking"), "1 week before the publication date, give or take half a week"),
    ],
)
def test_the_rule_tells_the_amount_and_its_slack(meaning, rule):
    assert settle(meaning, SAID).rule == rule


@pytest.mark.parametrize(
    ("unit", "offset", "expected", "rule"),
    [
        ("day", 1, day(12, 21, 2015), "the day after that of what the report has just told"),
        ("day", 0, day(12, 20, 2015), "the day of what the report has just told"),
        ("hour", 1, day(12, 20, 2015), "the day after that of what the report has just told"),
        ("week", -1, (date(2015, 12, 7), date(2015, 12, 13)), "the week before that of what the report has just told"),
    ],
)
def test_a_neighbour_is_counted_from_what_was_told(unit, offset, expected, rule):
    settled = settle(Neighbour(unit, offset), TOLD)
    assert (ends(settled), settled.rule) == (expected, rule)
    assert ends(settle(Neighbour(unit, offset), SAID)) == (None, None)


@pytest.mark.parametrize(
    ("meaning", "expected", "precision"),
    [
        (Span(3, 3, "month", -1), (date(2015, 10, 8), FRIDAY), DatePrecision.MONTHS),
        (Span(1, 1, "week", -1), (date(2016, 1, 1), FRIDAY), DatePrecision.WEEK),
        (Span(48, 48, "hour", -1), (date(2016, 1, 6), FRIDAY), DatePrecision.DAYS),
        (Span(2, None, "day", -1), (None, FRIDAY), DatePrecision.DAYS),
        (Span(2, 2, "week", 1), (FRIDAY, date(2016, 1, 22)), DatePrecision.WEEKS),
        (Span(2, None, "week", 1), (FRIDAY, None), DatePrecision.WEEKS),
        (Span(2, 2, "day", -1, "report"), (date(2015, 12, 18), date(2015, 12, 20)), DatePrecision.DAYS),
    ],
)
def test_a_stretch_ends_or_begins_with_its_day(meaning, expected, precision):
    settled = settle(meaning, TOLD)
    assert (ends(settled), settled.precision) == (expected, precision)
    assert ends(settle(meaning, UNKNOWN)) == (None, None)


def test_a_stretch_since_something_not_dated_ends_with_the_day_of_speaking():
    settled = settle(SpanSince(18, 18, "month"), Frame(date(2015, 12, 29)))
    assert (ends(settled), settled.precision) == ((date(2014, 6, 29), date(2015, 12, 29)), DatePrecision.MONTHS)


def test_a_stretch_since_a_date_begins_with_it():
    settled = settle(SpanSince(18, 18, "month", CalendarDate(2014, 6)), UNKNOWN)
    assert ends(settled) == (date(2014, 6, 1), date(2015, 12, 30))
    assert ends(settle(SpanSince(2, None, "month", CalendarDate(2014, 6)), UNKNOWN)) == (date(2014, 6, 1), None)
    assert ends(settle(SpanSince(2, 2, "month", CalendarDate(month=6)), UNKNOWN)) == (None, None)
