from __future__ import annotations

import json

import pytest
from django.db import DatabaseError, connections

from onrecord.store.canonical import row_digest
from onrecord.store.ledger import GENESIS, hash_of, head_of, ledger_rows
from onrecord.store.models import FACTS, Entry


def an_entry(case, key="a", version=1):
    return Entry(kind="note", key=key, version=version, body="{}", set_by=case.who, set_at=case.clock())


def test_each_row_is_chained_to_the_one_before(case):
    for key in "abc":
        with case.writing() as pen:
            pen.note("set", key, [an_entry(case, key)])
    rows = list(ledger_rows(case.alias))
    assert [row.seq for row in rows] == [1, 2, 3, 4]
    assert [row.previous for row in rows] == [GENESIS, *(row.hash for row in rows[:-1])]
    assert [row.hash for row in rows] == [hash_of(row) for row in rows]


def test_the_ledger_holds_the_digest_of_every_fact(case):
    with case.writing() as pen:
        pen.note("set", "two", [an_entry(case, "a"), an_entry(case, "b")], why="a test")
    row = list(ledger_rows(case.alias))[-1]
    facts = Entry.objects.using(case.alias).all()
    assert json.loads(row.rows) == {"entry": {str(fact.pk): row_digest(fact) for fact in facts}}
    assert {fact.seq for fact in facts} == {row.seq}
    assert json.loads(row.detail) == {"why": "a test"}


def test_what_fails_midway_leaves_nothing(case):
    before = head_of(case.alias)

    def fail_midway():
        with case.writing() as pen:
            pen.note("set", "a", [an_entry(case)])
            pen.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_midway()
    assert head_of(case.alias) == before
    assert not Entry.objects.using(case.alias).exists()


def test_several_notes_and_flushes_make_one_chain(case):
    with case.writing() as pen:
        pen.note("set", "a", [an_entry(case, "a")])
        pen.flush()
        pen.note("looked", "at it")
        pen.note("set", "b", [an_entry(case, "b")])
    assert [row.action for row in ledger_rows(case.alias)] == ["created", "set", "looked", "set"]
    assert all(row.hash == hash_of(row) for row in ledger_rows(case.alias))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET who = 'nobody'",
        "DELETE FROM ledger",
        "UPDATE entry SET body = '[]'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry",
        "TRUNCATE ledger",
    ],
)
def test_facts_and_ledger_refuse_to_be_changed(case, statement):
    with case.writing() as pen:
        pen.note("set", "a", [an_entry(case)])
    with pytest.raises(DatabaseError) as refused, connections[case.alias].cursor() as cursor:
        cursor.execute(statement)
    foreign = ("TRUNCATE" in statement, "REPLACE" in statement)[case.writer.database_url is not None]
    assert foreign or "append-only" in str(refused.value)
    assert Entry.objects.using(case.alias).get().body == "{}"


def test_every_table_of_facts_is_frozen(case):
    with connections[case.alias].cursor() as cursor:
        if case.writer.database_url is None:
            cursor.execute("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%no_delete'")
        else:
            cursor.execute(
                "SELECT relname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE tgname LIKE '%no_change'"
            )
        frozen = {name for (name,) in cursor.fetchall()}
    # A person's key is no fact: it may be destroyed, and nothing else done to it.
    assert frozen - {"person_key"} == {"ledger", *(model._meta.db_table for model in FACTS)}
