"""Second factors: who needs one, codes that count once, secrets that the database alone does not tell."""

from __future__ import annotations

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from onrecord.core.errors import BadOption
from onrecord.store.models import LedgerRow
from onrecord.store.people import factors
from onrecord.store.people.secrets import open_secret, recovery_sum, seal_secret

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NOON = 1_800_000_000


@pytest.fixture
def clock(monkeypatch):
    """Give a list with the time that apps are checked by."""
    now = [float(NOON)]
    monkeypatch.setattr(factors.time, "time", lambda: now[0])
    return now


def code_at(moment):
    return format_hotp_value(hotp_value(SECRET, int(moment) // 30))


@pytest.fixture
def keeper(served, clock):
    """Give somebody with an app set up."""
    member = served.member("source keeper")
    with served.case.writing() as pen:
        assert factors.add_app(pen, member, SECRET, code_at(NOON))
    clock[0] += 60
    return member


def actions(case):
    return [row.action for row in LedgerRow.objects.using(case.alias).order_by("seq")]


def test_a_code_counts_once_and_none_before_it_counts_after(served, keeper, clock):
    assert factors.spend_code(served.case, keeper, code_at(clock[0])) is not None
    assert factors.spend_code(served.case, keeper, code_at(clock[0])) is None
    assert factors.spend_code(served.case, keeper, code_at(clock[0] - 30)) is None
    clock[0] += 30
    assert factors.spend_code(served.case, keeper, code_at(clock[0])) is not None


def test_the_code_that_set_an_app_up_is_spent(served, keeper, clock):
    clock[0] -= 60
    assert factors.spend_code(served.case, keeper, code_at(NOON)) is None


@pytest.mark.usefixtures("clock")
def test_a_clock_may_be_one_step_off_and_no_more():
    assert factors.app_step(SECRET, code_at(NOON - 30)) is not None
    assert factors.app_step(SECRET, f" {code_at(NOON + 30)[:3]} {code_at(NOON + 30)[3:]}") is not None
    assert factors.app_step(SECRET, code_at(NOON - 60)) is None
    assert factors.app_step(SECRET, code_at(NOON + 60)) is None
    assert factors.app_step(SECRET, "") is None
    assert factors.app_step(SECRET, "١٢٣٤٥٦") is None


@pytest.mark.usefixtures("clock")
def test_a_wrong_first_code_sets_nothing_up(served):
    member = served.member("publisher")
    with served.case.writing() as pen:
        assert not factors.add_app(pen, member, SECRET, "000000")
    assert factors.factors_of(served.case, member) == []


def test_recovery_codes_count_once_each_however_they_are_typed(served, keeper):
    with served.case.writing() as pen:
        first, second, *_ = factors.new_codes(pen, keeper)
    assert factors.spend_code(served.case, keeper, first.upper().replace("-", " ")) is not None
    assert factors.spend_code(served.case, keeper, first) is None
    assert factors.spend_code(served.case, keeper, second) is not None
    assert "used recovery code" in actions(served.case)
    held = {each.kind: each for each in factors.factors_of(served.case, keeper)}
    assert held[factors.CODES].left == 8


def test_new_recovery_codes_end_the_old_ones(served, keeper):
    with served.case.writing() as pen:
        old = factors.new_codes(pen, keeper)
    with served.case.writing() as pen:
        factors.new_codes(pen, keeper)
    assert factors.spend_code(served.case, keeper, old[0]) is None


def test_neither_secrets_nor_recovery_codes_stand_in_the_database(served, keeper):
    with served.case.writing() as pen:
        codes = factors.new_codes(pen, keeper)
    kept = json.dumps([row.data for row in Authenticator.objects.all()])
    ledger = json.dumps([row.detail for row in LedgerRow.objects.using(served.case.alias)])
    for secret in (SECRET, *codes, *(code.replace("-", "") for code in codes)):
        assert secret not in kept
        assert secret not in ledger


def test_under_another_key_nothing_opens_and_no_code_counts(served, keeper, clock, settings_key):
    sealed, summed = seal_secret(SECRET), recovery_sum("abcd-efgh")
    settings_key("another")
    assert open_secret(sealed) is None
    assert recovery_sum("abcd-efgh") != summed
    assert factors.spend_code(served.case, keeper, code_at(clock[0])) is None


@pytest.fixture
def settings_key(monkeypatch):
    from django.conf import settings

    return lambda key: monkeypatch.setattr(settings, "SECRET_KEY", key)


@pytest.mark.usefixtures("keeper")
def test_one_persons_code_is_nobody_elses(served, clock):
    other = served.member("publisher")
    assert factors.spend_code(served.case, other, code_at(clock[0])) is None


def test_the_recovery_codes_go_with_the_last_factor(served, keeper):
    with served.case.writing() as pen:
        factors.new_codes(pen, keeper)
    held = next(each for each in factors.factors_of(served.case, keeper) if each.kind == factors.APP)
    other = served.member("publisher")
    with served.case.writing() as pen:
        assert not factors.drop_factor(pen, other, held.id)
    assert factors.has_factor(served.case, keeper)
    with served.case.writing() as pen:
        assert factors.drop_factor(pen, keeper, held.id)
    assert factors.factors_of(served.case, keeper) == []
    assert "removed second factor" in actions(served.case)


def test_a_reset_needs_a_reason_and_leaves_nothing(served, keeper):
    with pytest.raises(BadOption, match="reason"), served.case.writing() as pen:
        factors.reset_factors(pen, keeper, "  ")
    assert factors.with_factor(served.case) == {keeper.pk}
    with served.case.writing() as pen:
        assert factors.reset_factors(pen, keeper, "the phone was taken at a checkpoint") == 1
    assert factors.with_factor(served.case) == frozenset()
    row = LedgerRow.objects.using(served.case.alias).get(action="reset second factor")
    assert json.loads(row.detail)["why"] == "the phone was taken at a checkpoint"


def test_three_roles_need_a_second_factor_unless_somebody_says_otherwise(served):
    case = served.case
    assert factors.second_factor_roles(case) == {"source keeper", "publisher", "administrator"}
    with case.writing() as pen:
        assert factors.set_second_factor_roles(pen, ["coder", "source keeper", "publisher", "administrator"], "")
    assert "tightened second factor" in actions(case)
    with pytest.raises(BadOption, match="publisher"), case.writing() as pen:
        factors.set_second_factor_roles(pen, ["coder", "source keeper", "administrator"], " ")
    assert "publisher" in factors.second_factor_roles(case)
    with case.writing() as pen:
        assert factors.set_second_factor_roles(pen, ["administrator"], "phones are searched here")
    assert factors.second_factor_roles(case) == {"administrator"}
    row = LedgerRow.objects.using(case.alias).get(action="loosened second factor")
    assert json.loads(row.detail)["dropped"] == ["coder", "publisher", "source keeper"]
    with case.writing() as pen:
        assert not factors.set_second_factor_roles(pen, ["administrator"], "")
    with pytest.raises(BadOption), case.writing() as pen:
        factors.set_second_factor_roles(pen, ["king"], "")
