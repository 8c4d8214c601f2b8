"""Stretches of long originals: only bytes that were kept, without the rest of them."""

from __future__ import annotations

import random
from io import BufferedReader

import pytest

from onrecord.core.errors import FixityMismatch, UnreadableFile
from onrecord.evidence.originals import Originals, sha256_of
from onrecord.evidence.stretches import BLOCK, KnownSums, OfBytes, OnDisk, StretchFile, sums_of

LONG = random.Random(7).randbytes(3 * BLOCK + 1_000)


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "film"
    path.write_bytes(LONG)
    return OnDisk(path, "the film", sums_of(path, sha256_of(LONG), "the film"))


def test_each_stretch_is_the_bytes_between(kept):
    dice = random.Random(3)
    places = [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, len(LONG) - 1, len(LONG), len(LONG) + 5]
    for _ in range(200):
        start, end = dice.choice(places), dice.choice(places) + dice.choice([0, 1, 7])
        assert kept.between(start, end) == OfBytes(LONG).between(start, end) == LONG[start:end]
    assert kept.size == OfBytes(LONG).size == len(LONG)


def test_a_block_that_changed_is_refused_and_others_are_given(kept):
    with kept.path.open("r+b") as file:
        file.seek(BLOCK + 5)
        file.write(b"other")
    assert kept.between(0, BLOCK) == LONG[:BLOCK]
    for start, end in ((BLOCK, BLOCK + 1), (0, len(LONG)), (BLOCK - 1, BLOCK + 1)):
        with pytest.raises(FixityMismatch, match="the film"):
            kept.between(start, end)


def test_what_was_cut_short_or_is_gone_is_refused(kept):
    kept.path.write_bytes(LONG[:-1])
    with pytest.raises(FixityMismatch):
        kept.between(len(LONG) - 10, len(LONG))
    kept.path.unlink()
    with pytest.raises(UnreadableFile):
        kept.between(0, 1)


def test_what_is_not_whole_has_no_sums(tmp_path):
    path = tmp_path / "film"
    path.write_bytes(LONG[:-1])
    with pytest.raises(FixityMismatch, match="SHA-256"):
        sums_of(path, sha256_of(LONG), "the film")


def test_no_more_than_the_blocks_asked_for_are_read(kept, monkeypatch):
    read = []
    monkeypatch.setattr("onrecord.evidence.stretches._read", _counting(read))
    kept.between(BLOCK + 1, BLOCK + 2)
    assert read == [BLOCK]


def test_the_whole_is_held_to_its_sum_once_and_again_where_that_is_wanted(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr("onrecord.evidence.stretches.sums_of", lambda *told: made.append(told[1]) or sums_of(*told))
    path, known = tmp_path / "film", KnownSums(most=2)
    path.write_bytes(b"a film")
    sum_ = sha256_of(b"a film")
    assert known.of(path, sum_, "it") is known.of(path, sum_, "it")
    known.of(path, sum_, "it", anew=True)
    assert made == [sum_, sum_]
    for data in (b"one", b"two"):
        path.write_bytes(data)
        known.of(path, sha256_of(data), "it")
    with pytest.raises(FixityMismatch):
        known.of(path, sum_, "it")


def test_a_file_of_stretches_is_read_as_any_file(kept):
    file = StretchFile(kept)
    assert (file.readable(), file.seekable(), file.seek(0, 2), file.seek(-1_000, 1)) == (
        True,
        True,
        len(LONG),
        3 * BLOCK,
    )
    assert (file.read(), file.read()) == (LONG[3 * BLOCK :], b"")
    assert (file.seek(0), BufferedReader(file).read()) == (0, LONG)


def test_an_original_is_given_in_stretches(tmp_path):
    originals = Originals(tmp_path / "originals")
    sum_ = originals.put(LONG)
    assert originals.in_stretches(sum_).between(BLOCK - 1, BLOCK + 1) == LONG[BLOCK - 1 : BLOCK + 1]
    with pytest.raises(UnreadableFile):
        originals.in_stretches("0" * 64)


def _counting(read):
    from onrecord.evidence.stretches import _read

    def counted(file, path, thing):
        block = _read(file, path, thing)
        read.append(len(block))
        return block

    return counted
