"""What each form of a date means; where forms are found in texts is tested with spans."""

from __future__ import annotations

import pytest

from onrecord.resolution.dates import find_dates
from onrecord.resolution.dates.meanings import (
    AmbiguousDate,
    Between,
    CalendarDate,
    Decade,
    FixedDay,
    Fraction,
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


def meaning(text):
    (expression,) = find_dates(text)
    return expression.meaning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29 December 2015", CalendarDate(2015, 12, 29)),
        ("3 May", CalendarDate(None, 5, 3)),
        ("March 2013", CalendarDate(2013, 3)),
        ("3 JAN 90 --", CalendarDate(90, 1, 3, short=True)),
        ("in Jan '90", CalendarDate(90, 1, short=True)),
        ("in 2013", CalendarDate(2013)),
        ("last March", CalendarDate(month=3, which=-1)),
        ("2015-12-29", CalendarDate(2015, 12, 29)),
        ("29/12/2015", CalendarDate(2015, 12, 29)),
        ("12/29/2015", CalendarDate(2015, 12, 29)),
        ("03/03/2015", CalendarDate(2015, 3, 3)),
        ("03/04/2015", AmbiguousDate(CalendarDate(2015, 4, 3), CalendarDate(2015, 3, 4))),
        ("29.02.15", CalendarDate(15, 2, 29, short=True)),
        ("3-7 May", Between(CalendarDate(None, 5, 3), CalendarDate(None, 5, 7))),
        ("3, 4 and 5 May 2014", Between(CalendarDate(2014, 5, 3), CalendarDate(2014, 5, 5))),
        ("2011-13", Between(CalendarDate(2011), CalendarDate(2013))),
        ("2013/14", Between(CalendarDate(2013), CalendarDate(2014))),
        ("the 14th of last month", NthDay(14, UnitOf("month", -1))),
        ("next Friday", Weekday(4, 1)),
        ("the following Friday", Weekday(4, 1, "report")),
        ("Good Friday 2016", FixedDay("good_friday", 2016)),
        ("last summer", Season("summer", which=-1)),
        ("the 1980s", Decade(1980)),
        ("the eighties", Decade(1980)),
        ("the mid-1980s", Portion(1, Decade(1980))),
        ("the day before yesterday", NearDay(-2)),
        ("overnight", NearDay(-1, 1)),
        ("last weekend", UnitOf("weekend", -1)),
        ("the weekend", UnitOf("weekend", None)),
        ("earlier this month", Portion(-1, UnitOf("month", 0))),
        ("the past three months", Span(3, 3, "month", -1)),
        ("the next two weeks", Span(2, 2, "week", 1)),
        ("recent days", Span(2, None, "day", -1)),
        ("the previous six months", Span(6, 6, "month", -1, "report")),
        ("the following days", Span(2, None, "day", 1, "report")),
        ("in the 18 months since it fell", SpanSince(18, 18, "month")),
        ("the year since it fell", SpanSince(1, 1, "year")),
        ("a fortnight ago", Shift(2, 2, "week", -1, "speaking")),
        ("more than three years ago", Shift(3, 3, "year", -1, "speaking", "more")),
        ("two or three days ago", Shift(2, 3, "day", -1, "speaking")),
        ("several weeks later", Shift(3, None, "week", 1)),
        ("days earlier", Shift(2, None, "day", -1)),
        ("the night before", Shift(1, 1, "day", -1)),
        ("the next day", Neighbour("day", 1)),
        ("that night", Neighbour("day", 0)),
        ("the same week", Neighbour("week", 0)),
        ("the third quarter", Fraction(3, 4)),
    ],
)
def test_a_form_means_what_it_says(text, expected):
    assert meaning(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2015",
        "2015-13-01",
        "45/45/2015",
        "7-3 May 2015",
        "29-31 February 2015",
        "2013/12",
        "1850/60",
        "the '20s",
    ],
)
def test_what_no_calendar_holds_is_no_such_date(text):
    found = [one.meaning for one in find_dates(text)]
    assert not any(isinstance(one, AmbiguousDate | Between | Decade) for one in found)
    assert not any(isinstance(one, CalendarDate) and one.day is not None and one.month == 2 for one in found)


def test_there_is_no_fifth_quarter():
    assert find_dates("the first half of") == ()
