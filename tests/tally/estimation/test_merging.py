from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tally.estimation.merging import merged, merged_down
from onrecord.tally.estimation.overlaps import Overlaps

counts = st.lists(st.integers(0, 50), min_size=15, max_size=15)
places = st.permutations(range(4)).map(lambda order: order[:2])


def four(told):
    return Overlaps(("A", "B", "C", "D"), (0, *told))


@given(counts, places)
def test_nobody_is_lost_and_the_merged_list_has_whoever_either_had(told, two):
    overlaps = four(told)
    new = merged(overlaps, *two)
    either = sum(count for pattern, count in enumerate(overlaps.counts) if any(pattern >> place & 1 for place in two))
    assert new.documented == overlaps.documented
    assert new.size(2) == either
    assert new.lists[2] == f"{overlaps.lists[two[0]]} or {overlaps.lists[two[1]]}"


@given(counts, places)
def test_the_other_lists_stay_as_they_are(told, two):
    overlaps = four(told)
    rest = [place for place in range(4) if place not in two]
    assert merged(overlaps, *two).of([0, 1]) == overlaps.of(rest)


def test_lists_that_could_not_overlap_overlap_with_others_as_one():
    overlaps = Overlaps(("A", "B", "C"), (0, 4, 5, 0, 6, 2, 3, 0), frozenset({3, 7}))
    new = merged(overlaps, 0, 1)
    assert new == Overlaps(("C", "A or B"), (0, 6, 9, 5))


def test_what_neither_list_could_share_stays_impossible():
    overlaps = Overlaps(("A", "B", "C"), (0, 4, 5, 1, 6, 0, 0, 0), frozenset({5, 6, 7}))
    assert merged(overlaps, 0, 1).impossible == {3}


@pytest.mark.parametrize(("number", "names"), [(4, "ABCD"), (3, ["A", "D", "B or C"]), (2, ["A", "B or C or D"])])
def test_the_smallest_lists_are_merged_first(number, names):
    overlaps = four([9, 2, 0, 1, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 1])
    new = merged_down(overlaps, number)
    assert sorted("".join(new.lists).replace(" or ", "")) == ["A", "B", "C", "D"]
    assert len(new.lists) == number
    assert {"".join(sorted(name.replace(" or ", ""))) for name in new.lists} == {
        "".join(sorted(name.replace(" or ", ""))) for name in names
    }
