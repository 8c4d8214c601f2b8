from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tally.estimation.decomposable.grids import POINTS, every, stretched

documented = st.integers(1, 30_000)


def negative_binomial(missing, listed, chance):
    """Give how likely so many are on no list where `listed` are listed, each with a chance."""
    from scipy.special import gammaln

    told = gammaln(listed + missing) - gammaln(listed) - gammaln(missing + 1)
    return np.exp(told + missing * np.log1p(-chance) + listed * np.log(chance))


@given(documented, st.integers(1, 100))
def test_the_weights_sum_to_the_integers_they_stand_for(listed, times):
    grid = stretched(listed, times * listed)
    assert grid.weights.sum() == pytest.approx(grid.last + 1)
    assert grid.last >= times * listed
    assert (np.diff(grid.missing) > 0).all()
    assert (grid.weights > 0).all()


@given(documented)
def test_stretches_follow_each_other_without_a_gap(listed):
    grid = stretched(listed, 30 * listed)
    for one, other in zip(grid.stretches, grid.stretches[1:], strict=False):
        assert other.first == one.first + one.length
        assert other.place == one.place + one.points
    assert grid.stretches[0].first == 0


@pytest.mark.parametrize("power", [1, 5, 31])
def test_sums_of_polynomials_are_exact(power):
    grid = stretched(400, 3_000)
    for stretch in grid.stretches[-3:]:
        points = slice(stretch.place, stretch.place + stretch.points)
        scale = stretch.length - 1
        integers = np.arange(stretch.length) / scale
        told = ((grid.missing[points] - stretch.first) / scale) ** power @ grid.weights[points]
        assert told == pytest.approx((integers**power).sum(), rel=1e-11)


@pytest.mark.parametrize(("listed", "chance"), [(30, 0.5), (500, 0.9), (2_000, 0.05), (20_000, 0.3), (300, 0.02)])
def test_sums_and_densities_are_those_of_all_integers(listed, chance):
    grid = stretched(listed, 90 * listed)
    whole = negative_binomial(np.arange(grid.last + 1.0), listed, chance)
    density = negative_binomial(grid.missing, listed, chance)
    assert density @ grid.weights == pytest.approx(whole.sum(), rel=1e-10)
    told = np.concatenate([grid.densities(stretch, density) for stretch in grid.stretches])
    assert np.abs(told - whole).max() < 3e-9 * whole.max()


def test_the_first_integers_stand_for_themselves():
    grid = stretched(1_000, 30_000)
    assert grid.missing[:POINTS].tolist() == list(range(POINTS))
    assert (grid.weights[:POINTS] == 1).all()


def test_a_grid_far_beyond_all_documented_has_few_points():
    assert len(stretched(30_000, 960 * 30_000).missing) < 8_000


def test_a_grid_of_given_integers_keeps_them():
    grid = every(np.array([1.0, 3.0, 8.0]))
    assert grid.weights.tolist() == [1, 1, 1]
    assert grid.last == 8
    assert grid.densities(grid.stretches[1], np.array([0.1, 0.2, 0.3])).tolist() == [0.2]
