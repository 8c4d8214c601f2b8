"""Which listings match words in the search index, newest first, no more than are wanted.

SQLite reads its index newest first and stops. PostgreSQL reads either rows, newest first, each looked at, or its index,
which gives all rows with the words at once, of which it looks at those words of which must stand together. The first is
slow for what is rare, the second for what is common, and its planner takes one for the other where words are often
found together. So matches among a few thousand of the newest rows are counted first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.backends.utils import CursorWrapper

__all__ = ["Match", "newest_listings", "newest_matching"]

# The newest rows in which matches are counted first: some 15 milliseconds on a laptop.
PROBED = 4_000


@dataclass(frozen=True, slots=True)
class Match:
    """Words asked of one table of the index, in its database's own syntax, and the listing's column of its rows.

    `apart` asks for the same words wherever they stand.
    """

    table: str
    column: str
    asked: str
    apart: str


def newest_matching(alias: str, match: Match, filters: tuple[str, Sequence[Any]], limit: int) -> list[int]:
    """Give the ids of listings that match and pass the filters, the row added last first, no more than `limit`."""
    if connections[alias].vendor != "postgresql":
        return _ids(alias, *_joined(match, f"{match.table} MATCH %s", "rowid", filters), limit)
    if filters[0]:
        return _ids(alias, *_joined(match, f"{match.table}.words @@ %s::tsquery", "id", filters), limit)
    with connections[alias].cursor() as cursor:
        found: list[int] = []
        for rows in _rows(cursor, match, limit):
            cursor.execute(
                f"SELECT id FROM listing WHERE {match.column} = ANY(%s) ORDER BY {match.column} DESC", [rows]
            )
            found += [int(row[0]) for row in cursor.fetchall()]
            if len(found) >= limit:
                break
        return found[:limit]


def newest_listings(alias: str, filters: tuple[str, Sequence[Any]], limit: int) -> list[int]:
    """Give the ids of listings that pass the filters, newest first."""
    return _ids(alias, "SELECT id FROM listing WHERE 1 = 1" + filters[0], list(filters[1]), "id", limit)


def _joined(match: Match, condition: str, key: str, filters: tuple[str, Sequence[Any]]) -> tuple[str, list[Any], str]:
    table = match.table
    statement = f"SELECT listing.id FROM {table} JOIN listing ON listing.{match.column} = {table}.{key}"
    return f"{statement} WHERE {condition}{filters[0]}", [match.asked, *filters[1]], f"{table}.{key}"


def _ids(alias: str, statement: str, values: list[Any], order: str, limit: int) -> list[int]:
    with connections[alias].cursor() as cursor:
        cursor.execute(f"{statement} ORDER BY {order} DESC LIMIT %s", [*values, limit])
        return [int(row[0]) for row in cursor.fetchall()]


def _rows(cursor: CursorWrapper, match: Match, limit: int) -> Iterator[list[int]]:
    """Yield rows of the index that match, newest first; those of older readings, which no listing names, among them."""
    # A subquery with OFFSET, and a materialised one, are each read as they stand.
    newest = f"SELECT id, words FROM {match.table} ORDER BY id DESC"
    if _is_common(cursor, match, newest, limit):
        statement = f"SELECT id FROM ({newest} OFFSET 0) AS newest WHERE words @@ %s::tsquery"
    else:
        statement = (
            f"WITH hit AS MATERIALIZED (SELECT id FROM {match.table} WHERE words @@ %s::tsquery) "
            "SELECT id FROM hit ORDER BY id DESC"
        )
    offset = 0
    while True:
        cursor.execute(f"{statement} LIMIT %s OFFSET %s", [match.asked, limit, offset])
        rows = [int(row[0]) for row in cursor.fetchall()]
        if rows:
            yield rows
        if len(rows) < limit:
            return
        offset += limit


def _is_common(cursor: CursorWrapper, match: Match, newest: str, limit: int) -> bool:
    """Tell whether rows, newest first, give enough before the index gives all: by the shares of the newest rows that
    match, and that hold the words, and by how many rows there are.
    """
    held = "words @@ %s::tsquery"
    cursor.execute(
        f"SELECT count(*), count(*) FILTER (WHERE {held}), (SELECT max(id) - min(id) + 1 FROM {match.table}) "
        f"FROM ({newest} LIMIT {PROBED}) AS newest WHERE {held}",
        [match.asked, match.apart],
    )
    holding, matching, rows = (int(number or 0) for number in cursor.fetchone())
    return matching > 0 and limit / matching < rows * holding / PROBED**2
