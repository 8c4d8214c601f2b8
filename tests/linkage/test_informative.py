"""Which pairs are asked about first: the doubtful, of every kind, each standing for as many as its chance says."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.core.errors import BadOption
from onrecord.linkage.informative import questions
from onrecord.linkage.sides import Candidates


def pool(weights, *, kinds=None, one=None):
    """Give pairs of one list's records with another's, apart unless `one` says which share a record."""
    number = len(weights)
    first = np.arange(number) if one is None else np.array(one)
    levels = np.array([0] * number if kinds is None else kinds)[:, None]
    pairs = Candidates(first, number + np.arange(number), levels)
    return pairs, np.array(weights, dtype=float), np.repeat([0, 1], number)


def asked_in(number, weights, **told):
    """Give how often each pair is among the first so many questions, of 300 drawings."""
    counts = np.zeros(len(weights))
    for seed in range(300):
        counts[questions(*pool(weights, **told), seed=seed).places[:number]] += 1
    return counts / 300


def test_pairs_near_even_odds_are_asked_about_more_than_sure_ones():
    often = asked_in(2, [9.0, 0.0, -9.0, 0.5, 8.0, -8.0])
    assert min(often[[1, 3]]) > 2 * max(often[[0, 2, 4, 5]])


def test_doubt_is_counted_from_the_threshold():
    pairs, weights, source = pool([0.0, 6.0] * 20)
    first = questions(pairs, weights, source, threshold=6.0).places[:10]
    assert (weights[first] == 6.0).mean() > 0.5


def test_an_answer_that_settles_rivals_comes_before_one_that_settles_itself():
    told = questions(*pool([0.0] * 6, one=[0, 0, 0, 0, 4, 5]))
    size = dict(zip(told.places.tolist(), told.sizes.tolist(), strict=True))
    assert min(size[place] for place in range(4)) > 2 * max(size[4], size[5])


def test_hundred_questions_are_not_about_one_kind():
    kinds = [0] * 900 + [1 + number % 20 for number in range(100)]
    first = questions(*pool([0.0] * 1000, kinds=kinds)).places[:100]
    of_kind = np.bincount(np.array(kinds)[first])
    assert len(of_kind) == 21
    assert of_kind[0] < 90


def test_what_can_hardly_be_is_not_asked_about():
    assert questions(*pool([-20.0, 1.0, -11.0])).places.tolist() == [1]
    assert len(questions(*pool([-20.0]))) == 0


def test_the_same_pairs_give_the_same_questions_and_another_seed_others():
    told = pool(np.linspace(-5, 5, 50))
    assert questions(*told).places.tolist() == questions(*told).places.tolist()
    assert questions(*told).places.tolist() != questions(*told, seed=1).places.tolist()


@pytest.mark.parametrize("number", [10, 40])
def test_answers_stand_for_all_pairs_wherever_somebody_stops(number):
    weights = np.linspace(-6, 6, 200)
    told = pool(weights, kinds=[place % 7 for place in range(200)])
    drawn = [questions(*told, seed=seed) for seed in range(300)]
    total = np.mean([each.stands_for(number).sum() for each in drawn])
    likely = np.mean([(each.stands_for(number) * (weights[each.places[:number]] > 1)).sum() for each in drawn])
    assert total == pytest.approx(200, rel=0.1)
    assert likely == pytest.approx((weights > 1).sum(), rel=0.1)


def test_when_all_are_asked_each_stands_for_itself():
    assert questions(*pool([0.0, 1.0])).stands_for(2).tolist() == [1.0, 1.0]


def test_more_answers_than_questions_are_refused():
    with pytest.raises(BadOption, match="number of answers: found 3"):
        questions(*pool([0.0, 1.0])).stands_for(3)
