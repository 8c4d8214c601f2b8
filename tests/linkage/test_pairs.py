from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.errors import BadOption
from onrecord.linkage.pairs import ScoredPair, ordered, probability_of


def test_a_weight_is_log2_odds():
    assert ScoredPair("a", "b", 0.0).probability == 0.5
    assert ScoredPair("a", "b", 3.0).probability == pytest.approx(8 / 9)
    assert ScoredPair("a", "b", -3.0).probability == pytest.approx(1 / 9)


def test_no_weight_is_too_large_for_a_probability():
    assert [probability_of(weight) for weight in (math.inf, 5000.0, -5000.0, -math.inf)] == [1.0, 1.0, 0.0, 0.0]


@given(st.floats(-1500, 1500))
def test_odds_for_and_against_add_up_to_one(weight):
    assert probability_of(weight) + probability_of(-weight) == pytest.approx(1)


@pytest.mark.parametrize(("one", "other"), [("b", "a"), ("a", "a")])
def test_a_pair_names_two_records_in_order(one, other):
    with pytest.raises(BadOption, match="two records, the first in order of id first"):
        ScoredPair(one, other, 1.0)


def test_a_weight_that_is_no_number_is_refused():
    with pytest.raises(BadOption, match="log2 odds"):
        ScoredPair("a", "b", math.nan)


def test_two_ids_are_put_in_order():
    assert ordered("b", "a") == ordered("a", "b") == ("a", "b")
