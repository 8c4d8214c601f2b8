"""Answers kept one at a time, or all of a table at once."""

from __future__ import annotations

import json

import pytest

from onrecord.core.errors import BadOption
from onrecord.jobs.linking import propose
from onrecord.jobs.reviewing import Answer, Review, beside_of, judge_all
from onrecord.store.judgements import DIFFERENT, SAME, UNSURE, identity_judgements
from onrecord.store.linked import INCIDENT
from onrecord.store.models import Judgement, LedgerRow, Record
from tests.cases import case_filled
from tests.told import KHALED, RIM, subject_of, tell_and_link

linked = case_filled(tell_and_link)


def as_kept(case):
    return list(Record.objects.using(case.alias).order_by("pk").values_list("pk", "body"))


def test_without_a_run_there_is_nothing_to_review(case):
    with pytest.raises(BadOption, match="onrecord link"):
        Review(case, 0.05)


def test_an_answer_is_kept_with_who_why_and_the_scores_shown(linked):
    review = Review(linked, 0.05)
    question = review.questions.next()
    number = review.answer(Answer(question.one, question.other, SAME, "his mother's name"))
    (row,) = identity_judgements(linked)
    assert (row.number, row.by, row.why, row.model) == (number, "amal", "his mother's name", "persons@2026.3")
    detail = json.loads(LedgerRow.objects.using(linked.alias).get(action="judged").detail)
    assert detail["weight"] == pytest.approx(question.weight, abs=0.001)
    assert len([pk for pk, _ in as_kept(linked)])


def test_answer_and_undo_leave_records_as_they_were_and_the_pair_to_be_asked(linked):
    before = as_kept(linked)
    review = Review(linked, 0.05)
    left, question = len(review.questions), review.questions.next()
    review.answer(Answer(question.one, question.other, SAME, "one name"))
    assert as_kept(linked) != before
    assert len(review.questions) < left
    assert review.undo() == (question.one, question.other)
    assert as_kept(linked) == before
    assert len(review.questions) == left
    assert review.undo() is None
    assert [row.decision for row in identity_judgements(linked)] == [SAME, "withdrawn"]


def test_all_pairs_can_be_judged_and_then_none_is_left(linked):
    review = Review(linked, 0.05)
    while (question := review.questions.next()) is not None:
        review.answer(Answer(question.one, question.other, SAME, "one name"))
    assert len(review.questions) == 0
    assert len(Review(linked, 0.05).questions) == 0


def test_two_people_are_shown_with_their_words_and_family(linked):
    review = Review(linked, 0.05)
    ends = sorted((subject_of(linked, KHALED[0][0]), subject_of(linked, KHALED[1][0])))
    beside = beside_of(linked, review.scored(*ends))
    assert {beside.one.subject, beside.other.subject} == set(ends)
    assert "both aged 58" in beside.explanation.sentence
    assert KHALED[2][0] in beside.relatives


def test_the_same_answers_again_change_nothing(linked):
    one, other, third = (subject_of(linked, name) for name, _, _ in RIM)
    answers = [Answer(one, other, SAME, "one name"), Answer(other, third, UNSURE, "another age", None)]
    assert judge_all(linked, answers) == 2
    before = as_kept(linked)
    rows = Judgement.objects.using(linked.alias).count()
    assert judge_all(linked, answers) == 0
    assert judge_all(linked, [Answer(other, one, SAME, "the other way about")]) == 0
    assert (as_kept(linked), Judgement.objects.using(linked.alias).count()) == (before, rows)
    assert judge_all(linked, [Answer(one, other, DIFFERENT, "I changed my mind")]) == 1


def test_of_two_rows_on_one_pair_the_last_counts(linked):
    one, other, _ = (subject_of(linked, name) for name, _, _ in RIM)
    answers = [Answer(one, other, SAME, "one name"), Answer(other, one, DIFFERENT, "on a second look")]
    assert judge_all(linked, answers) == 1
    assert [row.decision for row in identity_judgements(linked)] == [DIFFERENT]


def test_incidents_are_judged_like_people_and_become_one_record(linked):
    review = Review(linked, 0.05, INCIDENT)
    question = review.questions.next()
    beside = beside_of(linked, review.scored(question.one, question.other), INCIDENT)
    assert [field.name for field in beside.explanation.fields] == ["when", "place", "victims"]
    assert beside.explanation.differing == set()
    assert "on the same day (2013-05-09)" in beside.explanation.sentence
    assert (beside.one.fields["acts"], beside.relatives) == ("killing", ())
    assert any("shells fell on the market" in quote for quote in beside.one.quotes)
    before = Record.objects.using(linked.alias).filter(kind=INCIDENT).count()
    review.answer(Answer(question.one, question.other, SAME, "one market, one day"))
    assert Record.objects.using(linked.alias).filter(kind=INCIDENT).count() == before - 1
    assert propose(linked, INCIDENT).joined == 1
    assert propose(linked).joined == 0


def test_all_incidents_of_one_shelling_are_proposed_as_one(linked):
    proposed = propose(linked, INCIDENT)
    assert [len(cluster.members) for cluster in proposed.clusters] == [3]
    pairs = [Answer(each.one, each.other, SAME, "one shelling") for each in proposed.basis.pairs]
    assert judge_all(linked, pairs, INCIDENT) == 3
    assert propose(linked, INCIDENT).to_review == 0
