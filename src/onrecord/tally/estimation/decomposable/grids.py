"""Numbers of people on no list to sum over: a few thousand stand for millions, to ten digits of the sum.

Given how likely a person is to be listed, and N as likely as 1 / N, the number on no list is negative binomial; any
model mixes such. Where n are listed it varies by sqrt(m N / n) or more about m, N = n + m. So between two numbers three
of those deviations apart it is smooth, and its sum over all integers there is that of Gauss: at sixteen points, exact
for polynomials up to degree 31 (the discrete Chebyshev polynomials; W. Gautschi, *Orthogonal Polynomials*, 2004).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["Grid", "Real", "Stretch", "every", "stretched"]

Real = NDArray[np.float64]

POINTS = 16
WIDTH = 3
"""In deviations. The densities of all integers then are within 3e-9 of the highest of those computed one by one."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Integers that follow each other, `length` of them from `first` on; in a grid from its point `place` on."""

    first: int
    length: int
    place: int

    @property
    def points(self) -> int:
        """Give how many points of the grid stand for them."""
        return min(self.length, POINTS)


@dataclass(frozen=True, slots=True)
class Grid:
    """Numbers of people on no list; `weights` of a sum over integers, each point for as many as its weight."""

    missing: Real
    weights: Real
    stretches: tuple[Stretch, ...]

    @property
    def last(self) -> int:
        """Give the highest number."""
        return self.stretches[-1].first + self.stretches[-1].length - 1

    def densities(self, stretch: Stretch, density: Real) -> Real:
        """Give the density of each integer of a stretch from that at all points."""
        told = density[stretch.place : stretch.place + stretch.points]
        if stretch.length <= POINTS:
            return told
        inside, _ = _gauss(stretch.length)
        half = (stretch.length - 1) / 2
        fitted = np.linalg.solve(np.polynomial.legendre.legvander(inside / half - 1, POINTS - 1), told)
        found = np.polynomial.legendre.legval(np.arange(stretch.length) / half - 1, fitted)
        return np.maximum(found, 0.0)


def every(missing: Real) -> Grid:
    """Give the grid of these integers, in order and each for itself."""
    stretches = tuple(Stretch(int(number), 1, place) for place, number in enumerate(missing.tolist()))
    return Grid(missing.astype(np.float64), np.ones(len(missing)), stretches)


def stretched(documented: int, reach: int) -> Grid:
    """Give the grid of all integers from 0 to `reach` at least, where so many people are documented."""
    missing, weights, stretches = [], [], []
    first, place = 0, 0
    while first <= reach:
        length = max(POINTS, int(WIDTH * math.sqrt(first * (1 + first / documented))))
        inside, of_each = _gauss(length)
        stretches.append(Stretch(first, length, place))
        missing.append(first + inside)
        weights.append(of_each)
        first, place = first + length, place + POINTS
    return Grid(np.concatenate(missing), np.concatenate(weights), tuple(stretches))


@cache
def _gauss(length: int) -> tuple[Real, Real]:
    """Give sixteen points among the integers from 0 up to `length`, and their weights in a sum over all of these."""
    if length == POINTS:
        return np.arange(float(POINTS)), np.ones(POINTS)
    degree = np.arange(1.0, POINTS)
    beside = np.sqrt(degree**2 * (length**2 - degree**2) / (4 * (4 * degree**2 - 1)))
    inside, vectors = np.linalg.eigh(np.diag(beside, 1) + np.diag(beside, -1))
    return inside + (length - 1) / 2, length * vectors[0] ** 2
