"""How likely a partition of a component is: the odds of all pairs that are together, multiplied.

A partition's weight is the sum of the match weights of the pairs within its parts, since scores treat pairs as
independent and only partitions are possible (Sadinle, "Detecting duplicates in a homicide registry using a Bayesian
partitioning approach", Annals of Applied Statistics 8(4), 2014, with all allowed partitions equally likely before the
scores are seen). Allowed are those that people, constraints and vetoes do not rule out, and in which ties hold every
part together: records of which no pair was likely at all are never together by chance.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from onrecord.linkage.components import Component
from onrecord.linkage.constraints import Bars

__all__ = ["Odds"]

# No sum of these overflows, and 2 ** -1000 is never drawn.
CERTAIN = 1000.0


class Odds:
    """The weights of one component, by the places of its atoms.

    `ties` are the pairs of atoms that may be together without others; `tied` gives them by atom.
    """

    def __init__(self, component: Component, least: float, missing_weight: float, bars: Bars) -> None:
        self.atoms = component.atoms
        self.tied: list[set[int]] = [set() for _ in self.atoms]
        self._bars, self._missing = bars, missing_weight
        self._known: list[dict[int, float]] = [{} for _ in self.atoms]
        self._above: list[dict[int, float]] = [{} for _ in self.atoms]
        place = {record: number for number, atom in enumerate(self.atoms) for record in atom}
        # In order, so that sums of floats do not depend on the order of the pairs.
        for (one, other), weight in sorted(component.weights.items()):
            first, second = place[one], place[other]
            if first != second:
                self._add(first, second, weight, is_tie=weight >= least)
        self.ties = [
            (first, second) for first, others in enumerate(self.tied) for second in sorted(others) if first < second
        ]

    def _add(self, first: int, second: int, weight: float, *, is_tie: bool) -> None:
        above = max(-CERTAIN, min(CERTAIN, weight)) - self._missing
        for one, other in ((first, second), (second, first)):
            self._above[one][other] = self._above[one].get(other, 0.0) + above
            if is_tie:
                self.tied[one].add(other)

    def gain(self, atom: int, part: Iterable[int]) -> float:
        """Give what is added to a partition's weight when an atom joins a part; minus infinity where it may not."""
        known = self._known[atom]
        return sum(known[other] if other in known else self._between(atom, other) for other in part)

    def holds_together(self, part: Iterable[int]) -> bool:
        """Tell whether ties among them lead from each atom of a part to all others."""
        left = set(part)
        if len(left) < 2:
            return True
        reached = [left.pop()]
        while reached:
            near = self.tied[reached.pop()] & left
            left -= near
            reached += near
        return not left

    def _between(self, one: int, other: int) -> float:
        """Find out what two atoms weigh together: all pairs of a record of one and one of the other."""
        barred = self._bars.parting(self.atoms[one], self.atoms[other]) is not None
        pairs = len(self.atoms[one]) * len(self.atoms[other])
        weight = -math.inf if barred else self._missing * pairs + self._above[one].get(other, 0.0)
        self._known[one][other] = self._known[other][one] = weight
        return weight
