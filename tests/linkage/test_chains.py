from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from onrecord.linkage.chains import Chain
from onrecord.linkage.components import components
from onrecord.linkage.constraints import Bars, Bounds, Constraint
from onrecord.linkage.odds import Odds
from onrecord.linkage.pairs import ScoredPair
from onrecord.linkage.partitions import Partitions


def odds(weights, *constraints, missing_weight=-10.0):
    pairs = [ScoredPair(name[0], name[1], weight) for name, weight in weights.items()]
    (component,) = components(pairs, -6.0, (), ())
    return Odds(component, -6.0, missing_weight, Bars(Bounds(constraints=constraints)))


def test_at_first_each_atom_is_alone():
    assert Chain(odds({"ab": 9.0, "bc": 9.0}), Random(1)).partition() == ((0,), (1,), (2,))


def assert_visits_as_listed(told):
    chain, met = Chain(told, Random(11)), Counter()
    for _ in range(3000):
        chain.sweep(1)
        met[chain.partition()] += 1
    listed = Partitions(told)
    expected = {tuple(sorted(each)): share for each, share in zip(listed.partitions, listed.probabilities, strict=True)}
    assert met.keys() <= expected.keys()
    assert {each: met[each] / 3000 for each in expected} == pytest.approx(expected, abs=0.04)


@pytest.mark.parametrize("barred", ["ac", "ab"])
def test_partitions_are_visited_as_often_as_they_are_likely(barred):
    report = Constraint("named in one report", frozenset(barred))
    assert_visits_as_listed(odds({"ab": 1.0, "bc": 1.5, "ac": 0.5, "cd": 0.0, "bd": -0.5}, report))


def test_no_part_is_visited_that_ties_do_not_hold_together():
    assert_visits_as_listed(odds({"ab": 1.0, "bc": 1.5, "cd": 0.5, "de": 1.0}, missing_weight=0.5))


def test_the_same_chance_gives_the_same_partitions():
    told = odds({"ab": 1.0, "bc": 1.5, "cd": 0.0})
    first, second = (Chain(told, Random(3)) for _ in range(2))
    first.sweep(9)
    second.sweep(9)
    assert first.partition() == second.partition()
