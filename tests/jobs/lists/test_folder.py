"""A result is written beside the lists and replaced by a newer one, and nothing that anybody touched ever is."""

from __future__ import annotations

import json

import pytest

from onrecord.core.errors import UnwritableOutput
from onrecord.jobs.lists.folder import MADE_BY, REPORT, choose_folder, digest_of, write_files


@pytest.fixture
def first(tmp_path):
    return tmp_path / "dead.csv"


def result(folder, review=b"judgement\n"):
    """Write a result as linking does."""
    report = {"made_by": MADE_BY, "files": {"review.csv": digest_of(review)}}
    write_files(folder, {"review.csv": review, REPORT: json.dumps(report).encode()})
    return folder


def test_the_folder_stands_beside_the_first_list(first, tmp_path):
    assert choose_folder(None, first) == tmp_path / "dead-linked"
    assert choose_folder(tmp_path / "some" / "where", first) == tmp_path / "some" / "where"


def test_a_result_that_nobody_touched_is_replaced(first, tmp_path):
    folder = result(tmp_path / "dead-linked")
    assert choose_folder(None, first) == folder
    assert choose_folder(folder, first) == folder
    assert sorted(path.name for path in folder.iterdir()) == [REPORT, "review.csv"]


def test_a_table_that_was_judged_in_is_never_written_over(first, tmp_path):
    folder = result(tmp_path / "dead-linked")
    (folder / "review.csv").write_text("same\n")
    assert choose_folder(None, first) == tmp_path / "dead-linked-2"
    with pytest.raises(UnwritableOutput, match=r"a review\.csv that was changed since"):
        choose_folder(folder, first)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("pairs.csv", "mine", r"somebody's own pairs\.csv"),
        (REPORT, "{}", r"a report\.json that is not of onrecord link"),
        (REPORT, "mine", r"a report\.json that is not of onrecord link"),
        (REPORT, '{"made_by": "onrecord link", "files": 3}', r"a report\.json that is not of onrecord link"),
    ],
)
def test_what_is_somebodys_own_is_not_written_over(first, tmp_path, name, text, words):
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / name).write_text(text)
    with pytest.raises(UnwritableOutput, match=words):
        choose_folder(folder, first)


def test_other_files_of_a_folder_are_left_alone(first, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    assert choose_folder(tmp_path, first) == tmp_path


def test_a_file_is_no_folder(first, tmp_path):
    (tmp_path / "some").write_text("mine")
    with pytest.raises(UnwritableOutput, match="found a file"):
        choose_folder(tmp_path / "some", first)
    with pytest.raises(UnwritableOutput, match="expected a place that can be written"):
        write_files(tmp_path / "some" / "below", {"a.csv": b""})
