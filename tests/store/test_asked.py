"""What waits for a person: kept with the scores, in the order in which the whole would be asked."""

from __future__ import annotations

import pytest

from onrecord.jobs.linking import accept_sure, link_people, take_back
from onrecord.jobs.matching import next_pairs
from onrecord.jobs.reviewing import Answer, Review, judge_all
from onrecord.linkage.pairs import ordered
from onrecord.store import asked
from onrecord.store.asked import LEAST, ask_all, count_waiting, waiting
from onrecord.store.judgements import DIFFERENT, IDENTITY, SAME
from onrecord.store.linked import INCIDENT, PERSON, is_behind
from onrecord.store.models import LinkedPair
from onrecord.store.recording import record_judgement, record_withdrawal
from onrecord.store.sight import Reader
from tests.told import KHALED, MUSTAFA, RIM, TELLINGS, head_of, recode, subject_of, tell, tell_all


@pytest.fixture
def linked(case):
    tell_all(case)
    link_people(case)
    return case


def as_asked(case, kind=PERSON):
    return [(each.one, each.other, each.changes) for each in waiting(case, kind, 500)]


def as_reviewed(case, kind=PERSON):
    return [(each.one, each.other, each.changes) for each in Review(case, LEAST, kind).questions.in_order()]


def as_kept(case):
    rows = LinkedPair.objects.using(case.alias).order_by("kind", "one", "other")
    return list(rows.values_list("kind", "one", "other", "worth", "changes", "left_out"))


def judge(case, decision, one, other):
    with case.writing() as pen:
        return record_judgement(pen, IDENTITY, decision, [subject_of(case, one), subject_of(case, other)], "asked").pk


@pytest.mark.parametrize("kind", [PERSON, INCIDENT])
def test_a_run_leaves_what_the_review_would_ask(linked, kind):
    assert sorted(as_asked(linked, kind)) == sorted(as_reviewed(linked, kind))
    assert count_waiting(linked, kind) == len(as_asked(linked, kind)) > 0
    worths = [each.worth for each in waiting(linked, kind, 500)]
    assert worths == sorted(worths, reverse=True)


def test_an_answer_changes_what_is_asked_around_it_as_all_anew_would(linked):
    judge(linked, SAME, KHALED[0][0], KHALED[1][0])
    judge(linked, DIFFERENT, KHALED[0][0], MUSTAFA[1][0])
    after = as_kept(linked)
    with linked.writing():
        ask_all(linked, PERSON)
        ask_all(linked, INCIDENT)
    assert as_kept(linked) == after


def test_what_follows_from_answers_is_not_asked(linked):
    judge(linked, SAME, KHALED[0][0], KHALED[1][0])
    judge(linked, SAME, KHALED[1][0], KHALED[2][0])
    left = {(one, other) for one, other, _ in as_asked(linked)}
    assert ordered(subject_of(linked, KHALED[0][0]), subject_of(linked, KHALED[2][0])) not in left


def test_a_withdrawal_leaves_all_as_it_was(linked):
    before = as_kept(linked)
    number = judge(linked, SAME, RIM[0][0], RIM[1][0])
    assert as_kept(linked) != before
    with linked.writing() as pen:
        record_withdrawal(pen, number, "a slip")
    assert as_kept(linked) == before


def test_what_the_machine_judges_is_asked_no_more_and_again_when_it_is_taken_back(linked):
    before = as_kept(linked)
    assert accept_sure(linked, 0.9) > 0
    assert as_kept(linked) != before
    take_back(linked, "too soon")
    assert {row[:3] for row in as_kept(linked) if row[3]} <= {row[:3] for row in before if row[3]}


@pytest.mark.parametrize("most", [0, 100])
def test_many_answers_at_once_change_what_is_asked(linked, monkeypatch, most):
    monkeypatch.setattr("onrecord.jobs.reviewing.MOST_AROUND", most)
    one, other = subject_of(linked, RIM[0][0]), subject_of(linked, RIM[1][0])
    judge_all(linked, [Answer(one, other, SAME, "one name")])
    assert ordered(one, other) not in {each[:2] for each in as_asked(linked)}


def test_where_much_is_near_the_order_beyond_is_left_and_the_pair_itself_is_settled(linked, monkeypatch):
    monkeypatch.setattr(asked, "MOST_NEAR", 2)
    judge(linked, SAME, KHALED[0][0], KHALED[1][0])
    pair = ordered(subject_of(linked, KHALED[0][0]), subject_of(linked, KHALED[1][0]))
    assert pair not in {each[:2] for each in as_asked(linked)}


def test_pairs_of_a_coding_that_was_replaced_are_not_shown(linked):
    reader = Reader("amal", frozenset())
    recode(linked, TELLINGS[0], TELLINGS[0][1:], head_of(0))
    shown = next_pairs(linked, PERSON, reader, 500)
    gone = subject_of(linked, KHALED[0][0])
    assert all(gone not in (each.one, each.other) for each in shown)
    assert shown


def test_a_run_is_behind_what_was_coded_after_it(linked):
    assert not is_behind(linked)
    tell(linked, RIM[:1], "A later report")
    assert is_behind(linked)
    link_people(linked)
    assert not is_behind(linked)


def test_without_anything_coded_nothing_is_behind(case):
    assert not is_behind(case)
