"""What each level of agreement weighs, learned without labels: Fellegi and Sunter's model by expectation-maximisation.

What two records that are not one agree in by chance is known beforehand, from pairs drawn at random. What records of
one person agree in is learned from the candidate pairs. These were found by agreeing in something, so that the model
alone takes families for single people; a record is one person, though, and of all its candidates in a list at most one
is the same, which is what keeps the two apart (M. Sadinle, "Bayesian estimation of bipartite matchings for record
linkage", JASA 112 (2017)).

I. Fellegi and A. Sunter, "A theory for record linkage", JASA 64 (1969); W. Winkler, "Using the EM algorithm for weight
computation in the Fellegi-Sunter model", 1988.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Candidates", "Model", "learn"]

Whole = NDArray[np.int64]
Real = NDArray[np.float64]

MISSING = -1
"""The level of a comparison of which one side is not known: it says nothing."""

ROUNDS, CLOSE = 200, 1e-5
# One pair, spread over the levels of a comparison: no level is impossible because it was not seen.
PRIOR = 1.0
# Before anything is learned: how likely a candidate pair is one person that agrees in all it is compared by, and else.
LIKELY, UNLIKELY = 0.9, 0.02
FURTHEST = 60.0


@dataclass(frozen=True, slots=True)
class Candidates:
    """Candidate pairs: `one` and `other` number records, `levels` has a row a pair and a column a comparison."""

    one: Whole
    other: Whole
    levels: Whole

    def __len__(self) -> int:
        return len(self.one)


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: for each comparison the share of each level among pairs that are one (`same`) and that are not
    (`chance`), and the share of all pairs that are one.
    """

    same: tuple[Real, ...]
    chance: tuple[Real, ...]
    share: float

    def weights(self, levels: Whole) -> Real:
        """Give the match weight of pairs by their levels: log2 of the odds, the share included."""
        found = np.full(len(levels), np.log2(self.share / (1 - self.share)))
        for column, (same, chance) in enumerate(zip(self.same, self.chance, strict=True)):
            told = levels[:, column]
            known = told != MISSING
            found[known] += np.log2(same[told[known]] / chance[told[known]])
        return found


def learn(found: Candidates, chance: Sequence[Real], pairs: int) -> Model:
    """Give the model of candidate pairs out of all `pairs`; `chance` has the share of each level by chance, none 0.

    Raises:
        ValueError: there is no candidate, or fewer pairs than candidates.
    """
    if not 0 < len(found) <= pairs:
        raise ValueError(f"{len(found)} candidates of {pairs} pairs")
    patterns, of_pair = np.unique(found.levels, axis=0, return_inverse=True)
    of_pair = of_pair.ravel()
    one = _Same(found.one)
    other = _Same(found.other)
    likely = _first_guess(patterns, chance)[of_pair]
    model = _model(patterns, of_pair, likely, (chance, pairs))
    for _ in range(ROUNDS):
        odds = np.exp2(np.clip(model.weights(patterns), -FURTHEST, FURTHEST))[of_pair]
        again = odds / (1 + np.maximum(one.sums(odds), other.sums(odds)))
        moved = float(np.abs(again - likely).max())
        likely = again
        model = _model(patterns, of_pair, likely, (chance, pairs))
        if moved < CLOSE:
            break
    return model


class _Same:
    """The pairs of each record."""

    def __init__(self, records: Whole) -> None:
        _, self._of_pair = np.unique(records, return_inverse=True)

    def sums(self, values: Real) -> Real:
        """Give for each pair the sum over all pairs of its record."""
        sums = np.bincount(self._of_pair, values).astype(np.float64)
        return sums[self._of_pair]


def _first_guess(patterns: Whole, chance: Sequence[Real]) -> Real:
    """Give what agrees at the highest level in all that is known as likely one, and everything else as unlikely."""
    highest = np.array([len(shares) - 1 for shares in chance])
    agrees = (patterns == highest) | (patterns == MISSING)
    return np.where(agrees.all(axis=1) & (patterns != MISSING).any(axis=1), LIKELY, UNLIKELY)


def _model(patterns: Whole, of_pair: Whole, likely: Real, known: tuple[Sequence[Real], int]) -> Model:
    chance, pairs = known
    counts = np.bincount(of_pair, likely, minlength=len(patterns))
    same = []
    for column, shares in enumerate(chance):
        told = patterns[:, column]
        held = told != MISSING
        sums = np.bincount(told[held], counts[held], minlength=len(shares)) + PRIOR / len(shares)
        same.append(sums / sums.sum())
    return Model(tuple(same), tuple(chance), min(0.5, max(float(likely.sum()), 1.0) / pairs))
