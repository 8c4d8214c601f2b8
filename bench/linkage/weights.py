"""What weights are worth: candidates that hold the true pairs, probabilities that come true, pairs left to read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

from bench.linkage.records import Pair
from onrecord.linkage.pairs import probability_of

__all__ = ["Bin", "Blocking", "Review", "blocking", "calibrate", "compared_by", "review_load", "true_pairs"]

EDGES = (0.0, 0.1, 0.5, 0.9, 0.99, 0.999, 1.0)


@dataclass(frozen=True, slots=True)
class Blocking:
    """Share of true pairs among the candidates, and share of all pairs that are candidates."""

    recall: float
    share: float
    candidates: int


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs with a probability in `[low, high)`: how many, how many of them are the same person."""

    low: float
    high: float
    pairs: int
    right: int
    expected: float


@dataclass(frozen=True, slots=True)
class Review:
    """Pairs accepted unread at a stated precision, pairs rejected unread, pairs that people must read."""

    accepted: int
    read: int
    rejected: int


def true_pairs(lists: Sequence[Collection[str]], persons: Mapping[str, str], *, within: bool) -> set[tuple[str, str]]:
    """Give the pairs of records of one person across lists, and within them if asked."""
    groups: dict[str, list[tuple[str, int]]] = {}
    for number, records in enumerate(lists):
        for record in records:
            if record in persons:
                groups.setdefault(persons[record], []).append((record, number))
    return {
        (min(one, other), max(one, other))
        for group in groups.values()
        for (one, first), (other, second) in combinations(group, 2)
        if within or first != second
    }


def compared_by(linker: object, pairs: Iterable[Pair]) -> set[tuple[str, str]]:
    """Give the pairs that a linker compared last: those that it says it did, or else those that it gave."""
    told: Iterable[tuple[str, str]] | None = getattr(linker, "compared", None)
    return {(pair.one, pair.other) for pair in pairs} if told is None else set(told)


def blocking(given: Collection[tuple[str, str]], wanted: Collection[tuple[str, str]], possible: int) -> Blocking:
    """Measure candidates against the true pairs and against the number of pairs there are."""
    found = sum(pair in given for pair in wanted)
    return Blocking(found / len(wanted) if wanted else 0.0, len(given) / possible if possible else 0.0, len(given))


def calibrate(pairs: Iterable[Pair], persons: Mapping[str, str]) -> list[Bin]:
    """Give, bin by bin, how many pairs come true; pairs with a record of unknown person are left out."""
    counts: Counter[int] = Counter()
    right: Counter[int] = Counter()
    expected: defaultdict[int, float] = defaultdict(float)
    for pair in pairs:
        if pair.one in persons and pair.other in persons:
            chance = probability_of(pair.weight)
            place = next(n for n, high in enumerate(EDGES[1:]) if chance < high or high == EDGES[-1])
            counts[place] += 1
            right[place] += persons[pair.one] == persons[pair.other]
            expected[place] += chance
    return [
        Bin(low, high, counts[n], right[n], expected[n] / counts[n] if counts[n] else 0.0)
        for n, (low, high) in enumerate(pairwise(EDGES))
    ]


def review_load(pairs: Iterable[Pair], persons: Mapping[str, str], precision: float, lost: float) -> Review:
    """Give how many pairs people read if what is accepted unread has this precision, and what is rejected unread holds
    at most this share of the true pairs among the candidates. Pairs of equal weight go together."""
    known = [pair for pair in pairs if pair.one in persons and pair.other in persons]
    known.sort(key=lambda pair: -pair.weight)
    right = list(accumulate((persons[pair.one] == persons[pair.other] for pair in known), initial=0))
    ends = [n for n in range(len(known) + 1) if n in (0, len(known)) or known[n - 1].weight != known[n].weight]
    accepted = max(n for n in ends if right[n] >= precision * n)
    kept = min(n for n in ends if right[-1] - right[n] <= lost * right[-1])
    return Review(accepted, max(kept - accepted, 0), len(known) - max(kept, accepted))
