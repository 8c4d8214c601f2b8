"""The level of each comparison of each pair; what could not weigh enough is left out, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linkage.comparisons import Comparison, Level, Measure
from onrecord.linkage.kinds import Column, Kind
from onrecord.linkage.levels import Least, levels_sql
from onrecord.linkage.weights import Model

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
# Age: 1/4 against 1/2, 1/4 against 1/4, 1/2 against 1/4; sex: 1/8 against 1/2, 7/8 against 1/2.
MODEL = Model(
    (np.array([0.25, 0.25, 0.5]), np.array([0.125, 0.875])),
    (np.array([0.5, 0.25, 0.25]), np.array([0.5, 0.5])),
    (1.0,),
)
TOLD = [(40, "female"), (40, "female"), (41, "male"), (60, None), (None, "female")]
ages = st.one_of(st.none(), st.integers(0, 3))
sexes = st.sampled_from([None, "female", "male"])


def compared(told=TOLD, least=None, kind=PEOPLE):
    """Give the levels of age and sex of each of the people with the first."""
    with duckdb.connect() as con:
        con.execute("CREATE TABLE people (n INTEGER, age INTEGER, sex TEXT, town TEXT)")
        con.executemany("INSERT INTO people VALUES (?, ?, ?, 'Jisr')", [(n, *some) for n, some in enumerate(told)])
        rows = con.execute(
            levels_sql(kind, "SELECT 0 AS n_l, n AS n_r FROM people WHERE n > 0", "people", least)
        ).fetchall()
    return {n: tuple(levels) for first, n, *levels in rows if first == 0}


def test_levels_are_numbered_from_the_last_and_what_is_unknown_is_below():
    assert compared() == {1: (2, 1), 2: (1, 0), 3: (0, -1), 4: (-1, 1)}


def test_pairs_that_weigh_less_against_strangers_are_left_out():
    assert set(compared(least=Least(MODEL, -1.5))) == {1, 3, 4}


def test_a_pair_that_weighs_just_the_least_stays():
    weight = float(MODEL.against_strangers(np.array([[0, -1]]))[0])
    assert set(compared(least=Least(MODEL, weight))) == {1, 3, 4}


@given(st.lists(st.tuples(ages, sexes), min_size=2, max_size=6), st.floats(-4, 4))
def test_what_is_left_out_early_would_have_been_left_out_late(told, weight):
    everything = compared(told)
    held = MODEL.against_strangers(np.array([*everything.values()]))
    kept = {n: levels for (n, levels), its in zip(everything.items(), held, strict=True) if its >= weight - 1e-6}
    assert compared(told, Least(MODEL, weight)) == kept


def test_without_a_measure_nothing_is_late():
    age = replace(AGE, levels=(Level("same age", "age_l = age_r"),))
    kind = replace(PEOPLE, comparisons=(age, SEX), measures=())
    model = replace(MODEL, same=(MODEL.same[0][1:], MODEL.same[1]), chance=(MODEL.chance[0][1:], MODEL.chance[1]))
    assert compared(kind=kind) == {1: (1, 1), 2: (0, 0), 3: (0, -1), 4: (-1, 1)}
    assert 1 in compared(least=Least(model, 0.0), kind=kind)


def test_only_columns_that_are_compared_are_read():
    query = levels_sql(PEOPLE, "SELECT 1", "people")
    assert "age_l" in query
    assert "town" not in query


def test_what_several_conditions_are_about_stands_in_the_query_once():
    assert levels_sql(PEOPLE, "SELECT 1", "people").count("age_l - age_r") == 1


@pytest.mark.parametrize("least", [None, Least(MODEL, 0.0)])
def test_no_pair_gives_no_level(least):
    assert compared([(40, "female")], least) == {}
