from __future__ import annotations

import pytest
from django.db import connections

from onrecord.store.codings import Coded, keep_codings
from onrecord.store.entries import set_entry
from onrecord.store.heads import head_text, read_head
from onrecord.store.models import Reading
from onrecord.store.tolerant import Break
from onrecord.store.triggers import thaw
from onrecord.store.verifying import verify_chain, verify_heads, verify_originals
from tests.cases import bare_coding, bring

TABLES = {"ledger": "seq", "original": "sha256", "acquisition": "id", "reading": "id", "coding": "id", "entry": "id"}
ADDED = """
    INSERT INTO entry (seq, kind, key, version, body, set_by, set_at)
    SELECT seq, kind, 'b', 1, body, set_by, set_at FROM entry
"""
TEXTS = ("Two bakers were shot dead in Zawiya.", "A nurse was wounded in Homs.")


@pytest.fixture
def full(case):
    """A case file with something of everything, its triggers gone as a tamperer would leave it."""
    (report, _) = bring(case, *TEXTS)
    reading = Reading.objects.using(case.alias).get(report=report.id)
    with case.writing() as pen:
        keep_codings(pen, [Coded(reading.id, bare_coding(report))])
        set_entry(pen, "note", "a", {"said": "yes"})
    with connections[case.alias].schema_editor() as editor:
        thaw(editor, TABLES)
    return case


def breaks(case, *heads):
    found = (*verify_heads(case, heads), *verify_chain(case), *verify_originals(case))
    return [each for each in found if isinstance(each, Break)]


def change(case, statement, *values):
    with connections[case.alias].cursor() as cursor:
        cursor.execute(statement, values)


def test_an_untouched_case_file_is_clean(full):
    assert breaks(full) == []


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE ledger SET who = 'nobody' WHERE seq = 2", "ledger row 2"),
        ("UPDATE ledger SET rows = '{}' WHERE seq = 2", "ledger row 2"),
        ("DELETE FROM ledger WHERE seq = 2", "ledger rows 2 to 2"),
        ("UPDATE acquisition SET origin = '/elsewhere'", "acquisition 1"),
        ("UPDATE reading SET report = 'sha256:0'", "reading"),
        ("UPDATE coding SET version = '2'", "coding"),
        ("DELETE FROM coding", "coding"),
        ("UPDATE entry SET body = '{}'", "entry 1"),
        ("UPDATE original SET size_bytes = size_bytes + 1", "original"),
        ("UPDATE entry SET seq = 99", "entry 1"),
        (ADDED, "entry 2"),
    ],
)
def test_a_changed_row_is_named(full, statement, named):
    change(full, statement)
    assert any(named in each.thing for each in breaks(full))


def test_a_ledger_cut_short_is_found_by_the_rows_that_are_over(full):
    change(full, "DELETE FROM ledger WHERE seq >= 4")
    assert any("ledger of 3 rows" in each.expected for each in breaks(full))


def test_a_ledger_cut_short_with_its_rows_is_found_by_a_head(full):
    kept = read_head(head_text(full), "a head")
    change(full, "DELETE FROM ledger WHERE seq >= 5")
    change(full, "DELETE FROM entry")
    assert [each.thing for each in breaks(full)] == []
    assert [each.thing for each in breaks(full, kept)] == ["ledger row 5"]


def test_a_changed_original_is_named(full):
    place = full.originals.path_of(next(iter(full.originals)))
    place.chmod(0o600)
    place.write_bytes(place.read_bytes()[:-1])
    assert [each.thing for each in breaks(full)] == [f"original {place.name}"]


def test_a_missing_original_is_named(full):
    place = full.originals.path_of(next(iter(full.originals)))
    place.unlink()
    assert [each.thing for each in breaks(full)] == [f"original {place.name}"]


def test_a_file_that_no_row_names_breaks_nothing(full):
    sha256 = full.originals.put(b"an addition that was broken off")
    assert breaks(full) == []
    assert any(sha256 in str(each) for each in verify_originals(full) if each is not None)
