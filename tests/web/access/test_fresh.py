"""Step-up: who sits there is asked once more, and each proof counts once."""

from __future__ import annotations

import time

import pytest
from django.urls import reverse

from onrecord.web.access import fresh
from tests.served import PASSWORD
from tests.web.test_second_factor import code_of, with_app

AGAIN, GUARDED = "/account/again/", "/account/password/"


@pytest.fixture
def client(served):
    return served.client(member=served.member("coder", name="sami", password=PASSWORD))


def test_what_is_guarded_asks_first_and_leads_back(client):
    answer = client.get(f"{GUARDED}?x=1")
    assert answer["location"] == f"{AGAIN}?next=%2Faccount%2Fpassword%2F%3Fx%3D1"
    assert b"sami" in client.get(answer["location"]).content
    before = client.session.session_key
    answer = client.post(AGAIN, {"password": PASSWORD, "next": f"{GUARDED}?x=1"})
    assert answer["location"] == f"{GUARDED}?x=1"
    assert client.session.session_key != before
    assert client.get(GUARDED).status_code == 200


def test_five_minutes_later_it_asks_again(client):
    client.post(AGAIN, {"password": PASSWORD})
    session = client.session
    for each in session["account_authentication_methods"]:
        each["at"] = time.time() - fresh.PROOF_SECONDS - 1
    session.save()
    assert client.get(GUARDED).status_code == 302


def test_a_proof_from_the_future_is_none(client):
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() + 1e6}]
    session.save()
    assert client.get(GUARDED).status_code == 302


def test_what_was_sent_is_not_done_later(served, client):
    mine = "twelve brass owls yawn"
    answer = client.post(
        GUARDED, {"new": mine, "again": mine}, headers={"referer": "http://127.0.0.1/account/password/?x=1"}
    )
    assert answer["location"] == f"{AGAIN}?next=%2Faccount%2Fpassword%2F%3Fx%3D1"
    client.post(AGAIN, {"password": PASSWORD, "next": GUARDED})
    assert served.stranger().post("/account/login/", {"login": "sami", "password": mine}).status_code == 200


def test_where_one_came_from_is_a_page_of_this_workbench(client):
    for referer in ("https://elsewhere.example//evil.example/x", "https://elsewhere.example"):
        answer = client.post(GUARDED, headers={"referer": referer})
        led = client.post(AGAIN, {"password": PASSWORD, "next": "//evil.example/x"})
        assert answer["location"].startswith(AGAIN)
        assert led["location"] == "/"
        session = client.session
        session["account_authentication_methods"] = []
        session.save()


def test_a_wrong_password_proves_nothing(client):
    page = client.post(AGAIN, {"password": "some long password"})
    assert b"not your password" in page.content
    assert client.get(GUARDED).status_code == 302


def test_a_code_proves_once(served):
    member = with_app(served, "coder")
    client, code = served.client(member=member), code_of()
    assert client.post(AGAIN, {"code": code, "next": GUARDED})["location"] == GUARDED
    other = served.client(member=member)
    assert b"used before" in other.post(AGAIN, {"code": code}).content
    assert other.get(GUARDED).status_code == 302


def test_a_key_that_was_never_asked_proves_nothing(served):
    client = served.client(member=with_app(served, "coder"))
    for told in (
        "{}",
        "null",
        "[]",
        '"x"',
        "not json",
        '{"id": "x", "rawId": "eA", "type": "public-key", "response": {}}',
    ):
        for address in (AGAIN, reverse("second_factor")):
            assert client.post(address, {"credential": told}).status_code == 200
    assert client.get(GUARDED).status_code == 302


def test_whoever_has_nothing_to_give_is_told_what_to_do(served):
    page = served.client("coder").get(AGAIN).content.decode()
    assert "onrecord serve" in page
