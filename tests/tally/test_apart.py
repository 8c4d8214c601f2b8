from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.tally.apart import most_apart


@st.composite
def some_bonds(draw):
    size = draw(st.integers(0, 8))
    pairs = draw(st.sets(st.sampled_from(list(combinations(range(size), 2)) or [(0, 0)])))
    bonds = [set() for _ in range(size)]
    for one, other in pairs if size > 1 else ():
        bonds[one].add(other)
        bonds[other].add(one)
    return bonds


def tried(bonds):
    """Give the size of the largest choice by trying all."""
    places = range(len(bonds))
    return max(
        size
        for size in range(len(bonds) + 1)
        for chosen in combinations(places, size)
        if all(other not in bonds[one] for one, other in combinations(chosen, 2))
    )


@given(some_bonds())
def test_no_two_are_bound_and_no_choice_is_larger(bonds):
    chosen = most_apart(bonds)
    assert all(other not in bonds[one] for one in chosen for other in chosen)
    assert len(chosen) == tried(bonds)


def test_of_many_that_are_all_bound_the_first_stands():
    assert most_apart([set(range(300)) - {place} for place in range(300)]) == [0]


def test_a_ring_is_tried_both_ways():
    ring = [{(place - 1) % 7, (place + 1) % 7} for place in range(7)]
    assert len(most_apart(ring)) == 3
