"""What each level of agreement weighs, learned without labels: Fellegi and Sunter's model by expectation-maximisation.

What two records that are not one agree in by chance is known beforehand, from pairs drawn at random. What records of
one person agree in is learned from the candidate pairs. These were found by agreeing in something, so that the model
alone takes families for single people; a record is one person, though, and of all its candidates in a list at most one
is the same, which is what keeps the two apart (M. Sadinle, "Bayesian estimation of bipartite matchings for record
linkage", JASA 112, 2017). How likely a record has its other at all is learned in the same way (`sides`).

And who is not one may be a relative: of one family, killed together, so that lineage, day and place all agree, as they
would of one person, and nothing else does more than by chance but the day of birth of twins. A third class has them:
without it the more a family lost, the surer its children would be taken for one child.

I. Fellegi and A. Sunter, "A theory for record linkage", JASA 64 (1969); W. Winkler, "Using the EM algorithm for weight
computation in the Fellegi-Sunter model", 1988.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.linkage.sides import Candidates, Real, Sides, TwoLists, Whole

__all__ = ["MISSING", "Model", "chance_of", "eased", "first_guess", "learn", "relearn"]

MISSING = -1
"""The level of a comparison of which one side is not known: it says nothing."""

ROUNDS, CLOSE = 300, 1e-4
AGAIN = 30
# What is taken for known of records of one person before any is seen: most agree in full, each level below is half as
# common, none rarer than this. It counts as much as a tenth of the pairs that are found, so that what few pairs do is
# not learned as what none does.
RAREST, BELIEF = 0.02, 0.1
# A level that no pair drawn at random had: less than one of a hundred times as many.
UNSEEN = 0.01
# So many pairs drawn at random, of some 45 records, tell what agrees by chance without what is believed of it.
ENOUGH = 1_000
# Of the shorter of two lists, and of one list, before anything is learned.
FIRST_MATCHED, FIRST_REPEATED = 0.5, 0.1
# More than one in ten pairs of records are no relatives, whatever the list.
MOST_RELATED = 0.1


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: for each comparison the share of each level among pairs that are one (`same`), of strangers
    (`chance`) and of relatives; for each two lists how many records have their other; and the share of relatives among
    pairs that are not one, 0 where they are no class of their own.
    """

    same: tuple[Real, ...]
    chance: tuple[Real, ...]
    matched: tuple[float, ...]
    relatives: tuple[Real, ...] = ()
    related: float = 0.0

    def evidence(self, levels: NDArray[np.signedinteger]) -> Real:
        """Give what the levels of each pair weigh: log2 of how much likelier they are of one person than of two."""
        return _log2(self.same, levels) - self._log2_of_two(levels)

    def against_strangers(self, levels: NDArray[np.signedinteger]) -> Real:
        """Give what the levels weigh where there are no relatives: never less than the evidence, but for a rounding."""
        return _log2(self.same, levels) - _log2(self.chance, levels)

    def bits(self, comparison: int, levels: NDArray[np.signedinteger]) -> Real:
        """Give what the levels of one comparison, by its place, weigh against strangers."""
        told = np.append(np.log2(self.same[comparison] / self.chance[comparison]), 0.0)
        bits: Real = told[levels]
        return bits

    def most(self, comparison: int) -> float:
        """Give the most that one comparison can weigh against strangers: 0 where it says nothing."""
        return max(float(np.log2(self.same[comparison] / self.chance[comparison]).max()), 0.0)

    def kinship(self, levels: NDArray[np.signedinteger]) -> Real:
        """Give how likely each pair, if it is not one, are relatives."""
        if not self.related:
            return np.zeros(len(levels))
        likely: Real = np.exp2(np.log2(self.related) + _log2(self.relatives, levels) - self._log2_of_two(levels))
        return likely

    def _log2_of_two(self, levels: NDArray[np.signedinteger]) -> Real:
        strangers: Real = _log2(self.chance, levels) + np.log2(1 - self.related)
        if not self.related:
            return strangers
        both: Real = np.logaddexp2(strangers, _log2(self.relatives, levels) + np.log2(self.related))
        return both


def chance_of(levels: Whole, numbers: Sequence[int]) -> list[Real]:
    """Give the share of each level among pairs drawn at random, none 0; `numbers` has how many levels there are."""
    shares = []
    for column, number in enumerate(numbers):
        told = levels[:, column]
        counts = np.bincount(told[told != MISSING], minlength=number) + UNSEEN
        shares.append(counts / counts.sum())
    return shares


def eased(chance: Sequence[Real], drawn: int) -> list[Real]:
    """Give the shares of levels by chance where few pairs were drawn: with what is believed of them beforehand.

    Of a handful of records every pair is drawn, those of one person among them, and what these agree in would be
    learned as what anybody does: nobody was found. The belief makes up for the pairs short of a thousand.
    """
    share = max(0.0, 1 - drawn / ENOUGH)
    if not share:
        return list(chance)
    return [(1 - share) * shares + share * _belief(len(shares))[::-1] for shares in chance]


def learn(found: Candidates, chance: Sequence[Real], sides: Sides, shared: Sequence[int] = ()) -> Model:
    """Give the model of candidate pairs of these lists; `chance` has the share of each level by chance, none 0.

    `shared` tells of each comparison below which level relatives have shares of their own: from it up they agree by
    chance, as strangers do. Where it is 0 throughout, there are no relatives.

    Raises:
        ValueError: there is no candidate.
    """
    if not len(found):
        raise ValueError("no candidate to learn from")
    patterns, of_pair = _patterns(found.levels, [len(shares) for shares in chance])
    learning = _Learning(patterns, of_pair, tuple(chance), sides, tuple(shared) or (0,) * len(chance))
    model = learning.first()
    likely = np.zeros(len(found))
    for _ in range(ROUNDS):
        again = sides.posterior(model.evidence(patterns)[learning.of_pair], model.matched)
        moved = float(np.abs(again - likely).max())
        likely = again
        model = learning.model(likely, model)
        if moved < CLOSE:
            break
    return model


def relearn(found: Candidates, model: Model, sides: Sides) -> Model:
    """Give the model with what records of one person agree in learned anew from candidates that were kept.

    For what was learned among some of the records: there fewer have their other, and more of what is taken for one
    person are relatives. Who competes is all there now; what two people agree in stays, since light pairs are left out.
    """
    patterns, of_pair = _patterns(found.levels, [len(shares) for shares in model.chance])
    learning = _Learning(patterns, of_pair, model.chance, sides, ())
    for _ in range(AGAIN):
        likely = sides.posterior(model.evidence(patterns)[of_pair], model.matched)
        same = learning.same(likely)
        moved = max(float(np.abs(new - old).max()) for new, old in zip(same, model.same, strict=True))
        model = replace(model, same=same, matched=sides.count(likely))
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
    shared: tuple[int, ...]

    def first(self) -> Model:
        """Give what is believed before anything is seen; of relatives that there are as many as candidates."""
        believed = tuple(_belief(len(shares)) for shares in self.chance)
        relatives = tuple(map(_partly, believed, self.chance, self.shared))
        related = min(len(self.of_pair) / self.sides.pairs, MOST_RELATED) if any(self.shared) else 0.0
        matched = tuple(first_guess(two) for two in self.sides.lists)
        return Model(believed, self.chance, matched, relatives, related)

    def model(self, likely: Real, last: Model) -> Model:
        """Give the model that holds where so likely pairs are one."""
        counts = self._counts(likely)
        others = self._counts(1 - likely)
        kin = others * last.kinship(self.patterns)
        same, chance, relatives = [], [], []
        for column, (shares, shared) in enumerate(zip(self.chance, self.shared, strict=True)):
            same.append(self._learned(column, counts))
            # Pairs drawn at random hold few of the rarest levels; candidates hold all, but of common levels not all.
            raised = np.maximum(shares, self._held(column, others - kin) / self.sides.pairs)
            chance.append(raised / raised.sum())
            relatives.append(_partly(self._learned(column, kin), chance[-1], shared))
        related = float(kin.sum()) / self.sides.pairs if any(self.shared) else 0.0
        return Model(tuple(same), tuple(chance), self.sides.count(likely), tuple(relatives), min(related, MOST_RELATED))

    def same(self, likely: Real) -> tuple[Real, ...]:
        """Give the share of each level among pairs that are one, if so likely pairs are."""
        counts = self._counts(likely)
        return tuple(self._learned(column, counts) for column in range(len(self.chance)))

    def _counts(self, weights: Real) -> Real:
        """Give the weight of the pairs of each pattern."""
        return np.bincount(self.of_pair, weights, minlength=len(self.patterns)).astype(np.float64)

    def _held(self, column: int, counts: Real) -> Real:
        """Give the weight of each level of a comparison."""
        told = self.patterns[:, column]
        known = told != MISSING
        return np.bincount(told[known], counts[known], minlength=len(self.chance[column])).astype(np.float64)

    def _learned(self, column: int, counts: Real) -> Real:
        """Give the share of each level, with what is believed beforehand."""
        number = len(self.chance[column])
        sums = self._held(column, counts) + 1 / number + BELIEF * counts.sum() * _belief(number)
        learned: Real = sums / sums.sum()
        return learned


def _patterns(levels: NDArray[np.signedinteger], numbers: Sequence[int]) -> tuple[Whole, Whole]:
    """Give the rows of levels that occur, and for each pair the place of its row among them.

    Each row is one number to look up: to sort rows as such takes ten times as long.
    """
    told = np.zeros(len(levels), dtype=np.int64)
    for column, number in enumerate(numbers):
        told = told * (number + 1) + (levels[:, column] - MISSING)
    _, first, of_pair = np.unique(told, return_index=True, return_inverse=True)
    return levels[first].astype(np.int64), of_pair


def _log2(shares: Sequence[Real], levels: NDArray[np.signedinteger]) -> Real:
    """Give log2 of how common the levels of each pair are, each comparison by itself."""
    found = np.zeros(len(levels))
    for column, share in enumerate(shares):
        told = levels[:, column]
        known = told != MISSING
        found[known] += np.log2(share)[told[known]]
    return found


def _partly(learned: Real, chance: Real, shared: int) -> Real:
    """Give the shares of relatives: as learned below a level, and by chance from it up."""
    if shared >= len(chance):
        return learned
    told = chance.copy()
    if shared:
        told[:shared] = learned[:shared] / learned[:shared].sum() * chance[:shared].sum()
    return told


def first_guess(two: TwoLists) -> float:
    """Give how many records of two lists are taken to have their other before any is compared."""
    return FIRST_REPEATED * two.first / 2 if two.is_one else FIRST_MATCHED * min(two.first, two.second)


def _belief(number: int) -> Real:
    shares = np.maximum(0.5 ** np.arange(number), RAREST)[::-1]
    believed: Real = shares / shares.sum()
    return believed
