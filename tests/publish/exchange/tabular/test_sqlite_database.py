from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from onrecord.core.errors import MalformedRecords
from onrecord.publish.exchange.tabular.sqlite_database import SQLITE
from onrecord.publish.exchange.tabular.tables import TABLES
from tests.published import edition_of


def test_victims_can_be_counted_by_place_in_one_query(tmp_path):
    SQLITE.write(edition_of(12), tmp_path)
    asked = (
        "SELECT where_name, COUNT(*) FROM victims JOIN incidents ON incidents.id = victims.incident "
        "WHERE sex = 'female' GROUP BY where_name ORDER BY where_name"
    )
    with closing(sqlite3.connect(tmp_path / "records.db")) as database:
        found = dict(database.execute(asked).fetchall())
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    edition = edition_of(12)
    women = [each for file in edition.incidents() for each in file.victims if each.sex == "female"]
    assert sum(found.values()) == len(women) > 5
    assert found["Kutum"] >= 1


def test_datasette_is_told_what_every_column_means(tmp_path):
    SQLITE.write(edition_of(0), tmp_path)
    told = json.loads((tmp_path / "metadata.json").read_text(encoding="utf-8"))
    tables = told["databases"]["records"]["tables"]
    assert {name: list(each["columns"]) for name, each in tables.items()} == {
        name: [column.name for column in table.columns] for name, table in TABLES.items()
    }
    assert told["license"] == "CC-BY-4.0"
    assert "unconfirmed" in told["description"]


def test_another_database_is_told(tmp_path):
    with closing(sqlite3.connect(tmp_path / "records.db")) as database:
        database.execute("CREATE TABLE other (id)")
    with pytest.raises(MalformedRecords, match="a database of an edition"):
        SQLITE.read(tmp_path)


def test_a_database_without_a_data_set_is_told(tmp_path):
    SQLITE.write(edition_of(0), tmp_path)
    with closing(sqlite3.connect(tmp_path / "records.db")) as database:
        database.execute("DELETE FROM dataset")
        database.commit()
    with pytest.raises(MalformedRecords, match="table dataset: found 0 rows"):
        SQLITE.read(tmp_path)
