from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tally.estimation.loglinear.existence import are_determined
from onrecord.tally.estimation.loglinear.fitting import fit
from onrecord.tally.estimation.loglinear.hierarchies import every_hierarchy
from tests.tally.estimation.loglinear.tables import matrices, sparse, table

COUNTS = st.lists(st.integers(1, 500), min_size=7, max_size=7)
ALL_PAIRS = 1 << 3 | 1 << 5 | 1 << 6


@given(COUNTS)
def test_with_all_pairs_dependent_the_number_is_a_ratio_of_products(counts):
    one, two, both, three, one_three, two_three, everybody = counts
    fitted = fit(*matrices([ALL_PAIRS], table(*counts)))
    ratio = one * two * three * everybody / (both * one_three * two_three)
    assert fitted.is_met.all()
    assert fitted.unlisted[0] == pytest.approx(ratio, rel=1e-6)
    assert fitted.variance[0] == pytest.approx(sum(1 / count for count in counts), rel=1e-4)


@given(COUNTS)
def test_with_two_pairs_dependent_the_number_is_that_of_two_lists(counts):
    one, two, both, *_ = counts
    fitted = fit(*matrices([1 << 5 | 1 << 6], table(*counts)))
    assert fitted.unlisted[0] == pytest.approx(one * two / both, rel=1e-6)


@given(sparse(4))
@settings(deadline=None, max_examples=25)
def test_what_is_fitted_has_the_margins_of_the_counts(overlaps):
    models = [model for model in every_hierarchy(4) if model.bit_count() == 5]
    designs, counts = matrices(models, overlaps)
    fitted = fit(designs, counts)
    numbers = np.exp(np.einsum("mck,mk->mc", designs, fitted.parameters))
    told = are_determined(designs, counts) & (np.einsum("mck,mc->mk", designs, counts) > 0).all(axis=1)
    short = np.einsum("mck,mc->mk", designs, counts - numbers)
    assert fitted.is_met[told].all()
    assert np.abs(short[told]).max(initial=0) < 1e-8 * counts.sum()


def test_one_model_is_fitted_to_many_tables_as_to_each():
    dice = np.random.default_rng(2)
    designs, counts = matrices([ALL_PAIRS], table(40, 30, 20, 25, 15, 10, 12))
    tables = dice.poisson(counts[0], size=(30, 7)).astype(np.float64) + 1
    together = fit(designs, tables, np.zeros(7))
    alone = [fit(designs, each[None]) for each in tables]
    assert together.unlisted == pytest.approx(np.concatenate([each.unlisted for each in alone]), rel=1e-7)
    assert together.likelihood == pytest.approx(np.concatenate([each.likelihood for each in alone]), rel=1e-10)


def test_the_likelihood_is_poisson_but_for_the_factorials():
    counts = (40.0, 30.0, 20.0, 25.0, 15.0, 10.0, 12.0)
    fitted = fit(*matrices([ALL_PAIRS], table(*map(int, counts))))
    assert fitted.likelihood[0] == pytest.approx(sum(count * math.log(count) - count for count in counts))


def test_a_term_that_nobody_has_leaves_what_the_other_patterns_say():
    fitted = fit(*matrices([1 << 5 | 1 << 6], table(9, 8, 5, 7, 0, 0, 0)))
    assert fitted.is_met.all()
    assert fitted.unlisted[0] == pytest.approx(9 * 8 / 5)
    assert fitted.variance[0] == pytest.approx(1 / 9 + 1 / 8 + 1 / 5, rel=1e-6)


def test_what_runs_away_is_not_met_to_a_part_that_cannot_be():
    fitted = fit(*matrices([ALL_PAIRS], table(9, 8, 7, 6, 5, 0, 3)), close=0.0)
    assert not fitted.is_met.any()
    assert np.isfinite(fitted.unlisted).all()
