"""How long sessions hold, how their cookies are kept, and what ends them."""

from __future__ import annotations

import time

import pytest
from django.conf import Settings
from django.urls import reverse

from onrecord.store.people import members as people
from onrecord.store.people.sessions import sessions_of
from onrecord.web.access import sessions
from tests.served import PASSWORD


def is_in(client):
    return client.get("/").status_code == 200


def set_to(client, **told):
    session = client.session
    session.update(told)
    session.save()


def test_an_hour_without_use_ends_a_session(served):
    client = served.client("reader")
    set_to(client, seen=time.time() - sessions.IDLE_SECONDS + 30)
    assert is_in(client)
    set_to(client, seen=time.time() - sessions.IDLE_SECONDS - 30)
    assert not is_in(client)


def test_twelve_hours_end_a_session_whatever_is_done(served):
    client = served.client("reader")
    set_to(client, began=time.time() - sessions.LONGEST_SECONDS + 30, seen=time.time())
    assert is_in(client)
    set_to(client, began=time.time() - sessions.LONGEST_SECONDS - 30, seen=time.time())
    assert not is_in(client)


def test_a_session_that_does_not_say_when_it_began_is_over(served):
    client = served.client("reader")
    session = client.session
    del session["began"]
    session.save()
    assert not is_in(client)


def test_what_a_page_asks_by_itself_keeps_no_session_alive(served):
    client = served.client("reader")
    left = time.time() - sessions.IDLE_SECONDS + 300
    set_to(client, seen=left)
    client.get("/", headers={"x-unattended": "1"})
    assert client.session["seen"] == left
    client.get("/")
    assert client.session["seen"] > left


@pytest.mark.parametrize("change", ["roles", "out", "password", "ended"])
def test_changes_to_a_person_end_their_sessions_at_once(served, change):
    member = served.member("coder")
    client = served.client(member=member)
    assert is_in(client)
    with served.case.writing() as pen:
        if change == "roles":
            people.set_roles(pen, member, ["reader"])
        elif change == "out":
            people.set_active(pen, member, active=False)
        elif change == "password":
            people.set_password(pen, member, None)
        else:
            people.end_sessions(pen, member)
    assert not is_in(client)
    assert sessions_of(served.case, member) == []


def test_signing_out_takes_the_session_off_the_list(served):
    member = served.member("coder")
    client = served.client(member=member)
    client.get("/")
    assert len(sessions_of(served.case, member)) == 1
    client.post(reverse("account_logout"))
    assert sessions_of(served.case, member) == []
    assert not is_in(client)


def test_one_sees_and_ends_ones_own_sessions_and_nobody_elses(served):
    member, other = served.member("coder"), served.member("coder")
    here, there, theirs = (served.client(member=each) for each in (member, member, other))
    for client in (here, there, theirs):
        client.get("/", headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0"})
    page = here.get(reverse("account_sessions")).content.decode()
    assert page.count("Firefox (Linux)") == 2
    (not_mine,) = sessions_of(served.case, other)
    for guess in (not_mine.id, 10**30, "x", ""):
        assert here.post(reverse("account_end_session"), {"session": guess}).status_code == 404
    assert is_in(theirs)
    away = next(each for each in sessions_of(served.case, member) if each.key == there.session.session_key)
    assert here.post(reverse("account_end_session"), {"session": away.id}).status_code == 302
    assert is_in(here)
    assert not is_in(there)


def test_all_others_end_and_this_one_goes_on_under_another_key(served):
    member = served.member("coder")
    here, there = served.client(member=member), served.client(member=member)
    here.get("/")
    before = here.session.session_key
    here.post(reverse("account_end_session"), {"session": "others"})
    assert is_in(here)
    assert here.session.session_key != before
    assert not is_in(there)
    assert [each.key for each in sessions_of(served.case, member)] == [here.session.session_key]


def test_ending_this_session_signs_out(served):
    member = served.member("coder")
    here = served.client(member=member)
    here.get("/")
    (held,) = sessions_of(served.case, member)
    here.post(reverse("account_end_session"), {"session": held.id})
    assert not is_in(here)


def test_cookies_are_for_this_place_and_no_script(served):
    served.member("coder", name="salma", password=PASSWORD)
    client = served.stranger()
    client.get("/account/login/")
    client.post("/account/login/", {"login": "salma", "password": PASSWORD})
    for name in ("onrecord_session", "onrecord_csrf"):
        cookie = client.cookies[name]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
    assert not client.cookies["onrecord_session"]["max-age"]  # gone with the browser


def test_over_https_cookies_go_nowhere_else(monkeypatch):
    from django.conf import settings

    from onrecord.web import starting

    told = {}
    monkeypatch.setattr(type(settings), "configured", property(lambda _: False))
    monkeypatch.setattr(type(settings), "configure", lambda _, **given: told.update(given))
    starting.configure("secret", starting.Serving(names=("records.example",), https=True))
    assert told["SESSION_COOKIE_SECURE"]
    assert told["CSRF_COOKIE_SECURE"]
    assert told["CSRF_TRUSTED_ORIGINS"] == ["https://records.example"]
    assert isinstance(told["default_settings"], Settings)
