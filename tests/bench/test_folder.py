"""The folder to measure on: named, there, and read row by row."""

from __future__ import annotations

import gzip

import pytest

from bench.folder import data_folder, find_rows, read_rows


def test_a_bench_without_a_folder_says_so_and_leaves_with_2(capsys):
    with pytest.raises(SystemExit) as left:
        data_folder({})
    assert left.value.code == 2
    assert "$ONRECORD_DATA is not set" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_named(capsys, tmp_path):
    with pytest.raises(SystemExit) as left:
        data_folder({"ONRECORD_DATA": str(tmp_path / "gone")})
    assert left.value.code == 2
    assert "gone" in capsys.readouterr().err


def test_the_folder_named_is_the_one_given(tmp_path):
    assert data_folder({"ONRECORD_DATA": str(tmp_path)}) == tmp_path


def test_rows_are_found_plain_or_gzipped_or_not_at_all(tmp_path):
    (tmp_path / "one.jsonl").write_text('{"text": "a\\u2028b"}\n\n{"text": "c"}\n', encoding="utf-8")
    (tmp_path / "two.jsonl.gz").write_bytes(gzip.compress(b'{"n": 2}\n'))
    assert [row["text"] for row in read_rows(find_rows(tmp_path, "one"))] == ["a\u2028b", "c"]
    assert list(read_rows(find_rows(tmp_path, "two"))) == [{"n": 2}]
    assert find_rows(tmp_path, "three") is None
