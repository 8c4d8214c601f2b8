"""`onrecord import-records`, as a recorder uses it."""

from __future__ import annotations

import json
from importlib.resources import files

from onrecord.cli.exits import Exit
from onrecord.publish.exchange.tabular.csv_tables import CSV
from onrecord.publish.wire import read_edition
from tests.cases import database_server  # noqa: F401 - a fixture
from tests.cli.test_case_commands import at  # noqa: F401 - a fixture

EXAMPLES = files("onrecord") / "resources/examples/casualty-records"


def example(tmp_path, name="3-with-statements"):
    path = tmp_path / "theirs.jsonl"
    path.write_bytes((EXAMPLES / f"{name}.jsonl").read_bytes())
    return path


def test_records_of_others_become_rows_and_the_same_again_changes_nothing(at, tmp_path):  # noqa: F811
    at("init")
    result = at("import-records", example(tmp_path))
    assert result.exit_code == Exit.FINE
    assert "casualty-records-people: 2 rows read, 2 of them new; 2 codings added." in result.stdout
    head = json.loads(at("head").stdout)["hash"]
    assert "0 of them new; 0 codings added." in at("import-records", example(tmp_path)).stdout
    assert json.loads(at("head").stdout)["hash"] == head
    assert at("verify").exit_code == Exit.FINE


def test_an_incident_that_is_not_listed_in_full_is_one_row_with_its_range(at, tmp_path):  # noqa: F811
    at("init")
    result = at("import-records", example(tmp_path, "2-with-sources"))
    assert "casualty-records-incidents: 1 rows read" in result.stdout
    assert "3–5" in at("tally").stdout


def test_another_format_is_read_from_its_folder(at, tmp_path):  # noqa: F811
    at("init")
    CSV.write(read_edition(example(tmp_path)), tmp_path / "theirs")
    result = at("import-records", tmp_path / "theirs", "--from", "csv")
    assert result.exit_code == Exit.FINE
    assert "2 rows read, 2 of them new" in result.stdout


def test_a_file_with_an_error_is_refused_with_the_first_of_them(at, tmp_path):  # noqa: F811
    at("init")
    path = example(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace('"age":34', '"age":"old"'), encoding="utf-8")
    result = at("import-records", path)
    assert result.exit_code == Exit.NOTHING
    assert 'victims[0].age: found "old"' in result.stderr
    assert "`onrecord validate theirs.jsonl` lists all" in result.stderr


def test_records_without_an_incident_are_said_to_be_empty(at, tmp_path):  # noqa: F811
    at("init")
    path = example(tmp_path, "1-minimal")
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0].replace('"incidents":2', '"incidents":0') + "\n")
    result = at("import-records", path)
    assert "There is no incident in it." in result.stderr
