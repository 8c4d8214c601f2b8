"""How a clustering agrees with the truth: pairs, B-cubed, exact clusters, number of entities.

Pairs and exact clusters as in Christen, "Data Matching" (2012); B-cubed after Bagga and Baldwin (1998): for each record
the share of its cluster that is its person, and the share of its person that is in its cluster, averaged over records.
Records without a known person are left out of both sides before anything is counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass

__all__ = ["Agreement", "Share", "compare_clusters", "connected"]


@dataclass(frozen=True, slots=True)
class Share:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """The four measures; `count_error` is the share by which there are too many entities (below 0: too few)."""

    pairs: Share
    b_cubed: Share
    exact: Share
    count_error: float
    largest: int


def compare_clusters(clusters: Iterable[Collection[str]], persons: Mapping[str, str]) -> Agreement:
    """Compare clusters with the persons of the records; a record in no cluster stands alone."""
    cluster_of = _numbered(clusters, persons)
    both = Counter((cluster_of[record], person) for record, person in persons.items())
    ours, theirs = Counter(cluster_of.values()), Counter(persons.values())
    total = len(persons)
    same = _pairs(both.values())
    cubed = Share(
        _part(sum(n * n / ours[cluster] for (cluster, _), n in both.items()), total),
        _part(sum(n * n / theirs[person] for (_, person), n in both.items()), total),
    )
    exact = sum(n == ours[cluster] == theirs[person] for (cluster, person), n in both.items())
    return Agreement(
        Share(_part(same, _pairs(ours.values())), _part(same, _pairs(theirs.values()))),
        cubed,
        Share(_part(exact, len(ours)), _part(exact, len(theirs))),
        _part(len(ours) - len(theirs), len(theirs)),
        max(ours.values(), default=0),
    )


def connected(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    """Give the connected components of pairs."""
    parent: dict[str, str] = {}

    def root(record: str) -> str:
        parent.setdefault(record, record)
        while parent[record] != record:
            parent[record] = record = parent[parent[record]]
        return record

    for one, other in pairs:
        parent[root(one)] = root(other)
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for record in list(parent):
        groups[root(record)].add(record)
    return list(groups.values())


def _numbered(clusters: Iterable[Collection[str]], persons: Mapping[str, str]) -> dict[str, Hashable]:
    cluster_of: dict[str, Hashable] = {}
    for number, cluster in enumerate(clusters):
        for record in cluster:
            if record in cluster_of:
                raise ValueError(f"record {record!r} is in two clusters; expected one at most")
            if record in persons:
                cluster_of[record] = number
    return {record: cluster_of.get(record, record) for record in persons}


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _part(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
