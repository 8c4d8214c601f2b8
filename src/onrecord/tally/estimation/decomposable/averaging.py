"""How likely each graph and each number on no list is, all graphs alike beforehand, and N as likely as 1 / N.

A graph that says nothing of how many are on no list (the complete one) is weighed, and left out: on it the number has
the odds it had before anything was seen, most of them on next to nobody. Three lists that all depend on each other give
it nearly all the weight, and the estimate is then that everybody is documented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.tally.estimation.decomposable.graphs import Graphs, decomposable_graphs
from onrecord.tally.estimation.decomposable.grids import Grid, Real
from onrecord.tally.estimation.decomposable.likelihoods import arrangements, likelihoods
from onrecord.tally.estimation.decomposable.posterior import Posterior
from onrecord.tally.estimation.decomposable.supports import fitting, silent
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["Averaged", "Priors", "Scores", "average", "usable_graphs"]

AT_ONCE = 256
"""Graphs: 18,154 on a grid of 2,000 points would take 290 MB."""


@dataclass(frozen=True, slots=True)
class Priors:
    """What is believed beforehand: how many people all patterns together count as, and whether graphs that say nothing
    of the number on no list are averaged over with the others.
    """

    people: float = 1.0
    with_silent: bool = False


@dataclass(frozen=True, slots=True)
class Scores:
    """What each set of lists and each number on no list adds to the log of how likely a graph with the number is."""

    sets: Real
    numbers: Real

    def of(self, powers: NDArray[np.int8]) -> Real:
        """Give the log of how likely each graph is with each number, but for a constant."""
        scores: Real = powers @ self.sets + self.numbers
        return scores


@dataclass(frozen=True, slots=True)
class Averaged:
    """The graphs averaged over, the share of each, and how likely each total is over all of them and in each.

    `silent` is the share that graphs without any say about the number on no list would have.
    """

    graphs: Graphs
    shares: Real
    posterior: Posterior
    silent: float
    scores: Scores

    def posterior_of(self, row: int) -> Posterior:
        """Give how likely each total is in one graph."""
        (scores,) = self.scores.of(self.graphs.powers[row : row + 1])
        return Posterior(self.posterior.documented, self.posterior.grid, np.exp(scores - scores.max()))


def usable_graphs(overlaps: Overlaps) -> Graphs:
    """Give the decomposable graphs that give nothing to patterns that cannot occur."""
    graphs = decomposable_graphs(len(overlaps.lists))
    return graphs.of(fitting(graphs, overlaps))


def average(overlaps: Overlaps, grid: Grid, priors: Priors | None = None) -> Averaged:
    """Give how likely the graphs are, and the totals over them, with the numbers of a grid on no list.

    Some graph must say something of that number: two lists that can overlap.
    """
    priors = priors or Priors()
    graphs = usable_graphs(overlaps)
    total = overlaps.documented + grid.missing
    scores = Scores(
        likelihoods(overlaps, grid.missing, priors.people), arrangements(overlaps, grid.missing) - np.log(total)
    )
    quiet = silent(graphs, overlaps)
    kept = quiet <= priors.with_silent
    shares, density = _summed(scores, graphs, grid.weights, kept)
    posterior = Posterior(overlaps.documented, grid, density)
    told = float(shares[quiet].sum() / shares.sum())
    return Averaged(graphs.of(kept), shares[kept] / shares[kept].sum(), posterior, told, scores)


def _summed(scores: Scores, graphs: Graphs, weights: Real, kept: NDArray[np.bool_]) -> tuple[Real, Real]:
    """Give the mass of each graph and the density at each point over those that are kept, in one unit."""
    masses, density, top = np.zeros(len(graphs)), np.zeros(len(weights)), -np.inf
    for rows, told in _in_parts(scores, graphs):
        highest = max(top, float(told.max()))
        rescaled = np.exp(top - highest)
        likely = np.exp(told - highest)
        masses[: rows.start] *= rescaled
        masses[rows] = likely @ weights
        density = density * rescaled + kept[rows].astype(np.float64) @ likely
        top = highest
    return masses, density


def _in_parts(scores: Scores, graphs: Graphs) -> Iterator[tuple[slice, Real]]:
    for start in range(0, len(graphs), AT_ONCE):
        rows = slice(start, min(start + AT_ONCE, len(graphs)))
        yield rows, scores.of(graphs.powers[rows])
