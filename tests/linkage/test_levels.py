"""Splink tells the level of each comparison, and its match weight is what the levels weigh: no prior."""

from __future__ import annotations

import duckdb
import numpy as np
import pytest

from onrecord.linkage.comparisons import Comparison, Level
from onrecord.linkage.levels import linker_of
from onrecord.linkage.weights import Model

AGE = Comparison(
    "age",
    "age_l is null or age_r is null",
    (Level("same age", "age_l = age_r"), Level("ages a year apart", "abs(age_l - age_r) = 1")),
    "ages differ",
)
SEX = Comparison("sex", "sex_l is null or sex_r is null", (Level("same sex", "sex_l = sex_r"),), "sexes differ")
# Age: 1/4 against 1/2, 1/4 against 1/4, 1/2 against 1/4; sex: 1/8 against 1/2, 7/8 against 1/2.
MODEL = Model(
    (np.array([0.25, 0.25, 0.5]), np.array([0.125, 0.875])),
    (np.array([0.5, 0.25, 0.25]), np.array([0.5, 0.5])),
    (1.0,),
)
PEOPLE = [(40, "female"), (40, "female"), (41, "male"), (60, None), (None, "female")]


def compared(model=None, least=None):
    """Give the weight and the levels of age and sex of each of the people with the first."""
    from splink import DuckDBAPI

    con = duckdb.connect()
    con.execute("CREATE TABLE people (n INTEGER, age INTEGER, sex TEXT)")
    con.executemany("INSERT INTO people VALUES (?, ?, ?)", [(n, *told) for n, told in enumerate(PEOPLE)])
    con.execute(
        "CREATE TABLE blocked AS SELECT '0' AS match_key, 0 AS join_key_l, n AS join_key_r FROM people WHERE n > 0"
    )
    api = DuckDBAPI(con)
    linker = linker_of(api.register("people"), (AGE, SEX), model)
    linker.table_management.register_blocked_pairs_for_predict(api.register("blocked"))
    found = linker.inference.predict(threshold_match_weight=least).physical_name
    told = con.execute(f"SELECT n_r, match_weight, gamma_age, gamma_sex FROM {found}").fetchall()
    return {n: tuple(values) for n, *values in told}


def test_levels_are_numbered_from_the_last_and_what_is_unknown_is_below():
    assert {n: levels for n, (_, *levels) in compared().items()} == {1: [2, 1], 2: [1, 0], 3: [0, -1], 4: [-1, 1]}


def test_the_weight_is_that_of_the_levels_alone():
    weights = {n: weight for n, (weight, *_) in compared(MODEL).items()}
    assert weights[1] == pytest.approx(1 + np.log2(7 / 4))
    assert weights[2] == pytest.approx(0 - 2)
    assert weights[3] == pytest.approx(-1)
    assert weights[4] == pytest.approx(np.log2(7 / 4))


def test_the_weight_is_the_evidence_of_the_model():
    told = compared(MODEL)
    evidence = MODEL.evidence(np.array([levels for _, *levels in told.values()]))
    assert evidence == pytest.approx([weight for weight, *_ in told.values()])


def test_pairs_that_weigh_less_are_left_out():
    assert set(compared(MODEL, -1.5)) == {1, 3, 4}
