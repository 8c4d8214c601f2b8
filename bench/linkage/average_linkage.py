"""A clustering to compare with: given names that differ part a pair, then average linkage (UPGMA) cut at even odds.

Average linkage after Sokal and Michener (1958): the two clusters with the highest mean probability over all their pairs
are joined while that mean is one half or more; a pair that is no candidate counts as 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bench.linkage.agreement import connected
from bench.linkage.records import Pair, Record
from bench.linkage.words import skeletons
from onrecord.linkage.pairs import probability_of

__all__ = ["average_linkage", "without_other_given_names"]

CUT = 0.5


def without_other_given_names(pairs: Iterable[Pair], records: Iterable[Record]) -> Iterator[Pair]:
    """Yield the pairs whose given names have one skeleton or a common beginning of it."""
    given = {record.id: (skeletons(record.names[0]) or ("",))[0] for record in records if record.names}
    for pair in pairs:
        one, other = sorted((given.get(pair.one, ""), given.get(pair.other, "")), key=len)
        if other.startswith(one):
            yield pair


def average_linkage(pairs: Iterable[Pair]) -> list[set[str]]:
    """Give the clusters of the pairs, records alone left out."""
    chances = {(pair.one, pair.other): probability_of(pair.weight) for pair in pairs if pair.weight >= 0}
    component_of = {record: n for n, records in enumerate(connected(chances)) for record in records}
    parts: defaultdict[int, dict[tuple[str, str], float]] = defaultdict(dict)
    for pair, chance in chances.items():
        parts[component_of[pair[0]]][pair] = chance
    return [cluster for part in parts.values() for cluster in _joined(part)]


def _joined(chances: dict[tuple[str, str], float]) -> Sequence[set[str]]:
    """Join the clusters of one component; sums of probabilities are kept by pair of clusters."""
    names = sorted({record for pair in chances for record in pair})
    clusters: dict[int, set[str]] = {n: {name} for n, name in enumerate(names)}
    number = {name: n for n, name in enumerate(names)}
    sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), chance in chances.items():
        sums[number[one]][number[other]] = sums[number[other]][number[one]] = chance
    while True:
        mean, kept, gone = _likest(clusters, sums)
        if mean < CUT:
            return list(clusters.values())
        clusters[kept] |= clusters.pop(gone)
        for near, total in sums.pop(gone).items():
            del sums[near][gone]
            if near != kept:
                sums[kept][near] = sums[near][kept] = sums[kept].get(near, 0.0) + total


def _likest(clusters: dict[int, set[str]], sums: dict[int, dict[int, float]]) -> tuple[float, int, int]:
    means = (
        (total / (len(clusters[one]) * len(clusters[other])), -one, -other)
        for one, totals in sums.items()
        for other, total in totals.items()
        if one < other
    )
    mean, one, other = max(means, default=(0.0, 0, 0))
    return mean, -one, -other
