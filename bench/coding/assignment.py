"""Who is matched with whom: the one-to-one pairing with the greatest total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

__all__ = ["best_pairs"]


def best_pairs(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Give the pairs (row, column) whose gains add up to the most; pairs that gain nothing are left out.

    Kuhn–Munkres by shortest augmenting paths, exact, in the cube of the larger side.
    """
    if not gains or not gains[0]:
        return []
    flipped = len(gains) > len(gains[0])
    rows = [list(column) for column in zip(*gains, strict=True)] if flipped else gains
    pairing = _Pairing([[-gain for gain in row] for row in rows])
    for row in range(len(rows)):
        pairing.bring_in(row)
    pairs = [(row, column) for column, row in enumerate(pairing.row_of) if row >= 0 and rows[row][column] > 0]
    return sorted((column, row) if flipped else (row, column) for row, column in pairs)


class _Pairing:
    """A cheapest pairing of the rows brought in so far, with the prices that prove it cheapest."""

    def __init__(self, costs: list[list[float]]) -> None:
        self.costs = costs
        self.row_price = [0.0] * len(costs)
        self.column_price = [0.0] * len(costs[0])
        self.row_of = [-1] * len(costs[0])

    def bring_in(self, row: int) -> None:
        """Pair one more row, moving others along the cheapest path of exchanges."""
        search = _Search([inf] * len(self.row_of), [-1] * len(self.row_of), [])
        last, reached = -1, row
        while reached >= 0:
            self._look(search, reached, last)
            step, last = min((gap, column) for column, gap in enumerate(search.gap) if column not in search.seen)
            self._reprice(search, row, step)
            search.seen.append(last)
            reached = self.row_of[last]
        self._exchange(search, row, last)

    def _look(self, search: _Search, row: int, last: int) -> None:
        for column, cost in enumerate(self.costs[row]):
            gap = cost - self.row_price[row] - self.column_price[column]
            if column not in search.seen and gap < search.gap[column]:
                search.gap[column], search.came_from[column] = gap, last

    def _reprice(self, search: _Search, start: int, step: float) -> None:
        self.row_price[start] += step
        for column in range(len(self.row_of)):
            if column in search.seen:
                self.row_price[self.row_of[column]] += step
                self.column_price[column] -= step
            else:
                search.gap[column] -= step

    def _exchange(self, search: _Search, start: int, last: int) -> None:
        column = last
        while column >= 0:
            before = search.came_from[column]
            self.row_of[column] = start if before < 0 else self.row_of[before]
            column = before


@dataclass(slots=True)
class _Search:
    """One search for a free column: how dear each column is to reach, from where, and which were reached."""

    gap: list[float]
    came_from: list[int]
    seen: list[int]
