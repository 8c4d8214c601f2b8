"""Clusters looked through and split, on both databases."""

from __future__ import annotations

import pytest

from onrecord.store.judgements import DIFFERENT, SAME, identity_judgements
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
    told = {"kind": "person", "of": one, "apart": [third], "reason": "another father"}
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
    answer = client.post("/matching/split", {"kind": "person", "of": one, "apart": [third], "reason": ""})
    assert answer.status_code == 422
    assert "checked" in answer.content.decode()
    assert identity_judgements(case) == []


def test_a_split_of_all_or_of_none_is_refused(case, client):
    every = members(case)
    for marked in ([], every):
        told = {"kind": "person", "of": every[0], "apart": marked, "reason": "another"}
        assert client.post("/matching/split", told).status_code == 400
    assert identity_judgements(case) == []


def test_nobody_is_at_an_address_that_was_made_up(client):
    assert client.get("/matching/cluster", {"of": "nowhere/p1"}).status_code == 404
    assert client.get("/matching/cluster").status_code == 404
