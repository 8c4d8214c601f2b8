from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord.core.errors import MalformedRecords
from onrecord.publish.casualties import Withdrawal
from onrecord.publish.wire import FORMAT, VERSION, edition_lines, entry_line, read_edition, read_line
from tests.published import edition_of, ferry_file


def written(folder, edition):
    path = folder / "records.jsonl"
    path.write_text("".join(line + "\n" for line in edition_lines(edition)), encoding="utf-8")
    return path


def test_an_edition_is_read_back_as_it_was(tmp_path):
    edition = edition_of(25)
    read = read_edition(written(tmp_path, edition))
    assert read.about == edition.about
    assert list(read.incidents()) == list(edition.incidents())
    assert list(read.tolls()) == list(edition.tolls())
    assert read.citations == edition.citations


def test_incidents_can_be_read_more_than_once(tmp_path):
    read = read_edition(written(tmp_path, edition_of(3)))
    assert [len(list(read.incidents())) for _ in range(2)] == [4, 4]


def test_the_first_line_says_what_the_file_is():
    first = json.loads(next(edition_lines(edition_of(0))))
    assert (first["type"], first["format"], first["format_version"]) == ("dataset", FORMAT, VERSION)


def test_two_writings_of_one_edition_are_the_same_bytes():
    assert list(edition_lines(edition_of(10))) == list(edition_lines(edition_of(10)))


def test_withdrawals_come_back():
    gone = Withdrawal("i-gone", edition_of(0).about.made_on, "The person was found alive.")
    line = '{"type":"withdrawal","id":"i-gone","withdrawn_on":"2024-02-01","note":"The person was found alive."}'
    assert read_line(line, "line 9") == gone


def test_the_incident_of_a_withdrawn_record_comes_back():
    gone = Withdrawal("v-gone", edition_of(0).about.made_on, "Found alive.", "i-ferry")
    assert read_line(entry_line(gone), "line 9") == gone


def test_a_line_without_objects_is_an_incident_without_any():
    told = json.loads(entry_line(ferry_file()))
    del told["objects"]
    assert read_line(json.dumps(told), "line 2") == replace(ferry_file(), objects=())


def test_arabic_names_stay_readable_in_the_file():
    lines = "\n".join(edition_lines(edition_of(0)))
    assert "حليمة" in lines
    assert ferry_file().victims[0].name in lines


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "one JSON object"),
        ("[]", "type is one of"),
        ('{"type":"house"}', "type is one of"),
        ('{"type":"withdrawal","id":"i1","withdrawn_on":"soon","note":""}', "line 4, withdrawn_on"),
    ],
)
def test_a_line_that_is_none_of_the_format_is_named(line, told):
    with pytest.raises(MalformedRecords, match=told):
        read_line(line, "records.jsonl, line 4")


def test_a_file_without_its_first_line_is_refused(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(list(edition_lines(edition_of(1)))[1:]), encoding="utf-8")
    with pytest.raises(MalformedRecords, match="no line of type 'dataset'"):
        read_edition(path)
