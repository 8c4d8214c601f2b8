from __future__ import annotations

import csv
import json

import pytest

from onrecord.core.errors import MalformedRecords
from onrecord.publish.exchange.tabular.csv_tables import CSV
from onrecord.publish.exchange.tabular.tables import TABLES
from tests.publish.exchange.editions import RISKY, awkward_edition, same
from tests.published import edition_of


def test_no_cell_of_any_table_begins_a_formula(tmp_path):
    CSV.write(awkward_edition(), tmp_path)
    for name, table in TABLES.items():
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        texts = [column.kind in ("text", "list") for column in table.columns]
        for row in rows[1:]:
            for cell, is_text in zip(row, texts, strict=True):
                assert not is_text or cell[:1] not in ("=", "+", "-", "@", "\t", "\r", "＝")


def test_numbers_stay_numbers_also_below_zero(tmp_path):
    CSV.write(awkward_edition(), tmp_path)
    line = next(each for each in (tmp_path / "incidents.csv").read_text().splitlines() if "i-awkward" in each)
    assert ",0.0,-12.5," in line


def test_rows_in_another_order_are_the_same_edition(tmp_path):
    edition = edition_of(5)
    CSV.write(edition, tmp_path)
    path = tmp_path / "counts.csv"
    head, *rows = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text("\r\n".join([head, *reversed(rows)]) + "\r\n", encoding="utf-8")
    back = CSV.read(tmp_path)
    assert [file.incident.id for file in back.incidents()] == [file.incident.id for file in edition.incidents()]
    ferry = next(iter(back.incidents()))
    assert ferry.incident.counts == next(iter(edition.incidents())).incident.counts


def test_the_data_package_names_every_file_and_column_with_its_meaning(tmp_path):
    CSV.write(edition_of(1), tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert {each["path"] for each in package["resources"]} == {f"{name}.csv" for name in TABLES}
    for each in package["resources"]:
        with (tmp_path / each["path"]).open(encoding="utf-8-sig", newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in each["schema"]["fields"]]
        assert all(field["description"] for field in each["schema"]["fields"])


def _broken(tmp_path, name, change):
    CSV.write(edition_of(1), tmp_path)
    path = tmp_path / name
    path.write_text(change(path.read_text(encoding="utf-8-sig")), encoding="utf-8")
    with pytest.raises(MalformedRecords) as told:
        list(CSV.read(tmp_path).incidents())
    return str(told.value)


def test_a_column_that_is_gone_is_named(tmp_path):
    told = _broken(tmp_path, "victims.csv", lambda text: text.replace('"part_of"', '"partof"', 1))
    assert "victims.csv: found no column 'part_of'" in told


def test_a_row_that_is_short_is_named_by_its_line(tmp_path):
    assert "acts.csv, line 4: found 2 cells" in _broken(tmp_path, "acts.csv", lambda text: text + '"i-x","k"\r\n')


def test_a_number_that_is_none_is_told_with_its_column(tmp_path):
    told = _broken(tmp_path, "counts.csv", lambda text: text.replace(",2,2,2,", ",two,2,2,", 1))
    assert "column low: found 'two'; expected a cell of kind integer" in told


def test_an_incident_that_stands_twice_is_told(tmp_path):
    told = _broken(tmp_path, "incidents.csv", lambda text: text + text.splitlines(keepends=True)[1])
    assert "UNIQUE constraint failed: incidents.id" in told


def test_a_table_that_is_gone_is_told(tmp_path):
    CSV.write(edition_of(1), tmp_path)
    (tmp_path / "harm.csv").unlink()
    with pytest.raises(MalformedRecords, match=r"harm\.csv: found no such file"):
        CSV.read(tmp_path)


def test_risky_words_are_among_what_comes_back(tmp_path):
    edition = awkward_edition()
    CSV.write(edition, tmp_path)
    back = CSV.read(tmp_path)
    same(back, edition)
    victim = next(iter(back.incidents())).victims[0]
    assert [each.value for each in victim.statements][: len(RISKY)] == list(RISKY)
