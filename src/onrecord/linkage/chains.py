"""Partitions of a component too large to list, drawn by a Markov chain.

A sweep moves each atom by its conditional odds (Gibbs; as Sadinle 2014 does), then proposes as many joins and splits of
whole parts, which single moves hardly ever bring about (sequentially allocated merge and split: Dahl, "An improved
merge-split sampler for conjugate Dirichlet process mixture models", University of Wisconsin, 2003). Both leave the
distribution of `odds` as it is, so that what a long chain visits is drawn from it.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from random import Random

from onrecord.linkage.odds import Odds
from onrecord.linkage.partitions import Partition

__all__ = ["Chain"]


class Chain:
    """A partition that changes by chance; at first each atom is alone."""

    def __init__(self, odds: Odds, chance: Random) -> None:
        self._odds, self._chance = odds, chance
        self._part = [{atom} for atom in range(len(odds.atoms))]

    def partition(self) -> Partition:
        """Give the partition as it is now, parts in order of their first atom."""
        parts = {id(part): part for part in self._part}
        return tuple(sorted(tuple(sorted(part)) for part in parts.values()))

    def sweep(self, times: int) -> None:
        """Move every atom, and propose as many joins and splits, this many times."""
        for _ in range(times):
            for atom in range(len(self._part)):
                self._move(atom)
            for _ in range(len(self._part)):
                self._join_or_split()

    def _move(self, atom: int) -> None:
        """Let an atom choose anew among the parts it is tied to and being alone, unless its part would fall asunder."""
        rest = self._part[atom] - {atom}
        if not self._odds.holds_together(rest):
            return
        near = {min(part): part for other in sorted(self._odds.tied[atom]) if (part := self._part[other])}
        own = self._part[atom]
        parts: list[set[int]] = [set(), *(near[first] for first in sorted(near))]
        chosen = parts[self._choose([self._odds.gain(atom, part - {atom}) for part in parts])]
        if chosen is not own:
            own.discard(atom)
            chosen.add(atom)
            self._part[atom] = chosen

    def _join_or_split(self) -> None:
        one, other = self._chance.choice(self._odds.ties)
        first, second = self._part[one], self._part[other]
        atoms = sorted((first | second) - {one, other})
        self._chance.shuffle(atoms)
        if first is second:
            split, likely = self._allocate([one, other], atoms, None)
            if all(map(self._odds.holds_together, split)):
                self._accept(-self._cross(*split) - likely, split)
            return
        cross = self._cross(first, second)
        if cross > -math.inf:
            _, likely = self._allocate([one, other], atoms, first)
            self._accept(cross + likely, [first | second])

    def _allocate(
        self, ends: Sequence[int], atoms: Sequence[int], first: set[int] | None
    ) -> tuple[list[set[int]], float]:
        """Part atoms between two ends, one after another, and give the parts and how likely that was, as log2.

        Where `first` is given, the atoms go where it says: it is told how likely just that was.
        """
        parts = [{end} for end in ends]
        likely = 0.0
        for atom in atoms:
            gains = [self._odds.gain(atom, part) for part in parts]
            place = self._choose(gains) if first is None else int(atom not in first)
            likely += _share(gains, place)
            parts[place].add(atom)
        return parts, likely

    def _cross(self, first: set[int], second: set[int]) -> float:
        return sum(self._odds.gain(atom, second) for atom in first)

    def _accept(self, weight: float, parts: Sequence[set[int]]) -> None:
        """Take on these parts with the odds of a Metropolis step, log2."""
        if weight >= 0 or self._chance.random() < 2.0**weight:
            for part in parts:
                for atom in part:
                    self._part[atom] = part

    def _choose(self, weights: Sequence[float]) -> int:
        highest = max(weights)
        up_to = list(accumulate(2.0 ** (weight - highest) for weight in weights))
        # Not past the last that has a share, however the product is rounded.
        return min(bisect_right(up_to, self._chance.random() * up_to[-1]), bisect_left(up_to, up_to[-1]))


def _share(weights: Sequence[float], place: int) -> float:
    """Give the log2 of the share that one of several weights has."""
    highest = max(weights)
    return weights[place] - highest - math.log2(sum(2.0 ** (weight - highest) for weight in weights))
