"""Invented populations come to lists by their law."""

from __future__ import annotations

import numpy as np
import pytest

from bench.estimation.invented import PEOPLE, SCENARIOS, drawn, tables


def test_there_are_eight_laws_or_more_whose_shares_make_a_whole():
    assert len(SCENARIOS) >= 8
    for scenario in SCENARIOS:
        assert sum(group.share for group in scenario.groups) == pytest.approx(1)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_as_many_are_on_the_first_list_as_the_law_has_it(scenario):
    (expected,) = [sum(group.share * group.chances[0] for group in scenario.groups) * PEOPLE]
    strata = drawn(scenario, np.random.default_rng(1))
    assert sum(each.size(0) for each in strata.values()) == pytest.approx(expected, abs=4 * np.sqrt(expected))
    assert (len(strata) > 1) == scenario.is_parted


def test_tables_of_one_seed_are_the_same():
    assert list(tables(SCENARIOS[0], 2, seed=3)) == list(tables(SCENARIOS[0], 2, seed=3))
