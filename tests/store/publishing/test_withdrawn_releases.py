"""What the case file keeps of a release that was withdrawn as a whole, and what the public is told of it."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import BadOption
from onrecord.publish.edition import ReleaseWithdrawal
from onrecord.store.publishing.releases import Made, approve, record_release, releases
from onrecord.store.publishing.withdrawn_releases import (
    LONGEST_NOTE,
    Withdrawn,
    refuse_not_withdrawable,
    withdraw_release,
    withdrawal_of,
    withdrawn_of,
)
from tests.kept import as_person

DAY = date(2026, 3, 9)


def approved(case, version, manifest, audience="public"):
    """Give a release that was made by one person and approved by another."""
    with as_person(case, "amal").writing() as pen:
        row = record_release(pen, Made(audience, version, manifest * 64, date(2026, 3, 1)))
    with as_person(case, "hadi").writing() as pen:
        approve(pen, row, "00" * 32)
    return row


def withdraw(case, row, note):
    with as_person(case, "rim").writing() as pen:
        withdraw_release(pen, row, DAY, note)


def test_who_withdrew_a_release_stays_in_the_case_file_and_why_is_told(case):
    row = approved(case, 1, "a")
    assert withdrawal_of(case, row) is None
    withdraw(case, row, " Mixed up. ")
    assert withdrawal_of(case, row) == Withdrawn("rim", DAY, "Mixed up.")
    assert withdrawn_of(case, "public") == (ReleaseWithdrawal("1", DAY, "Mixed up."),)
    assert [each.is_withdrawn for each in releases(case)] == [True]


def test_versions_of_a_series_come_in_their_order_and_of_no_other(case):
    first, second, other = approved(case, 1, "f"), approved(case, 2, "a"), approved(case, 1, "b", "court")
    for row in (second, other, first):
        withdraw(case, row, "Mixed up.")
    assert [each.version for each in withdrawn_of(case, "public")] == ["1", "2"]
    assert [each.version for each in withdrawn_of(case, "court")] == ["1"]
    assert withdrawn_of(case, "partner") == ()


def test_a_release_is_withdrawn_once_with_a_note_once_it_was_approved(case):
    row = approved(case, 1, "a")
    for note in ("", " \n", "a" * (LONGEST_NOTE + 1)):
        with pytest.raises(BadOption, match="the note"):
            refuse_not_withdrawable(case, row, note)
    withdraw(case, row, "Mixed up.")
    with pytest.raises(BadOption, match="one that was withdrawn"):
        withdraw(case, row, "Again.")
    with as_person(case, "amal").writing() as pen:
        waiting = record_release(pen, Made("public", 2, "c" * 64, date(2026, 3, 1)))
    with pytest.raises(BadOption, match="never published"):
        withdraw(case, waiting, "Mixed up.")
