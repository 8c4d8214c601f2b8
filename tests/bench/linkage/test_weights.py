"""Candidates, probabilities and the load of review, counted by hand."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from bench.linkage.records import ScoredPair
from bench.linkage.weights import Blocking, Review, blocking, calibrate, compared_by, review_load, true_pairs
from onrecord.linkage.pairs import probability_of

PERSONS = {"a1": "p", "a2": "p", "b1": "p", "b2": "q", "c1": "q"}
LISTS = [["a1", "a2"], ["b1", "b2"], ["c1", "c2"]]


def test_true_pairs_across_lists():
    assert true_pairs(LISTS, PERSONS, within=False) == {("a1", "b1"), ("a2", "b1"), ("b2", "c1")}


def test_true_pairs_within_a_list_are_added_when_asked_for():
    assert ("a1", "a2") in true_pairs(LISTS, PERSONS, within=True)


def test_blocking_is_recall_of_true_pairs_and_share_of_all():
    pairs = [ScoredPair("a1", "b1", 1.0), ScoredPair("a1", "b1", 1.0), ScoredPair("a1", "b2", 1.0)]
    held = blocking(compared_by("gives all", pairs), true_pairs(LISTS, PERSONS, within=False), 8)
    assert held == Blocking(1 / 3, 0.25, 2)


def test_what_a_linker_says_it_compared_is_what_blocking_is_of():
    linker = SimpleNamespace(compared=[("a1", "b1"), ("a2", "b1")])
    assert compared_by(linker, [ScoredPair("a1", "b1", 1.0)]) == {("a1", "b1"), ("a2", "b1")}


def test_blocking_of_nothing_is_nought():
    assert blocking(set(), [], 0) == Blocking(0.0, 0.0, 0)


@pytest.mark.parametrize(("weight", "chance"), [(0, 0.5), (1, 2 / 3), (-1, 1 / 3), (4000, 1.0), (-4000, 0.0)])
def test_a_weight_is_log2_odds(weight, chance):
    assert probability_of(weight) == pytest.approx(chance)


def test_bins_count_what_came_true():
    pairs = [
        ScoredPair("a1", "b1", 1.0),
        ScoredPair("a1", "b2", 1.0),
        ScoredPair("a1", "c2", 1.0),
        ScoredPair("b2", "c1", 99.0),
    ]
    bins = {one.low: one for one in calibrate(pairs, PERSONS)}
    assert (bins[0.5].pairs, bins[0.5].right, bins[0.5].expected) == (2, 1, pytest.approx(2 / 3))
    assert (bins[0.999].pairs, bins[0.999].right) == (1, 1)


def pairs_by(outcomes):
    """Pairs from the likeliest down, right or wrong."""
    persons, pairs = {}, []
    for place, is_right in enumerate(outcomes):
        one, other = f"x{place}", f"y{place}"
        persons |= {one: f"p{place}", other: f"p{place}" if is_right else "nobody"}
        pairs.append(ScoredPair(one, other, float(-place)))
    return pairs, persons


def test_people_read_what_is_neither_surely_right_nor_surely_wrong():
    pairs, persons = pairs_by([True, True, False, True, False, False])
    assert review_load(pairs, persons, 1.0, 0.0) == Review(accepted=2, read=2, rejected=2)


def test_at_a_lower_precision_less_is_read():
    pairs, persons = pairs_by([True, True, False, True, False, False])
    assert review_load(pairs, persons, 0.75, 0.0) == Review(accepted=4, read=0, rejected=2)


def test_pairs_of_one_weight_are_not_parted():
    pairs, persons = pairs_by([True, False])
    level = [ScoredPair(pair.one, pair.other, 0.0) for pair in pairs]
    assert review_load(level, persons, 1.0, 0.0) == Review(accepted=0, read=2, rejected=0)
