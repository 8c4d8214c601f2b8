"""`onrecord people`: for a server without a browser, and for whoever is locked out."""

from __future__ import annotations

import json

import pytest
from axes.models import AccessAttempt
from click.testing import CliRunner
from django.test import Client

from onrecord.cli.exits import Exit
from onrecord.cli.main import main
from onrecord.store import connection
from onrecord.store.casefile import Writer, open_case
from onrecord.store.models import LedgerRow
from onrecord.store.people.members import member_named

LONG = "nine damp lanterns hum"


@pytest.fixture
def people(tmp_path, monkeypatch):
    """Give a function that runs `onrecord people` in a case file, and gives what came of it."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ONRECORD_USER", "amal")
    monkeypatch.setattr("onrecord.cli.people.is_watched", lambda: True)
    folder = tmp_path / "zawiya"
    CliRunner().invoke(main, ["init", str(folder), "--title", "Zawiya"])

    def run(*words, **settings):
        return CliRunner().invoke(main, ["people", words[0], "--case", str(folder), *words[1:]], **settings)

    run.folder = folder
    yield run
    connection.close()


def somebody(people, name):
    case = open_case(people.folder, Writer("amal"))
    return case, member_named(case, name)


def test_people_are_added_listed_and_given_roles(people):
    assert people("add", "Rim", "--role", "coder").exit_code == 0
    assert people("add", "amal", "--role", "administrator").exit_code == 0
    assert people("roles", "Rim", "--role", "reviewer", "--role", "coder").exit_code == 0
    assert people("list").output == "Rim: coder, reviewer; no password\namal: administrator; no password\n"
    case, _ = somebody(people, "Rim")
    row = LedgerRow.objects.using(case.alias).order_by("-seq").first()
    assert (row.who, row.action) == ("amal", "set roles")


def test_a_password_is_typed_unseen_and_changed_by_whom_it_is_for(people):
    people("add", "Rim", "--role", "coder")
    told = people("password", "Rim", input=f"{LONG}\n{LONG}\n")
    assert told.exit_code == 0
    assert LONG not in told.output
    case, rim = somebody(people, "Rim")
    assert rim.check_password(LONG)
    assert rim.must_change
    assert LONG not in "".join(LedgerRow.objects.using(case.alias).values_list("detail", flat=True))
    assert people("password", "Rim", "--none").exit_code == 0
    assert not somebody(people, "Rim")[1].has_usable_password()


def test_ones_own_password_need_not_be_changed(people):
    people("add", "amal", "--role", "administrator")
    people("password", "amal", input=f"{LONG}\n{LONG}\n")
    assert not somebody(people, "amal")[1].must_change


def test_a_password_that_anybody_would_try_is_refused(people):
    people("add", "Rim")
    told = people("password", "Rim", input="passwordpassword\npasswordpassword\n")
    assert told.exit_code == Exit.USAGE
    assert "Four or more words" in told.output
    assert not somebody(people, "Rim")[1].has_usable_password()


def test_without_a_terminal_no_password_is_set(people, monkeypatch):
    people("add", "Rim")
    monkeypatch.setattr("onrecord.cli.people.is_watched", lambda: False)
    told = people("password", "Rim", input=f"{LONG}\n{LONG}\n")
    assert told.exit_code == Exit.USAGE
    assert "no terminal" in told.output


def test_who_is_shut_out_is_told_and_let_in_again(people):
    people("add", "Rim", "--role", "coder")
    assert people("shut-out", "Rim").exit_code == 0
    assert "shut out" in people("list").output
    assert "already" in people("shut-out", "Rim").output
    assert people("let-in", "Rim").exit_code == 0
    assert "shut out" not in people("list").output


def test_the_last_administrator_is_not_shut_out(people):
    people("add", "amal", "--role", "administrator")
    assert people("shut-out", "amal").exit_code == Exit.USAGE


def test_a_new_password_lifts_a_lock_out(people):
    people("add", "Rim", "--role", "coder")
    people("password", "Rim", input=f"{LONG}\n{LONG}\n")
    somebody(people, "Rim")
    client = Client(headers={"host": "127.0.0.1"})
    for _ in range(8):
        answer = client.post("/account/login/", {"login": "rim", "password": "wrong all the time"})
    assert answer.status_code == 429
    people("password", "Rim", input=f"{LONG}\n{LONG}\n")
    somebody(people, "Rim")
    assert AccessAttempt.objects.count() == 0
    assert client.post("/account/login/", {"login": "rim", "password": LONG}).status_code == 302


def test_a_second_factor_that_was_lost_is_reset_with_a_reason(people):
    people("add", "Rim", "--role", "publisher")
    assert people("reset", "Rim").exit_code == Exit.USAGE
    assert people("reset", "Rim", "--why", "the phone was taken").exit_code == 0
    case, _ = somebody(people, "Rim")
    row = LedgerRow.objects.using(case.alias).get(action="reset second factor")
    assert json.loads(row.detail)["why"] == "the phone was taken"


def test_a_name_that_nobody_has_is_told(people):
    told = people("shut-out", "nobody")
    assert told.exit_code == Exit.USAGE
    assert "somebody who was added" in told.output
