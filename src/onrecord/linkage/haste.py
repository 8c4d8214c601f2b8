"""What is quick to tell of pairs, told first: most can then no longer be one, whatever else they agree in.

What is left out is bounded by the most that it can weigh. A measure that takes long, and of which is only asked whether
it reaches something, is told as if it did and as if it did not: one of the two it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from onrecord.linkage.comparisons import Comparison
from onrecord.linkage.kinds import Kind
from onrecord.linkage.levels import level_column
from onrecord.linkage.weights import Model

__all__ = ["Haste", "haste_of"]


@dataclass(frozen=True, slots=True)
class Haste:
    """A kind with the comparisons that are quick to tell; `of` has the place of each in the whole kind, the same for
    those that are one comparison told in several ways.
    """

    kind: Kind
    of: tuple[int, ...]

    def at_most_sql(self, model: Model) -> str:
        """Give the most that a pair can weigh against strangers, as SQL over the columns of its levels."""
        told: dict[int, list[str]] = {}
        for comparison, place in zip(self.kind.comparisons, self.of, strict=True):
            bits = model.bits(place, np.arange(len(comparison.levels) + 1)).tolist()
            weighed = " ".join(f"WHEN {level} THEN {bit:e}" for level, bit in enumerate(bits))
            told.setdefault(place, []).append(f"CASE {level_column(comparison)} {weighed} ELSE 0e0 END")
        others = sum(model.most(place) for place in range(len(model.same)) if place not in told)
        return " + ".join([f"{others:e}", *(f"greatest({', '.join(ways)})" for ways in told.values())])


def haste_of(kind: Kind) -> Haste | None:
    """Give what is quick to tell of a kind, None where that is all of it."""
    told = [
        (place, way)
        for place, comparison in enumerate(kind.comparisons)
        if not comparison.late
        for way in _ways(comparison, kind)
    ]
    if [way for _, way in told] == [*kind.comparisons]:
        return None
    # In the place of a measure those that stand for it: what is told before it they may name too.
    measures = tuple(
        each
        for measure in kind.measures
        for each in (
            [replace(measure, name=_way(measure.name, number), sql=sql) for number, sql in enumerate(measure.either)]
            or [measure]
        )
    )
    some = replace(kind, comparisons=tuple(way for _, way in told), measures=measures)
    return Haste(some, tuple(place for place, _ in told))


def _ways(comparison: Comparison, kind: Kind) -> Iterator[Comparison]:
    """Yield the comparison, once for each way to tell a measure that it asks for."""
    asked = " ".join((comparison.unknown, *(level.condition for level in comparison.levels)))
    for measure in kind.measures:
        if measure.either and re.search(rf"\b{measure.name}\b", asked):
            for number in range(len(measure.either)):
                yield _told_by(comparison, measure.name, number)
            return
    yield comparison


def _told_by(comparison: Comparison, measure: str, number: int) -> Comparison:
    """Give the comparison with another measure in the place of one."""

    def turned(sql: str) -> str:
        return re.sub(rf"\b{measure}\b", _way(measure, number), sql)

    levels = tuple(replace(level, condition=turned(level.condition)) for level in comparison.levels)
    return replace(comparison, name=_way(comparison.name, number), unknown=turned(comparison.unknown), levels=levels)


def _way(name: str, number: int) -> str:
    return f"{name}_way_{number}"
