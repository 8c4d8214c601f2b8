"""Quantiles are those that numpy gives."""

from __future__ import annotations

from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tally.charts.quantiles import quantiles_of


@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=60))
def test_quantiles_are_those_of_numpy(draws):
    shares = (0, 0.025, 0.25, 0.5, 0.75, 0.975, 0.995)
    assert astuple(quantiles_of(draws)) == pytest.approx(np.quantile(draws, shares), rel=1e-9, abs=1e-6)
