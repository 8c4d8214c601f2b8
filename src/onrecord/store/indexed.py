"""Hold the search index to the readings and codings it is made of, word for word.

The index is no evidence, and finds nothing that a reading does not say; but one with a word gone hides a report. SQLite
keeps no copy of the words, only where each stands: those are summed by row, and so are those of the index made again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from django.db import connections

from onrecord.core.sharing import Share, alone
from onrecord.store.findings import NAMES, PARTING, TEXTS, held_sql
from onrecord.store.models import Coding, Listing, Reading
from onrecord.store.remade import Bodies, list_bodies
from onrecord.store.tolerant import Break

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["verify_index"]

CHUNK = 200
WHOLE = 2**64


def verify_index(case: CaseFile, share: Share = alone) -> Iterator[Break]:
    """Yield each report whose rows of the index are gone or hold other words than its reading and coding."""
    held = _Held(case.alias)
    waiting: deque[list[Listing]] = deque()
    try:
        for due in share(list_bodies, _bodies(case, waiting)):
            rows = waiting.popleft()
            wrong = held.differing(TEXTS, {row.text_row: each.words for row, each in zip(rows, due, strict=True)})
            names = {row.names_row or 0: each.names or "" for row, each in zip(rows, due, strict=True) if row.coding}
            missing = held.differing(NAMES, names)
            yield from (
                Break(f"search index of {row.report}", "other words, or none", "those of its reading and coding")
                for row in rows
                if row.text_row in wrong or (row.coding is not None and (row.names_row or 0) in missing)
            )
    finally:
        held.close()


def _bodies(case: CaseFile, waiting: deque[list[Listing]]) -> Iterator[list[Bodies]]:
    """Yield what listings are made of, some at a time, and keep their rows until the words are there."""
    after = 0
    while rows := list(Listing.objects.using(case.alias).filter(pk__gt=after).order_by("pk")[:CHUNK]):
        after = rows[-1].pk
        readings = Reading.objects.using(case.alias).in_bulk([row.reading for row in rows])
        codings = Coding.objects.using(case.alias).in_bulk([row.coding for row in rows if row.coding is not None])
        waiting.append(rows)
        yield [_of(row, readings[row.reading], codings.get(row.coding or "")) for row in rows]


def _of(row: Listing, reading: Reading, coding: Coding | None) -> Bodies:
    if coding is None:
        return Bodies(row.report, reading.id, bytes(reading.body))
    return Bodies(row.report, reading.id, bytes(reading.body), coding.id, bytes(coding.body))


class _Held:
    """What the index holds. SQLite's is summed row by row, once, when first asked for."""

    def __init__(self, alias: str) -> None:
        self.connection = connections[alias]
        self._sums: dict[str, Mapping[int, int]] = {}

    def differing(self, table: str, words: Mapping[int, str]) -> set[int]:
        """Give the rows that do not hold these words."""
        if not words:
            return set()
        if self.connection.vendor == "postgresql":
            return set(words) - self._same(table, words)
        if table not in self._sums:
            self._ask(f"CREATE VIRTUAL TABLE temp.look_{table} USING fts5vocab(main, {table}, instance)")
            self._ask(f"CREATE VIRTUAL TABLE temp.again_{table} USING fts5(words, content='', {PARTING})")
            self._ask(f"CREATE VIRTUAL TABLE temp.lookagain_{table} USING fts5vocab(temp, again_{table}, instance)")
            self._sums[table] = self._summed(f"look_{table}")
        with self.connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO temp.again_{table}(again_{table}) VALUES ('delete-all')")
            cursor.executemany(f"INSERT INTO temp.again_{table} (rowid, words) VALUES (%s, %s)", list(words.items()))
        due, found = self._summed(f"lookagain_{table}"), self._sums[table]
        return {row for row in words if due.get(row, 0) != found.get(row, 0)}

    def close(self) -> None:
        """Remove what was made to compare with."""
        for table in self._sums:
            for name in ("look", "lookagain", "again"):
                self._ask(f"DROP TABLE temp.{name}_{table}")

    def _same(self, table: str, words: Mapping[int, str]) -> set[int]:
        values = ", ".join(["(%s::bigint, %s)"] * len(words))
        told = [each for pair in words.items() for each in pair]
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"SELECT held.id FROM {table} held JOIN (VALUES {values}) AS due (id, words) ON held.id = due.id "
                f"WHERE held.words = {held_sql('due.words', 'held.id')}",
                told,
            )
            return {row for (row,) in cursor.fetchall()}

    def _summed(self, vocabulary: str) -> dict[int, int]:
        sums: dict[int, int] = {}
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT doc, term, offset FROM temp.{vocabulary}")
            while some := cursor.fetchmany(10_000):
                for row, term, place in some:
                    sums[row] = (sums.get(row, 0) + hash((term, place))) % WHOLE
        return sums

    def _ask(self, statement: str) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(statement)
