"""Whether the counts determine how many are on no list, before any model is fitted.

Of sparse tables the likelihood of a model may have no maximum: it rises for ever along some direction of its
parameters. Such a direction `d` leaves every pattern that has people where it is, and raises none that has nobody (S.
Fienberg and A. Rinaldo, "Maximum likelihood estimation in log-linear models", Annals of Statistics 40, 2012).
Where every such direction leaves the first parameter as it is, the logarithm of how many are on no list, that
number is determined even so: the rest of the parameters go to their limits without it, as those of two lists that share
nobody do (L. Chan, B. Silverman and K. Vincent, "Multiple systems estimation for sparse capture data: inferential
challenges when there are nonoverlapping lists", JASA 116, 2021). Where one does not, the fitting stops somewhere on the
way to nobody or to everybody, and reports that. Rank is the same question: a direction that moves no pattern at all.

A linear programme answers it. Most models need none: where the patterns that have people leave no direction, or none
that moves the first parameter, or a single one, of which the signs are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.tally.estimation.loglinear.hierarchies import Real

__all__ = ["Flags", "Live", "are_determined", "live_of"]

Flags = NDArray[np.bool_]

# Against the largest eigenvalue of a matrix of whole numbers: what is less is 0.
NOTHING = 1e-9
# How far a direction of length about 1 may move what it must not: HiGHS holds constraints to 1e-7.
STILL = 1e-6
# So many programmes are put into one: a call of the solver costs more than a programme of six variables.
TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Live:
    """The parameters of each model that stay finite as far as single terms tell, and the patterns these leave.

    A term of which nobody is on all its lists goes to minus infinity, and the patterns that have it to nobody.
    """

    terms: Flags
    cells: Flags


def live_of(designs: Real, counts: Real) -> Live:
    """Give what is left of each model (models, patterns, parameters) when terms that nobody has are taken out."""
    terms = np.einsum("...ck,...c->...k", designs, counts) > 0
    cells = np.einsum("...ck,...k->...c", designs, (~terms).astype(np.float64)) == 0
    return Live(terms, cells)


def are_determined(designs: Real, counts: Real) -> Flags:
    """Tell of each model whether the counts determine how many are on no list. `counts` has a row a model, or one."""
    live = live_of(designs, counts)
    held = designs * (live.cells & (counts > 0))[..., None]
    grams = np.einsum("mck,mcl->mkl", held, held, optimize=True)
    places = np.arange(designs.shape[2])
    # What is taken out is no direction any more.
    grams[:, places, places] += ~live.terms
    values, vectors = np.linalg.eigh(grams)
    still = values > NOTHING * values[:, -1:]
    moves = np.where(still, 0.0, vectors[:, 0, :] ** 2).sum(axis=1) > STILL
    found: Flags = ~moves
    empty = live.cells & (counts <= 0)
    doubtful = [_Cone.of(vectors[at][:, ~still[at]], designs[at][empty[at]]) for at in np.flatnonzero(moves)]
    found[moves] = _are_closed(doubtful)
    return found


@dataclass(frozen=True, slots=True)
class _Cone:
    """The directions of one model as sums of a few, and what each of these does to patterns that have nobody."""

    first: Real
    rises: Real

    @classmethod
    def of(cls, directions: Real, empty: Real) -> _Cone:
        return cls(directions[0], empty @ directions)

    @property
    def is_line(self) -> bool:
        return len(self.first) == 1

    @property
    def is_closed_line(self) -> bool:
        """Tell whether a single direction raises one pattern and lowers another: then neither way is free."""
        return bool(self.rises.min(initial=0.0) < -STILL and self.rises.max(initial=0.0) > STILL)


def _are_closed(cones: list[_Cone]) -> Flags:
    """Tell of each cone whether no direction in it moves the first parameter."""
    found = np.array([cone.is_line and cone.is_closed_line for cone in cones], dtype=bool)
    left = np.array([place for place, cone in enumerate(cones) if not cone.is_line], dtype=np.int64)
    for start in range(0, len(left), TOGETHER):
        some = left[start : start + TOGETHER]
        furthest = [_furthest([cones[place] for place in some], sign) for sign in (1.0, -1.0)]
        found[some] = np.maximum(*furthest) < STILL
    return found


def _furthest(cones: list[_Cone], sign: float) -> Real:
    """Give how far up (or down) the first parameter moves in each cone, within a box: one programme of many blocks."""
    from scipy.optimize import linprog
    from scipy.sparse import block_diag

    first = np.concatenate([sign * cone.first for cone in cones])
    rises = block_diag([cone.rises for cone in cones], format="csr")
    solved = linprog(-first, A_ub=rises, b_ub=np.zeros(rises.shape[0]), bounds=(-1, 1), method="highs")
    starts = np.cumsum([0, *(len(cone.first) for cone in cones[:-1])])
    far: Real = np.add.reduceat(first * solved.x, starts)
    return far
