"""What administrators change about people, and what they may not."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from onrecord.store.models import LedgerRow
from onrecord.store.people import factors
from onrecord.store.people.members import member_named
from onrecord.store.people.sessions import sessions_of
from tests.served import PASSWORD
from tests.web.test_second_factor import leads_to, with_app


@pytest.fixture
def boss(served):
    return served.client(member=served.member("administrator", name="boss"), fresh=True)


@pytest.fixture
def sami(served):
    return served.member("coder", name="sami", password=PASSWORD)


def last(case):
    row = LedgerRow.objects.using(case.alias).order_by("-seq").first()
    return row.who, row.action, json.loads(row.detail)


def test_somebody_is_added_with_a_first_password_that_is_shown_once(served, boss):
    page = boss.post(reverse("members_add"), {"name": "Rim", "roles": ["coder"], "password": "on"})
    word = page.content.decode().partition('<code dir="ltr">')[2].partition("<")[0]
    rim = member_named(served.case, "Rim")
    assert rim.check_password(word)
    assert rim.must_change
    assert last(served.case)[:2] == ("boss", "added")
    assert word not in boss.get(reverse("member", args=[rim.pk])).content.decode()
    client = served.stranger()
    client.post("/account/login/", {"login": "rim", "password": word})
    assert leads_to(client.get("/"), "account_password")


def test_somebody_is_added_without_a_password(served, boss):
    boss.post(reverse("members_add"), {"name": "Rim", "roles": []})
    rim = member_named(served.case, "Rim")
    assert (rim.has_usable_password(), rim.must_change, rim.role_names) == (False, False, ())


@pytest.mark.usefixtures("sami")
def test_a_name_that_is_taken_and_a_role_that_is_none_are_told_beside_the_form(boss):
    page = boss.post(reverse("members_add"), {"name": "SAMI", "roles": ["coder"]}).content.decode()
    assert "Somebody has this name already" in page
    assert 'value="SAMI"' in page
    page = boss.post(reverse("members_add"), {"name": "New", "roles": ["king"]}).content.decode()
    assert "errorlist" in page


def test_roles_are_set_and_end_their_sessions(served, boss, sami):
    client = served.client(member=sami)
    boss.post(reverse("member_roles", args=[sami.pk]), {"roles": ["reviewer", "reader"], "is_active": "0", "name": "x"})
    assert member_named(served.case, "sami").role_names == ("reader", "reviewer")
    assert client.get("/").status_code == 302
    assert boss.get(reverse("members")).status_code == 200


def test_an_administrator_who_changes_their_own_roles_goes_on(served, boss):
    served.member("administrator")
    number = member_named(served.case, "boss").pk
    page = boss.post(reverse("member_roles", args=[number]), {"roles": ["administrator", "source keeper"]}, follow=True)
    assert b"Two people are safer" in page.content
    assert last(served.case)[2]["roles"] == ["source keeper", "administrator"]


def test_the_last_administrator_stays_one(served, boss):
    number = member_named(served.case, "boss").pk
    assert boss.post(reverse("member_roles", args=[number]), {"roles": ["reader"]}).status_code == 400
    assert boss.post(reverse("member_access", args=[number]), {"access": "out"}).status_code == 400
    assert member_named(served.case, "boss").role_names == ("administrator",)


def test_shutting_out_ends_sessions_at_once_and_letting_in_brings_none_back(served, boss, sami):
    client = served.client(member=sami)
    assert client.get("/").status_code == 200
    for access in ("out", "in"):
        boss.post(reverse("member_access", args=[sami.pk]), {"access": access})
        assert client.get("/").status_code == 302
    assert [row.action for row in LedgerRow.objects.using(served.case.alias).order_by("-seq")[:2]] == [
        "let in",
        "shut out",
    ]


def test_a_new_first_password_ends_the_old_one(served, boss, sami):
    page = boss.post(reverse("member_password", args=[sami.pk]), {"password": "new"}).content.decode()
    word = page.partition('<code dir="ltr">')[2].partition("<")[0]
    again = member_named(served.case, "sami")
    assert again.check_password(word)
    assert not again.check_password(PASSWORD)
    boss.post(reverse("member_password", args=[sami.pk]), {"password": "none"})
    assert not member_named(served.case, "sami").has_usable_password()


def test_a_reset_wants_a_reason_and_ends_sessions(served, boss):
    rim = with_app(served, "publisher", name="rim")
    client = served.client(member=rim)
    page = boss.post(reverse("member_factors", args=[rim.pk]), {"why": ""})
    assert b"errorlist" in page.content
    assert factors.has_factor(served.case, rim)
    boss.post(reverse("member_factors", args=[rim.pk]), {"why": "the phone is gone"})
    assert not factors.has_factor(served.case, rim)
    assert client.get("/").status_code == 302
    told = [row.action for row in LedgerRow.objects.using(served.case.alias).order_by("-seq")[:2]]
    assert told == ["ended sessions", "reset second factor"]


def test_ones_own_password_and_factor_are_not_changed_here(served, boss):
    number = member_named(served.case, "boss").pk
    assert boss.post(reverse("member_password", args=[number]), {"password": "new"}).status_code == 404
    assert boss.post(reverse("member_factors", args=[number]), {"why": "x"}).status_code == 404


def test_anybodys_session_is_seen_and_ended(served, boss, sami):
    client = served.client(member=sami)
    client.get("/", headers={"user-agent": "Mozilla/5.0 (Android 16) Firefox/150.0"})
    assert "Firefox (Android)" in boss.get(reverse("member", args=[sami.pk])).content.decode()
    (held,) = sessions_of(served.case, sami)
    assert client.session.session_key not in boss.get(reverse("member", args=[sami.pk])).content.decode()
    number = member_named(served.case, "boss").pk
    assert boss.post(reverse("member_sessions", args=[number]), {"session": held.id}).status_code == 404
    assert client.get("/").status_code == 200
    assert boss.post(reverse("member_sessions", args=[sami.pk]), {"session": held.id}).status_code == 302
    assert client.get("/").status_code == 302


def test_fewer_roles_need_a_second_factor_only_with_a_reason(served, boss):
    told = {"roles": ["administrator", "publisher"], "why": ""}
    page = boss.post(reverse("members_second_set"), told).content.decode()
    assert "Say why fewer roles need it" in page
    assert "source keeper" in factors.second_factor_roles(served.case)
    boss.post(reverse("members_second_set"), told | {"why": "one phone among us"})
    assert factors.second_factor_roles(served.case) == {"administrator", "publisher"}
    assert last(served.case)[1] == "loosened second factor"
    assert "weaker than usual" in boss.get(reverse("members_second")).content.decode()


@pytest.mark.parametrize("number", [999, 10**30])
def test_a_number_of_nobody_is_no_page(boss, number):
    assert boss.get(f"/members/{number}/").status_code == 404
    for name in ("roles", "access", "password", "factors", "sessions"):
        assert boss.post(f"/members/{number}/{name}/", {"why": "x"}).status_code == 404


def test_what_is_no_choice_changes_nothing(boss, sami):
    assert boss.post(reverse("member_access", args=[sami.pk]), {"access": "yes"}).status_code == 404
    assert boss.post(reverse("member_password", args=[sami.pk]), {"password": "mine"}).status_code == 404
    assert boss.post(reverse("member_sessions", args=[sami.pk]), {"session": "9" * 40}).status_code == 404


def test_every_change_asks_first_who_sits_there(served, sami):
    client = served.client("administrator")
    for name, told in (
        ("member_roles", {"roles": ["administrator"]}),
        ("member_access", {"access": "out"}),
        ("member_password", {"password": "new"}),
        ("member_factors", {"why": "x"}),
        ("member_sessions", {"session": "all"}),
    ):
        assert leads_to(client.post(reverse(name, args=[sami.pk]), told), "account_reauthenticate")
    for name in ("members_add", "members_second_set", "members_lift"):
        assert leads_to(client.post(reverse(name), {"name": "x", "roles": ["reader"]}), "account_reauthenticate")
    again = member_named(served.case, "sami")
    assert (again.role_names, again.is_active, again.epoch) == (("coder",), True, 0)


def test_the_list_takes_no_more_queries_for_more_people(served, boss):
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    def asked():
        with CaptureQueriesContext(connections[served.case.alias]) as made:
            boss.get(reverse("members"))
        return len(made)

    asked()
    few = asked()
    for _ in range(20):
        served.member("coder")
    assert asked() == few
