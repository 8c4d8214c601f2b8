from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tally.estimation.decomposable.grids import every, stretched
from onrecord.tally.estimation.decomposable.posterior import Posterior


def bell(missing, middle, width):
    return np.exp(-0.5 * ((missing - middle) / width) ** 2)


def test_a_posterior_of_given_integers_is_summed_one_by_one():
    told = Posterior(10, every(np.arange(5.0)), np.array([1.0, 1, 2, 4, 2]))
    assert told.mean == pytest.approx(12.5)
    assert told.quantiles(np.array([0.0, 0.1, 0.2, 0.21, 0.5, 0.8, 0.9, 1.0])).tolist() == [
        10, 10, 11, 12, 13, 13, 14, 14,
    ]  # fmt: skip
    assert told.above(12) == pytest.approx(0.6)
    assert told.above(14) == 0


@given(st.floats(0, 1), st.integers(20, 500))
@settings(max_examples=40)
def test_quantiles_of_a_stretched_grid_are_those_of_all_integers(level, documented):
    grid = stretched(documented, 30 * documented)
    middle, width = 6.0 * documented, 9 * documented**0.5
    whole = np.arange(grid.last + 1.0)
    told = Posterior(documented, grid, bell(grid.missing, middle, width))
    truth = Posterior(documented, every(whole), bell(whole, middle, width))
    assert told.mean == pytest.approx(truth.mean)
    if 0.001 < level < 0.999:
        assert abs(told.quantiles(np.array([level])) - truth.quantiles(np.array([level])))[0] <= 1


def test_quantiles_rise_with_their_level():
    grid = stretched(100, 3_000)
    told = Posterior(100, grid, bell(grid.missing, 300, 60))
    totals = told.quantiles(np.linspace(0, 1, 501))
    assert (np.diff(totals) >= 0).all()
    assert totals.min() >= 100
