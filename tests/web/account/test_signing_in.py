"""Signing in: by name and password, then by the second factor; nothing told to who is not let in."""

from __future__ import annotations

import statistics
import time

import pytest
from django.urls import reverse

from onrecord.store.models import LedgerRow
from onrecord.store.people import members as people
from onrecord.store.people.factors import new_codes
from tests.served import PASSWORD
from tests.web.test_second_factor import code_of, leads_to, with_app

LOGIN = "/account/login/"


def sign_in(client, who, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": who, "password": password, **more})


@pytest.fixture
def salma(served):
    return served.member("coder", name="salma", password=PASSWORD)


@pytest.mark.usefixtures("salma")
def test_name_and_password_let_in_under_a_new_session_key(served):
    client = served.stranger()
    client.get(LOGIN)
    session = client.session
    session["planted"] = "by somebody who chose the key"
    session.save()
    client.cookies["onrecord_session"] = planted = session.session_key
    answer = sign_in(client, "salma")
    assert (answer.status_code, answer["location"]) == (302, "/")
    assert client.session.session_key != planted
    assert client.get("/").status_code == 200
    other = served.stranger()
    other.cookies["onrecord_session"] = planted
    assert other.get("/")["location"].startswith(LOGIN)


@pytest.mark.usefixtures("salma")
def test_wrong_name_wrong_password_no_password_and_shut_out_are_told_alike(served):
    with served.case.writing() as pen:
        people.set_active(pen, people.add_member(pen, "gone", ["coder"], PASSWORD), active=False)
        people.add_member(pen, "by the door", ["coder"])

    def answer(name, password):
        page = sign_in(served.stranger(), name, password)
        assert page.status_code == 200
        content = page.content.decode()
        return content[content.index("errorlist") :].replace(name, "NAME")

    first = answer("nobody at all", "some long password")
    assert "do not go together" in first
    for name, password in (
        ("salma", "some long password"),
        ("gone", PASSWORD),
        ("by the door", ""),
        ("by the door", "x"),
    ):
        told = answer(name, password)
        assert told == first or (not password and "required" in told), name


@pytest.mark.usefixtures("salma")
def test_an_unknown_name_takes_as_long_as_a_known_one(served):
    def took(name):
        start = time.process_time()
        sign_in(served.stranger(), name, "some long password")
        return time.process_time() - start

    took("salma")
    known, unknown = ([took(name) for _ in range(5)] for name in ("salma", "nobody at all"))
    # Argon2 takes most of either; without it an unknown name would be told in a tenth of the time.
    assert 0.5 < statistics.median(unknown) / statistics.median(known) < 2


@pytest.mark.usefixtures("salma")
@pytest.mark.parametrize(
    "where", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "/\\x.y"]
)
def test_nobody_is_led_elsewhere_after_signing_in(served, where):
    assert sign_in(served.stranger(), "salma", next=where)["location"] == "/"
    client = served.client("reader", fresh=True)
    for name in ("account_reauthenticate", "second_factor"):
        assert where not in client.get(reverse(name), {"next": where}).content.decode()
    assert client.get(reverse("account_reauthenticate"), {"next": where})["location"] == "/"
    assert client.post("/language", {"language": "en", "next": where})["location"] == "/"


@pytest.mark.usefixtures("salma")
def test_after_signing_in_one_is_where_one_wanted_to_be(served):
    assert sign_in(served.stranger(), "salma", next="/account/sessions/")["location"] == "/account/sessions/"


def test_a_second_factor_is_asked_for_before_anything_is_open(served):
    with_app(served, "source keeper", name="rim", password=PASSWORD)
    client = served.stranger()
    assert leads_to(sign_in(client, "rim"), "mfa_authenticate")
    assert client.get("/")["location"].startswith(LOGIN)
    page = client.get(reverse("mfa_authenticate"))
    assert page.status_code == 200
    assert "style=" not in page.content.decode()
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert client.get("/")["location"].startswith(LOGIN)
    code = code_of()
    assert client.post(reverse("mfa_authenticate"), {"code": code})["location"] == "/"
    assert client.get("/").status_code == 200
    # The same code lets nobody in again, though it is still of this half minute.
    other = served.stranger()
    sign_in(other, "rim")
    assert other.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200


def test_a_recovery_code_lets_in_once(served):
    member = with_app(served, "source keeper", name="rim", password=PASSWORD)
    with served.case.writing() as pen:
        code = new_codes(pen, member)[0]
    for status in (302, 200):
        client = served.stranger()
        sign_in(client, "rim")
        assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == status


@pytest.mark.usefixtures("salma")
def test_the_second_step_is_nothing_without_the_first(served):
    assert leads_to(served.stranger().get(reverse("mfa_authenticate")), "account_login")
    assert leads_to(served.stranger().post(reverse("mfa_authenticate"), {"code": "123456"}), "account_login")


def test_a_first_password_is_changed_before_anything_else(served):
    with served.case.writing() as pen:
        people.add_member(pen, "new", ["publisher"], PASSWORD, must_change=True)
    client = served.stranger()
    sign_in(client, "new")
    assert leads_to(client.get("/"), "account_password")
    page = client.post(reverse("account_password"), {"new": PASSWORD, "again": PASSWORD})
    assert b"the password you have" in page.content
    mine = "twelve brass owls yawn"
    assert leads_to(client.post(reverse("account_password"), {"new": mine, "again": mine}), "account")
    # And then the second factor, for their role.
    assert leads_to(client.get("/"), "second_factor")
    assert sign_in(served.stranger(), "new").status_code == 200


@pytest.mark.usefixtures("salma")
def test_what_a_form_does_not_ask_for_changes_nothing(served):
    client = served.client("reader", fresh=True)
    mine = "twelve brass owls yawn"
    more = {"roles": ["administrator"], "is_active": "false", "epoch": "9", "name": "boss", "id": "1", "user": "1"}
    client.post(reverse("account_password"), {"new": mine, "again": mine, **more})
    changed = people.member_named(served.case, "person 1")
    assert (changed.role_names, changed.is_active, changed.check_password(mine)) == (("reader",), True, True)
    sign_in(served.stranger(), "salma", **more)
    assert people.member_named(served.case, "salma").role_names == ("coder",)


@pytest.mark.usefixtures("salma")
def test_no_password_is_written_down_anywhere(served):
    sign_in(served.stranger(), "salma", "wrong sleepy walrus words")
    sign_in(served.stranger(), "mistyped secret password here", "x")
    from axes.models import AccessAttempt

    kept = [f"{row.username} {row.post_data} {row.get_data}" for row in AccessAttempt.objects.all()]
    kept += [f"{row.subject} {row.detail}" for row in LedgerRow.objects.using(served.case.alias)]
    assert len(kept) > 2
    for secret in ("walrus", "mistyped"):
        assert not any(secret in each for each in kept)
