"""Who protected sources are: sealed, told for a reason, erased."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from django.db import DatabaseError, transaction

from onrecord.core.errors import BadOption, Erased, FixityMismatch, KeyNeeded, WrongKey
from onrecord.jobs.verifying import verify_case
from onrecord.store.models import LedgerRow, PersonKey
from onrecord.store.sources import Source, add_source, source_numbered
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import erase, is_wiped, protect, reveal, set_identity
from onrecord.store.verifying import Break

WHO = {"name": "Salma Bint-Idris", "contact": "+963 11 555 0142"}
PASSPHRASE = "seven grey herons"


@pytest.fixture
def guarded(case, with_key):
    """A case file with a vault whose key is at hand, and one protected source."""
    held = with_key(case)
    with held.writing() as pen:
        protect(pen, Source(kind="person", reliability="likely reliable"), WHO)
    return held


def breaks(case):
    return [each for each in verify_case(case) if isinstance(each, Break)]


def test_who_a_source_is_is_told_for_a_reason_and_the_ledger_says_so(guarded):
    assert reveal(guarded, 1, "to arrange a second interview") == WHO
    row = LedgerRow.objects.using(guarded.alias).order_by("-seq").first()
    assert (row.who, row.action, row.subject) == ("amal", "revealed", "source:1")
    assert row.detail == '{"why":"to arrange a second interview"}'


@pytest.mark.parametrize("why", ["", "  ", "to call salma bint-idris back"])
def test_a_reason_is_asked_for_that_tells_nothing(guarded, why):
    before = LedgerRow.objects.using(guarded.alias).count()
    with pytest.raises(BadOption, match="--why") as caught:
        reveal(guarded, 1, why)
    assert "Salma" not in str(caught.value)
    assert LedgerRow.objects.using(guarded.alias).count() == before


def test_an_erased_source_is_told_to_nobody_and_the_case_file_is_whole(guarded):
    assert erase(guarded, 1, "she asked for it")
    assert not PersonKey.objects.using(guarded.alias).exists()
    for act in (lambda: reveal(guarded, 1, "to call"), lambda: erase(guarded, 1, "again")):
        with pytest.raises(Erased, match=r"Source 1: found that it was erased on 2026-03-01"):
            act()
    assert breaks(guarded) == []
    row = LedgerRow.objects.using(guarded.alias).order_by("-seq").first()
    assert (row.action, row.subject, row.detail) == ("erased", "source:1", '{"why":"she asked for it"}')


def test_a_source_is_erased_without_any_key(guarded, open_again):
    without = open_again(guarded)
    with pytest.raises(KeyNeeded, match="ONRECORD_KEY"):
        reveal(without, 1, "to call")
    assert erase(without, 1, "she asked for it")


def test_a_key_that_is_gone_without_an_erasure_is_a_break(guarded):
    PersonKey.objects.using(guarded.alias).all().delete()
    assert [str(each) for each in breaks(guarded)] == ["key of Source 1: found none; expected the one that was kept"]


def test_a_key_put_back_after_an_erasure_is_a_break(guarded):
    row = PersonKey.objects.using(guarded.alias).get()
    erase(guarded, 1, "she asked for it")
    PersonKey.objects.using(guarded.alias).create(source="1", sealed=bytes(row.sealed))
    assert [each.expected for each in breaks(guarded)] == ["none: it was erased"]


def test_a_later_version_of_who_it_is_holds(guarded):
    with guarded.writing() as pen:
        set_identity(pen, source_numbered(guarded, 1), WHO | {"contact": "by her brother"})
    assert reveal(guarded, 1, "to call")["contact"] == "by her brother"


def test_nothing_outside_the_vault_may_tell_who_a_protected_source_is(guarded):
    with pytest.raises(BadOption, match="something that tells who it is") as caught, guarded.writing() as pen:
        protect(pen, Source(name=WHO["name"], kind="person"), WHO)
    assert "Salma" not in str(caught.value)


def test_a_source_cannot_be_protected_without_a_vault(case):
    with pytest.raises(KeyNeeded, match="onrecord vault create"), case.writing() as pen:
        protect(pen, Source(kind="person"), WHO)


def test_an_open_source_is_neither_told_nor_erased(guarded):
    with guarded.writing() as pen:
        add_source(pen, Source(name="Savanna Wire"))
    with pytest.raises(BadOption, match="not protected"):
        erase(guarded, 2, "a mistake")


def test_a_vault_behind_a_passphrase_opens_with_it_alone(case, open_again):
    create_vault(case, passphrase=PASSPHRASE)
    with case.writing() as pen:
        protect(pen, Source(kind="person"), WHO)
    with pytest.raises(WrongKey, match="a passphrase that does not open it"):
        reveal(open_again(case, ask=lambda _: "seven gray herons"), 1, "to call")
    assert reveal(open_again(case, ask=lambda _: PASSPHRASE), 1, "to call") == WHO


def test_a_key_is_removed_and_never_changed(guarded):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(using=guarded.alias):
        PersonKey.objects.using(guarded.alias).update(sealed=b"another")


def test_an_erased_key_is_in_no_file_of_the_folder(guarded):
    sealed = bytes(PersonKey.objects.using(guarded.alias).get().sealed)
    assert is_wiped(guarded)
    before = _files_with(guarded, sealed)
    assert erase(guarded, 1, "she asked for it")
    assert _files_with(guarded, sealed) == []
    # In PostgreSQL there is none to find; the server's own files are not in the folder.
    assert before == (["case.sqlite3"] if (guarded.folder / "case.sqlite3").exists() else [])


def _files_with(case, data):
    return [path.name for path in case.folder.rglob("*") if path.is_file() and data[100:180] in path.read_bytes()]


def test_a_reader_at_work_holds_up_the_wiping_and_that_is_said(guarded):
    path = guarded.folder / "case.sqlite3"
    if not path.exists():
        return
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM ledger").fetchone()
        assert not erase(guarded, 1, "she asked for it")
    assert is_wiped(guarded)


def test_a_key_that_nothing_names_is_a_break(guarded):
    PersonKey.objects.using(guarded.alias).create(source="9", sealed=b"x")
    assert [each.thing for each in breaks(guarded)] == ["key of Source 9"]


def test_a_changed_key_is_a_break_and_opens_nothing(guarded):
    PersonKey.objects.using(guarded.alias).all().delete()
    PersonKey.objects.using(guarded.alias).create(source="1", sealed=b"another")
    assert [each.found for each in breaks(guarded)] == ["another"]
    with pytest.raises(FixityMismatch, match="found another"):
        reveal(guarded, 1, "to call")


def test_a_vault_whose_locked_key_is_gone_is_a_break(case):
    create_vault(case, passphrase=PASSPHRASE)
    (case.folder / "vault.age").unlink()
    assert [each.thing for each in breaks(case)] == ["vault.age"]
