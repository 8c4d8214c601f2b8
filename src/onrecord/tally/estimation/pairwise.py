"""Two lists at a time: how many they share, and whether being on one goes with being on the other.

The odds ratio is taken among people on at least one other list: of those on neither the number is not known, and among
all documented two lists seem to shun each other merely because whoever is on no list is missing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["Association", "Pair", "explain", "pairs"]

HALF = 0.5
"""Added to all four numbers where one of them is 0 (J. Haldane, Annals of Human Genetics 20, 1956; F. Anscombe,
Biometrika 43, 1956): without it the ratio is 0 or infinite."""
DEVIATIONS = 1.96
COUNTED = "counting them as independent makes the estimate too"


@dataclass(frozen=True, slots=True)
class Association:
    """Whether people on a list are on another: among `people` on at least one other list, how many are on `both`, on
    the `first` alone of the two, on the `second` alone, on `neither`.
    """

    both: int
    first: int
    second: int
    neither: int

    @property
    def people(self) -> int:
        """Give how many people it is taken from."""
        return self.both + self.first + self.second + self.neither

    @property
    def is_corrected(self) -> bool:
        """Tell whether one of the four numbers is 0, so that a half is added to each."""
        return not min(self.both, self.first, self.second, self.neither)

    @property
    def ratio(self) -> float:
        """Give the odds of being on the second for those on the first, over those of the others."""
        both, first, second, neither = self._cells
        return both * neither / (first * second)

    @property
    def interval(self) -> tuple[float, float]:
        """Give what holds the ratio 19 times of 20 (B. Woolf, Annals of Human Genetics 19, 1955)."""
        spread = math.exp(DEVIATIONS * math.sqrt(sum(1 / cell for cell in self._cells)))
        return self.ratio / spread, self.ratio * spread

    @property
    def _cells(self) -> tuple[float, ...]:
        added = HALF if self.is_corrected else 0.0
        return tuple(cell + added for cell in (self.both, self.first, self.second, self.neither))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lists, by their names: how many people each has and both have, how many there would be in all were these two
    independent, and whether people on other lists are on both; None where nothing tells.
    """

    first: str
    second: str
    sizes: tuple[int, int]
    shared: int
    chapman: float | None
    association: Association | None


def pairs(overlaps: Overlaps) -> tuple[Pair, ...]:
    """Give every two lists, in the order of the lists."""
    return tuple(_pair(overlaps, *places) for places in combinations(range(len(overlaps.lists)), 2))


def explain(pair: Pair) -> str:
    """Say in plain words what the overlap of two lists tells."""
    found = pair.association
    if pair.chapman is None:
        return f"Nobody can be on {pair.first} and on {pair.second}: the two say nothing of each other."
    if found is None:
        return (
            f"{pair.shared} people are on {pair.first} and on {pair.second}. Too few are on a third list to tell "
            f"whether the two share sources."
        )
    low, high = found.interval
    told = (
        f"Among the {found.people} people on other lists, {_share(found.both, found.first)} of those on {pair.first} "
        f"are on {pair.second} too, and {_share(found.second, found.neither)} of those who are not: the odds are "
        f"{_times(found.ratio)} times as high ({_times(low)} to {_times(high)})."
    )
    return f"{told} {_meaning(low, high)}"


def _meaning(low: float, high: float) -> str:
    if low > 1:
        return f"The two may share sources or reach the same people; {COUNTED} low."
    if high < 1:
        return f"The two may divide places or groups between them; {COUNTED} high."
    return (
        "That is within what chance gives: these lists show no sign that one goes with the other, nor that it does not."
    )


def _times(ratio: float) -> str:
    return f"{ratio:.1f}" if ratio >= 1 else f"{ratio:.2f}"


def _share(held: int, others: int) -> str:
    return f"{held / (held + others):.0%} ({held} of {held + others})"


def _pair(overlaps: Overlaps, one: int, other: int) -> Pair:
    sizes = overlaps.size(one), overlaps.size(other)
    mask = 1 << one | 1 << other
    joint = [pattern for pattern in range(len(overlaps.counts)) if pattern & mask == mask]
    shared = sum(overlaps.counts[pattern] for pattern in joint)
    possible = not overlaps.impossible.issuperset(joint)
    return Pair(
        overlaps.lists[one],
        overlaps.lists[other],
        sizes,
        shared,
        _chapman(sizes, shared) if possible else None,
        _association(overlaps, 1 << one, 1 << other),
    )


def _chapman(sizes: tuple[int, int], shared: int) -> float:
    """Give how many there are if two lists are independent (D. Chapman, "Some properties of the hypergeometric
    distribution", University of California Publications in Statistics 1, 1951).
    """
    return (sizes[0] + 1) * (sizes[1] + 1) / (shared + 1) - 1


def _association(overlaps: Overlaps, one: int, other: int) -> Association | None:
    """Give the four numbers over people whose other lists leave all four possible."""
    cells = (one | other, one, other, 0)
    numbers = [0, 0, 0, 0]
    for rest in range(1, len(overlaps.counts)):
        if rest & cells[0] == 0 and overlaps.impossible.isdisjoint(rest | cell for cell in cells):
            numbers = [number + overlaps.counts[rest | cell] for number, cell in zip(numbers, cells, strict=True)]
    both, first, second, neither = numbers
    nobody = 0 in (both + first, second + neither, both + second, first + neither)
    return None if nobody else Association(both, first, second, neither)
