"""Fit many log-linear models at once, or one to many tables: Newton's method on the Poisson likelihood.

The expected number of a pattern is the exponential of a sum of parameters. People on no list are no cell of the
likelihood; their expected number is the exponential of the first parameter alone (R. Sandland and R. Cormack,
"Statistical inference for Poisson and multinomial models for capture-recapture experiments", Biometrika 71, 1984).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.tally.estimation.loglinear.existence import Flags, live_of
from onrecord.tally.estimation.loglinear.hierarchies import Real

__all__ = ["Fit", "curvature_of", "fit"]

ROUNDS = 80
CLOSE = 1e-10
# No step takes an expected number more than e² times up or down: from far below, Newton's method leaps too high.
STRIDE = 2.0
# A part of the largest curvature is added to all: parameters that are out, or tied to others, then stay where they are.
RIDGE = 1e-11
# What an empty pattern has to begin with, as in every fit of a generalised linear model.
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Fit:
    """What was fitted, a row each: the parameters, the log-likelihood but for what no model changes, the variance of
    the first parameter, and whether the margins are met.
    """

    parameters: Real
    likelihood: Real
    variance: Real
    is_met: Flags

    @property
    def unlisted(self) -> Real:
        """Give the expected number of people on no list."""
        return np.exp(self.parameters[:, 0])


def fit(designs: Real, counts: Real, start: Real | None = None, close: float = CLOSE) -> Fit:
    """Fit models (models, patterns, parameters) to their counts: of either there may be one for all.

    `start` are parameters to begin at, one row for all or one each; `close` is by what part of the people the margins
    of what is fitted may differ from those of the counts.
    """
    (rows,) = np.broadcast_shapes(designs.shape[:1], counts.shape[:1])
    live = live_of(designs, counts)
    fitting = _Fitting(designs, counts, np.broadcast_to(live.cells, (rows, counts.shape[1])).astype(np.float64))
    parameters = fitting.guess() if start is None else np.array(np.broadcast_to(start, (rows, designs.shape[2])))
    open_rows: NDArray[np.int64] = np.arange(rows)
    for _ in range(ROUNDS):
        stepped, is_far = fitting.of(open_rows).step(parameters[open_rows], close)
        parameters[open_rows] = stepped
        open_rows = open_rows[is_far]
        if not len(open_rows):
            break
    is_met = np.ones(rows, dtype=bool)
    is_met[open_rows] = False
    return Fit(parameters, fitting.likelihood(parameters), fitting.variance(parameters), is_met)


@dataclass(frozen=True, slots=True)
class _Fitting:
    """Models, counts and which patterns are fitted: `designs` and `counts` may have one row for all."""

    designs: Real
    counts: Real
    cells: Real

    def of(self, rows: NDArray[np.int64]) -> _Fitting:
        """Give some of the rows."""
        designs = self.designs if len(self.designs) == 1 else self.designs[rows]
        counts = self.counts if len(self.counts) == 1 else self.counts[rows]
        return _Fitting(designs, counts, self.cells[rows])

    def guess(self) -> Real:
        """Give the parameters that come nearest to the logarithms of the counts."""
        weights = self.cells * (self.counts + HALF)
        return self._solve(weights, self._sums(weights * np.log(self.counts + HALF)))

    def step(self, parameters: Real, close: float) -> tuple[Real, Flags]:
        """Give the parameters a step further, and of which rows the margins were not met before it."""
        fitted = self._fitted(parameters)
        short = self._sums(self.counts - fitted)
        is_far = np.abs(short).max(axis=1) > close * self.counts.sum(axis=1)
        step = self._solve(fitted, short)
        longest = np.abs(self._rows(step) * self.cells).max(axis=1)
        return parameters + step * (STRIDE / np.maximum(longest, STRIDE))[:, None], is_far

    def likelihood(self, parameters: Real) -> Real:
        """Give the logarithm of the likelihood, without the factorials of the counts."""
        # In a pattern that is taken out there is nobody, of whom nobody is expected: it adds nothing.
        logs = self._rows(parameters) * self.cells
        told: Real = (self.counts * logs - np.exp(logs) * self.cells).sum(axis=1)
        return told

    def variance(self, parameters: Real) -> Real:
        """Give the variance of the first parameter."""
        first = np.zeros_like(parameters)
        first[:, 0] = 1.0
        return self._solve(self._fitted(parameters), first)[:, 0]

    def _fitted(self, parameters: Real) -> Real:
        fitted: Real = np.exp(self._rows(parameters) * self.cells) * self.cells
        return fitted

    def _rows(self, parameters: Real) -> Real:
        """Give the sum of parameters for each pattern."""
        one = len(self.designs) == 1
        logs: Real = parameters @ self.designs[0].T if one else (self.designs @ parameters[:, :, None])[:, :, 0]
        return logs

    def _sums(self, numbers: Real) -> Real:
        """Give the sums of numbers by pattern over the patterns that have each term: the margins of counts."""
        kept = numbers * self.cells
        sums: Real = kept @ self.designs[0] if len(self.designs) == 1 else (kept[:, None, :] @ self.designs)[:, 0, :]
        return sums

    def _solve(self, weights: Real, sums: Real) -> Real:
        solved = np.linalg.solve(curvature_of(self.designs, weights), sums[:, :, None])[:, :, 0]
        return np.asarray(solved, dtype=np.float64)


def curvature_of(designs: Real, weights: Real) -> Real:
    """Give the second derivatives of the likelihood, their sign turned, where so many of each pattern are expected."""
    rows, size = len(weights), designs.shape[2]
    if len(designs) == 1 and rows > size:
        # One product of two large matrices takes less than many of small ones.
        products = (designs[0, :, :, None] * designs[0, :, None, :]).reshape(-1, size * size)
        curvature = (weights @ products).reshape(rows, size, size)
    else:
        curvature = np.matmul(designs.transpose(0, 2, 1), weights[:, :, None] * designs)
    places = np.arange(curvature.shape[1])
    diagonal = curvature[:, places, places]
    curvature[:, places, places] = diagonal + RIDGE * diagonal.max(axis=1, keepdims=True)
    return curvature
