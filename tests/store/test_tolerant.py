from __future__ import annotations

import sqlite3

import pytest
from django.db import connections

from onrecord.core.errors import DatabaseUnavailable
from onrecord.jobs.verifying import verify_case
from onrecord.store import connection
from onrecord.store.casefile import Writer, open_case
from onrecord.store.entries import set_entry
from onrecord.store.models import Entry, Setback
from onrecord.store.setbacks import note_setback
from onrecord.store.tolerant import Break, read_rows
from onrecord.store.triggers import thaw
from tests.cases import bring

TABLES = {"ledger": "seq", "original": "sha256", "reading": "id", "entry": "id"}


@pytest.fixture
def open_to_change(case):
    """A case file with a report and an entry, its triggers gone."""
    bring(case, "Two bakers were shot dead in Zawiya.")
    with case.writing() as pen:
        set_entry(pen, "note", "a", {"said": "yes"})
    with connections[case.alias].schema_editor() as editor:
        thaw(editor, TABLES)
    return case


def change(case, statement):
    with connections[case.alias].cursor() as cursor:
        cursor.execute(statement)


def breaks(case):
    return [each for each in verify_case(case) if isinstance(each, Break)]


def is_on(case, vendor):
    return connections[case.alias].vendor == vendor


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE entry SET body = CAST(x'c328' AS TEXT)", "entry 1"),
        ("UPDATE entry SET kind = x'00ff'", "entry 1"),
        ("UPDATE entry SET set_at = '2026-02-31 12:00:00'", "entry 1"),
        ("UPDATE entry SET set_at = replace(set_at, ' ', 'T')", "entry 1"),
        ("UPDATE entry SET set_at = 'yesterday'", "entry 1"),
        ("UPDATE entry SET seq = 'three'", "entry 1"),
        ("UPDATE entry SET seq = 2.5", "entry 1"),
        ("UPDATE ledger SET rows = CAST(x'c328' AS TEXT) WHERE seq = 2", "ledger 2"),
        ("UPDATE ledger SET at = 'never' WHERE seq = 2", "ledger 2"),
        ("UPDATE ledger SET rows = '[1' WHERE seq = 2", "ledger row 2"),
        ("UPDATE ledger SET rows = '{\"entry\":7}' WHERE seq = 3", "ledger row 3"),
        ("UPDATE ledger SET seq = 'three' WHERE seq = 3", "ledger row 'three'"),
        ("UPDATE ledger SET seq = -3 WHERE seq = 3", "ledger row -3"),
        ("UPDATE original SET kept_sha256 = 'a' || char(0) || 'b'", "original"),
        ("UPDATE original SET kept_sha256 = 7", "original"),
        ("UPDATE reading SET body = 'text'", "reading"),
        ("UPDATE listing SET published = '2026-99-01'", "listing"),
        ("UPDATE listing SET title = CAST(x'c328' AS TEXT)", "listing"),
        ("UPDATE listing SET text_row = 77", "search index of"),
        ("INSERT INTO find_text(find_text) VALUES ('delete-all')", "search index of"),
    ],
)
def test_what_sqlite_takes_and_nobody_can_read_is_named(open_to_change, statement, named):
    if not is_on(open_to_change, "sqlite"):
        return
    change(open_to_change, statement)
    assert any(each.thing.startswith(named) for each in breaks(open_to_change))


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE entry SET set_at = 'infinity'", "entry 1"),
        ("UPDATE ledger SET at = '20000-01-01' WHERE seq = 2", "ledger 2"),
        ("UPDATE find_text SET words = to_tsvector('simple', 'nothing')", "search index of"),
        ("DELETE FROM find_text", "search index of"),
    ],
)
def test_what_postgresql_takes_and_nobody_can_read_is_named(open_to_change, statement, named):
    if not is_on(open_to_change, "postgresql"):
        return
    change(open_to_change, statement)
    assert any(each.thing.startswith(named) for each in breaks(open_to_change))


def test_a_row_that_cannot_be_read_hides_no_other(open_to_change):
    if not is_on(open_to_change, "sqlite"):
        return
    with open_to_change.writing() as pen:
        set_entry(pen, "note", "b", {"said": "no"})
    change(open_to_change, "UPDATE entry SET body = CAST(x'c328' AS TEXT) WHERE key = 'a'")
    rows, broken = read_rows(Entry.objects.using(open_to_change.alias).all())
    assert [row.key for row in rows] == ["b"]
    assert [each.thing for each in broken] == ["entry 1"]


def test_a_database_file_with_a_page_broken_is_named(open_to_change):
    if not is_on(open_to_change, "sqlite"):
        return
    connection.close(open_to_change.alias)
    file = open_to_change.folder / "case.sqlite3"
    data = bytearray(file.read_bytes())
    data[4096 * 6 : 4096 * 7] = b"\xff" * 4096
    file.write_bytes(data)
    assert breaks(open_to_change)[0].thing.startswith("the database")


def test_a_file_that_is_no_database_is_told_by_name(open_to_change):
    if not is_on(open_to_change, "sqlite"):
        return
    connection.close(open_to_change.alias)
    for left in open_to_change.folder.glob("case.sqlite3-*"):
        left.unlink()
    (open_to_change.folder / "case.sqlite3").write_bytes(b"no database " * 1000)
    with pytest.raises(DatabaseUnavailable, match="cannot be read"):
        open_case(open_to_change.folder, Writer("amal"))
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(open_to_change.folder / "case.sqlite3").execute("SELECT * FROM ledger")


def test_setbacks_are_no_evidence_and_are_not_held_to_anything(open_to_change):
    note_setback(open_to_change, "read", "a", "a.txt", "empty")
    Setback.objects.using(open_to_change.alias).update(reason="other")
    assert breaks(open_to_change) == []


def test_a_line_among_the_heads_that_is_none_is_named(open_to_change):
    open_to_change.heads.write_text("what?\n" + '{"seq": 1')
    assert [each.thing for each in breaks(open_to_change)] == ["line 1 of heads.jsonl"]
