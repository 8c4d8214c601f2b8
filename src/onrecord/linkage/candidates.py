"""Which records are compared at all: those that share a key that few records have.

A key that more than `MOST` records share brings nobody together: two common names alone say little, and with a third
name, a year or a day the same records meet again in a smaller group. So a record has a bounded number of candidates,
however long the list is, and the work grows with its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.linkage.kinds import Key

__all__ = ["MOST", "Dialect", "keys_sql", "pairs_sql"]

MOST = 80


@dataclass(frozen=True, slots=True)
class Dialect:
    """What engines spell differently: a hash of 64 bits, a list of values, and a row for each of a list."""

    hash: str = "hash"
    list: str = "list_value"
    unfold: str = "unnest"


def keys_sql(keys: Sequence[Key], table: str, dialect: Dialect) -> str:
    """Give the query of all keys of a table of rows: columns `n` and `key`.

    The rows are read once: a query of the union of as many as there are keys is a hundred stages for a cluster.
    """
    told = ", ".join(
        f"CASE WHEN {' AND '.join(f'{part} IS NOT NULL' for part in key.needs)}"
        f" THEN {dialect.hash}(concat_ws('|', {', '.join(key.parts)})) END"
        for key in keys
    )
    every = f"SELECT n, {dialect.unfold}({dialect.list}({told})) AS key FROM {table}"
    return f"SELECT n, key FROM ({every}) unfolded WHERE key IS NOT NULL"


def pairs_sql(keys: str, table: str, *, within: bool) -> str:
    """Give the query of candidate pairs; of one source only where a source may repeat somebody.

    `n_l` is of the source that comes first by its name, of one source the lower. Two people that one source names in
    one incident are two.
    """
    apart = "l.source <> r.source"
    if within:
        apart = f"({apart} OR l.incident IS NULL OR r.incident IS NULL OR l.incident <> r.incident)"
    few = f"SELECT key FROM {keys} GROUP BY key HAVING count(*) BETWEEN 2 AND {MOST}"
    met = (
        f"SELECT DISTINCT a.n AS n_l, b.n AS n_r FROM {keys} a JOIN {keys} b ON a.key = b.key AND a.n < b.n"
        f" WHERE a.key IN ({few})"
    )
    sides = f"JOIN {table} l ON l.n = met.n_l JOIN {table} r ON r.n = met.n_r"
    turned = "l.source > r.source"
    return (
        f"SELECT CASE WHEN {turned} THEN n_r ELSE n_l END AS n_l, CASE WHEN {turned} THEN n_l ELSE n_r END AS n_r"
        f" FROM ({met}) met {sides} WHERE {apart}"
    )
