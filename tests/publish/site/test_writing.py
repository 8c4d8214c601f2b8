"""The folder of a site: what is written, left and taken away."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.publish.site.writing import MARK, Built, open_folder


def _write(folder, **files):
    writing = open_folder(folder)
    for name, text in files.items():
        writing.write(f"en/{name}.html", text)
    return writing.finish()


def test_a_new_site_is_written_whole(tmp_path):
    assert _write(tmp_path / "site", a="1", b="2") == Built(3, 0, 0)
    assert (tmp_path / "site" / "en" / "a.html").read_text() == "1"


def test_only_what_differs_is_written_again_and_what_is_gone_is_taken_away(tmp_path):
    _write(tmp_path, a="1", b="2", c="3")
    before = (tmp_path / "en" / "a.html").stat().st_mtime_ns
    assert _write(tmp_path, a="1", b="9") == Built(1, 2, 1)
    assert (tmp_path / "en" / "a.html").stat().st_mtime_ns == before
    assert not (tmp_path / "en" / "c.html").exists()


def test_a_file_of_the_same_length_and_other_words_is_written(tmp_path):
    _write(tmp_path, a="1")
    _write(tmp_path, a="2")
    assert (tmp_path / "en" / "a.html").read_text() == "2"


def test_a_folder_that_is_left_empty_is_taken_away(tmp_path):
    writing = open_folder(tmp_path)
    writing.write("ar/r/ab/c.html", "1")
    writing.finish()
    _write(tmp_path, a="1")
    assert not (tmp_path / "ar").exists()


def test_a_folder_with_files_of_somebody_is_refused_and_left_as_it_is(tmp_path):
    (tmp_path / "index.html").write_text("my own")
    with pytest.raises(BadOption, match="not a site"):
        open_folder(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_an_empty_folder_is_taken(tmp_path):
    open_folder(tmp_path)
    assert (tmp_path / MARK).is_file()


def test_a_file_that_is_brought_is_copied_once(tmp_path):
    (tmp_path / "records.csv").write_text("a,b")
    for expected in (Built(2, 0, 0), Built(0, 2, 0)):
        writing = open_folder(tmp_path / "site")
        writing.bring("downloads/records.csv", tmp_path / "records.csv")
        assert writing.finish() == expected
