"""Incidents that may be one: of several that are possibly the same, how many there are at least, and at most.

Possible duplicates count as one for the lower end and apart for the upper: merging two records never raises the upper
end, and parting them never lowers the lower one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.linkage.leads import lead_of, tie
from onrecord.tally.ranges import Range, added

__all__ = ["NONE", "Twins", "at_least", "twins_of"]

LISTED = 10
"""Of more that may be one, each with some other, not all ways to part them are tried: they count as one at least."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Records that may be one: `lead` has a name for each that may be one with another, the same for those that hang
    together; `likely` the same for those that are likelier one than not; `pairs` which two may be one.
    """

    lead: Mapping[str, str]
    likely: Mapping[str, str]
    pairs: frozenset[frozenset[str]]

    def range(self, told: Mapping[str, Range]) -> Range:
        """Give how many people there are in records that hang together, given what each comes to."""
        if len(told) == 1:
            return next(iter(told.values()))
        records = sorted(told)
        clusters: dict[str, list[Range]] = {}
        for record in records:
            clusters.setdefault(self.likely.get(record, record), []).append(told[record])
        high = added(told.values())
        low = at_least([told[record].low for record in records], self._bonds(records))
        best = sum(max(each.best for each in cluster) for cluster in clusters.values())
        return Range.within(min(low, best), best, high.high, high.open_ended)

    def _bonds(self, records: Sequence[str]) -> set[tuple[int, int]]:
        return {
            (first, second)
            for second, other in enumerate(records)
            for first, one in enumerate(records[:second])
            if frozenset((one, other)) in self.pairs or self._are_likely(one, other)
        }

    def _are_likely(self, one: str, other: str) -> bool:
        return one in self.likely and self.likely[one] == self.likely.get(other)


def twins_of(possible: Iterable[tuple[str, str]], likely: Iterable[Collection[str]] = ()) -> Twins:
    """Give the twins of pairs of records that may be one, and of clusters of those that are likely one."""
    lead: dict[str, str] = {}
    near: dict[str, str] = {}
    pairs = set[frozenset[str]]()
    for one, other in sorted(possible):
        tie(lead, one, other)
        pairs.add(frozenset((one, other)))
    for cluster in likely:
        first = min(cluster)
        for record in cluster:
            if record != first:
                tie(lead, first, record)
                tie(near, first, record)
    return Twins(
        {record: lead_of(lead, record) for record in lead},
        {record: lead_of(near, record) for record in near},
        frozenset(pairs),
    )


NONE = twins_of(())
"""Nobody may be anybody else."""


def at_least(numbers: Sequence[int], bonds: Collection[tuple[int, int]]) -> int:
    """Give the fewest that numbers of people come to if those that may be one are: of the ways to part them into groups
    all of whom may be one, the least sum of what each group has at most. `bonds` are pairs of places, the lower first.
    """
    if len(numbers) > LISTED:
        return max(numbers)
    held = set(bonds)
    whole = (1 << len(numbers)) - 1
    fits = [_are_bound(group, held, len(numbers)) for group in range(whole + 1)]
    most = [
        max((numbers[at] for at in range(len(numbers)) if group >> at & 1), default=0) for group in range(whole + 1)
    ]
    fewest = [0] * (whole + 1)
    for some in range(1, whole + 1):
        first = some & -some
        rest = some ^ first
        tried = [most[first] + fewest[rest]]
        group = rest
        while group:
            if fits[group | first]:
                tried.append(most[group | first] + fewest[rest ^ group])
            group = (group - 1) & rest
        fewest[some] = min(tried)
    return fewest[whole]


def _are_bound(group: int, bonds: set[tuple[int, int]], number: int) -> bool:
    held = [at for at in range(number) if group >> at & 1]
    return all((one, other) in bonds for place, one in enumerate(held) for other in held[place + 1 :])
