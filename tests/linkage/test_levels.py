"""The level of each comparison of each pair."""

from __future__ import annotations

from dataclasses import replace

import duckdb
from hypothesis import strategies as st

from onrecord.linkage.comparisons import Comparison, Level, Measure
from onrecord.linkage.kinds import Column, Kind
from onrecord.linkage.levels import levels_sql, sides_sql

AGE = Comparison(
    "age",
    "age_l is null or age_r is null",
    (Level("same age", "years_apart = 0"), Level("ages a year apart", "years_apart = 1")),
    "ages differ",
)
SEX = Comparison("sex", "sex_l is null or sex_r is null", (Level("same sex", "sex_l = sex_r"),), "sexes differ")
PEOPLE = Kind(
    "person",
    tuple,
    (Column("age", "whole"), Column("sex", "text"), Column("town", "text")),
    (),
    (AGE, SEX),
    (Measure("gap", "age_l - age_r"), Measure("years_apart", "abs(gap)")),
)
TOLD = [(40, "female"), (40, "female"), (41, "male"), (60, None), (None, "female")]
ages = st.one_of(st.none(), st.integers(0, 3))
sexes = st.sampled_from([None, "female", "male"])


def compared(told=TOLD, kind=PEOPLE):
    """Give the levels of age and sex of each of the people with the first."""
    with duckdb.connect() as con:
        con.execute("CREATE TABLE people (n INTEGER, age INTEGER, sex TEXT, town TEXT)")
        con.executemany("INSERT INTO people VALUES (?, ?, ?, 'Jisr')", [(n, *some) for n, some in enumerate(told)])
        sides = sides_sql(kind, "SELECT 0 AS n_l, n AS n_r FROM people WHERE n > 0", "people")
        rows = con.execute(levels_sql(kind, sides)).fetchall()
    return {n: tuple(levels) for first, n, *levels in rows if first == 0}


def test_levels_are_numbered_from_the_last_and_what_is_unknown_is_below():
    assert compared() == {1: (2, 1), 2: (1, 0), 3: (0, -1), 4: (-1, 1)}


def test_only_columns_that_are_compared_are_read():
    query = sides_sql(PEOPLE, "SELECT 1", "people")
    assert "age_l" in query
    assert "town" not in query


def test_what_several_conditions_are_about_stands_in_the_query_once():
    assert levels_sql(PEOPLE, "FROM sides").count("age_l - age_r") == 1


def test_measures_that_do_not_name_each_other_are_worked_out_side_by_side():
    assert levels_sql(PEOPLE, "FROM sides").count("FROM (") == 3


def test_without_a_measure_there_are_levels_too():
    age = replace(AGE, levels=(Level("same age", "age_l = age_r"),))
    kind = replace(PEOPLE, comparisons=(age, SEX), measures=())
    assert compared(kind=kind) == {1: (1, 1), 2: (0, 0), 3: (0, -1), 4: (-1, 1)}


def test_no_pair_gives_no_level():
    assert compared([(40, "female")]) == {}
