"""Custody of originals: found by name and sum, opened and looked at by name, and hidden where a source is protected."""

from __future__ import annotations

from dataclasses import replace

from onrecord.evidence import read
from onrecord.evidence.originals import sha256_of
from onrecord.store.custody import (
    check_original,
    custody_of,
    note_opening,
    original_of,
    originals_held,
)
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.models import LedgerRow, Original
from onrecord.store.protection import protected_reports
from onrecord.store.sources import Source, bringing_from
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import protect
from tests.cases import bring

WORDS = "Rim Halabi saw that two bakers were shot dead in Zawiya."


def bring_from_protected(case, tmp_path, text=WORDS):
    if not (tmp_path / "key").exists():
        create_vault(case, key_file=tmp_path / "key")
        with case.writing() as pen:
            protect(pen, Source(kind="person"), {"name": "Rim Halabi"})
    bound = bringing_from(case, "1")
    data = text.encode()
    bound.originals.put(data)
    with bound.writing() as pen:
        keep_brought(pen, [Brought(sha256_of(data), len(data), "/in/rim.txt", "a test", reports=(read(data),))])
    return Original.objects.using(case.alias).get(pk=sha256_of(data))


def test_originals_are_told_newest_first_a_page_at_a_time(case):
    bring(case, *(f"Report {n} of the shelling of Zawiya." for n in range(5)))
    first = originals_held(case, protected=False, size=3)
    rest = originals_held(case, protected=False, before=first[-1].row.seq)
    told = [held.came.origin for held in (*first, *rest)]
    assert told == [f"/in/{n}.txt" for n in (4, 3, 2, 1, 0)]


def test_originals_are_found_by_name_and_by_sum(case):
    bring(case, "One report.", "Another report.")
    (by_name,) = originals_held(case, protected=False, find="1.TXT")
    (by_sum,) = originals_held(case, protected=False, find=by_name.row.pk[:10].upper())
    assert by_name == by_sum
    for nothing in ("%", "nul\0", "' or 1=1", "f" * 64):
        assert originals_held(case, protected=False, find=nothing) == []


def test_what_a_protected_source_gave_is_told_only_to_who_may_see_it(case, tmp_path):
    bring(case, "An open report.")
    row = bring_from_protected(case, tmp_path)
    assert len(originals_held(case, protected=True)) == 2
    assert len(originals_held(case, protected=False)) == 1
    assert original_of(case, row.pk, protected=False) is None
    assert original_of(case, row.pk, protected=True) == row
    assert protected_reports(case, [f"sha256:{row.pk}"]) == {f"sha256:{row.pk}"}


def test_that_a_protected_source_brought_what_was_known_is_not_told(case, tmp_path):
    bring(case, WORDS)
    row = bring_from_protected(case, tmp_path)
    assert custody_of(case, row, protected=False).hidden == 1
    assert len(custody_of(case, row, protected=False).came) == 1
    assert len(custody_of(case, row, protected=True).came) == 2
    assert protected_reports(case, [f"sha256:{row.pk}"]) == set()


def test_custody_names_the_reports_and_the_rows_of_the_ledger(case):
    (report,) = bring(case, "Two bakers were shot dead\n\nThe bakers were shot dead in Zawiya on 3 May 2016.")
    row = original_of(case, report.id.removeprefix("sha256:"), protected=False)
    custody = custody_of(case, row, protected=False)
    assert [each.report for each in custody.readings] == [report.id]
    assert [each.action for each in custody.ledger] == ["added"]
    assert (custody.readings_in_all, custody.again_in_all, custody.stamped) == (1, 0, None)


def test_each_opening_is_noted_with_who_and_how(case):
    bring(case, "One report.")
    (held,) = originals_held(case, protected=True)
    rim = replace(case, writer=replace(case.writer, name="rim"))
    for how in ("page 1", "page 1"):
        with rim.writing() as pen:
            note_opening(pen, held.row, how)
    openings = custody_of(case, held.row, protected=True).openings
    assert [(entry.set_by, told["how"]) for entry, told in openings] == [("rim", "page 1")] * 2
    assert LedgerRow.objects.using(case.alias).filter(who="rim", subject=f"opening:{held.row.pk}").count() == 2


def test_looking_whether_one_is_whole_is_kept_with_what_was_found(case):
    bring(case, "One report.")
    (held,) = originals_held(case, protected=True)
    assert check_original(case, held.row) is None
    place = case.originals.path_of(held.row.pk)
    place.chmod(0o640)
    place.write_bytes(b"other")
    assert "SHA-256" in check_original(case, held.row)
    checks = custody_of(case, held.row, protected=True).checks
    assert [told["wrong"] is None for _, told in checks] == [False, True]


def test_what_is_no_sum_names_nothing(case):
    for said in ("", "x" * 64, "../" * 20, "A" * 64):
        assert original_of(case, said, protected=True) is None
