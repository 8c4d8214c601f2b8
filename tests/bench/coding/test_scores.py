"""Counts and the percentages made from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.coding.scores import NONE_FOUND, Matches, percent, stated

COUNTS = st.builds(
    lambda right, given_more, wanted_more: Matches(right, right + given_more, right, right + wanted_more),
    st.integers(0, 9),
    st.integers(0, 9),
    st.integers(0, 9),
)


def test_precision_recall_and_f1_are_percentages():
    matches = Matches(right=1, given=2, found=1, wanted=4)
    assert (matches.precision, matches.recall) == (50, 25)
    assert matches.f1 == pytest.approx(100 / 3)


def test_nothing_given_and_nothing_wanted_is_zero_not_an_error():
    assert (NONE_FOUND.precision, NONE_FOUND.recall, NONE_FOUND.f1) == (0, 0, 0)
    assert percent(0, 0) == 0


@given(st.lists(COUNTS))
def test_sums_are_micro_averages(parts):
    total = Matches.sum(parts)
    assert total.right == sum(part.right for part in parts)
    assert 0 <= total.f1 <= 100


def test_none_is_neither_an_answer_nor_a_question():
    assert stated(None, None) == NONE_FOUND
    assert stated("a", None) == Matches(0, 0, 0, 1)
    assert stated(None, "a") == Matches(0, 1, 0, 0)
    assert stated("a", "a") == Matches(1, 1, 1, 1)
    assert stated({"a", "b"}, {"b"}, equal=True) == Matches(1, 1, 1, 1)
