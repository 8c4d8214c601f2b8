"""Tokens: made for some rights and a time, kept as sums, ended with the sessions."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onrecord.core.errors import BadOption
from onrecord.store.models import LedgerRow
from onrecord.store.people.members import add_member, set_active, set_roles
from onrecord.store.people.models import Token
from onrecord.store.people.tokens import (
    PREFIX,
    Wanted,
    make_token,
    note_token,
    revoke_token,
    rights_of_token,
    token_shown,
    tokens_of,
)


@pytest.fixture
def hala(case):
    with case.writing() as pen:
        return add_member(pen, "Hala", ["coder"])


def made(case, member, *scopes, name="weekly", days=30, proven=True):
    with case.writing() as pen:
        return make_token(pen, member, Wanted(name, scopes or ("read",), days, proven))


def test_a_token_is_random_and_kept_as_a_sum_alone(case, hala):
    row, secret = made(case, hala)
    _, other = made(case, hala)
    assert secret.startswith(PREFIX)
    assert len(secret) == len(PREFIX) + 43
    assert secret != other
    kept = [str(value) for value in Token.objects.using(case.alias).values_list().get(pk=row.pk)]
    assert not any(secret.removeprefix(PREFIX) in each for each in kept)
    assert token_shown(case, secret) == row


def test_the_ledger_tells_that_one_was_made_and_revoked_and_not_which(case, hala):
    row, secret = made(case, hala, "read", "code")
    with case.writing() as pen:
        assert revoke_token(pen, hala, row.pk)
        assert not revoke_token(pen, hala, row.pk)
    told = [(each.action, each.detail) for each in LedgerRow.objects.using(case.alias).filter(action__contains="token")]
    assert [action for action, _ in told] == ["made token", "revoked token"]
    assert '"scopes":["read","code"]' in told[0][1]
    assert not any(secret in detail or row.sum in detail for _, detail in told)
    assert token_shown(case, secret) is None
    assert [each.state for each in tokens_of(case, hala)] == ["revoked"]


def test_nobody_revokes_the_token_of_another(case, hala):
    row, secret = made(case, hala)
    with case.writing() as pen:
        other = add_member(pen, "Omar", ["coder"])
        assert not revoke_token(pen, other, row.pk)
    assert token_shown(case, secret) is not None


@pytest.mark.parametrize(
    ("told", "thing"),
    [
        ({"name": "  "}, "name"),
        ({"name": "n" * 81}, "name"),
        ({"scopes": ()}, "scopes"),
        ({"scopes": ("read", "judge")}, "scopes"),
        ({"scopes": ("everything",)}, "scopes"),
        ({"days": 0}, "days"),
        ({"days": 366}, "days"),
    ],
)
def test_a_token_has_a_name_rights_of_its_person_and_an_end(case, hala, told, thing):
    asked = {"name": "weekly", "scopes": ("read",), "days": 30} | told
    with pytest.raises(BadOption) as refused, case.writing() as pen:
        make_token(pen, hala, Wanted(asked["name"], asked["scopes"], asked["days"], True))
    assert refused.value.thing == thing
    assert tokens_of(case, hala) == []


def test_a_person_has_fifty_at_the_most(case, hala):
    for _ in range(50):
        made(case, hala)
    with pytest.raises(BadOption, match="50 that hold"):
        made(case, hala)


def test_a_token_does_no_more_than_its_person_may_now(case, hala):
    row, _ = made(case, hala, "read", "code")
    assert rights_of_token(row) == {"read", "code"}
    row.member.roles = '["reader"]'
    assert rights_of_token(row) == {"read"}


def test_other_roles_end_it_for_good(case, hala):
    _, secret = made(case, hala)
    with case.writing() as pen:
        set_roles(pen, hala, ["reader"])
    with case.writing() as pen:
        set_roles(pen, hala, ["coder"])
    assert token_shown(case, secret) is None
    assert [each.state for each in tokens_of(case, hala)] == ["ended"]


def test_whoever_is_shut_out_has_none(case, hala):
    _, secret = made(case, hala)
    with case.writing() as pen:
        set_active(pen, hala, active=False)
    assert token_shown(case, secret) is None


def test_it_ends_on_its_last_day(case, hala):
    row, secret = made(case, hala, days=1)
    assert row.expires_at - row.made_at == timedelta(days=1)
    Token.objects.using(case.alias).filter(pk=row.pk).update(expires_at=case.clock())
    assert token_shown(case, secret) is None
    assert [each.state for each in tokens_of(case, hala)] == ["expired"]


def test_one_made_without_a_second_factor_holds_only_where_none_is_asked_for(case, hala):
    assert token_shown(case, made(case, hala, proven=False)[1]) is not None
    with case.writing() as pen:
        keeper = add_member(pen, "Omar", ["source keeper"])
    assert token_shown(case, made(case, keeper, proven=False)[1]) is None
    assert token_shown(case, made(case, keeper, proven=True)[1]) is not None


def test_the_day_of_the_last_use_is_kept(case, hala):
    row, _ = made(case, hala)
    assert tokens_of(case, hala)[0].used_on is None
    note_token(case, row)
    note_token(case, row)
    assert tokens_of(case, hala)[0].used_on == case.clock().date()
