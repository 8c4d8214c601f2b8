from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tally.estimation.families import Refusal
from onrecord.tally.estimation.lower_bound import LowerBound, lower_bound
from onrecord.tally.estimation.overlaps import Overlaps
from tests.tally.estimation.populations import expected

chances = st.lists(st.floats(0.05, 0.6), min_size=3, max_size=5)


def bound(overlaps):
    found = lower_bound(overlaps)
    assert isinstance(found, LowerBound)
    return found


def test_lists_that_are_alike_have_the_bound_of_chao():
    overlaps = Overlaps(("A", "B", "C"), (0, 30, 30, 10, 30, 10, 10, 4))
    found = bound(overlaps)
    assert found.alike == pytest.approx(124 + 2 / 3 * 90**2 / (2 * 30))
    assert found.people == pytest.approx(found.alike)
    assert found.shares == pytest.approx((1 / 3, 1 / 3, 1 / 3))


@given(chances)
@settings(max_examples=40)
def test_people_who_are_all_alike_are_found_however_the_lists_differ(chances):
    assert bound(expected(10_000_000, chances)).people == pytest.approx(10_000_000, rel=1e-3)


def test_lists_that_differ_make_the_bound_of_chao_no_bound():
    found = bound(expected(10_000_000, (0.5, 0.05, 0.05)))
    missing = 0.5 * 0.95**2 * 10_000_000
    documented = 10_000_000 - missing
    assert (found.alike - documented) / missing == pytest.approx(3.8, abs=0.05)


@given(chances, st.floats(0.05, 0.5), st.floats(0.1, 0.9))
@settings(max_examples=40)
def test_people_who_differ_are_never_fewer_than_the_bound(chances, weaker, share):
    """Some have the odds of the others times `weaker`, on every list."""
    odds = np.array(chances) / (1 - np.array(chances)) * weaker
    visible, hidden = expected(round(1e7 * share), chances), expected(round(1e7 * (1 - share)), odds / (1 + odds))
    both = Overlaps(visible.lists, tuple(map(sum, zip(visible.counts, hidden.counts, strict=True))))
    assert both.documented < bound(both).people < 1e7 * 1.001


def test_lists_that_have_nobody_take_no_part():
    overlaps = Overlaps(("A", "B", "C", "D"), (0, 30, 30, 10, 30, 10, 10, 4, *[0] * 8))
    assert bound(overlaps).people == bound(overlaps.of([0, 1, 2])).people


def test_two_lists_that_cannot_overlap_are_not_expected_to():
    area, whole = 0.3, 0.4
    people = 1_000_000
    alone, alone_c, both = expected(people, (area, whole)).counts[1:]
    counts = (0, alone, alone, 0, 2 * alone_c, both, both, 0)
    told = bound(Overlaps(("A", "B", "C"), counts, frozenset({3, 7}))).people
    assert told == pytest.approx(2 * people)


def test_where_nobody_is_on_two_lists_there_is_no_bound():
    found = lower_bound(Overlaps(("A", "B", "C"), (0, 30, 30, 0, 30, 0, 0, 4)))
    assert isinstance(found, Refusal)
    assert found.code == "none-on-two"
