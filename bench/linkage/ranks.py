"""Where the true partner stands among a linker's candidates: found, first, mean reciprocal rank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bench.linkage.links import rank_of
from bench.linkage.records import Pair

__all__ = ["Ranks", "rank_partners"]


@dataclass(frozen=True, slots=True)
class Ranks:
    """Shares of the wanted pairs that are candidates, stand first, stand among five; the mean of 1 / rank (0: none)."""

    wanted: int
    found: float
    first: float
    among_five: float
    mean_reciprocal: float


def rank_partners(pairs: Iterable[Pair], wanted: Mapping[str, Collection[str]]) -> Ranks:
    """Rank the partners of each record; one with several true partners is asked for each, the others set aside."""
    candidates: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for pair in pairs:
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if one in wanted:
                candidates[one].append((other, pair.weight))
    ranks = [
        rank_of(partner, [found for found in candidates[one] if found[0] == partner or found[0] not in partners])
        for one, partners in wanted.items()
        for partner in partners
    ]
    found = [rank for rank in ranks if rank is not None]
    total = len(ranks) or 1
    return Ranks(
        len(ranks),
        len(found) / total,
        sum(rank == 1 for rank in found) / total,
        sum(rank <= 5 for rank in found) / total,
        sum(1 / rank for rank in found) / total,
    )
