"""Best links: each record of the first list linked to the likeliest of the second, or to none.

Equal best candidates are no link: they go to review. *Strict* counts a link from a record whose person is not in the
second list as wrong; *lenient* leaves such records out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.linkage.records import Pair

__all__ = ["Best", "LinkScore", "Truth", "best_links", "choose_threshold", "rank_of", "score_links"]

# Weights that differ by less are equal: scores made in another order differ in their last digits.
SAME_WEIGHT = 1e-9


@dataclass(frozen=True, slots=True)
class Best:
    """A record's likeliest partner; `is_tied` when another is as likely."""

    other: str
    weight: float
    is_tied: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """Persons of the first and of the second list's records, where known."""

    first: Mapping[str, str]
    second: Mapping[str, str]

    def is_right(self, one: str, other: str) -> bool:
        """True where both are known to be one person."""
        return one in self.first and self.first[one] == self.second.get(other)

    def findable(self) -> set[str]:
        """Give the records of the first list whose person is in the second."""
        there = set(self.second.values())
        return {one for one, person in self.first.items() if person in there}


@dataclass(frozen=True, slots=True)
class LinkScore:
    """Links that are right, links given and links wanted."""

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of given links that are right."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of wanted links that were given."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Twice the right by given and wanted together."""
        total = self.given + self.wanted
        return 2 * self.right / total if total else 0.0


def best_links(pairs: Iterable[Pair], first: Iterable[str], second: Iterable[str]) -> dict[str, Best]:
    """Give the best partner in the second list of each record of the first; pairs within a list are passed over."""
    ones, others = frozenset(first), frozenset(second)
    best: dict[str, Best] = {}
    for pair in pairs:
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if one in ones and other in others:
                best[one] = _better(best.get(one), other, pair.weight)
    return best


def score_links(
    best: Mapping[str, Best], truth: Truth, threshold: float, *, strict: bool, among: Callable[[str], bool]
) -> LinkScore:
    """Score the links at or above a threshold, of the records `among` says."""
    findable = {one for one in truth.findable() if among(one)}
    given = {
        one: found.other
        for one, found in best.items()
        if among(one) and not found.is_tied and found.weight >= threshold and (strict or one in findable)
    }
    return LinkScore(sum(truth.is_right(one, other) for one, other in given.items()), len(given), len(findable))


def choose_threshold(best: Mapping[str, Best], truth: Truth, among: Callable[[str], bool]) -> float:
    """Give the weight with the best strict F1 among these records: the lowest of equally good ones."""
    links = [(one, found) for one, found in best.items() if among(one) and not found.is_tied]
    links.sort(key=lambda link: -link[1].weight)
    wanted = sum(map(among, truth.findable()))
    chosen, top, right = float("inf"), 0.0, 0
    for given, (one, found) in enumerate(links, 1):
        right += truth.is_right(one, found.other)
        if given < len(links) and links[given][1].weight == found.weight:
            continue
        score = 2 * right / (given + wanted)
        if score >= top:
            chosen, top = found.weight, score
    return chosen


def rank_of(wanted: str, candidates: Sequence[tuple[str, float]]) -> int | None:
    """Give the place of the wanted record by weight, last among its equals; None where it is no candidate."""
    mine = next((weight for other, weight in candidates if other == wanted), None)
    if mine is None:
        return None
    return sum(weight >= mine - SAME_WEIGHT for _, weight in candidates)


def _better(known: Best | None, other: str, weight: float) -> Best:
    if known is None or weight > known.weight + SAME_WEIGHT:
        return Best(other, weight)
    if weight >= known.weight - SAME_WEIGHT and other != known.other:
        return Best(known.other, known.weight, is_tied=True)
    return known
