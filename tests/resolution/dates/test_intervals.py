from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.dates.intervals import (
    add_months,
    days_of,
    easter,
    month_of,
    part_of,
    third_of,
    unit_of,
    week_of,
    year_of,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
UNITS = st.sampled_from(["week", "weekend", "month", "quarter", "year", "decade"])


def test_a_month_later_is_the_same_day_or_the_last():
    assert add_months(date(2016, 1, 31), 1) == date(2016, 2, 29)
    assert add_months(date(2016, 1, 8), -18) == date(2014, 7, 8)
    with pytest.raises(OverflowError, match="outside the calendar"):
        add_months(date(9999, 12, 1), 1)


@pytest.mark.parametrize(
    ("unit", "offset", "first", "last"),
    [
        ("week", 0, date(2016, 1, 4), date(2016, 1, 10)),
        ("week", -1, date(2015, 12, 28), date(2016, 1, 3)),
        ("weekend", 0, date(2016, 1, 9), date(2016, 1, 10)),
        ("month", -1, date(2015, 12, 1), date(2015, 12, 31)),
        ("quarter", -1, date(2015, 10, 1), date(2015, 12, 31)),
        ("year", 1, date(2017, 1, 1), date(2017, 12, 31)),
        ("decade", -1, date(2000, 1, 1), date(2009, 12, 31)),
    ],
)
def test_a_unit_is_whole_and_counted_from_its_own(unit, offset, first, last):
    assert unit_of(unit, date(2016, 1, 8), offset) == (first, last)


@given(DAYS, UNITS, st.integers(min_value=-50, max_value=50))
def test_units_follow_one_another_without_a_gap(day, unit, offset):
    first, last = unit_of(unit, day, offset)
    following = unit_of(unit, day, offset + 1)
    assert first <= last < following[0]
    if unit != "weekend":
        assert following[0] - last == timedelta(days=1)


@given(DAYS, UNITS)
def test_the_thirds_of_a_time_cover_it(day, unit):
    whole = unit_of(unit, day)
    early, middle, late = (third_of(whole, third) for third in (0, 1, 2))
    assert early[0] == whole[0]
    assert late[1] == whole[1]
    assert (middle[0] - early[1]).days <= 1
    assert (late[0] - middle[1]).days <= 1


@given(DAYS, UNITS, st.sampled_from([2, 3, 4]))
def test_the_parts_of_a_time_cover_it(day, unit, parts):
    whole = unit_of(unit, day)
    pieces = [part_of(whole, number, parts) for number in range(1, parts + 1)]
    assert pieces[0][0] == whole[0]
    assert pieces[-1][1] == whole[1] == part_of(whole, -1, parts)[1]
    assert all((later[0] - piece[1]).days <= 1 for piece, later in itertools.pairwise(pieces))


def test_quarters_and_halves_of_a_year_begin_with_a_month():
    assert part_of(year_of(2015), 3, 4) == (date(2015, 7, 1), date(2015, 9, 30))
    assert part_of(year_of(2015), -1, 2) == (date(2015, 7, 1), date(2015, 12, 31))


def test_a_week_of_a_month_is_seven_days_counted_from_either_end():
    march = month_of(2016, 3)
    assert days_of(march, 1, 7) == (date(2016, 3, 1), date(2016, 3, 7))
    assert days_of(march, -1, 7) == (date(2016, 3, 25), date(2016, 3, 31))
    assert days_of(march, 5, 7) == (date(2016, 3, 29), date(2016, 3, 31))
    assert days_of(week_of(date(2016, 3, 2)), 4, 7) == (date(2016, 3, 6), date(2016, 3, 6))


@pytest.mark.parametrize("day", [date(1961, 4, 2), date(2000, 4, 23), date(2016, 3, 27), date(2038, 4, 25)])
def test_easter_is_the_sunday_the_church_keeps(day):
    assert easter(day.year) == day


@given(st.integers(min_value=1600, max_value=4000))
def test_easter_is_a_sunday_in_spring(year):
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
