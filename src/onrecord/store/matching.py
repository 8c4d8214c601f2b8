"""Which listings match words in the search index, newest first, no more than are wanted.

SQLite reads its index newest first and stops. PostgreSQL's gives all rows with the words at once, and where words must
stand together it then looks at each of them. So it is asked for the newest few thousand rows, for twice as many before
those, and so on, until there are enough (`findings.SEGMENT`): what common words cost does not grow with the case file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections

from onrecord.store.findings import SEGMENT

__all__ = ["Match", "newest_listings", "newest_matching"]

# So many segments at most are asked for at once: a million rows.
WIDEST = 256


@dataclass(frozen=True, slots=True)
class Match:
    """Words asked of one table of the index, in its database's own syntax, and the listing's column of its rows."""

    table: str
    column: str
    asked: str


def newest_matching(alias: str, match: Match, filters: tuple[str, Sequence[Any]], limit: int) -> list[int]:
    """Give the ids of listings that match and pass the filters, the row added last first, no more than `limit`."""
    if connections[alias].vendor != "postgresql":
        joined = f"SELECT listing.id FROM {match.table} JOIN listing ON listing.{match.column} = {match.table}.rowid"
        statement = f"{joined} WHERE {match.table} MATCH %s{filters[0]}"
        return _ids(alias, statement, [match.asked, *filters[1]], f"{match.table}.rowid", limit)
    found: list[int] = []
    for segments in _windows(alias, match.table):
        near = " | ".join(f"'/{segment}'" for segment in segments)
        # The planner would else read rows one by one, newest first, where it takes the words for common.
        hit = f"WITH hit AS MATERIALIZED (SELECT id FROM {match.table} WHERE words @@ %s::tsquery)"
        statement = (
            f"{hit} SELECT listing.id FROM hit JOIN listing ON listing.{match.column} = hit.id WHERE true{filters[0]}"
        )
        asked = [f"({match.asked}) & ({near})", *filters[1]]
        found += _ids(alias, statement, asked, "hit.id", limit - len(found))
        if len(found) >= limit:
            break
    return found


def _windows(alias: str, table: str) -> Iterator[range]:
    """Yield the segments of a table of the index, the newest first, then twice as many, and again."""
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT min(id), max(id) FROM {table}")
        (oldest, newest) = cursor.fetchone()
    if newest is None:
        return
    last, end, width = oldest // SEGMENT, newest // SEGMENT + 1, 1
    while end > last:
        start = max(end - width, last)
        yield range(start, end)
        end, width = start, min(2 * width, WIDEST)


def newest_listings(alias: str, filters: tuple[str, Sequence[Any]], limit: int) -> list[int]:
    """Give the ids of listings that pass the filters, newest first."""
    return _ids(alias, "SELECT id FROM listing WHERE 1 = 1" + filters[0], list(filters[1]), "id", limit)


def _ids(alias: str, statement: str, values: list[Any], order: str, limit: int) -> list[int]:
    with connections[alias].cursor() as cursor:
        cursor.execute(f"{statement} ORDER BY {order} DESC LIMIT %s", [*values, limit])
        return [int(row[0]) for row in cursor.fetchall()]
