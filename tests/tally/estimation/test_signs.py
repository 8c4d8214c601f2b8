"""Signs that some people are harder to see than others for every list."""

from __future__ import annotations

from onrecord.tally.estimation.estimating import estimate
from onrecord.tally.estimation.overlaps import Overlaps
from onrecord.tally.estimation.side_by_side import Effort
from onrecord.tally.estimation.signs import BOUND, KNOWN, signs_of
from tests.tally.estimation.populations import expected

SEEN, HARD = (0.55, 0.45, 0.40, 0.35), (0.10, 0.08, 0.07, 0.05)


def mixed(*groups):
    """Give the overlaps of groups of people together, each so many with chances of their own."""
    told = [expected(people, chances) for people, chances in groups]
    return Overlaps(told[0].lists, tuple(map(sum, zip(*(each.counts for each in told), strict=True))))


def codes(cautions):
    return [caution.code for caution in cautions]


def test_where_most_are_hard_to_see_both_signs_are_there():
    table = mixed((700, SEEN), (1_300, HARD))
    found = codes(signs_of(table, 1_300.0))
    assert found == [BOUND, KNOWN]


def test_where_all_are_as_easy_to_see_there_is_none():
    assert signs_of(expected(2_000, (0.35, 0.30, 0.25, 0.20)), 2_100.0) == ()


def test_of_three_lists_none_can_be_tried_against_the_others():
    assert codes(signs_of(mixed((700, SEEN[:3]), (1_300, HARD[:3])), 100_000.0)) == []


def test_where_nobody_is_on_two_lists_there_is_no_bound():
    assert signs_of(Overlaps(("A", "B", "C"), (0, 5, 5, 0, 5, 0, 0, 2)), 1.0) == ()


def test_beside_a_sign_no_point_is_told():
    found = estimate(mixed((700, SEEN), (1_300, HARD)), Effort(quick=True))
    assert found.has_sign
    assert found.total is not None
    assert found.middle is None
