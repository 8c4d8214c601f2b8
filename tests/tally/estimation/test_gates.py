from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.tally.estimation.families import Caution, Range, Refusal
from onrecord.tally.estimation.gates import check, check_range
from onrecord.tally.estimation.overlaps import Overlaps

GOOD = (0, 40, 40, 10, 40, 10, 10, 5)


def three(*counts):
    return Overlaps(("A", "B", "C"), counts)


def found(overlaps):
    return [each.code for each in check(overlaps)]


def test_nothing_stands_against_three_lists_that_overlap():
    assert check(three(*GOOD)) == ()


def test_two_lists_that_have_anyone_are_refused_and_named():
    (told,) = check(three(0, 40, 40, 20, 0, 0, 0, 0))
    assert isinstance(told, Refusal)
    assert told.code == "few-lists"
    assert told.found.endswith("A, B")
    assert "three lists" in told.needed


def test_lists_that_have_nobody_are_refused_for_all_they_lack():
    assert found(three(*[0] * 8)) == ["few-lists", "few-people", "no-overlap"]


def test_people_on_one_list_each_are_refused_and_each_list_cautioned_of():
    assert found(three(0, 40, 40, 0, 40, 0, 0, 0)) == ["no-overlap", "list-alone", "list-alone", "list-alone"]


def test_twenty_nine_people_are_too_few_and_thirty_are_not():
    assert found(three(0, 5, 5, 5, 5, 5, 4, 0)) == ["few-people"]
    assert found(three(0, 5, 5, 5, 5, 5, 5, 0)) == []


def test_nine_people_on_two_lists_are_too_few_and_ten_are_not():
    assert found(three(0, 40, 40, 3, 40, 3, 2, 1)) == ["few-shared"]
    assert found(three(0, 40, 40, 3, 40, 3, 3, 1)) == []


def test_a_list_that_shares_nobody_is_cautioned_of_by_name():
    (told,) = check(three(0, 40, 40, 15, 7, 0, 0, 0))
    assert isinstance(told, Caution)
    assert told.words.startswith("Nobody on C (7 in all)")


@given(st.lists(st.integers(0, 60), min_size=7, max_size=7))
def test_refusals_come_first_and_say_what_is_needed(counts):
    told = check(three(0, *counts))
    kinds = [isinstance(each, Refusal) for each in told]
    assert kinds == sorted(kinds, reverse=True)
    assert all(each.needed and each.found for each in told if isinstance(each, Refusal))


def test_an_interval_near_what_is_documented_needs_no_caution():
    assert check_range(100, Range(120.0, 200.0, 500.0)) == ()


def test_an_estimate_far_beyond_what_is_documented_is_cautioned_of():
    (told,) = check_range(100, Range(400.0, 620.0, 900.0))
    assert told.code == "far-beyond-documented"
    assert "6.2 times the 100 people" in told.words


def test_an_interval_whose_ends_differ_more_than_tenfold_is_cautioned_of():
    (told,) = check_range(100, Range(110.0, 300.0, 1_320.0))
    assert told.code == "wide-interval"
    assert "12 times" in told.words
