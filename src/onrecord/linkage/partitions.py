"""All partitions of a small component with their probabilities, so that it is drawn exactly."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from onrecord.linkage.odds import Odds

__all__ = ["Partitions"]

# One in a thousand million: not kept, since a million of components would fill the memory with what is never drawn.
NEVER = 30.0

Partition = tuple[tuple[int, ...], ...]


class Partitions:
    """The allowed partitions of a component's atoms, each with its probability."""

    def __init__(self, odds: Odds) -> None:
        weighed = list(_weighed(odds))
        highest = max(weight for _, weight in weighed)
        told = [(partition, weight) for partition, weight in weighed if weight > highest - NEVER]
        shares = [2.0 ** (weight - highest) for _, weight in told]
        total = sum(shares)
        self.partitions = [partition for partition, _ in told]
        self.probabilities = [share / total for share in shares]
        self._up_to = list(accumulate(self.probabilities))

    def drawn(self, chance: float) -> Partition:
        """Give the partition that a number from 0 to 1 falls to."""
        return self.partitions[min(bisect_right(self._up_to, chance), len(self.partitions) - 1)]


def _weighed(odds: Odds) -> Iterator[tuple[Partition, float]]:
    """Yield each allowed partition with its weight: every atom joins a part that there is, or begins one."""
    growing: list[tuple[Partition, float]] = [((), 0.0)]
    for atom in range(len(odds.atoms)):
        growing = [wider for partition, weight in growing for wider in _with(odds, atom, partition, weight)]
    for partition, weight in growing:
        if all(odds.holds_together(part) for part in partition):
            yield partition, weight


def _with(odds: Odds, atom: int, partition: Partition, weight: float) -> Iterator[tuple[Partition, float]]:
    for place, part in enumerate(partition):
        gain = odds.gain(atom, part)
        if gain > -math.inf:
            yield (*partition[:place], (*part, atom), *partition[place + 1 :]), weight + gain
    yield (*partition, (atom,)), weight
