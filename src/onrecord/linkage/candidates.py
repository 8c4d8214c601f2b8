"""Which records are compared at all: those that share a key that few records have.

A key that more than `MOST` records share brings nobody together: two common names alone say little, and with a third
name, a year, a month or a place the same records meet again in a smaller group. In a long list fewer may share it
(`most_of`): so a record has a bounded number of candidates, however long the list, and the work grows with its length.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.linkage.kinds import Key

__all__ = ["MOST", "Dialect", "held_sql", "keys_sql", "most_of", "pairs_sql"]

MOST = 74
# Of a million invented records, keys of 21 to 80 brought two thirds of the pairs together, and a twentieth of the right
# ones. Ten million pairs are compared in seconds; a list that has more has so many for each of its records.
FEW_PAIRS, PAIRS_A_RECORD = 10_000_000, 36


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


def held_sql(keys: str) -> str:
    """Give the query of how many keys are shared by 2 to `MOST` records: `held` and `number`."""
    shared = f"SELECT count(*) AS held FROM {keys} GROUP BY key HAVING count(*) BETWEEN 2 AND {MOST}"
    return f"SELECT held, count(*) AS number FROM ({shared}) shared GROUP BY held"


def most_of(held: Mapping[int, int], records: int) -> int:
    """Give how many records may share a key, by how many keys are shared by how many: as many as pairs allow.

    >>> most_of({2: 1_000, 70: 1_000}, 100_000), most_of({2: 1_000, 70: 10_000}, 100_000)
    (74, 2)
    """
    allowed = max(FEW_PAIRS, PAIRS_A_RECORD * records)
    most, pairs = 2, 0
    for number in sorted(held):
        pairs += held[number] * number * (number - 1) // 2
        if pairs > allowed:
            return most
        most = number
    return MOST


def pairs_sql(keys: str, table: str, most: int, *, within: bool, later: str | None = None) -> str:
    """Give the query of candidate pairs that share a key of at most so many records; of one source only where a source
    may repeat somebody. Of a pair the one with the higher number is among `later`, keys too, where that is given.

    `n_l` is of the source that comes first by its name, of one source the lower. Two people that one source names in
    one incident are two.
    """
    apart = "l.source <> r.source"
    if within:
        apart = f"({apart} OR l.incident IS NULL OR r.incident IS NULL OR l.incident <> r.incident)"
    few = f"SELECT key FROM {keys} GROUP BY key HAVING count(*) BETWEEN 2 AND {most}"
    met = (
        f"SELECT DISTINCT a.n AS n_l, b.n AS n_r FROM {keys} a JOIN {later or keys} b ON a.key = b.key AND a.n < b.n"
        f" WHERE a.key IN ({few})"
    )
    sides = f"JOIN {table} l ON l.n = met.n_l JOIN {table} r ON r.n = met.n_r"
    turned = "l.source > r.source"
    return (
        f"SELECT CASE WHEN {turned} THEN n_r ELSE n_l END AS n_l, CASE WHEN {turned} THEN n_l ELSE n_r END AS n_r"
        f" FROM ({met}) met {sides} WHERE {apart}"
    )
