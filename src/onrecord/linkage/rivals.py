"""The pairs that compete: of one record with the records of one list, at most one is the same.

All is counted in place, a number a record, so that the work grows with the pairs and nothing is sorted but who is told
of twice in one list.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Rivals"]

Whole = NDArray[np.int64]
Real = NDArray[np.float64]

# Places for more numbers than this many times the pairs would be mostly empty.
SPARSE = 8


@dataclass(frozen=True, slots=True)
class _Told:
    """Pairs of a record with others that are one among themselves, group by group: only the likeliest of each counts.

    `pairs` has their places, of the other side those after all of this side; `starts` where each group begins, `group`
    the group of each, `record` the record of each group.
    """

    pairs: Whole
    starts: Whole
    group: Whole
    record: Whole

    def values(self, of: Real) -> tuple[Real, Real]:
        """Give what each has of the values of all pairs, and the best of each group."""
        mine = of[self.pairs % len(of)]
        return mine, np.maximum.reduceat(mine, self.starts)


class Rivals:
    """The pairs of one record with one list; of others that are one among themselves only the likeliest counts."""

    def __init__(
        self, records: tuple[Whole, Whole], others: tuple[Whole, Whole] | None, places: tuple[Whole, Whole]
    ) -> None:
        """Take the pairs as of their one and as of their other record: a number for each record and list, a number for
        each other, the same where others are one, -1 where one is so with nobody (None: none is with anybody), and the
        place to count the record at.
        """
        self._one, self._other, self._number = _near(*records)
        self._place = np.zeros(self._number, dtype=np.int64)
        self._place[self._one], self._place[self._other] = places
        self._told = None
        if others is not None:
            self._told = _told_twice(np.concatenate([self._one, self._other]), np.concatenate(others))

    def sums(self, odds: Real) -> Real:
        """Give for each pair the odds of all that its records can be, itself included: of the record that has more."""
        total = self._totals(odds)
        of_one, of_other = total[self._one], total[self._other]
        if self._told is not None:
            mine, best = self._told.values(odds)
            ahead, pairs = mine - best[self._told.group], self._told.pairs
            first = pairs < len(odds)
            of_one[pairs[first]] += ahead[first]
            of_other[pairs[~first] - len(odds)] += ahead[~first]
        larger: Real = np.maximum(of_one, of_other)
        return larger

    def matched(self, likely: Real, places: int) -> Real:
        """Give for each place how many of its records have their other, if so likely pairs are one."""
        held = np.minimum(self._totals(likely), 1.0)
        return np.bincount(self._place, held, minlength=places).astype(np.float64)

    def _totals(self, values: Real) -> Real:
        """Give for each record the sum of its pairs, of each group of others that are one the best."""
        total: Real = np.bincount(self._one, values, minlength=self._number).astype(np.float64)
        total += np.bincount(self._other, values, minlength=self._number)
        if self._told is not None:
            mine, best = self._told.values(values)
            total -= np.bincount(
                self._told.record, np.add.reduceat(mine, self._told.starts) - best, minlength=self._number
            )
        return total


def _near(one: Whole, other: Whole) -> tuple[Whole, Whole, int]:
    """Give numbers that lie near to each other, and how many there can be."""
    number = int(max(one.max(initial=-1), other.max(initial=-1))) + 1
    if number <= SPARSE * len(one):
        return one, other, number
    told, near = np.unique(np.concatenate([one, other]), return_inverse=True)
    return near[: len(one)], near[len(one) :], len(told)


def _told_twice(record: Whole, other: Whole) -> _Told | None:
    """Give the pairs of a record with others that are one among themselves, None where there are none."""
    order = np.flatnonzero(other >= 0)
    order = order[np.argsort(record[order] * (int(other.max(initial=0)) + 1) + other[order], kind="stable")]
    record, other = record[order], other[order]
    new = np.ones(len(record), dtype=bool)
    new[1:] = (record[1:] != record[:-1]) | (other[1:] != other[:-1])
    sizes = np.diff(np.append(np.flatnonzero(new), len(record)))
    kept, sizes = np.repeat(sizes > 1, sizes), sizes[sizes > 1]
    starts = np.cumsum(sizes) - sizes
    if not len(starts):
        return None
    return _Told(order[kept], starts, np.repeat(np.arange(len(sizes)), sizes), record[kept][starts])
