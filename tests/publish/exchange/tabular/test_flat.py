from __future__ import annotations

import string
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.values import Absent, AgeRange, Count
from onrecord.publish.casualties import IncidentRecord, Statement, TollRecord, VictimRecord
from onrecord.publish.exchange.fields import described
from onrecord.publish.exchange.tabular.flat import cells_of, columns_of, made_of
from onrecord.publish.exchange.tabular.plain import cell_of, plain_of
from onrecord.publish.exchange.tabular.tables import TABLES

words = st.text(string.printable + "éع", max_size=20)
ends = st.none() | st.integers(0, 125)
absent = st.sampled_from([Absent("unknown"), Absent("withheld"), Absent("not applicable")])
numbers = st.integers(-9, 9**20) | st.floats(allow_nan=False) | st.booleans()
values = st.none() | words | numbers | st.builds(AgeRange, ends, ends) | absent
statements = st.builds(
    Statement, words, values, st.none() | words, st.lists(words).map(tuple), st.lists(words).map(tuple),
    inferred_by=st.none() | words, stands=st.booleans(),
)  # fmt: skip


@given(statements)
def test_a_statement_comes_back_from_its_cells(statement):
    assert made_of(Statement, cells_of(statement)) == statement


@given(statements)
def test_cells_come_back_from_plain_text(statement):
    for column, cell in zip(columns_of(Statement), cells_of(statement), strict=True):
        plain = plain_of(cell)
        assert cell_of(column, plain if plain is None else str(plain)) == cell


def test_a_value_within_a_value_begins_with_its_name():
    names = [column.name for column in columns_of(IncidentRecord)]
    assert {"when_earliest", "where_radius_km", "grade", "grade_signed_on"} <= set(names)
    assert len(names) == len(set(names))


def test_what_is_absent_is_absent_and_what_is_open_is_open():
    toll = TollRecord("t", "killing", Count(12))
    back = made_of(TollRecord, cells_of(toll))
    assert back.where is None
    assert back.count == Count(12, None, None)


def test_an_age_is_a_number_or_two_ends():
    names = [column.name for column in columns_of(VictimRecord)]
    at = names.index("age")
    victim = VictimRecord("v", "i", "person", age=AgeRange(3, None))
    assert cells_of(victim)[at : at + 3] == [None, 3, None]


def test_every_column_of_every_table_says_what_it_means():
    assert all(described(column.field) for table in TABLES.values() for column in table.columns)


def test_tables_name_rows_of_tables_that_there_are():
    for table in TABLES.values():
        assert set(table.references.values()) <= set(TABLES)


def test_a_day_is_written_as_everybody_reads_it():
    assert plain_of(date(2023, 11, 4)) == "2023-11-04"
