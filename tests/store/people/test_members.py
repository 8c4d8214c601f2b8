"""People are added, given roles and shut out; each with its row in the ledger, and their sessions end with it."""

from __future__ import annotations

import json

import pytest

from onrecord.core.errors import BadOption
from onrecord.store.models import LedgerRow
from onrecord.store.people import members as store


def told(case):
    row = LedgerRow.objects.using(case.alias).order_by("-seq").first()
    return row.action, json.loads(row.detail)


@pytest.fixture(autouse=True)
def boss(served):
    return served.member("administrator", name="amal")


@pytest.fixture
def sami(served):
    return served.member("coder", name="sami", password="nine damp lanterns hum")


def ends(case, member, change):
    """Do something to somebody and say whether a session that they had ends with it."""
    before = member.get_session_auth_hash()
    with case.writing() as pen:
        change(pen)
    return store.member_named(case, member.name).get_session_auth_hash() != before


def test_roles_that_change_end_sessions_and_stand_in_the_ledger(served, sami):
    assert ends(served.case, sami, lambda pen: store.set_roles(pen, sami, ["reviewer", "coder"]))
    assert told(served.case) == (
        "set roles",
        {"before": ["coder"], "name": "sami", "roles": ["coder", "reviewer"]},
    )


def test_the_same_roles_again_change_nothing(served, sami):
    assert not ends(served.case, sami, lambda pen: store.set_roles(pen, sami, ["coder"]))


def test_another_password_ends_sessions_and_is_not_in_the_ledger(served, sami):
    assert ends(served.case, sami, lambda pen: store.set_password(pen, sami, "eleven slow trams", must_change=True))
    action, detail = told(served.case)
    assert (action, detail["must_change"]) == ("set password", True)
    assert "trams" not in json.dumps(detail)
    again = store.member_named(served.case, "sami")
    assert again.must_change
    assert again.check_password("eleven slow trams")


def test_shutting_out_and_letting_in_end_sessions(served, sami):
    assert ends(served.case, sami, lambda pen: store.set_active(pen, sami, active=False))
    assert ends(served.case, sami, lambda pen: store.set_active(pen, sami, active=True))


def test_sessions_end_though_the_row_was_read_before_somebody_else_ended_them(served, sami):
    stale = store.member_named(served.case, "sami")
    assert ends(served.case, sami, lambda pen: store.end_sessions(pen, sami))
    assert ends(served.case, sami, lambda pen: store.end_sessions(pen, stale))


def test_the_last_administrator_stays(served, boss):
    with pytest.raises(BadOption, match="only administrator"), served.case.writing() as pen:
        store.set_active(pen, boss, active=False)
    with pytest.raises(BadOption, match="only administrator"), served.case.writing() as pen:
        store.set_roles(pen, boss, ["reader"])
    again = store.member_named(served.case, "amal")
    assert again.is_active
    assert again.role_names == ("administrator",)


def test_an_administrator_gives_any_role_and_others_only_their_own(boss, sami):
    store.check_giving(boss, (), ["source keeper"])
    store.check_giving(sami, (), ["coder"])
    store.check_giving(sami, ["publisher"], ["publisher", "coder"])
    with pytest.raises(BadOption, match="publisher"):
        store.check_giving(sami, ["coder"], ["coder", "publisher"])


@pytest.mark.usefixtures("sami")
def test_a_name_is_somebodys_however_its_letters_are_written(served):
    assert store.is_name(served.case, "SAMI")
    assert not store.is_name(served.case, "sam")
    assert not store.is_name(served.case, "sami\0")
    with pytest.raises(BadOption, match="nobody has"):
        served.member(name="Sami")


def test_a_number_of_nobody_gives_nobody(served, sami):
    assert store.member_numbered(served.case, sami.pk) == sami
    assert store.member_numbered(served.case, sami.pk + 999) is None
    assert store.member_numbered(served.case, 10**30) is None
