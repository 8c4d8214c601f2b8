"""What families say together: the widest range, disagreement, refusal, and what is told beside."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tally.estimation.estimates import Span, Verdict, carried
from onrecord.tally.estimation.families import Caution
from onrecord.tally.estimation.signs import SIGNS
from tests.tally.estimation.families_told import NO, an_estimate, refuses, says


def codes(estimate):
    return [caution.code for caution in estimate.cautions]


def test_the_range_goes_from_the_lowest_end_to_the_highest():
    found = an_estimate(says("one", 150, 190), says("two", 160, 240))
    assert found.verdict is Verdict.AGREE
    assert found.total == pytest.approx((151, 238))
    assert found.undocumented == pytest.approx((51, 138))
    assert found.middle == pytest.approx(185)


def test_a_family_that_refuses_does_not_widen_the_range():
    found = an_estimate(says("one", 150, 190), says("two", 160, 200), refuses("three"))
    assert found.total == pytest.approx((151, 199))
    assert len(found.answers) == 2


def test_models_whose_middles_are_far_apart_disagree_and_no_point_is_told():
    found = an_estimate(says("one", 150, 190), says("two", 250, 290))
    assert found.verdict is Verdict.DISAGREE
    assert found.total is not None
    assert found.middle is None
    assert codes(found) == ["models-disagree"]
    assert "170 and 270, 1.6 times as many" in found.cautions[0].words


def test_of_one_family_alone_no_point_is_told():
    found = an_estimate(says("one", 150, 190), refuses("two"))
    assert found.verdict is Verdict.ALONE
    assert found.middle is None
    assert codes(found) == ["one-family"]


def test_where_no_family_gives_an_estimate_there_is_none():
    found = an_estimate(refuses("one"), refuses("two"))
    assert found.verdict is Verdict.REFUSED
    assert found.total is None
    assert found.undocumented is None
    assert [refusal.code for refusal in found.refusals] == ["no-family"]


def test_where_all_are_far_beyond_the_documented_and_agree_no_point_is_told():
    found = an_estimate(says("one", 600, 700), says("two", 550, 650))
    assert found.verdict is Verdict.AGREE
    assert found.total is not None
    assert found.middle is None
    assert codes(found) == ["far-beyond-documented"]


@pytest.mark.parametrize("other", [says("two", 1_000, 1_100), refuses("two")])
def test_where_all_are_far_beyond_and_do_not_agree_there_is_no_estimate(other):
    found = an_estimate(says("one", 550, 650), other)
    assert [refusal.code for refusal in found.refusals] == ["far-beyond-documented"]
    assert "6.0 times as many" in found.refusals[0].found
    assert found.total is None


def test_a_family_that_is_far_beyond_stays_in_the_range_and_is_named():
    found = an_estimate(says("one", 480, 500), says("two", 550, 650))
    assert found.total == pytest.approx((480.5, 647.5))
    assert codes(found) == ["far-beyond-documented"]
    assert "By two there were over 5 times" in found.cautions[0].words


def test_of_a_range_whose_upper_end_is_ten_times_the_lower_no_point_is_told():
    found = an_estimate(says("one", 110, 500), says("two", 100, 1_400, documented=200), documented=200)
    assert "wide-range" in codes(found)
    assert found.middle is None


def test_what_was_refused_before_stays_refused():
    found = an_estimate(says("one", 150, 190), refusals=(NO,))
    assert found.refusals == (NO,)
    assert found.verdict is Verdict.REFUSED


def test_words_for_people_are_those_of_the_verdict_and_the_numbers():
    assert str(Verdict.DISAGREE) == "the models disagree"
    assert (str(Span(1_000, 1_000)), str(Span(5, 9))) == ("1,000", "5 to 9")


def test_cautions_of_tables_are_carried_on_once_and_those_of_verdicts_are_not():
    table, verdict = Caution("empty-list", "nobody on Z"), Caution("models-disagree", "apart")
    one = replace(an_estimate(), cautions=(verdict, table))
    other = replace(an_estimate(), cautions=(Caution("empty-list", "nobody on Y"), Caution(SIGNS[0], "a sign")))
    assert carried([one, other]) == (table, other.cautions[1])


@given(st.lists(st.tuples(st.floats(100, 400), st.floats(0, 200)), min_size=1, max_size=4))
def test_the_range_is_never_narrower_than_that_of_any_family_nor_below_the_documented(ranges):
    found = an_estimate(*(says(str(number), low, low + more) for number, (low, more) in enumerate(ranges)))
    assert found.total is not None
    for told in found.answers:
        assert 100 <= found.total[0] <= told.total.low
        assert told.total.high <= found.total[1]
    assert found.undocumented == pytest.approx((found.total[0] - 100, found.total[1] - 100))
