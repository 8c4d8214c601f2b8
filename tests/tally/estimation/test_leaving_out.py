from __future__ import annotations

import numpy as np

from onrecord.tally.estimation.families import FamilyEstimate, Range, Refusal
from onrecord.tally.estimation.leaving_out import as_added, with_two_merged, without_each
from onrecord.tally.estimation.overlaps import Overlaps
from tests.tally.estimation.populations import listed

FOUR = listed(500, (0.5, 0.2, 0.4, 0.3))


def counting(overlaps):
    """Estimate that there are as many more as there are lists, where there are three."""
    if len(overlaps.lists) < 3:
        return Refusal("few-lists", f"{len(overlaps.lists)} lists", "three")
    return FamilyEstimate("counting", overlaps.documented, np.full(3, overlaps.documented + len(overlaps.lists)))


def test_each_list_is_left_out_once_with_its_people():
    told = without_each(FOUR, counting)
    assert [each.change for each in told] == ["without A", "without B", "without C", "without D"]
    assert told[0].documented == FOUR.documented - FOUR.counts[1]
    assert told[0].told == Range(*[told[0].documented + 3.0] * 3)


def test_every_two_lists_are_made_one_and_nobody_is_lost():
    told = with_two_merged(FOUR, counting)
    assert len(told) == 6
    assert told[0].change == "A and B as one"
    assert {each.documented for each in told} == {FOUR.documented}


def test_lists_are_added_from_the_longest_to_the_shortest():
    told = as_added(FOUR, counting)
    assert [each.change for each in told] == ["A, C, D", "and B"]
    assert told[-1].documented == FOUR.documented
    assert told[0].documented == FOUR.documented - FOUR.counts[2]


def test_lists_are_added_in_the_order_that_is_given():
    assert [each.change for each in as_added(FOUR, counting, (3, 2, 1, 0))] == ["D, C, B", "and A"]


def test_a_refusal_is_passed_on():
    three = Overlaps(("A", "B", "C"), (0, 5, 5, 1, 5, 1, 1, 0))
    assert [each.told.code for each in without_each(three, counting)] == ["few-lists"] * 3
