"""`onrecord tally --table`: the tables of standards as CSV and as JSON, with what was left out said beside them."""

from __future__ import annotations

import csv
import io
import json

import pytest

from onrecord.cli.exits import Exit
from onrecord.cli.tables import NAMES
from onrecord.store.casefile import Writer, create_case
from onrecord.tally.tables.catalogue import TABLES
from tests.cli.test_tally import folder
from tests.saying import keep
from tests.tally.tables.incidents import Party, Says

__all__ = ["folder"]

INJURED = Says((Party(2, outcome="injured"),), methods=(None,), title="Two hurt")


def table(run, folder, name, *more):
    return run("tally", "--table", name, "--case", folder, *more)


def rows_of(told):
    return list(csv.DictReader(io.StringIO(told.stdout)))


def test_every_table_can_be_named():
    assert set(NAMES) == set(TABLES)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_csv_with_its_columns_and_says_by_whose_rules(run, folder, name):
    told = table(run, folder, name)
    assert told.exit_code == Exit.FINE
    assert told.stdout.splitlines()[0] == ",".join(TABLES[name].columns)
    assert f"3 incidents by the rules of {TABLES[name].scheme.id}." in told.stderr
    assert "2 incidents may be one with another" in told.stderr
    assert table(run, folder, name).stdout == told.stdout


@pytest.mark.parametrize("name", NAMES)
def test_json_has_the_records_under_every_row(run, folder, name):
    told = json.loads(table(run, folder, name, "--format", "json").stdout)
    assert (told["kind"], told["table"], told["scheme"]["id"]) == ("documented", name, TABLES[name].scheme.id)
    assert (told["incidents"], told["left_out"], told["may_be_one"]) == (3, 0, 2)
    assert all(list(row["row"]) == list(TABLES[name].columns) and row["records"] for row in told["rows"])
    known = json.loads(run("tally", "--json", "--case", folder).stdout)["whole"]["records"]
    assert {record for row in told["rows"] for record in row["records"]} >= set(known)


def test_a_table_has_the_numbers_of_the_tally_by_the_same_rules(run, folder):
    rows = rows_of(table(run, folder, "ucdp"))
    whole = json.loads(run("tally", "--scheme", "ucdp", "--json", "--case", folder).stdout)["whole"]
    assert sum(int(row["best"]) for row in rows) == whole["best"] == 22
    assert {row["date_start"] for row in rows} == {"2016-03-13", "2016-04-02", "2016-01-01"}
    sdg = rows_of(table(run, folder, "sdg"))
    assert (sdg[0]["sex"], sdg[0]["cause"], sdg[0]["high"]) == ("woman", "heavy weapons and explosive munitions", "3")


def test_incidents_without_a_death_are_left_out_and_their_number_is_said(run, tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    case = create_case(tmp_path / "hurt", "Zawiya", Writer("amal"))
    keep(case, INJURED)
    case.close()
    told = table(run, tmp_path / "hurt", "ucdp")
    assert told.exit_code == Exit.NOTHING
    assert "Left out: 1 incidents that tell of no death in best, low or high." in told.stderr
    assert len(told.stdout.splitlines()) == 1
    assert rows_of(table(run, tmp_path / "hurt", "airwars"))[0]["injured_civilians_max"] == "2"


@pytest.mark.parametrize(
    "option", [("--by", "month"), ("--of", "injured"), ("--scheme", "ucdp"), ("--only", "month=2016")]
)
def test_what_a_table_decides_by_itself_is_refused_beside_it(run, folder, option):
    told = table(run, folder, "acled", *option)
    assert told.exit_code == Exit.USAGE
    assert f"{option[0]} beside --table" in told.stderr
