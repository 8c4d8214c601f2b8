from __future__ import annotations

import io
import os
import tarfile
from dataclasses import replace

import pyrage
import pytest
from django.db import connections

from onrecord.core.errors import BadOption, CaseFileExists, DatabaseUnavailable, FixityMismatch, OtherFormat
from onrecord.jobs.backups import back_up, restore
from onrecord.jobs.moving import copy_case
from onrecord.jobs.sealing import Keys, Seal
from onrecord.jobs.verifying import verify_case
from onrecord.store.casefile import Writer, open_case
from onrecord.store.codings import Coded, keep_codings
from onrecord.store.entries import newest_entry, set_entry
from onrecord.store.ledger import head_of
from onrecord.store.models import Coding, Entry, Listing, Original, Reading
from onrecord.store.setbacks import note_setback, setbacks
from onrecord.store.snapshots import read_tables
from onrecord.store.tolerant import Break
from onrecord.store.vault.keys import create_vault
from tests.cases import bare_coding, bring, case, case_maker, database_server  # noqa: F401 - fixtures
from tests.postgresql import drop_database, make_database

OPEN = Seal()
KEY = pyrage.x25519.Identity.generate()
HELD = Keys(identities=(str(KEY),))


@pytest.fixture
def full(case):  # noqa: F811
    """A case file with something of everything."""
    (report, _) = bring(case, "Two bakers were shot dead in Zawiya.", "أصيبت ممرضة في حمص 🙂.")
    reading = Reading.objects.using(case.alias).get(report=report.id)
    with case.writing() as pen:
        keep_codings(pen, [Coded(reading.id, bare_coding(report))])
        set_entry(pen, "note", "a", {"said": "نعم"})
    note_setback(case, "read", "a", "a.txt", "empty")
    return case


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request, tmp_path):
    """Give where to move to: a folder, and who writes there."""
    url = None
    if request.param == "postgresql":
        server = request.getfixturevalue("database_server")
        url = make_database(server, "moved")
    yield tmp_path / "moved", Writer("amal", database_url=url)
    if url is not None:
        drop_database(server, "moved")


def rows_of(case):  # noqa: F811
    return [(part.table, part.rows) for part in read_tables(case)]


def breaks(case):  # noqa: F811
    return [each for each in verify_case(case) if isinstance(each, Break)]


def opened(target):
    folder, writer = target
    return open_case(folder, writer, "moved")


def test_a_restored_case_file_is_the_same_row_by_row_on_both_databases(full, target, tmp_path):
    told = back_up(full, tmp_path / "a.backup", Seal(passphrase="lemon tree"))
    assert restore(tmp_path / "a.backup", target[0], Keys(passphrase="lemon tree"), target[1]) == told
    moved = opened(target)
    assert (moved.id, moved.name) == (full.id, full.name)
    assert rows_of(moved) == rows_of(full)
    assert breaks(moved) == []
    assert Listing.objects.using("moved").count() == 2
    assert [each.thing for each in setbacks(moved)] == ["a.txt"]
    moved.close()


def test_a_copy_has_the_same_head_and_goes_on(full, target):
    told = copy_case(full, *target)
    moved = opened(target)
    assert head_of("moved") == head_of(full.alias) == told.head
    with moved.writing() as pen:
        set_entry(pen, "note", "b", {"said": "no"})
    bring(moved, "A third report of the shelling.")
    assert breaks(moved) == []
    assert newest_entry(moved, "note", "b").pk > newest_entry(full, "note", "a").pk
    moved.close()


def test_what_is_written_meanwhile_is_not_in_the_backup_and_waits_for_nothing(full, target, tmp_path, monkeypatch):
    from onrecord.jobs import backups

    tables = backups.parts_of

    def writing_meanwhile(still):
        bring(full, "A report that came while the backup was made.", origin="/later")
        yield from tables(still)

    monkeypatch.setattr(backups, "parts_of", writing_meanwhile)
    back_up(full, tmp_path / "a.backup", OPEN)
    restore(tmp_path / "a.backup", target[0], Keys(), target[1])
    moved = opened(target)
    assert (Original.objects.using("moved").count(), Original.objects.using(full.alias).count()) == (2, 3)
    assert breaks(moved) == []
    moved.close()


@pytest.mark.parametrize("seal", [OPEN, Seal(recipients=(str(KEY.to_public()),))])
def test_a_damaged_or_truncated_backup_is_refused_and_leaves_nothing(full, target, tmp_path, seal):
    back_up(full, tmp_path / "a.backup", seal)
    data = (tmp_path / "a.backup").read_bytes()
    start = data.index(b"\n") + 1
    spoiled = [data[: len(data) // 2], data[:-5000], data[: start + 40], data[:20], b""]
    for place in range(start + 600, len(data), len(data) // 4):
        changed = bytearray(data)
        changed[place] ^= 0x40
        spoiled.append(bytes(changed))
    for each in spoiled:
        (tmp_path / "b.backup").write_bytes(each)
        try:
            restore(tmp_path / "b.backup", target[0], HELD, target[1])
        except (FixityMismatch, BadOption):
            assert not target[0].exists()
            assert list(tmp_path.glob("*.part")) == []
            continue
        # A bit of an open tar that means nothing: padding, or the time of a member.
        assert seal == OPEN
        moved = opened(target)
        assert rows_of(moved) == rows_of(full)
        moved.close()
        return
    restore(tmp_path / "a.backup", target[0], HELD, target[1])


def test_a_wrong_passphrase_opens_nothing(full, tmp_path):
    back_up(full, tmp_path / "a.backup", Seal(passphrase="lemon tree"))
    for keys in (Keys(passphrase="olive tree"), Keys()):
        with pytest.raises(BadOption, match="passphrase"):
            restore(tmp_path / "a.backup", tmp_path / "moved", keys, Writer("amal"))
    assert not (tmp_path / "moved").exists()
    assert b"bakers" not in (tmp_path / "a.backup").read_bytes()


def test_a_backup_for_a_recipient_opens_with_their_key(full, tmp_path):
    key = pyrage.x25519.Identity.generate()
    back_up(full, tmp_path / "a.backup", Seal(recipients=(str(key.to_public()),)))
    for wrong in ((), ("no key",), (str(pyrage.x25519.Identity.generate()),)):
        with pytest.raises((BadOption, FixityMismatch)):
            restore(tmp_path / "a.backup", tmp_path / "moved", Keys(identities=wrong), Writer("amal"))
    restore(tmp_path / "a.backup", tmp_path / "moved", Keys(identities=(str(key),)), Writer("amal"))
    with pytest.raises(BadOption, match="recipient"):
        back_up(full, tmp_path / "b.backup", Seal(recipients=("nobody",)))
    assert not list(tmp_path.glob("b.backup*"))


def test_nothing_is_written_over(full, target, tmp_path):
    back_up(full, tmp_path / "a.backup", OPEN)
    with pytest.raises(BadOption, match="never written over"):
        back_up(full, tmp_path / "a.backup", OPEN)
    target[0].mkdir()
    (target[0] / "mine.txt").write_text("mine")
    with pytest.raises(CaseFileExists):
        restore(tmp_path / "a.backup", target[0], Keys(), target[1])
    assert [each.name for each in target[0].iterdir()] == ["mine.txt"]


def test_a_database_with_another_case_file_is_refused_and_kept(full, tmp_path):
    if full.writer.database_url is None:
        return
    before = rows_of(full)
    with pytest.raises(DatabaseUnavailable, match="a case file in it"):
        copy_case(full, tmp_path / "moved", Writer("amal", database_url=full.writer.database_url))
    kept = [each for each in rows_of(full) if each[0] != "ledger"]
    assert kept == [each for each in before if each[0] != "ledger"]


def test_a_case_file_with_a_missing_original_is_not_backed_up_in_silence(full, tmp_path):
    place = full.originals.path_of(next(iter(full.originals)))
    place.chmod(0o600)
    place.write_bytes(b"other")
    with pytest.raises(FixityMismatch):
        back_up(full, tmp_path / "a.backup", OPEN)
    assert not list(tmp_path.glob("a.backup*"))


def test_a_backup_whose_rows_do_not_verify_makes_no_case_file(full, target, tmp_path, monkeypatch):
    from onrecord.jobs import backups

    whole = backups.parts_of

    def one_missing(still):
        for part in whole(still):
            if getattr(part, "table", "") != "entry":
                yield part

    monkeypatch.setattr(backups, "parts_of", one_missing)
    back_up(full, tmp_path / "a.backup", OPEN)
    with pytest.raises(FixityMismatch, match="entry"):
        restore(tmp_path / "a.backup", target[0], Keys(), target[1])
    assert not target[0].exists()
    monkeypatch.undo()
    back_up(full, tmp_path / "b.backup", OPEN)
    restore(tmp_path / "b.backup", target[0], Keys(), target[1])
    assert Entry.objects.using(full.alias).count() == 1
    assert Coding.objects.using(full.alias).count() == 1
    assert os.listdir(target[0])
    assert connections[full.alias].vendor


def test_a_backup_of_a_newer_version_is_refused_by_name(full, target, tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.store.connection.last_migration", lambda _: "9999_later")
    monkeypatch.setattr("onrecord.jobs.backups.parts_of", lambda _: iter(()))
    back_up(full, tmp_path / "a.backup", OPEN)
    monkeypatch.undo()
    with pytest.raises(OtherFormat, match="9999_later"):
        restore(tmp_path / "a.backup", target[0], Keys(), target[1])
    assert not target[0].exists()


def test_a_case_file_with_a_vault_is_restored_sealed_and_opens_with_its_key(case, target, tmp_path):  # noqa: F811
    stick = tmp_path / "stick.txt"
    create_vault(case, key_file=stick)
    bring(case, "Two bakers were shot dead in Zawiya.")
    place, writer = target
    back_up(case, tmp_path / "backup", OPEN)
    restore(tmp_path / "backup", place, Keys(), writer)
    moved = open_case(place, replace(writer, key_file=stick), "other")
    try:
        (original,) = Original.objects.using(moved.alias)
        assert original.key is not None
        assert moved.originals.get(original.sha256) == b"Two bakers were shot dead in Zawiya."
        assert breaks(moved) == []
    finally:
        moved.close()


@pytest.mark.parametrize(
    "kind", [tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, None]
)
def test_a_backup_with_a_member_that_is_no_file_or_there_twice_is_refused(full, tmp_path, kind):
    back_up(full, tmp_path / "b", OPEN)
    first, _, packed = (tmp_path / "b").read_bytes().partition(b"\n")
    with tarfile.open(fileobj=io.BytesIO(packed)) as read:
        held = [(head, read.extractfile(head).read()) for head in read]
    more = tarfile.TarInfo("heads.jsonl" if kind else "about.json")
    more.type, more.linkname = kind or tarfile.REGTYPE, "about.json" if kind else ""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as written:
        for head, data in (held[0], (more, b""), *held[1:]):
            head.size = len(data)
            written.addfile(head, io.BytesIO(data))
    (tmp_path / "c").write_bytes(first + b"\n" + out.getvalue())
    with pytest.raises(FixityMismatch, match="no file, or there twice"):
        restore(tmp_path / "c", tmp_path / "made", Keys(), Writer("rim"))
    assert not (tmp_path / "made").exists()
