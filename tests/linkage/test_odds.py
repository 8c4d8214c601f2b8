from __future__ import annotations

import math

from onrecord.linkage.components import components
from onrecord.linkage.constraints import Bars, Bounds, Constraint
from onrecord.linkage.odds import Odds
from onrecord.linkage.pairs import ScoredPair

PAIRS = [ScoredPair("a", "c", 3.0), ScoredPair("b", "c", -1.0), ScoredPair("c", "d", 2.0), ScoredPair("b", "d", -8.0)]


def odds(groups=(), *constraints):
    (component,) = components(PAIRS, -6.0, groups, ())
    return Odds(component, -6.0, -10.0, Bars(Bounds(constraints=constraints)))


def test_an_atom_gains_the_weights_of_all_pairs_and_of_those_not_scored():
    assert odds().gain(0, (1, 2)) == -10.0 + 3.0
    assert odds().gain(3, (1, 2)) == -8.0 + 2.0
    assert odds().gain(3, ()) == 0.0


def test_what_is_judged_the_same_gains_as_one():
    assert odds([frozenset("ab")]).gain(0, (1,)) == 3.0 - 1.0
    assert odds([frozenset("ab")]).gain(0, (2,)) == -10.0 - 8.0


def test_an_atom_never_joins_what_is_barred():
    told = odds((), Constraint("named in one report", frozenset("ac")))
    assert told.gain(0, (1, 2)) == -math.inf
    assert told.gain(0, (1,)) == -10.0


def test_certain_weights_stay_within_what_can_be_added():
    (component,) = components([ScoredPair("a", "b", math.inf)], -6.0, (), ())
    assert Odds(component, -6.0, -10.0, Bars(Bounds())).gain(0, (1,)) == 1000.0


def test_ties_hold_a_part_together():
    told = odds()
    assert told.ties == [(0, 2), (1, 2), (2, 3)]
    assert told.holds_together((0, 2, 3))
    assert not told.holds_together((0, 3))
    assert not told.holds_together((1, 3))
    assert told.holds_together((3,))
    assert told.holds_together(())
