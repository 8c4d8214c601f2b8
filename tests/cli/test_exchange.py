"""`onrecord export` and `onrecord formats`."""

from __future__ import annotations

import json

import pytest

from onrecord.cli.exchange import NAMES
from onrecord.publish.exchange.formats import FORMATS
from onrecord.publish.exchange.jsonl import JSONL
from tests.published import edition_of


@pytest.fixture
def release(tmp_path):
    JSONL.write(edition_of(4), tmp_path / "release")
    return tmp_path / "release"


def test_the_formats_of_the_command_are_those_that_there_are():
    assert list(FORMATS) == list(NAMES)


def test_a_release_is_written_in_several_formats_each_in_its_folder(run, release, tmp_path):
    result = run("export", str(release), "--format", "csv", "--format", "ucdp", "--output", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert (tmp_path / "out/csv/datapackage.json").is_file()
    assert (tmp_path / "out/ucdp/ged.csv").is_file()
    assert "ucdp: Names and all else of single victims are left out." in result.stderr
    assert result.stdout.splitlines() == [str(tmp_path / "out/csv"), str(tmp_path / "out/ucdp")]


def test_a_file_is_read_as_a_release_is(run, release, tmp_path):
    result = run("export", str(release / "records.jsonl"), "--format", "geojson", "-o", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert len(json.loads((tmp_path / "out/geojson/incidents.geojson").read_text())["features"]) == 5


def test_a_format_that_can_be_read_becomes_another_without_loss(run, release, tmp_path):
    run("export", str(release), "--format", "xlsx", "-o", str(tmp_path))
    run("export", str(tmp_path / "xlsx"), "--from", "xlsx", "--format", "casualty-records", "-o", str(tmp_path))
    back = (tmp_path / "casualty-records/records.jsonl").read_bytes()
    assert back == (release / "records.jsonl").read_bytes()


def test_a_folder_without_records_is_told(run, tmp_path):
    result = run("export", str(tmp_path), "--format", "csv", "-o", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert "no records.jsonl in it" in result.stderr


def test_a_format_without_a_way_back_is_told(run, release, tmp_path):
    run("export", str(release), "--format", "mrm", "-o", str(tmp_path))
    result = run("export", str(tmp_path / "mrm"), "--from", "mrm", "--format", "csv", "-o", str(tmp_path))
    assert result.exit_code == 2
    assert "a format without a way back" in result.stderr


def test_lines_that_are_no_records_are_told_by_their_number(run, release, tmp_path):
    path = release / "records.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    result = run("export", str(path), "--format", "csv", "-o", str(tmp_path / "out"))
    assert result.exit_code == 3
    assert "records.jsonl, line 9" in result.stderr


def test_formats_are_listed_with_what_they_lose(run):
    told = run("formats").stdout
    assert "ucdp: UCDP GED-shaped CSV." in told
    assert "  - Names and all else of single victims are left out." in told
    assert "csv: CSV tables." in told
    listed = json.loads(run("formats", "--json").stdout)
    assert [each["name"] for each in listed] == list(NAMES)
    assert all(each["losses"] or each["can_be_read"] for each in listed)
