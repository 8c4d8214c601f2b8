"""The order in which pairs are asked, and what an answer does to it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linkage.constraints import Bounds, Constraint, veto_pairs
from onrecord.linkage.pairs import ScoredPair
from onrecord.linkage.questions import Questions
from onrecord.linkage.reviews import LeftOut
from tests.linkage.decided import decided, withdrawn


def pairs(**weights):
    """Give pairs from names such as `ab`."""
    return [ScoredPair(ends[0], ends[1], weight) for ends, weight in weights.items()]


def asked(questions):
    return ["".join((each.one, each.other)) for each in questions.in_order()]


def test_even_odds_are_asked_before_what_is_nearly_sure():
    questions = Questions(pairs(ab=6.0, cd=0.1, ef=-3.0), [], Bounds())
    assert asked(questions) == ["cd", "ef", "ab"]
    assert questions.next().probability == pytest.approx(0.517, abs=0.001)
    assert len(questions) == 3


def test_what_would_join_two_large_clusters_comes_before_even_odds_of_two_people():
    tied = pairs(ab=9.0, ac=9.0, bc=9.0, de=9.0, df=9.0, ef=9.0, cd=-2.0, xy=0.0)
    questions = Questions(tied, [], Bounds())
    assert asked(questions)[:2] == ["cd", "xy"]
    assert questions.next().changes == 9


def test_one_of_two_that_fit_equally_is_as_open_as_can_be():
    bounds = Bounds(constraints=(Constraint("one report tells of both", frozenset("bc")),))
    questions = Questions(pairs(ab=8.0, ac=8.0, xy=1.5), [], bounds)
    assert asked(questions)[-1] == "xy"
    assert {questions.in_order()[0].left_out.left_out, questions.in_order()[1].left_out.left_out} == {LeftOut.TIE}


def test_what_a_constraint_parts_is_not_asked_and_what_a_veto_bars_is():
    bounds = Bounds(
        constraints=(Constraint("one report tells of both", frozenset("ab")), Constraint("rows", frozenset("az"))),
        vetoes=(veto_pairs("given names differ", [("c", "d")]),),
    )
    questions = Questions(pairs(ab=3.0, cd=3.0), [], bounds)
    assert asked(questions) == ["cd"]
    assert questions.next().left_out.left_out is LeftOut.BARRED


def test_what_is_less_likely_than_asked_for_is_left_out():
    assert asked(Questions(pairs(ab=-2.0, cd=2.0), [], Bounds(), least=0.5)) == ["cd"]


def test_what_answers_settle_is_not_asked_and_one_taken_back_is_again():
    questions = Questions(pairs(ab=1.0, ac=1.0, bc=1.0, xy=0.5), [], Bounds())
    first, second = decided(1, "a=b"), decided(2, "b=c")
    questions.add(first)
    assert set(asked(questions)) == {"ac", "bc", "xy"}
    questions.add(second)
    assert asked(questions) == ["xy"]
    questions.add(withdrawn(3, second))
    assert set(asked(questions)) == {"ac", "bc", "xy"}
    questions.add(decided(4, "x?y"))
    questions.add(decided(5, "a!c"))
    assert asked(questions) == []
    assert questions.next() is None


def test_judgements_made_before_are_heeded_and_those_on_others_passed_over():
    before = [decided(1, "a=b"), decided(2, "p=q"), decided(3, "a!z")]
    questions = Questions(pairs(ab=1.0, cd=1.0), before, Bounds())
    assert asked(questions) == ["cd"]
    questions.add(decided(4, "v=w"))
    assert asked(questions) == ["cd"]


def test_records_judged_the_same_are_one_component_whatever_their_scores():
    questions = Questions(pairs(ab=2.0, cd=2.0), [decided(1, "b=c")], Bounds())
    assert [each.changes for each in questions.in_order()] == [2, 2]


@given(
    st.dictionaries(st.sampled_from(["ab", "ac", "ad", "bc", "bd", "cd"]), st.floats(-3, 9), min_size=1),
    st.permutations(range(6)),
)
def test_the_order_of_the_rows_is_nothing(weights, order):
    told = pairs(**weights)
    other = [told[place] for place in order if place < len(told)]
    one = Questions(told, [], Bounds()).in_order()
    assert one == Questions(other, [], Bounds()).in_order()
    assert all(each.worth >= after.worth for each, after in pairwise(one))
