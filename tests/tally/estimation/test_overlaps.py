from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.errors import BadOption
from onrecord.tally.estimation.overlaps import Overlaps, counted, overlaps_of

LISTS = ("hospital", "survey", "social media")
COUNTS = st.lists(st.integers(0, 50), min_size=7, max_size=7).map(lambda rest: Overlaps(LISTS, (0, *rest)))


def test_people_are_counted_by_the_lists_that_have_them() -> None:
    told = overlaps_of(LISTS, [["hospital"], ["hospital", "survey"], ["survey", "hospital"], []])
    assert told.counts == (0, 1, 0, 2, 0, 0, 0, 0)
    assert (told.documented, told.size(0), told.size(1), told.size(2)) == (3, 3, 2, 0)
    assert told.name(3) == "hospital + survey"


def test_counts_are_given_by_sets_of_lists() -> None:
    told = counted(LISTS, {frozenset({"survey"}): 4, frozenset({"hospital", "social media"}): 2})
    assert told.counts == (0, 0, 4, 0, 0, 2, 0, 0)


@given(COUNTS)
def test_fewer_lists_have_no_more_people(told: Overlaps) -> None:
    two = told.of([0, 2])
    assert two.lists == ("hospital", "social media")
    assert (two.size(0), two.size(1)) == (told.size(0), told.size(2))
    assert two.documented <= told.documented


def test_a_list_that_has_nobody_is_left_out() -> None:
    told = Overlaps(LISTS, (0, 3, 2, 1, 0, 0, 0, 0)).without_empty()
    assert (told.lists, told.counts) == (("hospital", "survey"), (0, 3, 2, 1))


def test_what_cannot_occur_is_no_pattern() -> None:
    told = Overlaps(LISTS, (0, 3, 2, 1, 4, 0, 0, 0), frozenset({5, 7}))
    assert told.patterns.tolist() == [1, 2, 3, 4, 6]
    assert told.of([0, 2]).impossible == frozenset({3})


@pytest.mark.parametrize(
    ("lists", "counts", "impossible", "words"),
    [
        (("a", "a"), (0, 1, 1, 1), (), "different names"),
        (("a", "b"), (0, 1, 1), (), "4 numbers"),
        (("a", "b"), (5, 1, 1, 1), (), "in no list"),
        (("a", "b"), (0, 1, 1, 1), (3,), "impossible"),
    ],
)
def test_counts_that_are_none_are_refused(lists, counts, impossible, words) -> None:
    with pytest.raises(BadOption, match=words):
        Overlaps(lists, counts, frozenset(impossible))


def test_a_list_that_was_not_named_is_refused() -> None:
    with pytest.raises(BadOption, match="morgue"):
        overlaps_of(LISTS, [["morgue"]])
