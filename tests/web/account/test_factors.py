"""Second factors are set up, replaced and removed by whoever they are of; keys answer each question once."""

from __future__ import annotations

import html
import json
import re

import pytest
from django.urls import reverse

from onrecord.store.models import LedgerRow
from onrecord.store.people.factors import APP, CODES, KEY, factors_of, has_factor
from onrecord.web.access.door import open_door
from tests.securitykey import SecurityKey
from tests.web.test_second_factor import code_of, leads_to, with_app

PLACE = "localhost"


def letters(page):
    return re.search(r'id="letters">([^<]+)<', page.content.decode()).group(1).replace(" ", "").upper()


def asked(page):
    """Give the question that a page puts to a key."""
    return json.loads(html.unescape(re.search(r'data-options="([^"]+)"', page.content.decode()).group(1)))


def kinds(served, member):
    return sorted(each.kind for each in factors_of(served.case, member))


@pytest.fixture
def rim(served):
    return served.member("source keeper", name="rim")


@pytest.fixture
def client(served, rim):
    """Give a client of hers, with a password given just now."""
    made = served.client(member=rim, proven=False, fresh=True)
    made.defaults["HTTP_HOST"] = PLACE
    return made


def test_an_app_is_set_up_and_counts_as_given(served, rim, client):
    other = served.client(member=rim)
    page = client.get(reverse("factor_app"))
    secret = letters(page)
    assert '<svg class="qr"' in page.content.decode()
    assert " style=" not in page.content.decode()
    assert secret not in str(dict(client.session.items()))
    page = client.post(reverse("factor_app"), {"code": code_of(secret, -1)})
    assert page.content.decode().count("<li><code>") == 10
    assert kinds(served, rim) == [CODES, APP]
    assert client.get("/").status_code == 200
    assert other.get("/").status_code == 302  # what began before ended
    told = [row.action for row in LedgerRow.objects.using(served.case.alias).order_by("seq")]
    assert told.count("set up second factor") == 2


def test_a_wrong_code_asks_again_with_the_same_secret(served, rim, client):
    secret = letters(client.get(reverse("factor_app")))
    page = client.post(reverse("factor_app"), {"code": "000000"})
    assert letters(page) == secret
    assert b"errorlist" in page.content
    assert not has_factor(served.case, rim)


def test_a_code_without_a_secret_that_was_shown_sets_nothing_up(served, rim, client):
    client.post(reverse("factor_app"), {"code": "123456", "secret": "JBSWY3DPEHPK3PXP"})
    assert not has_factor(served.case, rim)


def test_another_app_replaces_the_first_and_leaves_the_codes(served):
    sami = with_app(served, "coder")
    client = served.client(member=sami, fresh=True)
    for _ in range(2):
        secret = letters(client.get(reverse("factor_app")))
        answer = client.post(reverse("factor_app"), {"code": code_of(secret)})
    assert leads_to(answer, "account")
    assert kinds(served, sami) == [CODES, APP]


def test_new_recovery_codes_are_shown_this_once(served):
    client = served.client(member=with_app(served, "coder"), fresh=True)
    first, second = (
        set(re.findall(r"<code>([^<]+)", client.post(reverse("factor_codes")).content.decode())) for _ in "ab"
    )
    assert len(first) == len(second) == 10
    assert not first & second
    assert client.get(reverse("factor_codes")).status_code == 405


def test_there_are_no_recovery_codes_without_a_factor(client):
    assert client.post(reverse("factor_codes")).status_code == 404


def test_a_factor_is_removed_by_whoever_needs_none(served):
    sami = with_app(served, "coder")
    client, other = served.client(member=sami, fresh=True), served.client(member=sami)
    (held,) = factors_of(served.case, sami)
    assert leads_to(client.post(reverse("factor_remove"), {"factor": held.id}), "account")
    assert not has_factor(served.case, sami)
    assert client.get("/").status_code == 200
    assert other.get("/").status_code == 302


def with_key(client):
    key = SecurityKey(PLACE)
    page = client.post(
        reverse("factor_key"), {"name": "blue", "credential": key.create(asked(client.get(reverse("factor_key"))))}
    )
    assert b"<li><code>" in page.content
    return key


def test_a_key_is_set_up_and_answers_at_step_up_each_question_once(served, rim, client):
    key = with_key(client)
    assert kinds(served, rim) == [CODES, KEY]
    assert client.get("/").status_code == 200
    rim.refresh_from_db()
    later = served.client(member=rim, proven=False)
    later.defaults["HTTP_HOST"] = PLACE
    answer = key.get(asked(later.get(reverse("second_factor"))))
    assert leads_to(later.post(reverse("second_factor"), {"credential": answer}), "overview")
    assert later.get("/").status_code == 200
    # The same answer again, to nobody's question.
    rim.refresh_from_db()
    third = served.client(member=rim, proven=False)
    third.defaults["HTTP_HOST"] = PLACE
    third.get(reverse("second_factor"))
    assert third.post(reverse("second_factor"), {"credential": answer}).status_code == 200
    assert leads_to(third.get("/"), "second_factor")
    answer = key.get(asked(third.get(reverse("account_reauthenticate"))))
    assert third.post(reverse("account_reauthenticate"), {"credential": answer}).status_code == 302


def test_somebody_elses_key_is_no_proof(served, rim, client):
    with_key(client)
    dana = served.client("publisher", proven=False, fresh=True)
    dana.defaults["HTTP_HOST"] = PLACE
    theirs = with_key(dana)
    rim.refresh_from_db()
    again = served.client(member=rim, proven=False)
    again.defaults["HTTP_HOST"] = PLACE
    for key in (theirs, SecurityKey(PLACE), SecurityKey("elsewhere.example")):
        answer = key.get(asked(again.get(reverse("second_factor"))))
        assert again.post(reverse("second_factor"), {"credential": answer}).status_code == 200
    assert leads_to(again.get("/"), "second_factor")


def test_a_key_that_answers_another_question_is_not_set_up(served, rim, client):
    first = SecurityKey(PLACE).create(asked(client.get(reverse("factor_key"))))
    client.get(reverse("factor_key"))
    assert client.post(reverse("factor_key"), {"credential": first}).status_code == 200
    for told in ("{}", "[]", "null", "not json", ""):
        assert client.post(reverse("factor_key"), {"credential": told}).status_code == 200
    assert not has_factor(served.case, rim)


def test_by_a_number_no_key_is_asked_for(served):
    page = served.client("coder", fresh=True).get(reverse("factor_key")).content.decode()
    assert "data-options" not in page
    assert "http://localhost:" in page


def test_whoever_came_by_the_door_may_set_up_anew_what_was_lost(served):
    sami = with_app(served, "publisher")
    client = served.stranger()
    client.post(f"/enter/{open_door(sami)}")
    secret = letters(client.get(reverse("factor_app")))
    client.post(reverse("factor_app"), {"code": code_of(secret)})
    assert has_factor(served.case, sami)
