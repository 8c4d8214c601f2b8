from __future__ import annotations

from onrecord.linkage.components import components
from onrecord.linkage.pairs import ScoredPair


def test_a_weak_pair_ties_nothing_but_is_kept_where_others_tie_its_ends():
    pairs = [
        ScoredPair("a", "b", 3.0),
        ScoredPair("b", "c", 3.0),
        ScoredPair("a", "c", -5.0),
        ScoredPair("c", "d", -5.0),
    ]
    first, second = components(pairs, 0.0, (), ())
    assert first.atoms == (("a",), ("b",), ("c",))
    assert first.weights == {("a", "b"): 3.0, ("b", "c"): 3.0, ("a", "c"): -5.0}
    assert (second.atoms, second.weights) == ((("d",),), {})


def test_what_is_judged_the_same_is_one_atom():
    (whole,) = components([ScoredPair("b", "c", 1.0)], 0.0, [frozenset("ab")], ())
    assert whole.atoms == (("a", "b"), ("c",))


def test_records_alone_are_components_of_their_own():
    assert [each.atoms for each in components([], 0.0, (), "ba")] == [(("a",),), (("b",),)]
