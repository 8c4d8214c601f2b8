from __future__ import annotations

import numpy as np
import pytest

from onrecord.tally.estimation.loglinear.existence import are_determined
from onrecord.tally.estimation.loglinear.fitting import fit
from onrecord.tally.estimation.loglinear.hierarchies import designs_of, every_hierarchy
from onrecord.tally.estimation.loglinear.resampling import NONE, chosen, redraw
from onrecord.tally.estimation.loglinear.weighing import fit_models
from tests.tally.estimation.loglinear.tables import table

SPARSE = table(9, 8, 3, 7, 1, 2, 1)


def drawn(overlaps, draws=80, seed=3):
    candidates = [each.model for each in fit_models(every_hierarchy(3), overlaps)]
    return redraw(candidates, overlaps, draws, np.random.default_rng(seed))


def test_every_table_has_as_many_people_and_none_where_none_was():
    redrawn = drawn(table(9, 8, 7, 6, 5, 0, 3))
    assert (redrawn.counts.sum(axis=1) == 38).all()
    assert (redrawn.counts[:, 5] == 0).all()


def test_the_model_of_the_lowest_bic_among_those_determined_is_chosen():
    redrawn = drawn(SPARSE)
    columns = chosen(redrawn)
    assert len(set(columns.tolist())) > 2
    for row, column in enumerate(columns):
        counts = redrawn.counts[row][None]
        told = [are_determined(redrawn.design(each)[None], counts)[0] for each in range(len(redrawn.candidates))]
        assert redrawn.bic[row, column] == redrawn.bic[row][told].min()


def test_what_is_chosen_says_what_a_fit_to_the_drawn_table_says():
    redrawn = drawn(SPARSE)
    for row, column in enumerate(chosen(redrawn)):
        fitted = fit(redrawn.design(int(column))[None], redrawn.counts[row][None])
        assert redrawn.unlisted_log[row, column] == pytest.approx(fitted.parameters[0, 0], abs=1e-3)


def test_where_no_candidate_is_determined_none_is_chosen():
    overlaps = table(9, 8, 1, 7, 1, 1, 1)
    redrawn = redraw([1 << 3 | 1 << 5 | 1 << 6], overlaps, 60, np.random.default_rng(1))
    columns = chosen(redrawn)
    whole = (redrawn.counts > 0).all(axis=1)
    assert (columns[whole] == 0).all()
    assert (columns[(redrawn.counts[:, [0, 1, 3]] > 0).all(axis=1) & (redrawn.counts[:, 2] == 0)] == NONE).all()
    assert NONE in columns


def test_what_was_not_fitted_is_not_chosen():
    redrawn = drawn(SPARSE)
    first = chosen(redrawn)
    redrawn.bic[np.arange(len(first)), first] = np.inf
    assert (chosen(redrawn) != first).all()


def test_a_candidate_keeps_its_design():
    redrawn = drawn(SPARSE)
    assert np.array_equal(redrawn.design(2), designs_of([redrawn.candidates[2]], 3, SPARSE.patterns)[0])
