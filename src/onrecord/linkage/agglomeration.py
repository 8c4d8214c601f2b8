"""Average linkage over the scored pairs of one component, by a heap.

The two clusters whose pairs are the likeliest on average are joined first, and so on down to the cut. Average linkage
is reducible: to join two clusters never makes either likelier to join a third. So a candidate in the heap stands for
no less than it is worth now, and is weighed anew only when it comes up (lazy heap, as in the exact algorithm of
Dhulipala, Eisenstat, Łącki, Mirrokni and Shi, "Hierarchical Agglomerative Graph Clustering in Nearly-Linear Time", ICML
2021); neighbours are merged from the smaller table into the larger. Sums are of whole numbers, so that no order of
adding changes them, and candidates that are equal come out equal.

Equal best candidates are looked at together: those that touch are joined as one where every part would still join the
rest. Else they exclude one another, as the two rows of a list that one name fits equally; then none of them is joined,
unless what is joined later tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from onrecord.linkage.constraints import Bars
from onrecord.linkage.leads import lead_of
from onrecord.linkage.pairs import ordered, probability_of

__all__ = ["Agglomeration", "Scale"]

# Weights are rounded to 2**-20: two sums of the same logarithms differ by far less, levels of agreement by far more.
# Beyond 1,000 either way is certain. Probabilities are counted in units of 2**-53, a float's own.
WEIGHT_UNIT, PROBABILITY_UNIT, CERTAIN = 2**20, 2**53, 1000.0

_Link = tuple[int, int]
_Pair = tuple[str, str]
_Key = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """Weights as whole numbers above those of a pair that was not scored: what a link adds, and what joining needs."""

    missing: _Link
    needed: int

    @classmethod
    def of(cls, cut: float, missing_weight: float) -> Scale:
        """Give the scale for a cut, a probability, and a weight that pairs count as where they were not scored."""
        missing = _units(missing_weight)
        return cls(missing, round(cut * PROBABILITY_UNIT) - missing[0])

    def link(self, weight: float) -> _Link:
        """Give a scored pair's probability and weight, each above that of a pair that was not scored."""
        probability, units = _units(weight)
        return probability - self.missing[0], units - self.missing[1]


class Agglomeration:
    """Clusters of one component, joined as far as the cut.

    `ties` are pairs of records whose clusters were equally likely to be joined with others that exclude it.
    """

    def __init__(
        self, atoms: Sequence[Sequence[str]], weights: Mapping[_Pair, float], scale: Scale, bars: Bars
    ) -> None:
        self.ties: set[_Pair] = set()
        self._scale, self._bars = scale, bars
        self._members = {atom[0]: list(atom) for atom in atoms}
        self._lead = {record: atom[0] for atom in atoms for record in atom}
        self._links: dict[str, dict[str, _Link | None]] = {lead: {} for lead in self._members}
        self._aside: dict[str, set[str]] = {}
        for (one, other), weight in weights.items():
            self._add(self._lead[one], self._lead[other], scale.link(weight))
        ends = [(one, other) for one, others in self._links.items() for other in others if one < other]
        likely = [(key, pair) for pair in ends if (key := self._key(*pair)) is not None]
        self._heap = [(*key, *pair) for key, pair in likely]
        heapify(self._heap)

    def run(self) -> list[tuple[str, ...]]:
        """Join what is likely enough, and give the clusters, in order, each in order of id."""
        while self._heap:
            for touching in _touching(self._best()):
                leads = sorted({lead for pair in touching for lead in pair})
                if self._holds(leads):
                    self._join(leads)
                else:
                    self._set_aside(touching)
        return sorted(tuple(sorted(members)) for members in self._members.values())

    def _best(self) -> set[_Pair]:
        """Take from the heap all candidates that are best and equal, and may be joined; none where the rest may not."""
        found: set[_Pair] = set()
        top: _Key | None = None
        while self._heap and (top is None or self._heap[0][:2] == top):
            entry = heappop(self._heap)
            first, second = ordered(lead_of(self._lead, entry[2]), lead_of(self._lead, entry[3]))
            now = self._key(first, second)
            if now is not None and now != entry[:2]:
                heappush(self._heap, (*now, first, second))
            elif now is not None and self._bars.parting(self._members[first], self._members[second]) is not None:
                self._links[first][second] = self._links[second][first] = None
            elif now is not None:
                found.add((first, second))
                top = now
        return found

    def _key(self, one: str, other: str) -> _Key | None:
        """Give how likely two clusters are one, the likeliest lowest; None where they are below the cut, or barred."""
        link = self._links[one].get(other)
        if link is None:
            return None
        pairs = len(self._members[one]) * len(self._members[other])
        # Whole numbers divided give the nearest float, so that equal shares are equal floats.
        return (-link[0] / pairs, -link[1] / pairs) if link[0] >= self._scale.needed * pairs else None

    def _holds(self, leads: Sequence[str]) -> bool:
        """Tell whether clusters make one of which every part would join the rest."""
        if len(leads) == 2:
            return True
        among = set(leads)
        size = sum(len(self._members[lead]) for lead in leads)
        for lead in leads:
            links = [link for other, link in self._links[lead].items() if other in among]
            own = len(self._members[lead])
            if None in links or sum(link[0] for link in links if link) < self._scale.needed * own * (size - own):
                return False
        return self._bars.parting(*(self._members[lead] for lead in leads)) is None

    def _set_aside(self, touching: Iterable[_Pair]) -> None:
        for one, other in touching:
            self.ties.add((one, other))
            self._aside.setdefault(one, set()).add(other)
            self._aside.setdefault(other, set()).add(one)

    def _join(self, leads: Sequence[str]) -> None:
        """Make one cluster of several, and weigh anew what was set aside with any of them."""
        keep = max(leads, key=lambda lead: len(self._links[lead]))
        for lead in leads:
            if lead != keep:
                for other, link in self._links.pop(lead).items():
                    del self._links[other][lead]
                    if other != keep:
                        self._add(keep, other, link)
                self._members[keep] += self._members.pop(lead)
                self._lead[lead] = keep
        for other in sorted({other for lead in leads for other in self._aside.pop(lead, ())}):
            again = lead_of(self._lead, other)
            key = self._key(keep, again)
            if key is not None:
                heappush(self._heap, (*key, *ordered(keep, again)))

    def _add(self, one: str, other: str, link: _Link | None) -> None:
        """Add a link to what two clusters have, unless they are one; what is barred stays barred."""
        if one != other:
            links = self._links[one]
            had = links.get(other, (0, 0))
            total = None if had is None or link is None else (had[0] + link[0], had[1] + link[1])
            links[other] = self._links[other][one] = total


def _touching(pairs: Iterable[_Pair]) -> list[set[_Pair]]:
    """Give pairs in sets that have a cluster in common, in no order that matters: what does not touch joins apart."""
    part_of: dict[str, set[_Pair]] = {}
    for pair in sorted(pairs):
        small, large = sorted((part_of.get(end, set()) for end in pair), key=len)
        large.add(pair)
        for moved in small if small is not large else ():
            large.add(moved)
            part_of.update(dict.fromkeys(moved, large))
        part_of.update(dict.fromkeys(pair, large))
    return list({id(part): part for part in part_of.values()}.values())


def _units(weight: float) -> _Link:
    units = round(max(-CERTAIN, min(CERTAIN, weight)) * WEIGHT_UNIT)
    return round(probability_of(units / WEIGHT_UNIT) * PROBABILITY_UNIT), units
