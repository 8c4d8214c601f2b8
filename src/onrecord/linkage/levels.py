"""Comparisons as a query: the level of each comparison of each pair.

What several conditions are about is worked out once (`Measure`), below the query that asks for it. An engine works out
what stands in a CASE anew in every branch: Splink's query, one CASE a comparison, took four times as long for persons.
For the same reason nothing is left out in the query: a condition on a level is worked out apart from the level.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.linkage.comparisons import Comparison, Measure
from onrecord.linkage.kinds import Kind

__all__ = ["level_column", "levels_sql", "sides_sql"]

_COLUMN = re.compile(r"\b([a-z][a-z0-9_]*?)_[lr]\b")


def level_column(comparison: Comparison) -> str:
    """Give the name of the column of a comparison's level."""
    return f"level_{comparison.name}"


def sides_sql(kind: Kind, pairs: str, table: str, other: str | None = None) -> str:
    """Give the query of all that is compared of pairs: `n_l`, `n_r`, and each column of the two rows side by side.

    `pairs` is a query of `n_l` and `n_r`; `table` has the rows of both, or where there is an `other`, that of `n_r`.
    The SQL is any engine's.
    """
    columns = ", ".join(f"l.{name} AS {name}_l, r.{name} AS {name}_r" for name in _columns(kind))
    right = other or table
    return f"SELECT n_l, n_r, {columns} FROM ({pairs}) paired JOIN {table} l ON l.n = n_l JOIN {right} r ON r.n = n_r"


def levels_sql(kind: Kind, sides: str) -> str:
    """Give the query of the levels of pairs: `n_l`, `n_r` and a column a comparison, -1 where it says nothing.

    `sides` is a query of their sides.
    """
    query = sides
    for measures in _side_by_side(kind.measures):
        told = ", ".join(f"{measure.sql} AS {measure.name}" for measure in measures)
        query = f"SELECT *, {told} FROM ({query})"
    return f"SELECT n_l, n_r, {', '.join(map(_level, kind.comparisons))} FROM ({query})"


def _columns(kind: Kind) -> Sequence[str]:
    """Give the columns of rows that anything compares."""
    told = [measure.sql for measure in kind.measures]
    names = {measure.name for measure in kind.measures}
    for comparison in kind.comparisons:
        told += [comparison.unknown, *(level.condition for level in comparison.levels)]
    found = {found.group() for sql in told for found in _COLUMN.finditer(sql)}
    return sorted({name[:-2] for name in found - names})


def _side_by_side(measures: Sequence[Measure]) -> list[list[Measure]]:
    """Give measures in groups, in order, none of which names another of its group."""
    groups: list[list[Measure]] = [[]]
    for measure in measures:
        if any(re.search(rf"\b{other.name}\b", measure.sql) for other in groups[-1]):
            groups.append([])
        groups[-1].append(measure)
    return groups


def _level(comparison: Comparison) -> str:
    best = len(comparison.levels)
    cases = (f"WHEN {level.condition} THEN {best - place}" for place, level in enumerate(comparison.levels))
    levels = f"CASE WHEN {comparison.unknown} THEN -1 {' '.join(cases)} ELSE 0 END"
    return f"CAST({levels} AS TINYINT) AS {level_column(comparison)}"
