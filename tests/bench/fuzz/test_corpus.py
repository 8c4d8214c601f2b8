from __future__ import annotations

from bench.fuzz.collect import reaching
from bench.fuzz.corpus import CORPUS, load, save, sort_by_kind
from onrecord.evidence.formats import Format


def test_every_kind_of_file_that_has_a_reader_is_in_the_corpus():
    assert set(load()) == {str(kind) for kind in Format} | {"refused"}
    assert CORPUS.stat().st_size < 1_000_000


def test_a_corpus_is_the_same_for_the_same_files(tmp_path):
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    save(sort_by_kind([b"Four died.", b"Five died."]), one)
    save(sort_by_kind([b"Five died.", b"Four died."]), other)
    assert one.read_bytes() == other.read_bytes()
    assert sorted(load(one)["text"]) == [b"Five died.", b"Four died."]


def test_files_that_reach_nothing_new_are_left_out():
    list(reaching([b"Four died."]))  # fills the tables that are read once
    assert list(reaching([b"Four died.", b"Four died."])) == [b"Four died."]
