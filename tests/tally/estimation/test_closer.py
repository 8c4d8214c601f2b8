"""What an estimate rests on."""

from __future__ import annotations

from onrecord.tally.estimation.closer import look_closer, together
from onrecord.tally.estimation.completions import Counts
from onrecord.tally.estimation.lower_bound import LowerBound
from onrecord.tally.estimation.overlaps import Overlaps
from tests.tally.estimation.populations import listed


def test_of_four_lists_each_is_left_out_known_and_merged_with_each():
    found = look_closer(listed(800, (0.5, 0.4, 0.45, 0.3)), seed=1)
    assert (len(found.pairs), len(found.without), len(found.merged), len(found.known)) == (6, 4, 6, 4)
    assert isinstance(found.bound, LowerBound)


def test_of_three_lists_none_can_be_left_out():
    found = look_closer(listed(800, (0.5, 0.4, 0.45)), seed=1)
    assert (len(found.pairs), found.without, found.merged, found.known) == (3, (), (), ())


def test_of_seven_lists_and_of_one_only_what_takes_no_graphs_is_told():
    found = look_closer(listed(200, (0.5,) * 7), seed=1)
    assert (len(found.pairs), found.without) == (21, ())
    assert look_closer(Overlaps(("A",), (0, 5)), seed=1).pairs == ()


def test_strata_are_added_up_and_a_pattern_is_impossible_where_it_is_in_all():
    north = Counts(("A", "B"), (0, 1, 2, 0), (0, 5, 2, 0), frozenset({3}))
    south = Counts(("A", "B"), (0, 1, 1, 4), (0, 1, 1, 4))
    assert together({"n": north, "s": south}) == Counts(("A", "B"), (0, 2, 3, 4), (0, 6, 3, 4))
    assert together({"n": north}).impossible == frozenset({3})
