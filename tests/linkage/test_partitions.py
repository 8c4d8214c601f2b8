from __future__ import annotations

import pytest

from onrecord.linkage.components import components
from onrecord.linkage.constraints import Bars, Bounds, Constraint
from onrecord.linkage.odds import Odds
from onrecord.linkage.pairs import ScoredPair
from onrecord.linkage.partitions import Partitions


def listed(pairs, *constraints):
    (component,) = components(pairs, -6.0, (), ())
    return Partitions(Odds(component, -6.0, -10.0, Bars(Bounds(constraints=constraints))))


def scored(**weights):
    return [ScoredPair(name[0], name[1], weight) for name, weight in weights.items()]


def test_each_partition_is_as_likely_as_the_odds_of_its_pairs():
    told = listed(scored(ab=1.0, bc=2.0, ac=3.0))
    assert dict(zip(told.partitions, told.probabilities, strict=True)) == pytest.approx(
        {
            ((0,), (1,), (2,)): 1 / 79,
            ((0, 1), (2,)): 2 / 79,
            ((0,), (1, 2)): 4 / 79,
            ((0, 2), (1,)): 8 / 79,
            ((0, 1, 2),): 64 / 79,
        }
    )


def test_partitions_that_are_barred_or_tied_by_nothing_are_left_out():
    assert len(listed(scored(ab=1.0, bc=2.0)).partitions) == 4
    told = listed(scored(ab=1.0, bc=2.0, ac=3.0), Constraint("named in one report", frozenset("ac")))
    assert told.partitions == [((0, 1), (2,)), ((0,), (1, 2)), ((0,), (1,), (2,))]


def test_partitions_that_are_never_drawn_are_not_kept():
    assert listed(scored(ab=31.0)).partitions == [((0, 1),)]


def test_chance_falls_to_partitions_by_their_probability():
    told = listed(scored(ab=0.0))
    assert [told.drawn(chance) for chance in (0.0, 0.4, 0.6, 1.0)] == [((0, 1),), ((0, 1),), ((0,), (1,)), ((0,), (1,))]
