"""Whole clusterings drawn by chance, each as likely as scores, judgements and constraints make it.

Counted over many draws, a tally says what doubt about linkage does to it. People's judgements and the constraints hold
in every draw. Scores treat pairs as independent; those of one cluster are not, so that large clusters are drawn as
surer than they are.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from random import Random

from onrecord.core.errors import BadOption
from onrecord.linkage.chains import Chain
from onrecord.linkage.components import Component, components
from onrecord.linkage.constraints import Bars, Bounds
from onrecord.linkage.odds import Odds
from onrecord.linkage.pairs import ScoredPair
from onrecord.linkage.partitions import Partition, Partitions

__all__ = ["Clusters", "Drawing", "draw_clusterings"]

Clusters = tuple[tuple[str, ...], ...]
"""Clusters of records, in order, their records in order of id."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """How clusterings are drawn. The same seed gives the same draws, whatever the order of rows and number of draws.

    Args:
        seed: any text or number.
        negligible: the probability below which a pair ties nothing.
        missing_weight: what a pair counts as that was not scored.
        listed: the most atoms of a component of which all partitions are listed, so that draws are exact.
        settling: sweeps of the chain of a larger component before its first draw.
        between: sweeps between two draws of it.
    """

    seed: str | int = 0
    negligible: float = 0.01
    missing_weight: float = -10.0
    listed: int = 6
    settling: int = 20
    between: int = 2

    def __post_init__(self) -> None:
        if not 0.0 < self.negligible < 1.0:
            raise BadOption(
                "negligible probability",
                found=f"{self.negligible}",
                expected="more than 0 and less than 1",
                do="Give the probability below which a pair need not be drawn, such as 0.01.",
            )


def draw_clusterings(
    pairs: Iterable[ScoredPair],
    bounds: Bounds | None = None,
    drawing: Drawing | None = None,
    records: Iterable[str] = (),
) -> Iterator[Clusters]:
    """Yield clusterings without end, each of all records named: clusters in order, their records in order of id."""
    bounds, drawing = bounds or Bounds(), drawing or Drawing()
    least = math.log2(drawing.negligible / (1 - drawing.negligible))
    bars = Bars(bounds)
    pairs = pairs if isinstance(pairs, Sequence) else list(pairs)
    parts = components(pairs, least, bounds.judged.groups, records)
    fixed = [component.atoms[0] for component in parts if len(component.atoms) == 1]
    drawn = [
        (component, _source(Odds(component, least, drawing.missing_weight, bars), drawing))
        for component in parts
        if len(component.atoms) > 1
    ]
    number = 0
    while True:
        clusters = [cluster for component, draw in drawn for cluster in _clusters(component, draw(number))]
        yield tuple(sorted(fixed + clusters))
        number += 1


def _source(odds: Odds, drawing: Drawing) -> Callable[[int], Partition]:
    """Give what draws one component, by number of draw. What else there is does not change its draws."""
    name = f"{drawing.seed}/{odds.atoms[0][0]}"
    if len(odds.atoms) <= drawing.listed:
        listed = Partitions(odds)
        return lambda number: listed.drawn(_chance(f"{name}/{number}"))
    chain = Chain(odds, Random(name))
    chain.sweep(drawing.settling)

    def next_partition(_: int) -> Partition:
        chain.sweep(drawing.between)
        return chain.partition()

    return next_partition


def _clusters(component: Component, partition: Partition) -> Iterator[tuple[str, ...]]:
    for part in partition:
        yield tuple(sorted(record for place in part for record in component.atoms[place]))


def _chance(name: str) -> float:
    """Give a number from 0 to 1 that a name always has, as good as drawn."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") / 2**64
