"""Every decomposable graph on a few lists: an edge where two lists may depend on each other, none where they may not.

A graph is decomposable where its vertices can be taken away one by one, each next to vertices that are all next to each
other. The probability of a pattern is then that of its cliques over that of its separators, and both follow from the
order: taking away v, next to the set S, multiplies by P(v and S) / P(S) (S. Lauritzen, *Graphical Models*, 1996, 2.1).
What is no largest clique cancels out. So a graph is a row of powers, one for each set of lists: 1 for a clique, minus
the number of times it separates for a separator, 0 for all others.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

__all__ = ["MOST_GRAPHED", "Graphs", "decomposable_graphs"]

MOST_GRAPHED = 6
"""On six lists there are 18,154 decomposable graphs; on seven 617,675."""


@dataclass(frozen=True, slots=True)
class Graphs:
    """Graphs on lists, a row each: `powers` has a column a set of lists (as bits), `adjacent` a column a list with the
    set of lists that it may depend on.
    """

    powers: NDArray[np.int8]
    adjacent: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.powers)

    def of(self, kept: NDArray[np.bool_]) -> Graphs:
        """Give those that are kept."""
        return Graphs(self.powers[kept], self.adjacent[kept])

    def cliques(self, row: int) -> tuple[int, ...]:
        """Give the largest sets of lists that all may depend on each other, in order of their first list."""
        return tuple(sorted(np.flatnonzero(self.powers[row] == 1).tolist(), key=_places))

    def name(self, row: int, lists: tuple[str, ...]) -> str:
        """Give the cliques by the names of their lists, as in `A+B | B+C`."""
        return " | ".join("+".join(lists[place] for place in _places(clique)) for clique in self.cliques(row))


@cache
def decomposable_graphs(number: int) -> Graphs:
    """Give every decomposable graph on up to six lists: 1, 2, 8, 61, 822 and 18,154 of them."""
    if not 1 <= number <= MOST_GRAPHED:
        raise ValueError(f"graphs are listed for 1 to {MOST_GRAPHED} lists, not for {number}")
    adjacent = _every_graph(number)
    powers, rest = _taken_apart(adjacent)
    found = Graphs(powers, adjacent).of(rest == 0)
    for kept in (found.powers, found.adjacent):
        kept.flags.writeable = False
    return found


def _every_graph(number: int) -> NDArray[np.int64]:
    """Give the sets of lists next to each list, a row for each set of edges."""
    edges = list(combinations(range(number), 2))
    codes = np.arange(2 ** len(edges))
    adjacent = np.zeros((len(codes), number), dtype=np.int64)
    for bit, (one, other) in enumerate(edges):
        held = codes >> bit & 1
        adjacent[:, one] |= held << other
        adjacent[:, other] |= held << one
    return adjacent


def _taken_apart(adjacent: NDArray[np.int64]) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
    """Take away lists whose neighbours are all next to each other while there are any; give powers and what is left."""
    rows, number = adjacent.shape
    powers = np.zeros((rows, 2**number), dtype=np.int8)
    rest = np.full(rows, 2**number - 1)
    for _ in range(number):
        for vertex in range(number):
            beside = adjacent[:, vertex] & rest
            free = np.flatnonzero((rest >> vertex & 1 == 1) & _all_joined(adjacent, beside))
            powers[free, beside[free] | 1 << vertex] += 1
            powers[free, beside[free]] -= 1
            rest[free] &= ~(1 << vertex)
    return powers, rest


def _all_joined(adjacent: NDArray[np.int64], beside: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell of each row whether the lists of a set are all next to each other."""
    joined = np.ones(len(beside), dtype=np.bool_)
    for vertex in range(adjacent.shape[1]):
        missing = beside & ~(adjacent[:, vertex] | 1 << vertex)
        joined &= (beside >> vertex & 1 == 0) | (missing == 0)
    return joined


def _places(clique: int) -> tuple[int, ...]:
    return tuple(place for place in range(clique.bit_length()) if clique >> place & 1)
