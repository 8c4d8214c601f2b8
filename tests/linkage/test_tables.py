"""Rows become an Arrow table, batch by batch."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pyarrow
import pytest

from onrecord.jobs.sharing import sharing_among
from onrecord.linkage import tables
from onrecord.linkage.kinds import Column
from onrecord.linkage.tables import batches_of, schema_of, stored_sql

COLUMNS = (
    Column("given", "text"),
    Column("year", "whole"),
    Column("latitude", "real"),
    Column("lineage", "texts"),
    Column("signs", "texts", 3),
)


@dataclass(frozen=True, slots=True)
class Told:
    given: str | None = None
    year: int | None = None
    latitude: float | None = None
    lineage: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


def as_it_is(row):
    return row


HANA = Told("hn", 1975, 31.4, ("ahmd", "tl"), ("ahmd", "hn"))


def test_columns_have_types_and_texts_that_are_spread_have_a_column_each():
    told = {field.name: str(field.type) for field in schema_of(COLUMNS)}
    assert told == {
        "n": "int32", "given": "string", "year": "int32", "latitude": "double", "lineage": "list<item: string>",
        "signs_0": "string", "signs_1": "string", "signs_2": "string",
    }  # fmt: skip


def test_a_row_fills_its_columns_and_what_it_lacks_is_nothing():
    (batch,) = batches_of([HANA, Told()], COLUMNS, as_it_is)
    assert batch.to_pylist() == [
        {"n": 0, "given": "hn", "year": 1975, "latitude": 31.4, "lineage": ["ahmd", "tl"],
         "signs_0": "ahmd", "signs_1": "hn", "signs_2": None},
        {"n": 1, "given": None, "year": None, "latitude": None, "lineage": [],
         "signs_0": None, "signs_1": None, "signs_2": None},
    ]  # fmt: skip


def test_more_texts_than_columns_are_left_out():
    (batch,) = batches_of([Told(signs=("ahmd", "amr", "hn", "tl"))], COLUMNS, as_it_is)
    assert [batch.column(f"signs_{number}").to_pylist() for number in range(3)] == [["ahmd"], ["amr"], ["hn"]]


def test_a_mark_is_a_number_the_same_for_the_same_text_and_where_none_is_told_like_no_other():
    columns = (Column("given", "text"), Column("called", "mark", of="given"), Column("kin", "marks", 2, of="lineage"))
    rows = [Told(given="hn", lineage=("tl", "hn")), Told(lineage=("tl",)), Told()]
    (arriving,) = batches_of(rows, columns, as_it_is)
    assert arriving.schema.names == ["n", "given", "lineage_0", "lineage_1"]
    stored = duckdb.sql(stored_sql(columns, "(SELECT *, 7 AS more FROM arriving)", "more")).fetchall()
    assert [row[:3] for row in stored] == [(0, 7, "hn"), (1, 7, None), (2, 7, None)]
    (hana, tawil, again), *others = (row[3:] for row in stored)
    assert hana == again >= 0
    assert tawil == others[0][1] >= 0
    assert hana != tawil
    alone = [others[0][0], others[0][2], *others[1]]
    assert all(mark < 0 for mark in alone)
    assert len({*alone}) == 5


@pytest.mark.parametrize(("number", "sizes"), [(0, []), (1, [1]), (4, [2, 2]), (5, [2, 2, 1])])
def test_rows_are_numbered_through_all_batches(monkeypatch, number, sizes):
    monkeypatch.setattr(tables, "BATCH", 2)
    batches = list(batches_of((Told(year=1900 + place) for place in range(number)), COLUMNS, as_it_is))
    assert [batch.num_rows for batch in batches] == sizes
    table = pyarrow.Table.from_batches(batches, schema_of(COLUMNS))
    assert table.column("n").to_pylist() == list(range(number))
    assert table.column("year").to_pylist() == list(range(1900, 1900 + number))


def test_batches_made_elsewhere_are_the_same():
    with sharing_among(2) as share:
        (elsewhere,) = batches_of([HANA, Told()], COLUMNS, as_it_is, share)
    (here,) = batches_of([HANA, Told()], COLUMNS, as_it_is)
    assert elsewhere.equals(here)
