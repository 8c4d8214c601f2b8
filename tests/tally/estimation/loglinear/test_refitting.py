from __future__ import annotations

import numpy as np
import pytest

from onrecord.tally.estimation.loglinear.fitting import fit
from onrecord.tally.estimation.loglinear.refitting import refit
from tests.tally.estimation.loglinear.tables import made, matrices, table


def drawn(counts, draws, seed=4):
    return np.random.default_rng(seed).multinomial(int(counts.sum()), counts / counts.sum(), draws).astype(np.float64)


def test_chords_come_to_what_tangents_come_to():
    designs, (counts,) = matrices([1 << 3 | 1 << 6 | 1 << 12], made((0.4, 0.3, 0.5, 0.35), 3_000))
    tables = drawn(counts, 40)
    found, wanted = refit(designs[0], counts, tables), fit(designs, tables)
    assert found.likelihood == pytest.approx(wanted.likelihood, rel=1e-9)
    assert found.unlisted_log == pytest.approx(wanted.parameters[:, 0], abs=1e-4)


def test_tables_unlike_the_first_are_fitted_too():
    designs, (counts,) = matrices([1 << 3 | 1 << 5], table(30, 20, 2, 25, 1, 9, 1))
    tables = drawn(counts, 60)
    assert (tables == 0).any()
    found, wanted = refit(designs[0], counts, tables), fit(designs, tables)
    assert found.likelihood == pytest.approx(wanted.likelihood, abs=1e-3)


def test_terms_that_nobody_has_stay_out_of_every_table():
    designs, (counts,) = matrices([1 << 5 | 1 << 6], table(90, 80, 50, 70, 0, 0, 0))
    tables = drawn(counts, 20)
    found = refit(designs[0], counts, tables)
    assert np.exp(found.unlisted_log) == pytest.approx(tables[:, 0] * tables[:, 1] / tables[:, 2], rel=1e-3)
