"""How likely each total is: its mean, its quantiles and what lies in its tail, to the integer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from onrecord.tally.estimation.decomposable.grids import Grid, Real

__all__ = ["Posterior"]


@dataclass(frozen=True, slots=True)
class Posterior:
    """The density of each number on no list at the points of a grid, in any unit."""

    documented: int
    grid: Grid
    density: Real

    @property
    def mean(self) -> float:
        """Give the mean of the total."""
        masses = self._masses
        return self.documented + float(masses @ self.grid.missing / masses.sum())

    def above(self, total: float) -> float:
        """Give how likely it is that the total is higher than this, to the points of the grid."""
        masses = self._masses
        return float(masses[self.documented + self.grid.missing > total].sum() / masses.sum())

    def quantiles(self, levels: Real) -> Real:
        """Give for each level the lowest total that is as likely as that to hold, or to be too high."""
        firsts = [stretch.place for stretch in self.grid.stretches]
        below = np.add.reduceat(self._masses, firsts).cumsum()
        places = np.minimum(np.searchsorted(below, levels * below[-1]), len(below) - 1)
        totals = np.zeros(len(levels))
        for place in np.unique(places).tolist():
            asked = places == place
            before = below[place - 1] if place else 0.0
            share = (levels[asked] * below[-1] - before) / (below[place] - before)
            totals[asked] = self._within(place)(share)
        return self.documented + totals

    @property
    def _masses(self) -> Real:
        return self.density * self.grid.weights

    def _within(self, place: int) -> Callable[[Real], Real]:
        """Give what finds the number on no list in a stretch below which a share of the stretch lies."""
        stretch = self.grid.stretches[place]
        below = self.grid.densities(stretch, self.density).cumsum()

        def find(shares: Real) -> Real:
            found = np.searchsorted(below, shares * below[-1])
            numbers: Real = stretch.first + np.minimum(found, stretch.length - 1).astype(np.float64)
            return numbers

        return find
