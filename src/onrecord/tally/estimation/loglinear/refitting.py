"""Fit one model to many tables like the one it was fitted to, most of them without solving anything.

Tables drawn from one table curve the likelihood about as it does. Steps by the curvature of the first (chords, where
Newton's method has tangents) take more rounds, but each is a few products of matrices for all tables together. Tables
that have not come to rest are fitted by Newton's method, as those where a pattern of few people has nobody this time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.tally.estimation.loglinear.existence import Flags, live_of
from onrecord.tally.estimation.loglinear.fitting import curvature_of, fit
from onrecord.tally.estimation.loglinear.hierarchies import Real

__all__ = ["Refitted", "refit"]

# No expected number moves by more than a hundred thousandth any more: what is drawn differs by more than a hundredth.
ROUNDS, STILL = 24, 1e-5
# Longer steps than this, in any logarithm, are left to Newton's method.
STRIDE = 2.0
# A likelihood that is known to a millionth orders models as one known to a million millionth does.
CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class Refitted:
    """What was fitted to each table: the log-likelihood, minus infinity where the margins were not met, and the
    logarithm of how many are expected on no list.
    """

    likelihood: Real
    unlisted_log: Real


def refit(design: Real, observed: Real, counts: Real) -> Refitted:
    """Fit a model (patterns, parameters) to tables, a row each, that were drawn like an observed one."""
    first = fit(design[None], observed[None]).parameters
    chords = _Chords(design, live_of(design, observed).cells, first)
    parameters, is_at_rest = chords.run(counts)
    likelihood = chords.likelihood(parameters, counts)
    left = np.flatnonzero(~is_at_rest)
    if len(left):
        again = fit(design[None], counts[left], first, CLOSE)
        parameters[left] = again.parameters
        likelihood[left] = np.where(again.is_met, again.likelihood, -np.inf)
    return Refitted(likelihood, parameters[:, 0])


@dataclass(frozen=True, slots=True)
class _Chords:
    """A model, the patterns that are fitted, and the parameters to start from (one row)."""

    design: Real
    cells: Flags
    start: Real

    def run(self, counts: Real) -> tuple[Real, Flags]:
        """Give the parameters of each table, and which have come to rest."""
        inverse = np.linalg.inv(curvature_of(self.design[None], self._fitted(self.start)))[0]
        to_logs = (inverse @ self.design.T) * self.cells
        parameters = np.repeat(self.start, len(counts), axis=0)
        is_at_rest = np.zeros(len(counts), dtype=bool)
        moving = np.arange(len(counts))
        for _ in range(ROUNDS):
            short = (counts[moving] - self._fitted(parameters[moving])) @ self.design
            furthest = np.abs(short @ to_logs).max(axis=1)
            parameters[moving] += short @ inverse
            is_at_rest[moving[furthest <= STILL]] = True
            moving = moving[(furthest > STILL) & (furthest < STRIDE)]
            if not len(moving):
                break
        return parameters, is_at_rest

    def likelihood(self, parameters: Real, counts: Real) -> Real:
        """Give the logarithm of the likelihood, without the factorials of the counts."""
        logs = self._logs(parameters)
        told: Real = (counts * logs - np.exp(logs) * self.cells).sum(axis=1)
        return told

    def _fitted(self, parameters: Real) -> Real:
        fitted: Real = np.exp(self._logs(parameters)) * self.cells
        return fitted

    def _logs(self, parameters: Real) -> Real:
        logs: Real = (parameters @ self.design.T) * self.cells
        return logs
