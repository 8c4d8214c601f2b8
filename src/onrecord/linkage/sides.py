"""Who can be whom: a record has at most one other of its person in each list, and some have none.

So the candidates of a record in a list compete, with each other and with there being none. How likely there is none
depends on how many records of the two lists have their other, which is learned; it does not fall with the length of the
lists, as the odds of two records drawn at random do. With those alone a fixed threshold loses half the pairs between
fifty thousand records and ten million. Given n pairs that are one, of A and B records, the odds of a pair against the
record having no other are n / (A - n), shared out among the B - n that are free (M. Sadinle, "Bayesian estimation of
bipartite matchings for record linkage", JASA 112, 2017, eq. 8).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.linkage.rivals import Real, Rivals, Whole

__all__ = ["Candidates", "Real", "Sides", "TwoLists", "Whole", "log_odds", "sides_of", "two_lists"]

# However many pairs are found, a record in two hundred is left to have none.
MOST_MATCHED = 0.995
FURTHEST = 60.0
SMALLEST = 2.0**-40


@dataclass(frozen=True, slots=True)
class Candidates:
    """Candidate pairs: `one` and `other` number records, `levels` has a row a pair and a column a comparison."""

    one: Whole
    other: Whole
    levels: NDArray[np.signedinteger]

    def __len__(self) -> int:
        return len(self.one)

    def of(self, kept: NDArray[np.bool_]) -> Candidates:
        """Give those that are kept."""
        return Candidates(self.one[kept], self.other[kept], self.levels[kept])


@dataclass(frozen=True, slots=True)
class Sides:
    """The lists that candidates are of: for each pair its place in `lists`, and the pairs that it competes with.

    Where lists tell of one thing any number of times there are no rivals: a pair has the odds of two records drawn at
    random.
    """

    of_pair: Whole
    lists: tuple[TwoLists, ...]
    rivals: Rivals | None

    @property
    def pairs(self) -> float:
        """Give how many pairs of records there are, candidates or not."""
        return max(sum(two.pairs for two in self.lists), 1.0)

    def prior(self, matched: Sequence[float]) -> Real:
        """Give for each two lists the log2 odds of a pair before anything is compared."""
        told = zip(self.lists, matched, strict=True)
        return np.array(
            [two.prior_of_any(number) if self.rivals is None else two.prior(number) for two, number in told]
        )

    def posterior(self, evidence: Real, matched: Sequence[float]) -> Real:
        """Give how likely each pair is one, by its evidence (log2) and its rivals'."""
        odds = np.exp2(np.clip(evidence + self.prior(matched)[self.of_pair], -FURTHEST, FURTHEST))
        likely: Real = odds / (1 + (odds if self.rivals is None else self.rivals.sums(odds)))
        return likely

    def count(self, likely: Real) -> tuple[float, ...]:
        """Give for each two lists how many records have their other, if so likely pairs are one: half of one list's.

        Without rivals, how many pairs are one.
        """
        if self.rivals is None:
            return tuple(np.bincount(self.of_pair, likely, minlength=len(self.lists)).tolist())
        held = self.rivals.matched(likely, 2 * len(self.lists)).reshape(-1, 2)
        return tuple(
            float(first / 2 if two.is_one else min(first, second))
            for two, (first, second) in zip(self.lists, held, strict=True)
        )


@dataclass(frozen=True, slots=True)
class TwoLists:
    """Two lists, or twice one, by the number of their records."""

    first: int
    second: int
    is_one: bool = False

    @property
    def pairs(self) -> float:
        """Give how many pairs their records make."""
        return self.first * (self.first - 1) / 2 if self.is_one else float(self.first * self.second)

    def prior(self, matched: float) -> float:
        """Give the log2 odds of a pair before anything is compared, where so many pairs are one."""
        # Within one list each pair is two records that have their other.
        number = 2 * matched if self.is_one else matched
        number = max(min(number, MOST_MATCHED * min(self.first, self.second)), 1.0)
        # Of a list of one record, and one that is told of, half is free.
        free = max(self.first - number, 0.5) * max(self.second - number, 0.5)
        return math.log2(number / free)

    def prior_of_any(self, matched: float) -> float:
        """Give the log2 odds of a pair where a record may have any number of others in a list, and so many pairs are
        one.
        """
        number = max(min(matched, self.pairs / 2), 0.5)
        return math.log2(number / max(self.pairs - number, 0.5))


def two_lists(source: Whole, among: NDArray[np.bool_] | None = None) -> tuple[TwoLists, ...]:
    """Give every two lists, in order of the first and then of the second; `source` numbers each record's list, `among`
    tells which records there are, None where all.
    """
    held = np.bincount(source if among is None else source[among], minlength=int(source.max()) + 1).tolist()
    return tuple(
        TwoLists(first, held[other], place == other)
        for place, first in enumerate(held)
        for other in range(place, len(held))
    )


def sides_of(
    found: Candidates,
    source: Whole,
    *,
    twins: Whole | None = None,
    among: NDArray[np.bool_] | None = None,
    repeats: bool = False,
) -> Sides:
    """Give the sides of candidates; `source` numbers each record's list, `twins` the records that are one in a list.

    `among` tells which of the records these are all candidates of, None where of all. Where lists `repeats`, no two
    pairs are rivals.
    """
    number = int(source.max()) + 1
    first, second = source[found.one], source[found.other]
    low, high = np.minimum(first, second), np.maximum(first, second)
    # The rows of a triangle: before row `low` there are so many places.
    of_pair = low * number - low * (low - 1) // 2 + high - low
    lists = two_lists(source, among)
    if repeats:
        return Sides(of_pair, lists, None)
    if twins is not None:
        twins = np.where(np.bincount(twins)[twins] > 1, twins, -1)
    rivals = Rivals(
        (found.one * number + second, found.other * number + first),
        None if twins is None else (twins[found.other], twins[found.one]),
        (2 * of_pair + (first > second), 2 * of_pair + (second > first)),
    )
    return Sides(of_pair, lists, rivals)


def log_odds(likely: Real) -> Real:
    """Give the log2 odds of probabilities, within 40 of even."""
    kept = np.clip(likely, SMALLEST, 1 - SMALLEST)
    odds: Real = np.log2(kept / (1 - kept))
    return odds
