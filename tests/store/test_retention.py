"""Only drafts that nobody finished, and nobody opened for as long as was set, are removed; the ledger says so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onrecord.core.errors import BadOption
from onrecord.jobs.verifying import verify_case
from onrecord.store.models import Draft, DraftEdit, LedgerRow
from onrecord.store.retention import (
    Removed,
    Retention,
    count_old_drafts,
    keep_to_retention,
    retention_of,
    set_retention,
)


def draft(case, days, coder="nur", coding=None):
    at = case.clock() - timedelta(days=days)
    made = Draft.objects.using(case.alias).create(
        reading="r" * 64, report="sha256:1", coder=coder, opened_at=at, seen_at=at, coding=coding
    )
    DraftEdit.objects.using(case.alias).create(draft=made, number=1, at=at, body="{}")
    return made


def setting(case, days):
    with case.writing() as pen:
        return set_retention(pen, Retention(days))


def removing(case):
    with case.writing() as pen:
        return keep_to_retention(pen)


def test_nothing_goes_until_somebody_says_so(case):
    draft(case, 4_000)
    assert retention_of(case) == Retention(None)
    assert removing(case) == Removed(0, 0)


def test_a_draft_that_was_left_goes_and_the_ledger_says_whose(case):
    draft(case, 40)
    kept = draft(case, 5, coder="amal")
    finished = draft(case, 400, coder="sami", coding="c" * 64)
    assert setting(case, 30)
    assert count_old_drafts(case, retention_of(case)) == 1
    assert removing(case).drafts == 1
    assert set(Draft.objects.using(case.alias).values_list("pk", flat=True)) == {kept.pk, finished.pk}
    assert DraftEdit.objects.using(case.alias).count() == 2
    row = LedgerRow.objects.using(case.alias).get(action="draft removed")
    assert (row.subject, '"coder":"nur"' in row.detail) == (f"reading:{'r' * 64}", True)
    assert [each for each in verify_case(case) if each is not None] == []


def test_setting_it_to_the_same_is_no_version(case):
    assert setting(case, 30)
    assert not setting(case, 30)


@pytest.mark.parametrize("days", [0, 6, 3_651, -1])
def test_days_that_would_lose_work_are_refused(case, days):
    with pytest.raises(BadOption):
        setting(case, days)
