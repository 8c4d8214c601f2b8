"""Two records found by name, in any script, and set beside each other."""

from __future__ import annotations

import pytest

from onrecord.jobs.counting import counted
from onrecord.store.judgements import identity_judgements
from onrecord.tally.rules.schemes import scheme_named
from tests.told import KHALED, RIM, subject_of
from tests.web.matching.pairs import PART, linked, pair_in

served = linked


@pytest.fixture
def case(served):
    return served.case


@pytest.fixture
def client(served):
    return served.client("reviewer")


@pytest.mark.parametrize("words", ["Khaled Hamshou", "خالد حمشو"])
def test_a_name_is_found_in_every_spelling_and_script(client, words):
    page = client.get("/matching/find", {"q": words}).content.decode()
    for name, _, _ in KHALED:
        assert name in page
    assert "Yahya" not in page


def test_two_that_nothing_scored_are_set_beside_each_other_and_judged(case, client):
    one, other = sorted((subject_of(case, KHALED[0][0]), subject_of(case, RIM[1][0])))
    page = client.get("/matching/find", {"q": "Reem", "first": one})
    assert "Set beside the first" in page.content.decode()
    shown = client.get("/matching/", {"one": one, "other": other})
    assert pair_in(shown) == (one, other)
    client.post("/matching/judge", {"kind": "person", "one": one, "other": other, "decision": "same"}, headers=PART)
    assert [row.pair for row in identity_judgements(case)] == [(one, other)]


def test_incidents_are_found_by_the_words_of_their_report(client):
    page = client.get("/matching/find", {"kind": "incident", "q": "market Zawiya"}).content.decode()
    assert page.count("Choose as first") == 3


@pytest.mark.parametrize("words", ["Zawiya", "الزاوية"])
def test_incidents_are_found_by_their_place_in_any_script(case, client, words):
    counted(case, scheme_named("every-casualty"))
    page = client.get("/matching/find", {"kind": "incident", "q": words}).content.decode()
    assert page.count("Choose as first") == 3


def test_no_incident_found_is_not_called_nobody(client):
    page = client.get("/matching/find", {"kind": "incident", "q": "Zebedee"}).content.decode()
    assert "No incident is told of" in page
    assert "Nobody of that name" not in page


def test_words_that_find_nothing_are_answered(client):
    assert "Nobody of that name" in client.get("/matching/find", {"q": "Zebedee"}).content.decode()
    assert client.get("/matching/find", {"q": "!!"}).status_code == 200
