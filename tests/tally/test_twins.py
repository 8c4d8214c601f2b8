from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tally.ranges import Range
from onrecord.tally.twins import LISTED, NONE, at_least, twins_of

PEOPLE = st.lists(st.integers(0, 20), min_size=1, max_size=5)


def partings(items):
    """Yield every way to part things into groups."""
    if not items:
        yield []
        return
    first, *rest = items
    for size in range(len(rest) + 1):
        for others in combinations(rest, size):
            left = [each for each in rest if each not in others]
            for parting in partings(left):
                yield [(first, *others), *parting]


def exact(*numbers):
    return {name: Range(number, number, number) for name, number in zip("abcdefghijklmno", numbers, strict=False)}


@settings(max_examples=50)
@given(PEOPLE, st.data())
def test_the_fewest_is_the_least_of_all_ways_to_take_some_for_one(numbers, data):
    pairs = list(combinations(range(len(numbers)), 2))
    bonds = set(data.draw(st.lists(st.sampled_from(pairs)))) if pairs else set()
    sums = [
        sum(max(numbers[at] for at in group) for group in parting)
        for parting in partings(list(range(len(numbers))))
        if all(set(combinations(sorted(group), 2)) <= bonds for group in parting)
    ]
    assert at_least(numbers, bonds) == min(sums)


def test_two_that_may_be_one_are_one_for_the_fewest_and_apart_for_the_most():
    assert twins_of([("a", "b")]).range(exact(12, 8)) == Range(12, 20, 20)


def test_what_is_likelier_one_than_not_is_one_for_the_best():
    assert twins_of([], [("a", "b")]).range(exact(12, 8)) == Range(12, 12, 20)
    assert twins_of([], [("a", "b", "c")]).range(exact(5, 9, 4)) == Range(9, 9, 18)


def test_the_first_and_third_are_not_one_because_both_may_be_the_second():
    assert twins_of([("b", "c"), ("a", "b")]).range(exact(5, 9, 4)) == Range(13, 18, 18)


def test_of_very_many_that_hang_together_one_is_certain():
    names = "abcdefghijklmno"[: LISTED + 1]
    chain = twins_of(pairwise(names))
    assert chain.range(exact(*range(1, LISTED + 2))).low == LISTED + 1


def test_the_order_of_pairs_does_not_show():
    pairs = [("a", "b"), ("c", "d"), ("b", "c")]
    assert twins_of(pairs).lead == twins_of(reversed(pairs)).lead == dict.fromkeys("abcd", "a")


def test_open_ends_of_all_are_kept():
    told = {"a": Range(3, 3, 3, 1), "b": Range(5, 5, 9, 1)}
    assert twins_of([("a", "b")]).range(told) == Range(5, 8, 12, 2)


def test_where_nothing_may_be_one_there_are_no_leads():
    assert (NONE.lead, NONE.likely, NONE.pairs) == ({}, {}, frozenset())
