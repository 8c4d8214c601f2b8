from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.vocabulary import DatePrecision
from onrecord.resolution.dates.meanings import (
    After,
    Before,
    Between,
    CalendarDate,
    Decade,
    Fraction,
    NthDay,
    Portion,
    Since,
    UnitOf,
    Until,
    Weekday,
)
from onrecord.resolution.dates.settling import Frame, settle

FRIDAY = date(2016, 1, 8)
SAID = Frame(FRIDAY)
UNKNOWN = Frame()
MAY = CalendarDate(2015, 5)


def ends(settled):
    return settled.earliest, settled.latest


@pytest.mark.parametrize(
    ("third", "of", "expected"),
    [
        (0, MAY, (date(2015, 5, 1), date(2015, 5, 11))),
        (1, MAY, (date(2015, 5, 11), date(2015, 5, 21))),
        (2, UnitOf("week", 0), (date(2016, 1, 8), date(2016, 1, 10))),
        (0, Decade(1980), (date(1980, 1, 1), date(1983, 5, 2))),
        (0, Weekday(2), (date(2016, 1, 6), date(2016, 1, 6))),
        (-1, UnitOf("month", 0), (date(2016, 1, 1), FRIDAY)),
        (3, UnitOf("month", 0), (FRIDAY, date(2016, 1, 31))),
        (-1, UnitOf("month", -1), (date(2015, 12, 1), date(2015, 12, 31))),
        (0, CalendarDate(month=5, years=9999), (None, None)),
    ],
)
def test_a_third_of_a_time_or_what_has_passed_of_it_is_fixed(third, of, expected):
    if of == CalendarDate(month=5, years=9999):
        assert ends(settle(Portion(third, of), UNKNOWN)) == expected
    else:
        assert ends(settle(Portion(third, of), SAID)) == expected


@pytest.mark.parametrize(
    ("meaning", "expected", "precision", "rule"),
    [
        (
            Fraction(1, 2, CalendarDate(2015)),
            (date(2015, 1, 1), date(2015, 6, 30)),
            DatePrecision.MONTHS,
            "the first half of the year as written",
        ),
        (
            Fraction(-1, 4, UnitOf("year", -1)),
            (date(2015, 10, 1), date(2015, 12, 31)),
            DatePrecision.MONTHS,
            "the last quarter of the year before that of the publication date",
        ),
        (
            Fraction(1, 4, MAY, days=7),
            (date(2015, 5, 1), date(2015, 5, 7)),
            DatePrecision.DAYS,
            "the first 7 days of the month as written",
        ),
        (
            Fraction(2, 2, MAY),
            (date(2015, 5, 16), date(2015, 5, 31)),
            DatePrecision.DAYS,
            "the second half of the month as written",
        ),
        (
            Fraction(3, 4),
            (date(2015, 7, 1), date(2015, 9, 30)),
            DatePrecision.MONTHS,
            "the latest such quarter on or before the publication date",
        ),
    ],
)
def test_a_part_of_a_time_is_fixed(meaning, expected, precision, rule):
    settled = settle(meaning, SAID)
    assert (ends(settled), settled.precision, settled.rule) == (expected, precision, rule)


def test_a_part_of_an_unknown_time_stays_open():
    assert ends(settle(Fraction(1, 2, CalendarDate(month=5)), UNKNOWN)) == (None, None)
    settled = settle(Fraction(1, 4), UNKNOWN)
    assert settled.rule == "quarter of a year that is not told, publication date unknown"


def test_a_numbered_day_of_a_month_told_otherwise_is_fixed():
    assert ends(settle(NthDay(14, UnitOf("month", -1)), SAID)) == (date(2015, 12, 14), date(2015, 12, 14))
    assert settle(NthDay(14, UnitOf("month", -1)), UNKNOWN).rule.startswith("a day of the month before")
    assert settle(NthDay(31, UnitOf("month", 1)), SAID).rule.endswith("has no day 31")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (CalendarDate(month=12, day=29), CalendarDate(2016, 1, 3), (date(2015, 12, 29), date(2016, 1, 3))),
        (CalendarDate(2015, 12, 29), CalendarDate(month=1, day=3), (date(2015, 12, 29), date(2016, 1, 3))),
        (CalendarDate(2011), CalendarDate(2013), (date(2011, 1, 1), date(2013, 12, 31))),
        (CalendarDate(month=11), CalendarDate(2014, 2), (date(2013, 11, 1), date(2014, 2, 28))),
        (Weekday(0), Weekday(2), (date(2016, 1, 4), date(2016, 1, 6))),
        (Weekday(4), Weekday(2), (date(2016, 1, 1), date(2016, 1, 6))),
        (CalendarDate(2013), CalendarDate(2011), (None, None)),
    ],
)
def test_the_end_that_stands_by_itself_leads_a_range(start, end, expected):
    assert ends(settle(Between(start, end), SAID)) == expected


def test_a_range_is_told_in_several_of_its_finer_unit():
    assert settle(Between(CalendarDate(2015, 12, 29), MAY), UNKNOWN).precision is DatePrecision.DAYS
    assert settle(Between(CalendarDate(2013), MAY), UNKNOWN).precision is DatePrecision.MONTHS


def test_a_range_with_an_unknown_end_stays_open():
    settled = settle(Between(Weekday(0), Weekday(2)), UNKNOWN)
    assert (ends(settled), settled.rule) == (
        (None, None),
        "range of which one end is not known: weekday before an unknown publication date",
    )


@pytest.mark.parametrize(
    ("meaning", "frame", "expected"),
    [
        (Since(MAY), SAID, (date(2015, 5, 1), FRIDAY)),
        (Since(MAY), UNKNOWN, (date(2015, 5, 1), None)),
        (Since(CalendarDate(2017)), SAID, (date(2017, 1, 1), None)),
        (Since(Weekday(2)), UNKNOWN, (None, None)),
        (Until(MAY), SAID, (None, date(2015, 5, 31))),
        (Until(Weekday(2)), UNKNOWN, (None, None)),
        (Before(MAY), SAID, (None, date(2015, 4, 30))),
        (Before(Weekday(2)), UNKNOWN, (None, None)),
        (After(MAY), SAID, (date(2015, 6, 1), FRIDAY)),
        (After(MAY), UNKNOWN, (date(2015, 6, 1), None)),
        (After(CalendarDate(2017)), SAID, (date(2018, 1, 1), None)),
        (After(Weekday(2)), UNKNOWN, (None, None)),
    ],
)
def test_a_period_is_open_to_the_side_its_words_leave_open(meaning, frame, expected):
    settled = settle(meaning, frame)
    assert ends(settled) == expected
    assert settled.precision in {DatePrecision.DAYS, DatePrecision.MONTHS, DatePrecision.YEARS}
