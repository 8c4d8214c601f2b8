"""People found to be told of twice: kept, taken as they are, accepted and taken back."""

from __future__ import annotations

import json

import pytest

from onrecord.jobs import linking
from onrecord.jobs.linking import accept_sure, is_current, link_people, propose, take_back
from onrecord.jobs.verifying import verify_case
from onrecord.store.judgements import DIFFERENT, IDENTITY, SAME, UNSURE, identity_judgements
from onrecord.store.linked import INCIDENT, PERSON, last_run, names_of
from onrecord.store.models import Judgement, LedgerRow, LinkedPair, Record
from onrecord.store.recording import record_judgement, record_withdrawal
from onrecord.store.tolerant import Break
from tests.cases import case_filled
from tests.told import KHALED, MUSTAFA, RIM, TELLINGS, head_of, recode, subject_of, tell, tell_all, tell_and_link

linked = case_filled(tell_and_link)


def names_of_clusters(case):
    found = propose(case)
    return {frozenset(names_of(case, each.members).values()) for each in found.clusters}


def as_kept(case):
    return list(Record.objects.using(case.alias).order_by("pk").values_list("pk", "body"))


def judge(case, decision, one, other, reason="asked the family"):
    with case.writing() as pen:
        pair = [subject_of(case, one), subject_of(case, other)]
        return record_judgement(pen, IDENTITY, decision, pair, reason).pk


def told_of(people):
    return frozenset(name for name, _, _ in people)


def test_who_is_told_of_in_three_spellings_and_two_scripts_is_one_cluster(linked):
    assert names_of_clusters(linked) == {told_of(KHALED), told_of(MUSTAFA), told_of(RIM)}


def test_a_run_changes_no_record(case):
    tell_all(case)
    before = as_kept(case)
    link_people(case)
    assert as_kept(case) == before


def test_a_run_after_which_nothing_came_is_taken_as_it_is(linked, monkeypatch):
    monkeypatch.setattr(linking, "_together", lambda *_: pytest.fail("computed again"))
    again = link_people(linked)
    assert (again.anew, again.run) == (False, last_run(linked))
    assert LedgerRow.objects.using(linked.alias).filter(action="linked").count() == 2


def test_a_run_is_made_anew_when_people_have_judged_enough_to_teach(linked, monkeypatch):
    monkeypatch.setattr("onrecord.store.linked.FEWEST", 2)
    monkeypatch.setattr("onrecord.linkage.teaching.FEWEST", 1)
    taught = []
    monkeypatch.setattr(
        "onrecord.linkage.teaching.relearned", lambda weights, _, answers: taught.append(len(answers)) or weights + 1.0
    )
    judge(linked, SAME, KHALED[0][0], KHALED[1][0])
    assert is_current(linked)
    judge(linked, DIFFERENT, KHALED[0][0], RIM[0][0])
    assert not is_current(linked)
    before = {(row.one, row.other): row.weight for row in LinkedPair.objects.using(linked.alias).filter(kind=PERSON)}
    link_people(linked)
    after = {(row.one, row.other): row.weight for row in LinkedPair.objects.using(linked.alias).filter(kind=PERSON)}
    assert taught[0] >= 1
    assert all(after[pair] == pytest.approx(weight + 1.0) for pair, weight in before.items())
    assert not any(isinstance(each, Break) for each in verify_case(linked))


def test_what_the_machine_accepted_does_not_have_a_run_made_anew(linked, monkeypatch):
    monkeypatch.setattr("onrecord.store.linked.FEWEST", 1)
    link_people(linked)
    assert accept_sure(linked, 0.6) > 0
    assert is_current(linked)


def test_what_is_new_since_the_last_run_is_told(case):
    first, second, third = (KHALED[0], RIM[0]), (KHALED[1], MUSTAFA[0]), (KHALED[2], MUSTAFA[1])
    tell(case, first, "A")
    tell(case, second, "B")
    ran = link_people(case)
    assert (ran.is_first, ran.run.fresh) == (True, 0)
    tell(case, third, "C")
    assert not is_current(case)
    again = link_people(case)
    assert (again.anew, again.is_first) == (True, False)
    fresh = LinkedPair.objects.using(case.alias).filter(fresh=True)
    assert again.run.fresh == fresh.filter(kind=PERSON).count() > 0
    assert last_run(case, INCIDENT).fresh == fresh.filter(kind=INCIDENT).count() > 0


def test_pairs_of_codings_that_are_replaced_are_gone(linked):
    before = len(propose(linked).basis.pairs)
    recode(linked, TELLINGS[0], TELLINGS[0], head_of(0))
    assert len(propose(linked).basis.pairs) < before
    ran = link_people(linked)
    assert ran.gone == 0
    assert len(propose(linked).basis.pairs) == before


def test_nobody_to_compare_is_no_error(case):
    ran = link_people(case)
    assert (ran.run.people, ran.run.compared) == (0, 0)
    tell(case, (KHALED[0],))
    assert link_people(case).run.people == 1
    assert propose(case).clusters == ()


def test_a_run_broken_off_leaves_what_was_there(linked, monkeypatch):
    def broken(*_):
        raise KeyboardInterrupt

    tell(linked, (KHALED[0],), "Another")
    monkeypatch.setattr(linking, "_together", broken)
    before = last_run(linked)
    with pytest.raises(KeyboardInterrupt):
        link_people(linked)
    assert last_run(linked) == before
    assert list(linked.folder.glob(".linking-*")) == []


def test_people_of_one_report_are_never_joined_by_a_score(case):
    tell(case, (KHALED[0], KHALED[1], RIM[0]), "A")
    tell(case, (KHALED[2], RIM[1]), "B")
    link_people(case)
    for members in names_of_clusters(case):
        assert not {KHALED[0][0], KHALED[1][0]} <= members


def test_sure_pairs_are_accepted_in_the_name_of_the_version_and_taken_back_in_one_act(linked):
    before = as_kept(linked)
    added = accept_sure(linked, 0.9)
    assert added == 6
    rows = [row for row in identity_judgements(linked) if row.is_machine]
    assert {row.by for row in rows} == {"onrecord link persons@2026.3"}
    assert all(row.why.startswith("likely ") for row in rows)
    assert len(as_kept(linked)) == len(before) - 6
    assert accept_sure(linked, 0.9) == 0
    assert take_back(linked, "the threshold was too low") == 6
    assert as_kept(linked) == before
    assert take_back(linked, "again") == 0
    assert accept_sure(linked, 0.9) == 6


def test_what_is_accepted_verifies(linked):
    accept_sure(linked, 0.9)
    take_back(linked, "to see that it goes")
    accept_sure(linked, 0.9)
    assert [each for each in verify_case(linked) if isinstance(each, Break)] == []


def test_the_ledger_says_who_asked_for_it(linked):
    accept_sure(linked, 0.9)
    (row,) = LedgerRow.objects.using(linked.alias).filter(action="accepted")
    assert row.who == "amal"
    assert json.loads(row.detail) == {"model": "persons@2026.3", "least": 0.9}


def test_what_a_person_said_is_not_accepted_over(linked):
    judge(linked, UNSURE, KHALED[0][0], KHALED[1][0])
    judge(linked, DIFFERENT, RIM[0][0], RIM[1][0])
    accept_sure(linked, 0.9)
    pairs = {row.pair for row in identity_judgements(linked) if row.is_machine}
    people = {name: subject_of(linked, name) for name in (KHALED[0][0], KHALED[1][0], RIM[0][0], RIM[1][0])}
    assert tuple(sorted((people[KHALED[0][0]], people[KHALED[1][0]]))) not in pairs
    judged = propose(linked).basis.bounds.judged
    assert judged.decision(people[RIM[0][0]], people[RIM[1][0]]) == DIFFERENT


def test_what_a_person_took_back_of_the_machine_is_not_accepted_again(linked):
    accept_sure(linked, 0.9)
    row = next(row for row in identity_judgements(linked) if row.is_machine)
    with linked.writing() as pen:
        record_withdrawal(pen, row.number, "two cousins")
    accept_sure(linked, 0.9)
    held = {each.pair for each in propose(linked).basis.bounds.judged.same}
    assert row.pair not in held


def test_two_names_that_each_have_a_part_of_their_own_are_left_to_people(case):
    tell(case, (("Yazan Mahmoud Barakeh", 11, "m"), RIM[0]), "A")
    tell(case, (("Yazan Samir Hamshou", 11, "m"), RIM[1]), "B")
    link_people(case)
    accept_sure(case, 0.51)
    yazan = {subject_of(case, name) for name in ("Yazan Mahmoud Barakeh", "Yazan Samir Hamshou")}
    assert all(yazan != set(row.pair) for row in identity_judgements(case))


def test_people_win_over_the_machine_whoever_came_last(linked):
    one, two, three = (subject_of(linked, name) for name, _, _ in KHALED)
    accept_sure(linked, 0.9)
    tied = [row for row in identity_judgements(linked) if row.is_machine and set(row.pair) <= {one, two, three}]
    assert len(tied) == 2
    ends = {end for row in tied for end in row.pair}
    (middle,) = [end for end in ends if all(end in row.pair for row in tied)]
    first, last = sorted(ends - {middle})
    with linked.writing() as pen:
        same = record_judgement(pen, IDENTITY, SAME, [first, middle], "his identity card")
        record_judgement(pen, IDENTITY, DIFFERENT, [first, last], "his cousin")
    judged = propose(linked).basis.bounds.judged
    assert same.pk in {row.number for row in judged.same}
    assert judged.decision(first, last) == DIFFERENT
    assert [each.different.pair for each in judged.contradictions] == [(first, last)]


def test_a_judgement_goes_over_to_the_newer_coding_where_it_can_and_is_counted_where_not(linked):
    judge(linked, SAME, KHALED[0][0], KHALED[1][0])
    recode(linked, TELLINGS[0], TELLINGS[0][::-1], head_of(0))
    link_people(linked)
    found = propose(linked)
    assert (found.basis.stale, found.joined) == (0, 1)
    recode(linked, TELLINGS[0], TELLINGS[0][1:], head_of(0), "3")
    link_people(linked)
    found = propose(linked)
    assert (found.basis.stale, found.joined) == (1, 0)


def test_a_same_that_breaks_a_constraint_holds_and_is_shown(linked):
    number = judge(linked, SAME, KHALED[0][0], "Yahya Hassan Barakat")
    (found,) = propose(linked).clustering.breaks
    assert found.reason == "one report tells of both"
    assert [row.number for row in found.judgements] == [number]
    assert Judgement.objects.using(linked.alias).count() == 1
