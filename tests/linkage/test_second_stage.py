"""What judged pairs teach beyond a threshold; with few of them, or nothing to learn, weights stay as they were."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.linkage.company import Company
from onrecord.linkage.linking import Linked
from onrecord.linkage.second_stage import FEWEST, parts_of, relearned
from onrecord.linkage.sides import Candidates
from onrecord.linkage.thresholds import Answers
from onrecord.linkage.weights import Model


def invented(number=3000, *, worth=1.0, seed=4):
    """Give pairs of two lists, a row of levels each, and whether they are one; `worth` is what the second part of a
    weight is truly worth, the first being worth what it says.
    """
    dice = np.random.default_rng(seed)
    evidence, rarity = dice.normal(0, 3, number), dice.normal(0, 3, number)
    same = dice.random(number) < 1 / (1 + 2.0 ** -(evidence + worth * rarity))
    pairs = Candidates(np.arange(number), number + np.arange(number), dice.integers(-1, 2, (number, 2)))
    company = Company(np.full(number, -1))
    model = Model((), (), (1.0,))
    return Linked((), pairs, model, evidence, rarity, company, evidence + rarity, number), same


def learned(found, same, number, seed=6):
    """Give the weights after so many answers, drawn at random."""
    source = np.repeat([0, 1], len(same))
    places = np.random.default_rng(seed).choice(len(same), number, replace=False)
    answers = Answers(places, same[places], np.ones(number))
    return relearned(found.weights, parts_of(found, source), answers)


def surprise(weights, same):
    return np.mean(np.logaddexp2(0, np.where(same, -weights, weights)))


def test_a_part_that_is_worth_nothing_loses_its_say():
    found, same = invented(worth=-0.5)
    again = learned(found, same, 300)
    assert surprise(again, same) < surprise(found.weights, same) - 0.3
    assert np.corrcoef(again, found.rarity)[0, 1] < 0


@pytest.mark.parametrize("number", [0, 1, FEWEST - 1])
def test_with_few_answers_weights_stay(number):
    found, same = invented(worth=-0.5)
    assert learned(found, same, number) is found.weights


@pytest.mark.parametrize(("number", "more"), [(FEWEST, 0.03), (100, 0.02), (400, 0.01)])
def test_weights_that_were_right_are_hardly_made_worse(number, more):
    found, same = invented()
    mean = np.mean([surprise(learned(found, same, number, seed), same) for seed in range(10)])
    assert mean < surprise(found.weights, same) + more


def test_weights_stay_where_what_is_learned_foretells_no_better():
    found, same = invented()
    dice = np.random.default_rng(1)
    assert any(learned(found, same, FEWEST, int(seed)) is found.weights for seed in dice.integers(0, 99, 12))


def test_answers_that_are_all_the_same_give_finite_weights():
    found, same = invented()
    assert np.isfinite(learned(found, np.ones_like(same), 100)).all()


def test_the_nearest_rival_is_of_the_same_record_and_list():
    pairs = Candidates(np.array([0, 0, 0, 1]), np.array([2, 3, 4, 2]), np.full((4, 1), -1))
    weights = np.array([5.0, 3.0, 1.0, 4.0])
    nothing = np.zeros(4)
    found = Linked((), pairs, Model((), (), (1.0,)), nothing, nothing, Company(np.full(4, -1)), weights, 4)
    # Records 2 and 3 are of one list, 4 of a third: there it has no rival.
    least, most = parts_of(found, np.array([0, 0, 1, 1, 2]))[:, 5:7].T
    assert np.argsort(least, kind="stable").tolist() == [1, 3, 0, 2]
    assert np.ptp(most[[1, 2, 3]]) == 0
    assert most[0] < most[1]


def test_parts_of_no_pairs_have_no_rows():
    empty = np.zeros(0)
    none = Candidates(empty.astype(int), empty.astype(int), np.zeros((0, 2), dtype=int))
    found = Linked((), none, Model((), (), ()), empty, empty, Company(empty.astype(int)), empty, 0)
    assert len(parts_of(found, empty.astype(int))) == 0
