"""What doubt is left in lists that were linked: how many people, how many wrong links, how much there is to read."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from onrecord.jobs.lists.linking import FoundPair, LinkedLists
from onrecord.linkage.draws import draw_clusterings
from onrecord.linkage.judgements import Decision
from onrecord.linkage.pairs import probability_of

__all__ = ["Figures", "figures_of", "to_review"]

PRECISION = 0.99
# Nine of ten draws lie between; draws of long lists cost more and vary less.
OUTSIDE = 0.05
MOST_DRAWS, FEWEST_DRAWS, DRAWN_RECORDS = 200, 20, 1_000_000
# A pair that a person need not look at: the odds are a hundred to one, either way.
OPEN_BITS = math.log2(99)
# Few lists name somebody twice on purpose, and brothers who died together look like it: however high the score, a pair
# that is joined within one list is looked at as if its odds were four to one.
IN_ONE_LIST_BITS = 2.0


@dataclass(frozen=True, slots=True)
class Figures:
    """How many people the records are, at least and at most in nine of ten draws, and by the clusters; pairs of records
    joined, how many of them are expected to be wrong, and how many to read, the least sure first, until no more than
    one in a hundred of those joined is expected to be.
    """

    people: int
    fewest: int
    most: int
    joined: int
    wrong: float
    to_read: int


def figures_of(found: LinkedLists) -> Figures:
    """Give the figures of lists that were linked."""
    counts = _drawn_counts(found)
    edge = math.floor(len(counts) * OUTSIDE)
    likely = sorted(_joined_probabilities(found))
    wrong = math.fsum(1 - each for each in likely)
    return Figures(
        people=len(found.clustering.clusters),
        fewest=counts[edge],
        most=counts[-1 - edge],
        joined=len(likely),
        wrong=wrong,
        to_read=_to_read(likely, wrong),
    )


def to_review(found: LinkedLists) -> list[FoundPair]:
    """Give the pairs that a person should look at, the most informative first.

    What is told by reading is most where the odds are even, or where a little more or less would cross the threshold; a
    tie is as open as even odds. Whoever is joined within one list is looked at too. Pairs that a given name parts come
    last: they are mostly brothers.
    """
    cut = math.log2(found.wish.threshold / (1 - found.wish.threshold))
    tied = {(review.one, review.other) for review in found.clustering.reviews if review.left_out == "tie"}
    barred = {(review.one, review.other) for review in found.clustering.reviews if review.left_out == "barred"}

    def order(pair: FoundPair) -> tuple[bool, float, int, int]:
        ids = _ids(found, pair)
        near = 0.0 if ids in tied else min(abs(pair.weight), abs(pair.weight - cut))
        near = min(near, IN_ONE_LIST_BITS) if pair.in_one_list and pair.is_joined else near
        return ids in barred, round(near, 6), pair.one, pair.other

    def is_open(pair: FoundPair) -> bool:
        ids = _ids(found, pair)
        if pair.decision is not None:
            return False
        if ids in tied or ids in barred or (pair.in_one_list and pair.is_joined):
            return True
        return _is_free(found, pair) and abs(pair.weight) <= OPEN_BITS

    return sorted(filter(is_open, found.pairs), key=order)


def _is_free(found: LinkedLists, pair: FoundPair) -> bool:
    """Tell whether a score could join a pair: no level of it is too low for that."""
    assert found.linked is not None, "there are pairs"
    levels = found.linked.pairs.levels[pair.place].tolist()
    return not any(each.bars(level) for each, level in zip(found.linked.comparisons, levels, strict=True))


def _ids(found: LinkedLists, pair: FoundPair) -> tuple[str, str]:
    one, other = sorted((found.people[pair.one].record.id, found.people[pair.other].record.id))
    return one, other


def _drawn_counts(found: LinkedLists) -> list[int]:
    """Give how many people there are in each of some draws of all clusters, in order of size."""
    if not found.scored:
        return [len(found.clustering.clusters)]
    number = max(FEWEST_DRAWS, min(MOST_DRAWS, DRAWN_RECORDS // len(found.people)))
    ids = [each.record.id for each in found.people]
    draws = draw_clusterings(found.scored, found.bounds, records=ids)
    return sorted(len(clusters) for clusters in islice(draws, number))


def _joined_probabilities(found: LinkedLists) -> Iterator[float]:
    """Yield how likely each two records of one cluster are one: 1 where people said so."""
    weights = {(pair.one, pair.other): pair.weight for pair in found.scored}
    for cluster in found.clustering.clusters:
        for pair in combinations(cluster.members, 2):
            if found.bounds.judged.decision(*pair) is Decision.SAME:
                yield 1.0
            else:
                yield probability_of(weights[pair]) if pair in weights else 0.0


def _to_read(likely: list[float], wrong: float) -> int:
    """Give how many pairs to read, the least sure first: what is found wrong is joined no longer."""
    read, kept = 0, float(len(likely))
    while read < len(likely) and wrong > (1 - PRECISION) * kept + 1e-12:
        error = 1 - likely[read]
        wrong, kept, read = wrong - error, kept - error, read + 1
    return read
