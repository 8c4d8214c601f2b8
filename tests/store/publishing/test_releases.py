"""Who made a release never approves it; versions count on from what was approved; the ledger has it all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from onrecord.core.errors import BadOption, WrongKey
from onrecord.jobs.verifying import verify_case
from onrecord.store.models import AcceptedRisk, LedgerRow, Release, ReleaseApproval
from onrecord.store.publishing.releases import (
    Made,
    accept_risk,
    approve,
    disclosure_key,
    key_known,
    last_approved,
    record_release,
    release_with,
    releases,
    risks_accepted,
    set_key,
)
from onrecord.store.tolerant import Break
from tests.kept import as_person

FIRST = Made("public", 1, "a" * 64, date(2024, 2, 1), 51, 101)
KEY = "b" * 64


def made(case, told=FIRST):
    with case.writing() as pen:
        return record_release(pen, told)


def approved(case, release, by="hadi"):
    with as_person(case, by).writing() as pen:
        return approve(pen, release, KEY)


def breaks(case):
    return [str(each) for each in verify_case(case) if isinstance(each, Break)]


def test_a_release_that_was_made_is_listed_with_who_made_it(case):
    made(case)
    (listed,) = releases(case)
    assert (listed.made, listed.made_by, listed.approved_by) == (FIRST, "amal", None)
    assert release_with(case, FIRST.manifest_sha256).version == 1
    assert last_approved(case, "public") is None


def test_whoever_made_a_release_cannot_approve_it(case):
    release = made(case)
    with pytest.raises(BadOption, match="a second person"):
        approved(case, release, "amal")
    assert not ReleaseApproval.objects.using(case.alias).exists()


def test_a_second_person_approves_it_once(case):
    release = made(case)
    approved(case, release)
    assert releases(case)[0].approved_by == "hadi"
    held = last_approved(case, "public")
    assert held is not None
    assert held.pk == release.pk
    with pytest.raises(BadOption, match="approved"):
        approved(case, release, "rima")


def test_the_next_version_follows_the_last_that_was_approved(case):
    first = made(case)
    again = made(case, replace(FIRST, manifest_sha256="c" * 64))
    with pytest.raises(BadOption, match="version"):
        made(case, replace(FIRST, version=2))
    approved(case, again)
    with pytest.raises(BadOption, match="approved"):
        approved(case, first)
    assert made(case, replace(FIRST, version=2, manifest_sha256="d" * 64)).version == 2
    with pytest.raises(BadOption, match="version"):
        made(case, FIRST)


def test_each_audience_has_versions_of_its_own(case):
    approved(case, made(case))
    assert made(case, replace(FIRST, audience="court")).version == 1


def test_a_release_of_another_case_file_is_unknown(case):
    with pytest.raises(BadOption, match="did not make"):
        release_with(case, "e" * 64)


def test_a_risk_is_accepted_with_a_reason(case):
    release = made(case)
    with case.writing() as pen:
        accept_risk(pen, release, "small cells", {"i-2", "i-1"}, "The family asked for it.")
    (accepted,) = risks_accepted(case, release)
    assert (accepted.kind, accepted.records, accepted.by, accepted.reason) == (
        "small cells",
        frozenset({"i-1", "i-2"}),
        "amal",
        "The family asked for it.",
    )


@pytest.mark.parametrize(("records", "reason"), [({"i-1"}, " "), ((), "Why.")])
def test_a_risk_without_a_reason_or_a_record_is_not_accepted(case, records, reason):
    release = made(case)
    with pytest.raises(BadOption, match="the risk"), case.writing() as pen:
        accept_risk(pen, release, "small cells", records, reason)


def test_the_secret_of_disclosure_is_made_once(case):
    assert len(disclosure_key(case)) == 32
    assert disclosure_key(case) == disclosure_key(case)


def test_another_key_is_refused_until_it_is_said_to_be_new(case):
    assert key_known(case) is None
    with case.writing() as pen:
        set_key(pen, KEY)
    with pytest.raises(WrongKey, match="--new-key"), case.writing() as pen:
        set_key(pen, "f" * 64)
    with case.writing() as pen:
        set_key(pen, "f" * 64, is_new=True)
    assert key_known(case) == "f" * 64


def test_the_ledger_tells_of_each_act_and_verifies(case):
    release = made(case)
    with case.writing() as pen:
        accept_risk(pen, release, "small cells", {"i-1"}, "Published by others already.")
    approved(case, release)
    told = list(LedgerRow.objects.using(case.alias).order_by("seq").values_list("who", "action", "subject"))
    assert told[-3:] == [
        ("amal", "made release", "release:public:1"),
        ("amal", "accepted risk", "release:public:1"),
        ("hadi", "approved release", "release:public:1"),
    ]
    assert breaks(case) == []


@pytest.mark.parametrize("model", [Release, ReleaseApproval, AcceptedRisk])
def test_what_was_released_cannot_be_changed_or_removed(case, model):
    release = made(case)
    with case.writing() as pen:
        accept_risk(pen, release, "small cells", {"i-1"}, "Known.")
    approved(case, release)
    rows = model.objects.using(case.alias)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(using=case.alias):
        rows.all()._raw_delete(case.alias)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(using=case.alias):
        rows.update(seq=1)
