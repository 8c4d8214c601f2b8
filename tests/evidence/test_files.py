from __future__ import annotations

import os

import pytest

from onrecord.core.errors import TooLarge, UnreadableFile
from onrecord.evidence.files import LIMIT_BYTES, check_size, expand, load


def test_a_file_gives_its_bytes(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"Four dead")
    assert load(path) == b"Four dead"


def test_a_missing_file_is_unreadable(tmp_path):
    path = tmp_path / "a.txt"
    with pytest.raises(UnreadableFile) as caught:
        load(path)
    assert str(caught.value) == (
        f"{path}: found No such file or directory; expected a file that can be opened. Check the path and its rights."
    )


def test_a_folder_is_unreadable(tmp_path):
    with pytest.raises(UnreadableFile, match="found a folder; expected a file"):
        load(tmp_path)


def test_a_pipe_is_unreadable_and_nobody_waits_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableFile, match="found a device or a pipe"):
        load(tmp_path / "pipe")


def test_a_name_no_file_can_have_is_unreadable(tmp_path):
    with pytest.raises(UnreadableFile, match="null"):
        load(tmp_path / "a\0b")


def test_a_file_over_the_limit_is_refused_with_both_numbers(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1001)
    with pytest.raises(TooLarge) as caught:
        load(path, 1000)
    assert str(caught.value) == (
        f"{path}: found 1,001 bytes; expected at most 1,000. "
        "Give the report's own page or text instead of a bundle, or raise the limit (--max-size, limit_bytes)."
    )
    assert len(load(path, 1001)) == 1001


def test_the_limit_is_twenty_megabytes():
    check_size(20_000_000, "it")
    assert LIMIT_BYTES == 20_000_000
    with pytest.raises(TooLarge, match="it: found 20,000,001 bytes; expected at most 20,000,000"):
        check_size(20_000_001, "it")


def names(found, folder):
    return [path.relative_to(folder).as_posix() for path in found]


def test_folders_are_read_through_in_order_of_name(tmp_path):
    for name in ("b.txt", "a/2.txt", "a/1.txt", "c/d/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert names(expand([tmp_path]), tmp_path) == ["a/1.txt", "a/2.txt", "b.txt", "c/d/e.txt"]


def test_single_paths_come_as_they_are_given(tmp_path):
    paths = [tmp_path / "missing", tmp_path / "b"]
    assert list(expand(paths)) == paths


@pytest.mark.parametrize("folder", ["page_files", "page_archivos", "page-Dateien", "page_ملفات"])
def test_what_a_browser_saves_beside_a_page_is_passed_over(tmp_path, folder):
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "frame.html").touch()
    (tmp_path / "page.html").touch()
    assert names(expand([tmp_path]), tmp_path) == ["page.html"]


def test_a_folder_of_that_name_without_its_page_is_read(tmp_path):
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "a.html").touch()
    assert names(expand([tmp_path]), tmp_path) == ["page_files/a.html"]


def test_hidden_files_and_linked_folders_are_passed_over(tmp_path):
    (tmp_path / ".hidden").touch()
    (tmp_path / "a.txt").touch()
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names(expand([tmp_path]), tmp_path) == ["a.txt"]


def test_an_empty_folder_is_said(tmp_path):
    (error,) = expand([tmp_path])
    assert "found a folder with no files to read" in str(error)


def test_a_closed_folder_is_said(tmp_path, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir()

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(closed), "iterdir", refuse)
    (error,) = expand([closed])
    assert "closed: found Permission denied; expected a file that can be opened" in str(error)
