"""What counts as a folder, and who is told when writing fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.cli.destination import is_folder, make_folder, send_text, write_file, writing
from onrecord.cli.progress import Bar
from onrecord.core.errors import UnwritableOutput


@pytest.mark.parametrize(("typed", "folder"), [("pages", True), ("pages/", True), ("a.html/", True), ("a.html", False)])
def test_a_path_without_an_ending_is_a_folder(typed, folder):
    assert is_folder(Path(typed), typed) is folder


def test_a_folder_that_is_there_is_one_whatever_its_name(tmp_path):
    (tmp_path / "a.html").mkdir()
    assert is_folder(tmp_path / "a.html", str(tmp_path / "a.html"))


def test_a_file_is_made_with_its_first_words_only(tmp_path):
    send_text(iter(()), tmp_path / "out.txt", Bar(1, None))
    assert list(tmp_path.iterdir()) == []


def test_what_is_refused_is_said_with_the_place(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnwritableOutput, match=r"--output .*file"):
        make_folder(tmp_path / "file" / "below")
    with pytest.raises(UnwritableOutput, match=r"--output .*page\.html"):
        write_file(tmp_path / "none" / "page.html", "x")


def test_a_reader_who_left_is_no_error_of_writing():
    with pytest.raises(BrokenPipeError), writing("standard output"):
        raise BrokenPipeError


def test_an_error_without_words_is_said_by_its_own():
    with pytest.raises(UnwritableOutput, match="found odd"), writing("standard output"):
        raise OSError("odd")


def test_what_utf8_cannot_hold_is_written_as_its_number(tmp_path):
    write_file(tmp_path / "page.html", "\ud83d\n")
    assert (tmp_path / "page.html").read_bytes() == b"\\ud83d\n"
