"""Axes keep the order of what they show and write round numbers and first days."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.tally.charts.scales import Scale, day_ticks, number_ticks, rounded_top, value_ticks

DAYS = st.dates(date(1, 1, 1), date(9998, 12, 31))


@given(st.lists(st.integers(0, 10**12), min_size=2, max_size=9))
def test_higher_numbers_stand_no_lower(numbers):
    scale = Scale(0, max(numbers), 400, 20)
    places = [scale(number) for number in sorted(numbers)]
    assert places == sorted(places, reverse=True)
    assert all(20 - 1e-6 <= place <= 400 for place in places)


def test_a_scale_of_one_number_has_it_in_the_middle():
    assert Scale(5, 5, 0, 10)(5) == 5


@given(st.floats(0, 1e13), st.integers(2, 6))
def test_an_axis_from_zero_ends_at_a_round_number_that_is_written(high, most):
    top = rounded_top(high, most)
    assert top >= high
    assert value_ticks(top, most)[0] == 0
    assert value_ticks(top, most)[-1] == top
    assert len(value_ticks(top, most)) <= most + 1


@given(st.floats(0, 1e9), st.floats(0, 1e9), st.integers(2, 6))
def test_numbers_of_any_axis_lie_on_it(low, length, most):
    ticks = number_ticks(low, low + length, most)
    assert all(low <= tick <= low + length for tick in ticks)
    assert len(ticks) <= most + 1


@given(DAYS, DAYS, st.integers(2, 12))
def test_days_of_an_axis_lie_on_it_in_order(one, other, most):
    first, last = sorted((one, other))
    ticks = day_ticks(first, last, most)
    assert 1 <= len(ticks) <= most
    assert list(ticks) == sorted(set(ticks))
    assert all(first <= day <= last for day in ticks)


def test_two_years_are_told_by_half_years_where_there_is_room_for_five():
    assert day_ticks(date(2019, 4, 1), date(2021, 1, 31), 5) == (
        date(2019, 7, 1),
        date(2020, 1, 1),
        date(2020, 7, 1),
        date(2021, 1, 1),
    )


def test_ten_days_are_told_by_days():
    assert day_ticks(date(2019, 4, 3), date(2019, 4, 12), 5)[:2] == (date(2019, 4, 3), date(2019, 4, 5))
