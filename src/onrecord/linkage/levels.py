"""Comparisons as a query: the level of each comparison of each pair, and pairs that weigh too little left out early.

What several conditions are about is worked out once (`Measure`), below the query that asks for it. An engine works out
what stands in a CASE anew in every branch: Splink's query, one CASE a comparison, took four times as long for persons.
What the cheap comparisons weigh is summed first; whatever could not reach the least weight, were all others to speak
for it, is not looked at further.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.linkage.comparisons import Comparison
from onrecord.linkage.kinds import Kind
from onrecord.linkage.weights import Model

__all__ = ["Least", "level_column", "levels_sql"]

_COLUMN = re.compile(r"\b([a-z][a-z_]*?)_[lr]\b")
# Sums of floats come out a little different in another order: nothing that reaches the least weight is lost to that.
ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Least:
    """The least that the levels of a pair weigh against strangers (log2), by this model, to be looked at."""

    model: Model
    weight: float


def level_column(comparison: Comparison) -> str:
    """Give the name of the column of a comparison's level."""
    return f"level_{comparison.name}"


def levels_sql(kind: Kind, pairs: str, table: str, least: Least | None = None) -> str:
    """Give the query of the levels of pairs: `n_l`, `n_r` and a column a comparison, -1 where it says nothing.

    `pairs` is a query of `n_l` and `n_r`; those that weigh less than the least are left out.
    """
    late = [_is_late(comparison, kind) for comparison in kind.comparisons]
    columns = ", ".join(f"l.{name} AS {name}_l, r.{name} AS {name}_r" for name in _columns(kind))
    query = f"SELECT n_l, n_r, {columns} FROM ({pairs}) paired JOIN {table} l ON l.n = n_l JOIN {table} r ON r.n = n_r"
    for stage in (False, True):
        if stage:
            for measure in kind.measures:
                query = f"SELECT *, {measure.sql} AS {measure.name} FROM ({query})"
        levels = [_level(each) for each, is_late in zip(kind.comparisons, late, strict=True) if is_late is stage]
        if levels:
            query = f"SELECT *, {', '.join(levels)} FROM ({query})"
        if least is not None:
            query = _heavy(query, kind.comparisons, [stage or not is_late for is_late in late], least)
    return f"SELECT n_l, n_r, {', '.join(map(level_column, kind.comparisons))} FROM ({query})"


def _columns(kind: Kind) -> Sequence[str]:
    """Give the columns of rows that anything compares."""
    told = [measure.sql for measure in kind.measures]
    for comparison in kind.comparisons:
        told += [comparison.unknown, *(level.condition for level in comparison.levels)]
    return sorted({name for sql in told for name in _COLUMN.findall(sql)})


def _is_late(comparison: Comparison, kind: Kind) -> bool:
    names = "|".join(measure.name for measure in kind.measures)
    told = (comparison.unknown, *(level.condition for level in comparison.levels))
    return bool(names) and any(re.search(rf"\b(?:{names})\b", sql) for sql in told)


def _level(comparison: Comparison) -> str:
    best = len(comparison.levels)
    cases = (f"WHEN {level.condition} THEN {best - place}" for place, level in enumerate(comparison.levels))
    levels = f"CASE WHEN {comparison.unknown} THEN -1 {' '.join(cases)} ELSE 0 END"
    return f"CAST({levels} AS TINYINT) AS {level_column(comparison)}"


def _heavy(query: str, comparisons: Sequence[Comparison], known: Iterable[bool], least: Least) -> str:
    """Give the query of those pairs whose known levels, and the best of all others, reach the least weight."""
    terms, at_best = [], 0.0
    for comparison, is_known, weights in zip(comparisons, known, _weights(least.model), strict=True):
        if is_known:
            cases = " ".join(f"WHEN {level} THEN {weight!r}" for level, weight in enumerate(weights))
            terms.append(f"CASE {level_column(comparison)} {cases} ELSE 0.0 END")
        else:
            at_best += max(0.0, *weights)
    needed = least.weight - at_best - ROUNDING
    return f"SELECT * FROM ({query}) WHERE {' + '.join(terms) or '0.0'} >= {needed!r}"


def _weights(model: Model) -> Iterator[list[float]]:
    """Yield for each comparison what its levels weigh against strangers, from 0 up."""
    for same, chance in zip(model.same, model.chance, strict=True):
        yield (np.log2(same) - np.log2(chance)).tolist()
