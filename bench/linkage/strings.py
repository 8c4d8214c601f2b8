"""Baselines that compare two strings: exact, Jaro–Winkler on romanised names, on skeletons, rigour's parts.

Their candidates are one set (`candidates.py`), pairs that differ in sex or by more than two years of age left out; an
equal birth date adds a tenth, where lists have one. Their weights are no odds: a threshold is chosen on the dev half.
"""

from __future__ import annotations

import heapq
import importlib.util
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from bench.linkage.agreement import connected
from bench.linkage.candidates import agree_on_sex_and_age, candidate_pairs
from bench.linkage.records import Pair, Record, ScoredPair
from bench.linkage.words import normalise, romanise, skeletons

__all__ = ["ExactLinker", "PartsLinker", "StringLinker", "string_linkers"]

SAME_BIRTH = 0.1
Similarity = Callable[[str, str], float]


def string_linkers() -> list[ExactLinker | StringLinker | PartsLinker]:
    """Give those whose packages are installed."""
    linkers: list[ExactLinker | StringLinker | PartsLinker] = [ExactLinker()]
    if importlib.util.find_spec("rapidfuzz") is not None:
        from rapidfuzz.distance import JaroWinkler

        linkers.append(StringLinker("jaro_winkler", romanise, JaroWinkler.similarity))
        linkers.append(StringLinker("skeleton", _joined, JaroWinkler.similarity))
        if importlib.util.find_spec("rigour") is not None:
            linkers.append(PartsLinker(JaroWinkler.similarity))
    return linkers


@dataclass(frozen=True, slots=True)
class ExactLinker:
    """Links records of the same normalised name and, as far as told, sex."""

    name: str = "exact"
    is_odds: bool = False

    def link(self, lists: Sequence[Sequence[Record]], *, within: bool) -> Iterator[ScoredPair]:
        """Yield pairs of records with one normalised name."""
        groups: defaultdict[str, list[tuple[Record, int]]] = defaultdict(list)
        for number, records in enumerate(lists):
            for record in records:
                if record.names:
                    groups[normalise(record.names[0])].append((record, number))
        for group in groups.values():
            for (one, first), (other, second) in combinations(group, 2):
                if (within or first != second) and (one.sex is None or other.sex is None or one.sex == other.sex):
                    yield ScoredPair.of(one.id, other.id, 1 + _birth(one, other))

    def cluster(self, _lists: Sequence[Sequence[Record]], pairs: Sequence[Pair]) -> Iterable[Collection[str]]:
        """Yield groups of one name."""
        return connected((pair.one, pair.other) for pair in pairs)


@dataclass(frozen=True, slots=True)
class StringLinker:
    """Weighs candidates by the similarity of their first names as written, made comparable by `prepare`."""

    name: str
    prepare: Callable[[str], str]
    similarity: Similarity
    is_odds: bool = False

    def link(self, lists: Sequence[Sequence[Record]], *, within: bool) -> Iterator[ScoredPair]:
        """Yield the candidates."""
        for one, other in candidate_pairs(lists, within=within):
            if agree_on_sex_and_age(one, other):
                alike = self.similarity(self.prepare(one.names[0]), self.prepare(other.names[0]))
                yield ScoredPair.of(one.id, other.id, alike + _birth(one, other))

    def cluster(self, _lists: Sequence[Sequence[Record]], pairs: Sequence[Pair]) -> Iterable[Collection[str]]:
        """Yield connected components above 0.95, a common cut; nothing was tuned."""
        return connected((pair.one, pair.other) for pair in pairs if pair.weight >= 0.95)


@dataclass(frozen=True, slots=True)
class PartsLinker:
    """Weighs by rigour's `compare_parts` the five candidates of each record that are likest by skeleton: it is slow."""

    similarity: Similarity
    name: str = "rigour"
    is_odds: bool = False

    def link(self, lists: Sequence[Sequence[Record]], *, within: bool) -> Iterator[ScoredPair]:
        """Yield the likest candidates."""
        from bench.linkage.rigour_parts import compare_names

        records = {record.id: record for records in lists for record in records}
        for pair in _likest(StringLinker("", _joined, self.similarity).link(lists, within=within)):
            one, other = records[pair.one], records[pair.other]
            weight = compare_names(romanise(one.names[0]), romanise(other.names[0]))
            yield ScoredPair(pair.one, pair.other, weight + _birth(one, other))

    def cluster(self, _lists: Sequence[Sequence[Record]], pairs: Sequence[Pair]) -> Iterable[Collection[str]]:
        """Yield connected components above 0.95."""
        return connected((pair.one, pair.other) for pair in pairs if pair.weight >= 0.95)


def _likest(pairs: Iterable[ScoredPair], number: int = 5) -> list[ScoredPair]:
    mine: defaultdict[str, list[tuple[float, str, str]]] = defaultdict(list)
    for pair in pairs:
        entry = (pair.weight, pair.one, pair.other)
        for record in (pair.one, pair.other):
            (heapq.heappush if len(mine[record]) < number else heapq.heappushpop)(mine[record], entry)
    return [
        ScoredPair(one, other, weight) for weight, one, other in {entry for kept in mine.values() for entry in kept}
    ]


def _joined(name: str) -> str:
    return " ".join(skeletons(name))


def _birth(one: Record, other: Record) -> float:
    return SAME_BIRTH if one.birth is not None and one.birth == other.birth else 0.0
