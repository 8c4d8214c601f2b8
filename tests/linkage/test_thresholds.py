"""Thresholds of judged links: nearer to the truth the more are judged, and never far from the model's with few."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.errors import BadOption
from onrecord.linkage.thresholds import Answers, best_threshold, threshold_of_precision


def links(number=2000, *, shift=0.0, seed=3):
    """Give the weights of links and whether they are right; the weights say too little by `shift`."""
    dice = np.random.default_rng(seed)
    odds = dice.normal(2.0, 5.0, number)
    return odds - shift, dice.random(number) < 1 / (1 + 2.0**-odds)


def judged(same, number, seed=5):
    """Give answers on so many links drawn at random."""
    places = np.random.default_rng(seed).choice(len(same), number, replace=False)
    return Answers(places, same[places], np.full(number, len(same) / number))


def f1_at(weights, same, threshold):
    return 2 * same[weights >= threshold].sum() / ((weights >= threshold).sum() + same.sum())


NOBODY = Answers(np.zeros(0, dtype=int), np.zeros(0, dtype=bool), np.zeros(0))


def test_without_answers_the_threshold_is_about_even_odds_and_its_doubt_is_shown():
    weights, _ = links()
    found = best_threshold(weights, NOBODY)
    assert -1.5 < found.weight < 1
    assert found.f1.low < found.f1.middle < found.f1.high
    assert NOBODY.effective == 0.0


def test_answers_move_a_threshold_that_is_too_high():
    weights, same = links(shift=5.0)
    learned = best_threshold(weights, judged(same, 400))
    assert -7 < learned.weight < -3
    assert f1_at(weights, same, learned.weight) > f1_at(weights, same, 0.0) + 0.05


def test_few_answers_move_it_little():
    weights, same = links(shift=5.0)
    few, many = (abs(best_threshold(weights, judged(same, number)).weight) for number in (5, 400))
    assert few < many / 2


@pytest.mark.parametrize("number", [5, 20, 50])
def test_few_answers_never_make_right_weights_much_worse(number):
    weights, same = links()
    best = f1_at(weights, same, 0.0)
    for seed in range(10):
        assert f1_at(weights, same, best_threshold(weights, judged(same, number, seed)).weight) > best - 0.02


def test_the_range_holds_the_true_measure_of_nine_in_ten():
    held = []
    for seed in range(30):
        weights, same = links(1000, shift=2.0, seed=seed)
        found = best_threshold(weights, judged(same, 200, seed))
        held.append(found.f1.low <= f1_at(weights, same, found.weight) <= found.f1.high)
    assert np.mean(held) >= 0.8


def test_answers_that_stand_for_many_count_for_many():
    weights, same = links(shift=4.0)
    dice = np.random.default_rng(2)
    # Links near even odds are judged ten times as often.
    chance = np.where(np.abs(weights) < 2, 0.5, 0.05)
    places = np.flatnonzero(dice.random(len(weights)) < chance)
    answers = Answers(places, same[places], 1 / chance[places])
    assert answers.effective < len(answers)
    assert best_threshold(weights, answers).weight < -2


def test_a_stated_precision_is_reached():
    weights, same = links(shift=-3.0)
    found = threshold_of_precision(weights, judged(same, 400), 0.95)
    assert found is not None
    assert same[weights >= found.weight].mean() >= 0.95
    assert found.precision.low >= 0.95
    assert found.weight > best_threshold(weights, judged(same, 400)).weight


def test_a_precision_that_no_threshold_reaches_gives_none():
    weights, same = links()
    assert threshold_of_precision(weights, judged(np.zeros_like(same), 400), 0.99) is None


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=30), st.data())
def test_measures_are_shares_whatever_is_judged(weights, data):
    places = np.array(data.draw(st.lists(st.integers(0, len(weights) - 1), unique=True)), dtype=int)
    same = np.array(data.draw(st.lists(st.booleans(), min_size=len(places), max_size=len(places))), dtype=bool)
    found = best_threshold(np.array(weights), Answers(places, same, np.ones(len(places))))
    assert found.weight in weights
    for each in (found.precision, found.recall, found.f1):
        assert 0 <= each.low <= each.middle <= each.high <= 1


def test_no_links_have_no_threshold():
    with pytest.raises(BadOption, match="links: found none"):
        best_threshold(np.zeros(0), NOBODY)


@pytest.mark.parametrize("precision", [0.0, 1.0, 99.0])
def test_a_precision_is_a_share(precision):
    with pytest.raises(BadOption, match=f"found {precision}"):
        threshold_of_precision(np.zeros(1), NOBODY, precision)
