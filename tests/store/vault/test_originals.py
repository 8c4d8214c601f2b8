"""Originals sealed as they are put, and opened as they are read."""

from __future__ import annotations

import pytest

from onrecord.core.errors import Erased, FixityMismatch, KeyNeeded, UnreadableFile
from onrecord.evidence.originals import sha256_of
from onrecord.jobs.adding import add_files
from onrecord.jobs.verifying import verify_case
from onrecord.store.models import Acquisition, Original
from onrecord.store.sources import Source, add_source, bringing_from
from onrecord.store.vault.lately import opened_lately
from onrecord.store.vault.persons import erase, protect
from onrecord.store.verifying import Break, Left
from tests.cases import bring

TEXT = "Two bakers were shot dead in Zawiya on 3 May 2016."
OTHER = "A nurse was wounded in Homs on Monday."


def found(case, kind):
    return [str(each) for each in verify_case(case) if isinstance(each, kind)]


def test_without_a_vault_originals_lie_as_they_came(case):
    (report,) = bring(case, TEXT)
    row = Original.objects.using(case.alias).get()
    assert (row.key, row.kept_sha256) == (None, row.sha256)
    assert case.originals.get(report.id.removeprefix("sha256:")) == TEXT.encode()


def test_with_a_vault_the_disk_holds_only_what_nobody_can_read(case, with_key, open_again):
    held = with_key(case)
    without = open_again(held)
    bring(without, TEXT)
    row = Original.objects.using(case.alias).get()
    assert (row.key, row.sha256) == ("vault", sha256_of(TEXT.encode()))
    (place,) = (case.folder / "originals").glob("*/*")
    assert place.name == row.kept_sha256 == sha256_of(place.read_bytes())
    assert b"bakers" not in place.read_bytes()
    assert held.originals.get(row.sha256) == TEXT.encode()
    with pytest.raises(KeyNeeded, match="ONRECORD_KEY"):
        without.originals.get(row.sha256)
    assert found(held, Break) == found(without, Break) == found(without, Left) == []


def test_what_came_before_the_vault_stays_as_it_was_and_is_told(case, with_key):
    bring(case, TEXT)
    held = with_key(case)
    bring(held, OTHER, origin="/later")
    assert held.originals.get(sha256_of(TEXT.encode())) == TEXT.encode()
    assert sorted(row.key or "" for row in Original.objects.using(case.alias)) == ["", "vault"]


def test_the_same_bytes_again_are_kept_once(case, with_key):
    held = with_key(case)
    bring(held, TEXT, TEXT)
    bring(held, TEXT, origin="/elsewhere")
    assert len(list(held.originals)) == 1
    assert found(held, Left) == []


def test_sealed_bytes_that_changed_are_a_break_with_and_without_the_key(case, with_key, open_again):
    held = with_key(case)
    bring(held, TEXT)
    (place,) = (case.folder / "originals").glob("*/*")
    place.chmod(0o600)
    sealed = place.read_bytes()
    place.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    for each in (held, open_again(held)):
        assert [line.partition(":")[0] for line in found(each, Break)] == [f"original {sha256_of(TEXT.encode())}"]
    with pytest.raises(FixityMismatch):
        bring(held, TEXT, origin="/again")
    place.unlink()
    with pytest.raises(UnreadableFile):
        bring(held, TEXT, origin="/again")


def test_other_bytes_under_the_seal_are_found_with_the_key(case, with_key, open_again, monkeypatch):
    held = with_key(case)
    monkeypatch.setattr("onrecord.store.vault.originals.seal", lambda _, to: sealed(OTHER.encode(), to))
    bring(held, TEXT)
    assert "other bytes under its seal" in "".join(found(held, Break))
    assert found(open_again(held), Break) == []


def sealed(data, recipient):
    from onrecord.store.vault.sealing import seal

    return seal(data, recipient)


def test_what_a_protected_source_brought_is_under_its_key_and_goes_with_it(case, with_key, tmp_path):
    held = with_key(case)
    with held.writing() as pen:
        protect(pen, Source(kind="person"), {"name": "Salma Bint-Idris"})
    path = tmp_path / "interview with Salma Bint-Idris.txt"
    path.write_text(TEXT)
    outcomes = list(add_files(bringing_from(held, "Source 1"), [path]))
    assert [each.name for each in outcomes] == ["Source 1"]
    assert next(add_files(bringing_from(held, "1"), [path])).was_held
    row = Original.objects.using(case.alias).get()
    assert row.key == "source:1"
    assert Acquisition.objects.using(case.alias).get().origin == "Source 1"
    assert held.originals.get(row.sha256) == TEXT.encode()
    erase(held, 1, "she asked for it")
    with pytest.raises(Erased):
        held.originals.get(row.sha256)
    assert found(held, Break) == []
    assert found(held, Left) == ["originals of Source 1: 1, erased on 2026-03-01"]


def test_an_open_source_is_kept_with_what_it_brought(case):
    with case.writing() as pen:
        add_source(pen, Source(name="Savanna Wire", aliases=("SW",)))
    bring(bringing_from(case, "sw"), TEXT)
    row = Acquisition.objects.using(case.alias).get()
    assert (row.origin, row.detail) == ("/in/0.txt", '{"from_source":"1"}')
    bring(bringing_from(case, "1"), TEXT)
    assert Acquisition.objects.using(case.alias).count() == 1


def test_what_is_sealed_is_given_in_stretches_to_whoever_has_its_key(case, with_key, open_again):
    held = with_key(case)
    bring(held, TEXT)
    sum_ = sha256_of(TEXT.encode())
    for anew in (False, False, True):
        assert held.originals.in_stretches(sum_, anew=anew).between(4, 10) == b"bakers"
    with pytest.raises(KeyNeeded):
        open_again(held).originals.in_stretches(sum_)


def test_sealed_bytes_that_changed_are_given_in_no_stretch(case, with_key):
    held = with_key(case)
    bring(held, TEXT)
    (place,) = (case.folder / "originals").glob("*/*")
    place.chmod(0o600)
    place.write_bytes(place.read_bytes()[:-1] + b"x")
    with pytest.raises(FixityMismatch):
        held.originals.in_stretches(sha256_of(TEXT.encode()))


def test_other_bytes_under_the_seal_are_given_in_no_stretch(case, with_key, monkeypatch):
    held = with_key(case)
    monkeypatch.setattr("onrecord.store.vault.originals.seal", lambda _, to: sealed(OTHER.encode(), to))
    bring(held, TEXT)
    with pytest.raises(FixityMismatch, match="under its seal"):
        held.originals.in_stretches(sha256_of(TEXT.encode()))


def test_once_a_source_is_erased_nothing_of_hers_stays_open(case, with_key, tmp_path):
    held = with_key(case)
    with held.writing() as pen:
        protect(pen, Source(kind="person"), {"name": "Salma Bint-Idris"})
    path = tmp_path / "call.txt"
    path.write_text(TEXT)
    list(add_files(bringing_from(held, "1"), [path]))
    sum_ = sha256_of(TEXT.encode())
    assert held.originals.in_stretches(sum_).size == len(TEXT)
    assert opened_lately._held
    erase(held, 1, "she asked for it")
    assert not opened_lately._held
    with pytest.raises(Erased):
        held.originals.in_stretches(sum_)
