"""Clusters of records that are one person, or one incident: derived from scores and judgements, never kept as truth.

What people judged the same is joined first, and stands; what they judged different, and what constraints and vetoes
part, is never joined by a score. The rest is average linkage over probabilities (`agglomeration`), where a pair that
was not scored counts as one of a low weight, stated. To join two clusters whose pairs are likelier one than not, on
average, is what raises the expected number of pairs told rightly (correlation clustering: Bansal, Blum and Chawla,
"Correlation Clustering", Machine Learning 56, 2004). The same records, pairs and bounds give the same clusters, in
whatever order they come and whatever the ids are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.core.errors import BadOption
from onrecord.linkage.agglomeration import Agglomeration, Scale
from onrecord.linkage.components import Component, components
from onrecord.linkage.constraints import Bars, Bounds, Break, broken
from onrecord.linkage.pairs import ScoredPair, probability_of
from onrecord.linkage.reviews import Parts, Review

__all__ = ["Cluster", "Clustering", "Linkage", "find_clusters"]

# Beyond this a float's steps in probability are coarse beside those of weights.
HIGHEST_CUT = 0.9999
# Components may be tied by pairs a little below the cut: it costs nothing, and no rounding can part what belongs.
SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Linkage:
    """How clusters are joined: down to which mean probability, and what a pair counts as that was not scored.

    With those given here, a record tied to one of two only, and not scored against the other, joins them where the odds
    of the tie are a thousand to one.
    """

    cut: float = 0.5
    missing_weight: float = -10.0

    def __post_init__(self) -> None:
        least = probability_of(self.missing_weight)
        if not least < self.cut <= HIGHEST_CUT:
            raise BadOption(
                "cut of linkage",
                found=f"{self.cut}",
                expected=f"more than {least:.2g}, which pairs count as that were not scored, and {HIGHEST_CUT} at most",
                do="Change the cut, or lower the weight of pairs that were not scored.",
            )


@dataclass(frozen=True, slots=True)
class Cluster:
    """Records taken for one, in order of id, how likely that is, and the likely pairs out of it that were left apart.

    The probability is the mean over all pairs within: the share of them that is expected to be right (expected pair
    precision). Pairs judged the same count as 1, pairs not scored as the stated low weight, a record alone as 1.
    """

    members: tuple[str, ...]
    probability: float
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Clustering:
    """All clusters, in order of their first member; all pairs for review; and the constraints that people overruled."""

    clusters: tuple[Cluster, ...]
    reviews: tuple[Review, ...] = ()
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class _Basis:
    linkage: Linkage
    scale: Scale
    least: float
    bounds: Bounds
    bars: Bars


def find_clusters(
    pairs: Iterable[ScoredPair],
    bounds: Bounds | None = None,
    linkage: Linkage | None = None,
    records: Iterable[str] = (),
) -> Clustering:
    """Give the clusters of all records that are named: by pairs, by judgements "same", or in `records`."""
    bounds, linkage = bounds or Bounds(), linkage or Linkage()
    scale = Scale.of(linkage.cut, linkage.missing_weight)
    basis = _Basis(linkage, scale, math.log2(linkage.cut / (1 - linkage.cut)) - SLACK, bounds, Bars(bounds))
    pairs = pairs if isinstance(pairs, Sequence) else list(pairs)
    clusters: list[Cluster] = []
    for component in components(pairs, basis.least, bounds.judged.groups, records):
        if len(component.atoms) == len(component.atoms[0]) == 1:
            clusters.append(Cluster(component.atoms[0], 1.0))
        else:
            clusters += _clusters_of(component, basis)
    reviews = {review for cluster in clusters for review in cluster.reviews}
    return Clustering(
        tuple(sorted(clusters, key=lambda cluster: cluster.members)),
        tuple(sorted(reviews, key=lambda review: (review.one, review.other))),
        tuple(broken(bounds)),
    )


def _clusters_of(component: Component, basis: _Basis) -> list[Cluster]:
    run = Agglomeration(component.atoms, component.weights, basis.scale, basis.bars)
    parts = Parts(run.run(), run.ties, basis.bars)
    likely = {
        pair: weight
        for pair, weight in component.weights.items()
        if weight >= basis.least and probability_of(weight) >= basis.linkage.cut
    }
    reviews: list[list[Review]] = [[] for _ in parts.clusters]
    for review in parts.reviews(likely, basis.bounds.judged):
        reviews[parts.place[review.one]].append(review)
        reviews[parts.place[review.other]].append(review)
    means = _means(component, parts, probability_of(basis.linkage.missing_weight))
    return [Cluster(*each) for each in zip(parts.clusters, means, map(tuple, reviews), strict=True)]


def _means(component: Component, parts: Parts, missing: float) -> list[float]:
    """Give the mean probability of the pairs within each cluster."""
    atom = {record: number for number, records in enumerate(component.atoms) for record in records}
    scored: list[list[float]] = [[] for _ in parts.clusters]
    judged = [0] * len(parts.clusters)
    for records in component.atoms:
        judged[parts.place[records[0]]] += math.comb(len(records), 2)
    for (one, other), weight in component.weights.items():
        if parts.place[one] == parts.place[other] and atom[one] != atom[other]:
            scored[parts.place[one]].append(probability_of(weight))
    return [
        _mean(math.comb(len(members), 2), same, known, missing)
        for members, same, known in zip(parts.clusters, judged, scored, strict=True)
    ]


def _mean(pairs: int, judged: int, scored: Sequence[float], missing: float) -> float:
    # fsum rounds once, at the end: the order of the pairs does not matter.
    total = math.fsum([judged, missing * (pairs - judged - len(scored)), *scored])
    return total / pairs if pairs else 1.0
