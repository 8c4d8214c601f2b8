"""Whether two records may tell of one person by name, day and place alone: what a person has to look at, not a verdict.

Names are alike by the signs and the bounds that linkage compares people by (`names`, `persons`), in whatever script.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import Any

from onrecord.linkage.fields import same_place
from onrecord.linkage.names import bare, best_signs
from onrecord.linkage.records import PersonRecord

__all__ = ["may_be_one", "names_alike"]

NEAR_GIVEN, NEAR_LINEAGE = 0.9, 0.8
"""From which likeness on linkage calls a given name, and a name of the lineage, nearly the same."""


def may_be_one(one: PersonRecord, other: PersonRecord) -> bool:
    """Tell whether two records may tell of one person: names alike, days that meet, and one place, or one untold."""
    if one.died is None or other.died is None or max(one.died[0], other.died[0]) > min(one.died[1], other.died[1]):
        return False
    both_tell = (one.place and other.place) or (one.spot and other.spot)
    return (not both_tell or same_place(one, other)) and names_alike(one.names, other.names)


def names_alike(one: Collection[str], other: Collection[str]) -> bool:
    """Tell whether the forms of two names have one given name, or nearly one, and no lineages that differ.

    >>> names_alike(["Ahmad"], ["أحمد خالد الطويل"]), names_alike(["Ahmad Darwish"], ["أحمد خالد الطويل"])
    (True, False)
    """
    first, second = best_signs(one), best_signs(other)
    if first.given is None or second.given is None or not _is_near(first.given, second.given, NEAR_GIVEN):
        return False
    return not (first.lineage and second.lineage) or _share(first.lineage, second.lineage)


def _share(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(_is_near(mine, theirs, NEAR_LINEAGE) for mine in map(bare, one) for theirs in map(bare, other))


@lru_cache(maxsize=1 << 16)
def _is_near(one: str, other: str, least: float) -> bool:
    if one == other:
        return True
    row = _engine().execute("SELECT jaro_winkler_similarity(?, ?) >= ?", [one, other, least]).fetchone()
    return bool(row and row[0])


@cache
def _engine() -> Any:
    """Give the engine that linkage measures by, so that both call the same names near."""
    import duckdb

    return duckdb.connect()
