"""How likely latent classes are, once everything that can be integrated out is.

People are of classes that nobody sees; within a class, each list has them or not independently of the others. What
makes lists overlap more or less than chance is what class people are of. How large the classes are has a stick-breaking
prior, the concentration of which has a gamma prior; the chances of the lists are uniform; of N people before any is
counted, N is as likely as 1/N (D. Manrique-Vallier, "Bayesian population size estimation using Dirichlet process
mixtures", Biometrics 72, 2016).

With that prior of N the number in no list integrates out: what remains is the chance of each pattern among those that
can be observed. Summing over classes takes out whose class is whose, and the concentration integrates out as well:
given lengths W = -log(1 - V) of K - 1 sticks it is Gamma(a + K - 1, b + sum W), so that the lengths alone have the
density (b + sum W) ** -(a + K - 1). On what is left chains can follow a slope (`trajectories`), and a second of them is
worth ten to a hundred of chains that draw everybody's class each time (`bench.estimation.latent`).

Patterns that cannot occur are missing as those in no list are: the classes give them a chance, and what is observed is
given that it is neither (D. Manrique-Vallier and J. Reiter, "Bayesian estimation of discrete multivariate latent
structure models with structural zeros", Journal of Computational and Graphical Statistics 23, 2014).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["Posterior", "Real", "log_weights", "posterior_of", "weights_of"]

Real = NDArray[np.float64]

# A pattern that somebody has is never less likely: its logarithm stays a number where a trajectory goes astray.
LEAST = 1e-300


@dataclass(frozen=True, slots=True)
class Posterior:
    """The density of the classes of a table.

    A state has three axes: the lists, for which it has the log odds, and after them the log of the length of the stick;
    the classes; and the chains. The last class has all that the others leave: in place of a length it has 0, which
    nothing moves. Chains come last since numpy is then twice as fast on tables of few lists and classes.

    `people` are on the lists. `cells` has a row for each that is missing (`missing` of them: no list, then what cannot
    occur), then for each pattern that somebody has, with `counts`. Patterns that nobody has need no row: their chances
    are what is left. The columns are lists, the last is 1.
    """

    people: int
    cells: Real
    counts: Real
    missing: int
    shape: float
    rate: float

    def chances(self, state: Real) -> Real:
        """Give the chance of each cell and class together: axes are cells, classes, chains."""
        return self._joint(state, log_weights(state) - _log_listed(state[:-1]))

    def log_density(self, state: Real) -> Real:
        """Give the log of the density of the state of each chain, but for a constant."""
        odds, sticks = state[:-1], state[-1, :-1]
        listed = _log_listed(odds)
        likely = self.log_likelihood(self._joint(state, log_weights(state) - listed).sum(axis=1))
        prior = odds.sum(axis=(0, 1)) - 2 * listed.sum(axis=0) + sticks.sum(axis=0)
        density: Real = likely + prior - self._depth(state) * np.log(self.rate + np.exp(sticks).sum(axis=0))
        return density

    def log_likelihood(self, cells: Real) -> Real:
        """Give the log of how likely the counts are for each chain, but for a constant, from the chances of cells."""
        seen = np.log(np.maximum(cells[self.missing :], LEAST))
        likely: Real = self.counts @ seen - self.people * np.log(self._observable(cells))
        return likely

    def slope(self, state: Real) -> Real:
        """Give the slope of the log density, in the shape of the state."""
        odds = state[:-1]
        small = np.exp(-np.abs(odds))
        whole = 1 + small
        lengths = np.exp(state[-1, :-1])
        left = np.exp(-lengths)
        broken = -np.expm1(-lengths)
        listed = np.log(whole.prod(axis=0)) + np.maximum(odds, 0).sum(axis=0)
        joint = self._joint(state, weights_of(lengths, broken) - listed)
        joint *= self._pull(joint)[:, None, :]
        slope: Real = (self.cells.T @ joint.reshape(len(joint), -1)).reshape(state.shape)
        of_class = slope[-1].copy()
        slope[:-1] += 1 - np.where(odds > 0, 1.0, small) / whole * (of_class + 2)
        after = of_class[:0:-1].cumsum(axis=0)[::-1]
        prior = self._depth(state) / (self.rate + lengths.sum(axis=0))
        slope[-1, :-1] = lengths * (of_class[:-1] * left / broken - after - prior) + 1
        slope[-1, -1] = 0
        return slope

    def unlisted(self, state: Real) -> Real:
        """Give for each chain how many are missing for each that is not, by its classes."""
        cells = self.chances(state).sum(axis=1)
        unlisted: Real = cells[: self.missing].sum(axis=0) / self._observable(cells)
        return unlisted

    def _joint(self, state: Real, heights: Real) -> Real:
        """Give the chance of cell and class; `heights` is the log of the chance to be of the class and in no list."""
        lists, classes, chains = state.shape
        joint: Real = self.cells[:, :-1] @ state[:-1].reshape(lists - 1, -1)
        joint += heights.reshape(-1)
        np.exp(joint, out=joint)
        shared: Real = joint.reshape(-1, classes, chains)
        return shared

    def _pull(self, joint: Real) -> Real:
        """Give the slope of the likelihood in the chance of each cell."""
        cells = np.maximum(joint.sum(axis=1), LEAST)
        pull: Real = np.empty_like(cells)
        pull[: self.missing] = self.people / self._observable(cells)
        np.divide(self.counts[:, None], cells[self.missing :], out=pull[self.missing :])
        return pull

    def _observable(self, cells: Real) -> Real:
        observable: Real = np.maximum(1 - cells[: self.missing].sum(axis=0), LEAST)
        return observable

    def _depth(self, state: Real) -> float:
        sticks: int = state.shape[1] - 1
        return self.shape + sticks


def posterior_of(overlaps: Overlaps, shape: float, rate: float) -> Posterior:
    """Give the density of classes for a table; the concentration is Gamma(shape, rate) beforehand."""
    numbers = overlaps.numbers
    missing = [0, *sorted(overlaps.impossible)]
    seen = [pattern for pattern in overlaps.patterns.tolist() if numbers[pattern]]
    rows = overlaps.members[missing + seen]
    cells = np.concatenate([rows, np.ones((len(rows), 1))], axis=1).astype(np.float64)
    return Posterior(overlaps.documented, cells, numbers[seen].astype(np.float64), len(missing), shape, rate)


def log_weights(state: Real) -> Real:
    """Give the log of the share of each class: a row a class, a column a chain."""
    lengths = np.exp(state[-1, :-1])
    return weights_of(lengths, -np.expm1(-lengths))


def weights_of(lengths: Real, broken: Real) -> Real:
    """Give the same from the lengths of sticks, and from the share that each breaks off what is left to it."""
    told = np.zeros((len(lengths) + 1, lengths.shape[1]))
    np.log(broken, out=told[:-1])
    told[1:] -= lengths.cumsum(axis=0)
    return told


def _log_listed(odds: Real) -> Real:
    """Give for each class the log of one by the chance to be in no list."""
    listed: Real = np.logaddexp(0.0, odds).sum(axis=0)
    return listed
