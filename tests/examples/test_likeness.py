from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples.likeness import count_is, distance_km, fold, is_like

VALUES = st.one_of(st.text(), st.integers(), st.dates(), st.lists(st.text(), max_size=4))


def test_case_quotes_dashes_and_articles_do_not_matter():
    assert fold("The  Teachers’ Union – Borno") == fold("teachers' union - borno")


@pytest.mark.parametrize(
    ("stated", "got"),
    [
        ("nurse", "a nurse"),
        (date(2019, 6, 17), "2019-06-17"),
        ({"any_of": ["Biu", "Mirnga"]}, "Mirnga"),
        ({"any_of": [None, {"absent": "unknown"}]}, None),
        ({"contains": ["police", "Baquba"]}, "the Baquba police source"),
        ({"includes": ["Abu Mustafa"]}, ["Abu Mustafa", "Khaled"]),
        ({"absent": "unknown"}, {"absent": "unknown"}),
        (["a", {"contains": "b"}], ["the b", "A"]),
        ({"low": 17, "high": 18}, {"low": 17, "high": 18}),
        (None, "unknown"),
        (52, 52),
    ],
)
def test_a_value_that_is_as_stated_is_right(stated, got):
    assert is_like(stated, got)


@pytest.mark.parametrize(
    ("stated", "got"),
    [
        ("nurse", "nurses"),
        ("nurse", None),
        (None, "nurse"),
        (None, 0),
        (date(2019, 6, 17), "2019-06-18"),
        ({"any_of": ["Biu", "Mirnga"]}, "Maiduguri"),
        ({"contains": "police"}, None),
        ({"includes": ["Abu Mustafa"]}, []),
        ({"absent": "unknown"}, None),
        (["a"], ["a", "b"]),
        (["a"], None),
    ],
)
def test_a_value_that_is_not_as_stated_is_wrong(stated, got):
    assert not is_like(stated, got)


@given(VALUES)
def test_a_value_is_like_itself(value):
    assert is_like(value, value.isoformat() if isinstance(value, date) else value)


def _count(low, best, high):
    return {"low": low, "best": best, "high": high, "text": None}


def test_a_number_is_exactly_so_many():
    assert count_is(12, _count(12, 12, 12))
    assert not count_is(12, _count(12, None, None))


def test_two_numbers_are_the_ends_of_a_range():
    assert count_is([7, 9], _count(7, None, 9))
    assert count_is([30, {"any_of": [30, 31]}], _count(30, 30, 31))
    assert not count_is([7, 9], _count(7, 8, 8))


def test_named_ends_leave_the_others_open():
    assert count_is({"low": 531, "high": None}, _count(531, None, None))
    assert count_is({"best": 20}, _count(15, 20, 25))
    assert count_is({"any_of": [3, {"low": 4}]}, _count(4, None, None))


def test_a_count_not_coded_is_wrong_unless_none_is_stated():
    assert not count_is(1, None)
    assert count_is(None, None)


def test_distance_is_measured_on_the_globe():
    assert distance_km((33.745, 44.61), (33.745, 44.61)) == 0
    assert 50 < distance_km((33.745, 44.61), (33.31, 44.37)) < 56  # Baquba to Baghdad, 53 km
