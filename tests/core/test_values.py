"""Counts and intervals refuse ends that are out of order."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.errors import BadOption
from onrecord.core.values import Count, When, Where

ends = st.none() | st.integers(-3, 10**6)
days = st.none() | st.dates()


@given(ends, ends, ends)
def test_a_count_exists_only_with_its_ends_in_order_and_none_negative(low, best, high):
    known = [end for end in (low, best, high) if end is not None]
    if known == sorted(known) and all(end >= 0 for end in known):
        assert (Count(low, best, high).low, Count(low, best, high).high) == (low, high)
    else:
        with pytest.raises(BadOption, match="low <= best <= high"):
            Count(low, best, high)


def test_at_least_twelve_bounds_low_only():
    assert Count(12).high is None


def test_nobody_harmed_is_a_count_and_not_an_open_one():
    assert Count.exactly(0) == Count(0, 0, 0)
    assert Count.exactly(0) != Count()


def test_an_exact_count_keeps_its_words():
    assert Count.exactly(12, "a dozen") == Count(12, 12, 12, "a dozen")


@given(days, days)
def test_an_interval_exists_only_with_its_dates_in_order(earliest, latest):
    if earliest is not None and latest is not None and earliest > latest:
        with pytest.raises(BadOption, match="earliest on or before latest"):
            When(earliest, latest)
    else:
        assert When(earliest, latest).latest == latest


def test_one_day_is_an_interval():
    assert When(date(2019, 5, 3), date(2019, 5, 3)).earliest == date(2019, 5, 3)


@pytest.mark.parametrize("value", [Count(1), When(), Where("Taiz")])
def test_values_do_not_change(value):
    with pytest.raises(FrozenInstanceError):
        value.text = "other words"
