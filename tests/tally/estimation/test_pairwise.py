from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tally.estimation.overlaps import Overlaps
from onrecord.tally.estimation.pairwise import explain, pairs
from tests.tally.estimation.populations import expected, listed

THREE = Overlaps(("A", "B", "C"), (0, 30, 20, 8, 40, 6, 9, 12))


def pair(overlaps, first, second):
    (found,) = [each for each in pairs(overlaps) if (each.first, each.second) == (first, second)]
    return found


def test_every_two_lists_are_told_of():
    assert [(each.first, each.second) for each in pairs(THREE)] == [("A", "B"), ("A", "C"), ("B", "C")]


def test_sizes_and_the_overlap_are_counted_over_all_other_lists():
    found = pair(THREE, "A", "B")
    assert found.sizes == (56, 49)
    assert found.shared == 20
    assert found.chapman == pytest.approx(57 * 50 / 21 - 1)


def test_the_odds_are_those_among_people_on_other_lists():
    found = pair(THREE, "A", "B").association
    assert (found.both, found.first, found.second, found.neither) == (12, 6, 9, 40)
    assert found.people == 67
    assert found.ratio == pytest.approx(12 * 40 / (6 * 9))
    low, high = found.interval
    assert low < found.ratio < high
    assert low * high == pytest.approx(found.ratio**2)
    assert not found.is_corrected


def test_where_a_number_is_none_a_half_is_added_to_each():
    found = pair(Overlaps(("A", "B", "C"), (0, 30, 20, 8, 40, 6, 9, 0)), "A", "B").association
    assert found.is_corrected
    assert found.ratio == pytest.approx(0.5 * 40.5 / (6.5 * 9.5))


@given(st.lists(st.integers(1, 99), min_size=15, max_size=15))
def test_it_makes_no_difference_which_list_comes_first(counts):
    overlaps = Overlaps(("A", "B", "C", "D"), (0, *counts))
    one, other = pair(overlaps, "A", "C"), pair(overlaps.of([2, 1, 0, 3]), "C", "A")
    assert one.association.ratio == pytest.approx(other.association.ratio)
    assert one.chapman == other.chapman


def test_independent_lists_have_even_odds():
    found = pair(expected(100_000, (0.3, 0.2, 0.4)), "A", "B").association
    assert found.ratio == pytest.approx(1, rel=0.01)


def test_lists_that_share_sources_are_said_to_make_the_estimate_too_low():
    words = explain(pair(listed(4_000, (0.3, 0.2, 0.4), copies=[(0, 1, 0.4)]), "A", "B"))
    assert "times as high" in words
    assert words.endswith("The two may share sources or reach the same people; counting them as independent makes the "
                          "estimate too low.")  # fmt: skip


def test_lists_that_divide_the_field_are_said_to_make_it_too_high():
    words = explain(pair(Overlaps(("A", "B", "C"), (0, 90, 90, 5, 40, 60, 60, 4)), "A", "B"))
    assert "the odds are 0.04 times as high (0.01 to 0.13)" in words
    assert words.endswith("too high.")


def test_what_chance_gives_is_said_to_be_no_sign():
    words = explain(pair(expected(300, (0.3, 0.2, 0.4)), "A", "B"))
    assert "% (7 of 36) of those on A are on B too" in words
    assert "within what chance gives" in words


def test_two_lists_alone_tell_nothing_of_whether_they_share_sources():
    found = pair(Overlaps(("A", "B"), (0, 9, 8, 3)), "A", "B")
    assert found.association is None
    assert explain(found).startswith("3 people are on A and on B. Too few are on a third list")


def test_a_third_list_whose_people_are_all_on_one_of_them_tells_nothing():
    found = pair(Overlaps(("A", "B", "C"), (0, 9, 8, 3, 0, 7, 0, 6)), "A", "B")
    assert found.association is None


def test_lists_that_cannot_overlap_are_not_compared():
    found = pair(Overlaps(("A", "B", "C"), (0, 9, 8, 0, 9, 7, 6, 0), frozenset({3, 7})), "A", "B")
    assert (found.chapman, found.association) == (None, None)
    assert explain(found) == "Nobody can be on A and on B: the two say nothing of each other."


def test_people_whose_other_lists_leave_something_impossible_are_left_out():
    counts = [0, 20, 20, 10, 20, 5, 6, 7, 20, 8, 9, 0, 10, 5, 6, 7]
    found = pair(Overlaps(("A", "B", "C", "D"), tuple(counts), frozenset({11})), "A", "B").association
    assert (found.both, found.first, found.second, found.neither) == (14, 10, 12, 30)
