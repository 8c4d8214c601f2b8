"""The door at the machine: once, in time, and not by looking."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.urls import reverse

from onrecord.web.access import door
from onrecord.web.access.fresh import DOOR_SECONDS


def test_looking_at_the_address_lets_nobody_in_and_spends_nothing(served):
    key = door.open_door(served.member("reader"))
    client = served.stranger()
    for _ in range(3):
        assert client.get(f"/enter/{key}").status_code == 200
        assert client.head(f"/enter/{key}").status_code == 405
        assert client.get("/").status_code == 302
    assert client.post(f"/enter/{key}").status_code == 302
    assert client.get("/").status_code == 200


def test_the_address_lets_in_once(served):
    key = door.open_door(served.member("reader"))
    served.stranger().post(f"/enter/{key}")
    again = served.stranger()
    assert again.post(f"/enter/{key}").status_code == 403
    assert again.get("/").status_code == 302


def test_the_address_runs_out(served, monkeypatch):
    monkeypatch.setattr(door, "OPEN_FOR", timedelta(seconds=-1))
    assert served.stranger().post(f"/enter/{door.open_door(served.member('reader'))}").status_code == 403


@pytest.mark.parametrize("key", ["x", "é", "0" * 500])
def test_another_address_lets_nobody_in(served, key):
    door.open_door(served.member("reader"))
    assert served.stranger().post(f"/enter/{key}").status_code == 403


def test_who_was_shut_out_meanwhile_stays_out(served):
    from onrecord.store.people.members import set_active

    member = served.member("reader")
    key = door.open_door(member)
    with served.case.writing() as pen:
        set_active(pen, member, active=False)
    assert served.stranger().post(f"/enter/{key}").status_code == 403


def entered(served, member):
    client = served.stranger()
    client.post(f"/enter/{door.open_door(member)}")
    return client


def asked_again(client):
    return client.get(reverse("account_password")).status_code == 302


def later(client):
    session = client.session
    session["at_machine"] = time.time() - DOOR_SECONDS - 1
    session.save()


def test_the_door_counts_for_a_quarter_of_an_hour_where_there_is_a_password(served):
    client = entered(served, served.member("administrator", password="seven quiet herons"))
    assert client.get("/").status_code == 200  # proven without a second factor
    assert not asked_again(client)
    later(client)
    assert client.get("/").status_code == 200
    assert asked_again(client)


def test_whoever_has_nothing_to_give_is_not_asked(served):
    client = entered(served, served.member("administrator"))
    later(client)
    assert not asked_again(client)


def test_the_door_begins_a_session_anew_where_somebody_else_was_in(served):
    client = served.client("administrator", fresh=True)
    before = client.session.session_key
    client.post(f"/enter/{door.open_door(served.member('reader'))}")
    assert client.session.session_key != before
    assert "account_authentication_methods" not in client.session
    assert client.get(reverse("members")).status_code == 403
