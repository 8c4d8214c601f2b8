"""Clusters looked through, merged and split, on both databases."""

from __future__ import annotations

import pytest

from onrecord.store.codings import coding_id
from onrecord.store.judgements import DIFFERENT, SAME, identity_judgements
from onrecord.store.models import Coding, Draft
from onrecord.store.recording import record_reprint
from tests.told import KHALED, subject_of
from tests.web.matching.pairs import PART, as_kept, linked

served = linked


@pytest.fixture
def case(served):
    return served.case


@pytest.fixture
def client(served):
    return served.client("reviewer")


def members(case):
    return [subject_of(case, name) for name, _, _ in KHALED]


def report_of_subject(case, subject):
    return Coding.objects.using(case.alias).get(pk=coding_id(subject)).reading.report


def judge(client, one, other, decision=SAME):
    client.post("/matching/judge", {"kind": "person", "one": one, "other": other, "decision": decision}, headers=PART)


def test_a_cluster_shows_every_member_and_every_two(case, client):
    first, *_ = members(case)
    page = client.get("/matching/cluster", {"kind": "person", "of": first}).content.decode()
    for name, _, _ in KHALED:
        assert name in page
    assert page.count("over 99 in 100") >= 6
    assert "scores alone propose this cluster" in page


def test_what_follows_from_judgements_is_told_apart_from_what_was_said(case, client):
    one, other, third = members(case)
    judge(client, one, other)
    judge(client, other, third)
    page = client.get("/matching/cluster", {"of": one}).content.decode()
    assert "Same, by what follows" in page
    assert "<dt>records now</dt><dd>1</dd>" in page


def test_a_split_is_one_act_that_parts_records_and_can_be_taken_back(case, client):
    one, other, third = members(case)
    judge(client, one, other)
    judge(client, other, third)
    before = as_kept(case)
    told = {"kind": "person", "of": one, "marked": [third], "reason": "another father"}
    assert client.post("/matching/split", told).status_code == 302
    made = [row for row in identity_judgements(case) if row.decision == DIFFERENT]
    assert {(row.pair, row.why) for row in made} == {
        (tuple(sorted(pair)), "another father") for pair in ((one, third), (other, third))
    }
    assert len({row.when for row in made}) == 1
    assert as_kept(case) != before
    for row in made:
        client.post("/matching/take-back", {"number": row.number, "reason": "a slip"})
    assert as_kept(case) == before


def test_a_split_without_a_reason_keeps_what_was_marked(case, client):
    one, _, third = members(case)
    answer = client.post("/matching/split", {"kind": "person", "of": one, "marked": [third], "reason": ""})
    assert answer.status_code == 422
    assert "checked" in answer.content.decode()
    assert identity_judgements(case) == []


def test_a_split_of_all_or_of_none_is_refused(case, client):
    every = members(case)
    for marked in ([], every):
        told = {"kind": "person", "of": every[0], "marked": marked, "reason": "another"}
        assert client.post("/matching/split", told).status_code == 400
    assert identity_judgements(case) == []


def sayings(case):
    return sorted((row.pair, str(row.decision), row.why) for row in identity_judgements(case))


def test_all_that_is_shown_is_merged_in_one_act_for_one_reason(case, client):
    one, other, third = members(case)
    told = {
        "kind": "person",
        "of": other,
        "shown": [one, other, third],
        "all": "on",
        "reason": "one text in three papers",
    }
    page = client.post("/matching/merge", told, follow=True).content.decode()
    assert "Merged: 2 judgements kept." in page
    assert "<dt>records now</dt><dd>1</dd>" in page
    assert [(decision, why) for _, decision, why in sayings(case)] == [("same", "one text in three papers")] * 2
    assert "Judge all" not in page


def test_of_one_record_and_another_one_judgement_makes_one(case, client):
    one, other, third = members(case)
    judge(client, one, other)
    told = {"kind": "person", "of": one, "marked": [one, other, third], "reason": "his mother says so"}
    assert "Merged: 1 judgement kept." in client.post("/matching/merge", told, follow=True).content.decode()
    assert len(sayings(case)) == 2


def test_the_marked_ones_alone_are_merged(case, client):
    one, other, third = members(case)
    told = {"kind": "person", "of": one, "shown": [one, other, third], "marked": [one, third], "reason": "read again"}
    assert client.post("/matching/merge", told).status_code == 302
    assert sayings(case) == [(tuple(sorted((one, third))), "same", "read again")]


def test_what_is_judged_different_is_not_merged_over(case, client):
    one, other, third = members(case)
    judge(client, one, other)
    judge(client, other, third)
    judge(client, one, third, DIFFERENT)
    before = sayings(case)
    told = {"kind": "person", "of": one, "shown": [one, other, third], "all": "on", "reason": "all one"}
    answer = client.post("/matching/merge", told)
    assert answer.status_code == 400
    assert "of their pairs judged different" in answer.content.decode()
    assert sayings(case) == before


def test_who_is_not_in_the_cluster_is_not_merged(case, client):
    one, other, third = members(case)
    judge(client, one, third, DIFFERENT)
    judge(client, other, third, DIFFERENT)
    before = sayings(case)
    told = {"kind": "person", "of": one, "marked": [one, third], "reason": "all one"}
    assert client.post("/matching/merge", told).status_code == 400
    assert sayings(case) == before


@pytest.mark.parametrize("act", ["merge", "split"])
def test_whoever_may_not_see_a_telling_neither_merges_nor_splits_it(served, case, act):
    one, other, third = members(case)
    member = served.member("reviewer", name="huda")
    reading, now = Coding.objects.using(case.alias).get(pk=coding_id(third)).reading, case.clock()
    Draft.objects.using(case.alias).create(
        reading=reading.id, report=reading.report, coder="huda", is_blind=True, opened_at=now, seen_at=now
    )
    huda = served.client(member=member)
    assert KHALED[2][0] not in huda.get("/matching/cluster", {"of": one}).content.decode()
    told = {"kind": "person", "of": one, "reason": "guessed"}
    assert (
        huda.post(f"/matching/{act}", told | {"marked": [one, third] if act == "merge" else [third]}).status_code == 400
    )
    assert sayings(case) == []
    assert huda.post("/matching/merge", told | {"shown": [one, other, third], "all": "on"}).status_code == 302
    assert [pair for pair, _, _ in sayings(case)] == [tuple(sorted((one, other)))]


@pytest.mark.parametrize("marked", [[], [0], [0, 0], ["nowhere/p1", 0]])
def test_a_merge_of_fewer_than_two_is_refused(case, client, marked):
    every = members(case)
    told = {"kind": "person", "of": every[0], "shown": every, "reason": "all one"}
    told["marked"] = [every[each] if isinstance(each, int) else each for each in marked]
    answer = client.post("/matching/merge", told)
    assert answer.status_code == 400
    assert "two records at least" in answer.content.decode()
    assert sayings(case) == []


def test_a_merge_without_a_reason_keeps_what_was_marked(case, client):
    one, other, _ = members(case)
    answer = client.post("/matching/merge", {"kind": "person", "of": one, "marked": [one, other], "reason": " "})
    assert answer.status_code == 422
    assert answer.content.decode().count(" checked") == 2
    assert sayings(case) == []


def test_nobody_is_at_an_address_that_was_made_up(client):
    assert client.get("/matching/cluster", {"of": "nowhere/p1"}).status_code == 404
    assert client.get("/matching/cluster").status_code == 404


def test_who_prints_the_same_text_is_told_on_the_cluster_and_on_the_pair(case, client):
    one, other, third = members(case)
    page = client.get("/matching/cluster", {"of": one}).content.decode()
    assert "prints the same text" not in page
    reports = [report_of_subject(case, each) for each in (one, other)]
    with case.writing() as pen:
        record_reprint(pen, SAME, reports, "one wire's text")
    page = client.get("/matching/cluster", {"of": one}).content.decode()
    assert page.count("prints the same text as A") == 1
    note = "Both reports print the same text"
    beside = {"kind": "person", "one": one, "other": other}
    assert note in client.get("/matching/", beside).content.decode()
    assert note not in client.get("/matching/", beside | {"other": third}).content.decode()
