"""A rare name that two records share says more than a common one."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.linkage.comparisons import Comparison, Level
from onrecord.linkage.rarity import columns_of, rarity_of
from onrecord.linkage.sides import Candidates

GIVEN = Comparison(
    "given",
    "given_l is null or given_r is null",
    (
        Level("written alike", "given_l = given_r", "given"),
        Level("nearly", "jaro_winkler_similarity(given_l, given_r) > 0.9"),
    ),
    "given names differ",
)
PLACE = Comparison(
    "place", "place_l is null or place_r is null", (Level("same place", "place_l = place_r", "place"),), "elsewhere"
)
# Four records: two of a name that half the list has, one of a name that one in sixteen has, one without a name.
SHARES = {
    "given": np.array([0.5, 0.5, 0.0625, np.nan]),
    "place": np.array([0.25, 0.25, 0.25, 0.25]),
}
MEAN = (0.5 + 0.5 + 0.0625) / 3


def pairs(*told):
    """Give candidates: two records, the level of the given name, that of the place."""
    table = np.array(told)
    return Candidates(table[:, 0], table[:, 1], table[:, 2:])


def test_the_columns_are_those_that_levels_name():
    assert columns_of([GIVEN, PLACE]) == {"given", "place"}


def test_agreeing_in_a_rare_value_gains_and_in_a_common_one_loses():
    found = pairs((0, 1, 2, 0), (2, 2, 2, 0))
    assert rarity_of(found, [GIVEN, PLACE], SHARES) == pytest.approx([np.log2(MEAN / 0.5), np.log2(MEAN / 0.0625)])


def test_of_two_values_that_are_alike_the_more_common_counts():
    assert rarity_of(pairs((0, 2, 2, 0)), [GIVEN, PLACE], SHARES) == pytest.approx([np.log2(MEAN / 0.5)])


def test_levels_that_name_no_column_gain_nothing():
    assert rarity_of(pairs((0, 1, 1, 0), (0, 1, 0, 0), (0, 3, -1, -1)), [GIVEN, PLACE], SHARES).tolist() == [0, 0, 0]


def test_where_all_values_are_as_common_nothing_is_gained():
    assert rarity_of(pairs((0, 1, -1, 1)), [GIVEN, PLACE], SHARES).tolist() == [0]


def test_gains_of_comparisons_add_up():
    shares = {**SHARES, "place": np.array([0.5, 0.5, 0.25, 0.25])}
    told = rarity_of(pairs((0, 1, 2, 1)), [GIVEN, PLACE], shares)
    assert told == pytest.approx([np.log2(MEAN / 0.5) + np.log2(0.375 / 0.5)])


def test_where_one_of_the_two_has_no_value_the_other_counts():
    assert rarity_of(pairs((2, 3, 2, 0), (3, 3, 2, 0)), [GIVEN, PLACE], SHARES) == pytest.approx(
        [np.log2(MEAN / 0.0625), 0.0]
    )


def test_a_column_that_nobody_has_gains_nothing():
    shares = {**SHARES, "given": np.full(4, np.nan)}
    assert rarity_of(pairs((0, 1, 2, -1)), [GIVEN, PLACE], shares).tolist() == [0]
