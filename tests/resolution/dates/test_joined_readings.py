"""What dates made of other dates mean."""

from __future__ import annotations

import pytest

from onrecord.resolution.dates import find_dates
from onrecord.resolution.dates.joined_readings import READERS
from onrecord.resolution.dates.meanings import (
    After,
    Before,
    Between,
    CalendarDate,
    Fraction,
    NearDay,
    Neighbour,
    Portion,
    Shift,
    Since,
    SpanSince,
    UnitOf,
    Until,
    Weekday,
)
from onrecord.resolution.phrases.grammar import Found
from onrecord.resolution.phrases.patterns import PatternError

MAY_3 = CalendarDate(None, 5, 3)


def meaning(text):
    (expression,) = find_dates(text)
    return expression.meaning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wednesday, 3 May", CalendarDate(None, 5, 3, weekday=2)),
        ("Wed. 3 May 2017", CalendarDate(2017, 5, 3, weekday=2)),
        ("Wednesday (3 May)", CalendarDate(None, 5, 3, weekday=2)),
        ("3 May (Wednesday)", CalendarDate(None, 5, 3, weekday=2)),
        ("next Wednesday, 3 May", CalendarDate(None, 5, 3, weekday=2, which=1)),
        ("Friday the 13th", CalendarDate(day=13, weekday=4)),
        ("3 May last year", CalendarDate(None, 5, 3, years=-1)),
        ("in March this year", CalendarDate(None, 3, years=0)),
        ("yesterday, Tuesday", NearDay(-1)),
        ("yesterday, 3 May", MAY_3),
        ("Wednesday night", Weekday(2)),
        ("Wednesday at 5 p.m.", Weekday(2)),
        ("5:30 p.m. on Wednesday", Weekday(2)),
        ("the early hours of 3 May", MAY_3),
        ("early on Wednesday", Portion(0, Weekday(2))),
        ("late March 2013", Portion(2, CalendarDate(2013, 3))),
        ("the end of 2013", Portion(2, CalendarDate(2013))),
        ("the end of the month", Portion(2, UnitOf("month", 0))),
        ("the first half of 2015", Fraction(1, 2, CalendarDate(2015))),
        ("the first week of March 2013", Fraction(1, 4, CalendarDate(2013, 3), days=7)),
        ("two days after 3 May", Shift(2, 2, "day", 1, MAY_3)),
        ("the day before 3 May", Shift(1, 1, "day", -1, MAY_3)),
        ("the 18 months since June 2014", SpanSince(18, 18, "month", CalendarDate(2014, 6))),
        ("between March and 3 May", Between(CalendarDate(month=3), MAY_3)),
        ("from Monday to Wednesday", Between(Weekday(0), Weekday(2))),
        ("Monday-Wednesday", Between(Weekday(0), Weekday(2))),
        ("2011 – 2013", Between(CalendarDate(2011), CalendarDate(2013))),
        ("since August 2013", Since(CalendarDate(2013, 8))),
        ("until 3 May", Until(MAY_3)),
        ("by 3 May", Until(MAY_3)),
        ("before 2011", Before(CalendarDate(2011))),
        ("after 2011.", After(CalendarDate(2011))),
        ("at dawn", Neighbour("day", 0)),
    ],
)
def test_dates_join_into_one(text, expected):
    assert meaning(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3 May 2015 last year", ["3 May 2015", "last year"]),
        ("3 May last week", ["3 May", "last week"]),
        ("Thursday (3-7 May)", ["Thursday", "3-7 May"]),
    ],
)
def test_dates_that_do_not_fit_together_stay_apart(text, words):
    assert [one.text for one in find_dates(text)] == words


@pytest.mark.parametrize("name", ["join", "in_year", "calendar_weekday", "fraction_of", "shift_from", "span_from"])
def test_a_form_that_catches_something_else_means_nothing(name):
    assert READERS[name](Found({"of": 3, "weekday": "x", "year": 3, "fraction": 3, "shift": 3, "span": 3}, ())) is None


def test_a_form_that_catches_no_date_where_one_should_be_is_an_error_of_the_table():
    with pytest.raises(PatternError, match="catches 3 as start, which is no date"):
        READERS["since"](Found({"start": 3}, ()))
