from __future__ import annotations

import os
import time

import pytest

from onrecord.core.errors import FixityMismatch, UnreadableFile
from onrecord.evidence import originals
from onrecord.evidence.originals import Originals, sha256_of


@pytest.fixture
def kept(tmp_path):
    return Originals(tmp_path / "originals")


def test_what_is_put_comes_back_byte_for_byte(kept):
    data = bytes(range(256))
    assert kept.get(kept.put(data)) == data


def test_a_sum_is_the_sha256_of_the_bytes(kept):
    assert kept.put(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_same_bytes_are_kept_once(kept):
    first = kept.put(b"once")
    written = kept.path_of(first).stat().st_mtime_ns
    assert kept.put(b"once") == first
    assert kept.path_of(first).stat().st_mtime_ns == written
    assert list(kept) == [first]


def test_sums_come_in_order(kept):
    sums = {kept.put(text) for text in (b"one", b"two", b"three")}
    assert list(kept) == sorted(sums)


def test_nothing_put_is_nothing_kept(kept):
    assert list(kept) == []
    assert kept.sweep() == 0


def test_changed_bytes_are_found(kept):
    sha256 = kept.put(b"seven were killed")
    place = kept.path_of(sha256)
    place.chmod(0o600)
    place.write_bytes(b"seven were filled")
    with pytest.raises(FixityMismatch, match=sha256):
        kept.get(sha256)
    with pytest.raises(FixityMismatch):
        kept.put(b"seven were killed")


def test_a_missing_original_is_named(kept):
    with pytest.raises(UnreadableFile, match=f"original {'a' * 64}"):
        kept.get("a" * 64)


def test_originals_are_read_only(kept):
    assert not kept.path_of(kept.put(b"a statement")).stat().st_mode & 0o222


def test_a_write_that_is_broken_off_leaves_nothing(kept, monkeypatch):
    def full(path, data):
        path.write_bytes(data[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(originals, "_write_through", full)
    with pytest.raises(OSError, match="No space left"):
        kept.put(b"a statement")
    assert list(kept) == []
    assert not list(kept.folder.glob("*.part"))


def test_only_old_remains_are_swept_away(kept):
    kept.put(b"a statement")
    old, new = kept.folder / "a.part", kept.folder / "b.part"
    for remains in (old, new):
        remains.write_bytes(b"half")
    before = time.time() - 2 * originals.STALE_SECONDS
    os.utime(old, (before, before))
    assert kept.sweep() == 1
    assert new.exists()
    assert len(list(kept)) == 1


def test_a_folder_is_flushed_only_where_systems_allow(kept, monkeypatch):
    monkeypatch.setattr(originals.os, "name", "nt")
    monkeypatch.setattr(originals.os, "open", None)
    originals._flush_folder(kept.folder)


def test_a_sum_is_of_bytes():
    assert sha256_of(b"abc").startswith("ba7816bf")
