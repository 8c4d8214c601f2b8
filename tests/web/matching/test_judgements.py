"""All that was judged: by whom, when, what; taken back with a reason, and never removed."""

from __future__ import annotations

import html

import pytest

from onrecord.store.judgements import identity_judgements
from onrecord.web.matching import judgements as screen
from tests.told import KHALED, RIM, subject_of
from tests.web.matching.pairs import PART, linked

served = linked


@pytest.fixture
def case(served):
    return served.case


def judge(client, case, people, decision):
    one, other = (subject_of(case, people[place][0]) for place in (0, 1))
    client.post("/matching/judge", {"kind": "person", "one": one, "other": other, "decision": decision}, headers=PART)


@pytest.fixture
def two(served, case):
    amal, huda = (served.client(member=served.member("reviewer", name=name)) for name in ("Amal", "huda"))
    judge(amal, case, KHALED, "same")
    judge(huda, case, RIM, "different")
    return amal, huda


def test_judgements_are_listed_by_person_day_and_decision(two):
    amal, _ = two
    every = amal.get("/matching/judgements").content.decode()
    assert KHALED[0][0] in every
    assert RIM[0][0] in every
    for asked in ({"by": "huda"}, {"decision": "different"}):
        page = amal.get("/matching/judgements", asked).content.decode()
        assert RIM[0][0] in page
        assert KHALED[0][0] not in page
    assert KHALED[0][0] in amal.get("/matching/judgements", {"day": "2026-03-01"}).content.decode()
    assert "No judgements" in amal.get("/matching/judgements", {"day": "2026-03-02"}).content.decode()
    assert amal.get("/matching/judgements", {"day": "never", "before": "x"}).status_code == 200


def test_one_taken_back_is_struck_through_with_who_and_why(two, case):
    amal, huda = two
    first = identity_judgements(case)[0].number
    assert huda.post("/matching/take-back", {"number": first, "reason": "another Khaled"}).status_code == 302
    page = amal.get("/matching/judgements").content.decode()
    assert "<s>" in page
    assert "another Khaled" in page
    assert "Taken back by" in page
    assert len(identity_judgements(case)) == 3
    again = huda.post("/matching/take-back", {"number": first, "reason": "once more"})
    assert again.status_code == 400


def test_without_a_reason_nothing_is_taken_back(two, case):
    first = identity_judgements(case)[0].number
    answer = two[0].post("/matching/take-back", {"number": first, "reason": ""})
    assert answer.status_code == 422
    assert len(identity_judgements(case)) == 2


def test_a_number_of_nothing_is_nowhere(two):
    for number in ("99999", "x", "-1", "9" * 30, ""):
        assert two[0].post("/matching/take-back", {"number": number, "reason": "a slip"}).status_code == 404


def test_a_long_list_goes_on_page_after_page(two, monkeypatch):
    monkeypatch.setattr(screen, "ROWS", 1)
    page = two[0].get("/matching/judgements").content.decode()
    assert RIM[0][0] in page
    assert KHALED[0][0] not in page
    number = page.split("before=")[1].split('"')[0]
    assert KHALED[0][0] in two[0].get("/matching/judgements", {"before": number}).content.decode()


def test_what_cannot_all_hold_is_told_at_once_in_the_list_and_on_the_overview(served, case):
    amal, huda = (served.client(member=served.member("reviewer", name=name)) for name in ("Amal", "huda"))
    judge(amal, case, KHALED, "same")
    (one, other, third) = (subject_of(case, KHALED[place][0]) for place in range(3))
    asked = {"kind": "person", "one": one, "other": third, "decision": "same"}
    assert 'id="clash"' not in amal.post("/matching/judge", asked, headers=PART).content.decode()
    apart = {"kind": "person", "one": other, "other": third, "decision": "different"}
    answer = huda.post("/matching/judge", apart, headers=PART).content.decode()
    clash = answer.split('id="clash"')[1].split("</strong>")[0]
    assert "Not all that was judged of these can hold." in clash
    address = html.unescape(clash.split('href="')[1].split('"')[0])
    assert "These cannot all hold" in huda.get(address).content.decode()
    listed = huda.get("/matching/judgements").content.decode().split('id="clashes"')[1].split("</section>")[0]
    assert "the same by 2 judgements, one after the other" in listed
    assert "judgement “different” that others contradict" in huda.get("/").content.decode()


def test_without_a_script_a_contradiction_is_told_on_the_next_page(served, case):
    amal, huda = (served.client(member=served.member("reviewer", name=name)) for name in ("Amal", "huda"))
    judge(amal, case, KHALED, "same")
    one, other = (subject_of(case, KHALED[place][0]) for place in (0, 1))
    told = {"kind": "person", "one": one, "other": other, "decision": "different"}
    assert "can hold. <a href=" in huda.post("/matching/judge", told, follow=True).content.decode()
