"""The second factor cannot be walked round: not by any address, not by another's proof, not by changing it first."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse

from onrecord.store.people import factors
from onrecord.store.people.rights import roles_register
from onrecord.web.access.rights import MEMBER, OPEN
from tests.web.test_rights import MAP, METHODS, TABLE

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ASKS = ("second_factor", "account_reauthenticate")
"""What somebody may reach who has a second factor and has not given it."""


def code_of(secret=SECRET, off=0):
    import time

    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + off))


def with_app(served, *roles, **told):
    member = served.member(*roles, **told)
    with served.case.writing() as pen:
        # The step before this one: the code of now is still to be spent.
        assert factors.add_app(pen, member, SECRET, code_of(off=-1))
    return member


def leads_to(answer, name):
    return answer.status_code == 302 and answer["location"].partition("?")[0] == reverse(name)


@pytest.mark.parametrize("role", sorted(roles_register().second_factor))
def test_every_address_leads_whoever_gave_a_password_only_to_the_second_factor(served, role):
    client = served.client(role, proven=False, fresh=True)
    wrong = []
    for name, (_, parts) in MAP.items():
        if TABLE[name]["right"] in (OPEN, MEMBER):
            continue
        wrong += [
            f"{name} {method}"
            for method in METHODS
            if not leads_to(client.generic(method, reverse(name, kwargs=parts)), "second_factor")
            and not name.startswith("api:")
        ]
    assert wrong == []


def test_nothing_of_an_account_is_shown_or_changed_before_a_factor_that_is_set_up_was_given(served):
    member = with_app(served, "source keeper")
    client = served.client(member=member, proven=False, fresh=True)
    wrong = []
    for name, (_, parts) in MAP.items():
        if TABLE[name]["right"] != MEMBER or name in ASKS or name.startswith("api:"):
            continue
        wrong += [
            f"{name} {method}"
            for method in TABLE[name]["methods"]
            if not leads_to(client.generic(method, reverse(name, kwargs=parts)), "second_factor")
        ]
    assert wrong == []
    assert [each.kind for each in factors.factors_of(served.case, member)] == [factors.APP]


def test_what_somebody_else_proved_in_the_same_browser_is_nothing(served):
    client = served.client("source keeper")
    session = client.session
    session["account_authentication_methods_user"] = "999"
    session.save()
    assert leads_to(client.get("/"), "second_factor")


def test_a_right_code_lets_in_under_another_session_key_and_only_once(served):
    member = with_app(served, "source keeper")
    client, again = (served.client(member=member, proven=False) for _ in range(2))
    before, code = client.session.session_key, code_of()
    answer = client.post(reverse("second_factor"), {"code": code, "next": "/?page=2"})
    assert (answer.status_code, answer["location"]) == (302, "/?page=2")
    assert client.session.session_key != before
    assert client.get("/").status_code == 200
    assert again.post(reverse("second_factor"), {"code": code}).status_code == 200
    assert leads_to(again.get("/"), "second_factor")


def test_a_role_that_comes_to_need_one_needs_it_at_once(served):
    client = served.client("coder", proven=False)
    assert client.get("/").status_code == 200
    with served.case.writing() as pen:
        factors.set_second_factor_roles(pen, ["coder", *roles_register().second_factor], "")
    assert leads_to(client.get("/"), "second_factor")


def test_a_last_factor_stays_with_whoever_needs_one(served):
    member = with_app(served, "publisher")
    client = served.client(member=member, fresh=True)
    (held,) = factors.factors_of(served.case, member)
    assert client.post(reverse("factor_remove"), {"factor": held.id}).status_code == 400
    assert factors.has_factor(served.case, member)


def test_nobody_takes_away_what_is_somebody_elses(served):
    member = with_app(served, "publisher")
    (held,) = factors.factors_of(served.case, member)
    other = served.client("coder", fresh=True)
    for guess in (held.id, 10**30, "x", ""):
        assert other.post(reverse("factor_remove"), {"factor": guess}).status_code == 404
    assert factors.has_factor(served.case, member)


@pytest.mark.parametrize("served_maker", ["sqlite"], indirect=True)
def test_there_is_no_admin_and_nothing_of_the_packages_that_is_not_wanted(served):
    for address in (
        "/admin/",
        "/admin/login/",
        "/accounts/login/",
        "/account/signup/",
        "/account/email/",
        "/account/password/reset/",
        "/account/password/set/",
        "/account/login/code/",
        "/account/social/",
        "/account/2fa/",
        "/account/reauthenticate/",
        "/accounts/2fa/recovery-codes/",
    ):
        assert served.stranger().get(address).status_code == 404, address
    for name in ("admin:index", "account_signup", "account_email", "account_reset_password", "account_inactive"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert "admin" not in get_resolver().namespace_dict
