"""Who was judged to be somebody competes for nobody else, so that one judgement settles the other half of a tie.

Candidates of one record compete (`sides`): of two twins in two lists each fits both, and each pair has even odds. Once
a person says who the first is, the second can only be the other one, and the odds of that are those of its evidence.
Weights only rise by this; what people judged is followed beside it (`inference`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from onrecord.linkage.inference import Judged
from onrecord.linkage.judgements import Decision
from onrecord.linkage.linking import Linked
from onrecord.linkage.sides import Real
from onrecord.linkage.surety import WORTH, weights_of
from onrecord.linkage.weighing import Weighing

__all__ = ["settled"]


def settled(linked: Linked, ids: Sequence[str], sources: Sequence[str], judged: Judged) -> Linked:
    """Give what was linked with the weights of pairs whose rivals were judged away; ids and lists are of the rows."""
    if not judged.same and not judged.different:
        return linked
    return replace(linked, weights=_Settling(linked, ids, sources, judged).weights())


class _Settling:
    """The pairs of records that people judged, and those that compete with them."""

    def __init__(self, linked: Linked, ids: Sequence[str], sources: Sequence[str], judged: Judged) -> None:
        self._linked, self._ids, self._sources, self._judged = linked, ids, sources, judged
        self._weighing = Weighing(linked, sources)
        place = {record: number for number, record in enumerate(ids)}
        list_of = {record: sources[number] for record, number in place.items()}
        self._lists = {
            record: {list_of[other] for other in group if other in list_of}
            for group in judged.groups
            for record in group
        }
        named = {record for row in (*judged.same, *judged.different) for record in row.pair}
        self._named = sorted(place[record] for record in named if record in place)

    def weights(self) -> Real:
        """Give the weights of all pairs."""
        weights = self._linked.weights.copy()
        gone = {place for record in self._named for place in self._weighing.pairs_of(record) if self._is_gone(place)}
        touched = {end for place in gone for end in self._ends(place)}
        for place in sorted({place for record in touched for place in self._weighing.pairs_of(record)} - gone):
            weights[place] = max(weights[place], self._freed(place, gone))
        return weights

    def _freed(self, place: int, gone: set[int]) -> float:
        """Give the weight of a pair among the rivals that are left: of the record that has more of them."""
        odds = self._odds(place)
        one, other = self._ends(place)
        left = max(
            math.fsum(self._odds(near) for near in self._rivals(mine, theirs) if near not in gone)
            for mine, theirs in ((one, other), (other, one))
        )
        return float(weights_of(np.array([odds / (1 + left)]))[0])

    def _odds(self, place: int) -> float:
        """Give the odds of a pair without its rivals, no doubt taken off."""
        weighed = self._weighing.of(place)
        told = weighed.taught / WORTH - weighed.taught
        return math.pow(2.0, weighed.weight - weighed.rivals - weighed.doubt + told)

    def _rivals(self, mine: int, theirs: int) -> Iterator[int]:
        """Yield the pairs of a record with those of another's list, theirs among them."""
        for near in self._weighing.pairs_of(mine):
            one, other = self._ends(near)
            if self._sources[one + other - mine] == self._sources[theirs]:
                yield near

    def _is_gone(self, place: int) -> bool:
        """Tell whether a pair was judged different, or one of the two is another record of that list by judgement."""
        one, other = self._ends(place)
        decision = self._judged.decision(self._ids[one], self._ids[other])
        if decision in (Decision.DIFFERENT, Decision.SAME) or self._sources[one] == self._sources[other]:
            return decision is Decision.DIFFERENT
        return any(
            self._sources[theirs] in self._lists.get(self._ids[mine], ())
            for mine, theirs in ((one, other), (other, one))
        )

    def _ends(self, place: int) -> tuple[int, int]:
        return int(self._linked.pairs.one[place]), int(self._linked.pairs.other[place])
