from __future__ import annotations

import numpy as np
import pytest

from onrecord.tally.estimation.decomposable.averaging import Priors, average
from onrecord.tally.estimation.decomposable.grids import every, stretched
from onrecord.tally.estimation.overlaps import Overlaps
from tests.tally.estimation.populations import listed

LEVELS = np.array([0.025, 0.25, 0.5, 0.75, 0.975])
TWO_SHARE = listed(1_000, (0.3, 0.2, 0.35, 0.15), copies=[(0, 1, 0.4)])


def test_a_stretched_grid_gives_what_all_integers_give():
    grid = stretched(TWO_SHARE.documented, 20_000)
    told, truth = average(TWO_SHARE, grid), average(TWO_SHARE, every(np.arange(grid.last + 1.0)))
    assert told.shares == pytest.approx(truth.shares, rel=1e-8)
    assert told.posterior.mean == pytest.approx(truth.posterior.mean, rel=1e-8)
    assert told.silent == pytest.approx(truth.silent, rel=1e-8)
    assert (told.posterior.quantiles(LEVELS) == truth.posterior.quantiles(LEVELS)).all()
    density = np.concatenate([grid.densities(each, told.posterior.density) for each in grid.stretches])
    truth_density = truth.posterior.density / truth.posterior.density.sum()
    assert np.abs(density / density.sum() - truth_density).max() < 2e-9 * truth_density.max()


def test_two_lists_that_share_sources_are_found():
    averaged = average(TWO_SHARE, stretched(TWO_SHARE.documented, 30 * TWO_SHARE.documented))
    best = averaged.graphs.name(int(averaged.shares.argmax()), TWO_SHARE.lists)
    assert best == "A+B | C | D"
    low, _, _, _, high = averaged.posterior.quantiles(LEVELS)
    assert low < 1_000 < high


def test_shares_sum_to_one_and_the_average_is_of_the_graphs():
    averaged = average(TWO_SHARE, stretched(TWO_SHARE.documented, 30_000))
    assert averaged.shares.sum() == pytest.approx(1)
    heavy = np.flatnonzero(averaged.shares > 1e-9)
    means = [averaged.posterior_of(row).mean for row in heavy]
    assert averaged.shares[heavy] @ means == pytest.approx(averaged.posterior.mean, rel=1e-6)


def test_the_complete_graph_is_weighed_and_left_out():
    overlaps = listed(400, (0.4, 0.4, 0.3), copies=[(0, 1, 0.5), (1, 2, 0.5), (0, 2, 0.5)])
    grid = every(np.arange(12_000.0))
    without, with_it = average(overlaps, grid), average(overlaps, grid, Priors(with_silent=True))
    assert (len(without.graphs), len(with_it.graphs)) == (7, 8)
    assert with_it.shares[-1] == pytest.approx(without.silent) == with_it.silent
    assert with_it.shares[:-1] / with_it.shares[:-1].sum() == pytest.approx(without.shares)


def test_the_complete_graph_alone_gives_back_what_was_believed_beforehand():
    """In it the number on no list has a density of Gamma(a + m) / m! / Gamma(1 + n + m) * (n + m)! / (n + m)."""
    from scipy.special import gammaln

    overlaps = Overlaps(("A", "B", "C"), (0, 9, 9, 9, 9, 9, 9, 9))
    missing = np.arange(500.0)
    averaged = average(overlaps, every(missing), Priors(with_silent=True))
    told = averaged.posterior_of(7).density
    believed = np.exp(gammaln(1 / 8 + missing) - gammaln(missing + 1) - np.log(63 + missing))
    assert told / told.sum() == pytest.approx(believed / believed.sum())


def test_graphs_on_six_lists_are_averaged_as_their_shares_say():
    overlaps = listed(300, (0.3, 0.3, 0.2, 0.2, 0.3, 0.2))
    averaged = average(overlaps, stretched(overlaps.documented, 10 * overlaps.documented))
    assert len(averaged.graphs) == 18_153
    assert averaged.shares.sum() == pytest.approx(1)
    heaviest = np.argsort(-averaged.shares)[:400]
    mixed = sum(averaged.shares[row] * averaged.posterior_of(row).mean for row in heaviest)
    assert mixed / averaged.shares[heaviest].sum() == pytest.approx(averaged.posterior.mean, rel=0.02)


def test_more_weight_beforehand_draws_the_estimate_to_it():
    grid = stretched(TWO_SHARE.documented, 30_000)
    one, ten = (average(TWO_SHARE, grid, Priors(people=people)).posterior.mean for people in (1.0, 200.0))
    assert abs(one - ten) > 1
