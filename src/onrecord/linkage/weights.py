"""What each level of agreement weighs, learned without labels: Fellegi and Sunter's model by expectation-maximisation.

What two records that are not one agree in by chance is known beforehand, from pairs drawn at random. What records of
one person agree in is learned from the candidate pairs. These were found by agreeing in something, so that the model
alone takes families for single people; a record is one person, though, and of all its candidates in a list at most one
is the same, which is what keeps the two apart (M. Sadinle, "Bayesian estimation of bipartite matchings for record
linkage", JASA 112, 2017). How likely a record has its other at all is learned in the same way (`sides`).

I. Fellegi and A. Sunter, "A theory for record linkage", JASA 64 (1969); W. Winkler, "Using the EM algorithm for weight
computation in the Fellegi-Sunter model", 1988.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.linkage.sides import Candidates, Real, Sides, TwoLists, Whole

__all__ = ["MISSING", "Model", "chance_of", "learn"]

MISSING = -1
"""The level of a comparison of which one side is not known: it says nothing."""

ROUNDS, CLOSE = 300, 1e-4
# What is taken for known of records of one person before any is seen: most agree in full, each level below is half as
# common, none rarer than this. It counts as much as a tenth of the pairs that are found, so that what few pairs do is
# not learned as what none does.
RAREST, BELIEF = 0.02, 0.1
# A level that no pair drawn at random had: less than one of a hundred times as many.
UNSEEN = 0.01
# Of the shorter of two lists, and of one list, before anything is learned.
FIRST_MATCHED, FIRST_REPEATED = 0.5, 0.1


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: for each comparison the share of each level among pairs that are one (`same`) and that are not
    (`chance`), and for each pair of lists how many pairs are one.
    """

    same: tuple[Real, ...]
    chance: tuple[Real, ...]
    matched: tuple[float, ...]

    def evidence(self, levels: NDArray[np.signedinteger]) -> Real:
        """Give what the levels of each pair weigh: log2 of how much likelier they are of one person than by chance."""
        found = np.zeros(len(levels))
        for column, (same, chance) in enumerate(zip(self.same, self.chance, strict=True)):
            told = levels[:, column]
            known = told != MISSING
            found[known] += np.log2(same[told[known]] / chance[told[known]])
        return found


def chance_of(levels: Whole, numbers: Sequence[int]) -> list[Real]:
    """Give the share of each level among pairs drawn at random, none 0; `numbers` has how many levels there are."""
    shares = []
    for column, number in enumerate(numbers):
        told = levels[:, column]
        counts = np.bincount(told[told != MISSING], minlength=number) + UNSEEN
        shares.append(counts / counts.sum())
    return shares


def learn(found: Candidates, chance: Sequence[Real], sides: Sides) -> Model:
    """Give the model of candidate pairs of these lists; `chance` has the share of each level by chance, none 0.

    Raises:
        ValueError: there is no candidate.
    """
    if not len(found):
        raise ValueError("no candidate to learn from")
    patterns, of_pair = np.unique(found.levels, axis=0, return_inverse=True)
    learning = _Learning(patterns, of_pair.ravel(), tuple(chance), sides)
    matched = tuple(_first_guess(two) for two in sides.lists)
    model = Model(tuple(_belief(len(shares)) for shares in chance), tuple(chance), matched)
    likely = np.zeros(len(found))
    for _ in range(ROUNDS):
        again = sides.posterior(model.evidence(patterns)[learning.of_pair], model.matched)
        moved = float(np.abs(again - likely).max())
        likely = again
        model = learning.model(likely)
        if moved < CLOSE:
            break
    return model


@dataclass(frozen=True, slots=True)
class _Learning:
    """The patterns of levels that occur, the pattern of each pair, and what is known beforehand."""

    patterns: Whole
    of_pair: Whole
    chance: tuple[Real, ...]
    sides: Sides

    def model(self, likely: Real) -> Model:
        """Give the model that holds where so likely pairs are one."""
        counts = np.bincount(self.of_pair, likely, minlength=len(self.patterns))
        others = np.bincount(self.of_pair, 1 - likely, minlength=len(self.patterns))
        same, chance = [], []
        for column, shares in enumerate(self.chance):
            told = self.patterns[:, column]
            held = told != MISSING
            sums = np.bincount(told[held], counts[held], minlength=len(shares)) + 1 / len(shares)
            sums += BELIEF * counts.sum() * _belief(len(shares))
            same.append(sums / sums.sum())
            # Pairs drawn at random hold few of the rarest levels; candidates hold all, but of common levels not all.
            least = np.bincount(told[held], others[held], minlength=len(shares)) / self.sides.pairs
            raised = np.maximum(shares, least)
            chance.append(raised / raised.sum())
        return Model(tuple(same), tuple(chance), self.sides.count(likely))


def _first_guess(two: TwoLists) -> float:
    return FIRST_REPEATED * two.first / 2 if two.is_one else FIRST_MATCHED * min(two.first, two.second)


def _belief(number: int) -> Real:
    shares = np.maximum(0.5 ** np.arange(number), RAREST)[::-1]
    believed: Real = shares / shares.sum()
    return believed
