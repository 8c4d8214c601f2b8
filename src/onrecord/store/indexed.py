"""Hold the search index to the readings and codings it is made of, word for word.

The index is no evidence, and finds nothing that a reading does not say; but one with a word gone hides a report. SQLite
keeps no copy of the words, only where each stands: those are summed by row, and so are those of the index made again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from django.db import connections

from onrecord.store.codings import coding_of
from onrecord.store.findings import NAMES, PARTING, TEXTS, words_of_names, words_of_text
from onrecord.store.models import Coding, Listing, Reading
from onrecord.store.readings import report_of
from onrecord.store.tolerant import Break

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["verify_index"]

CHUNK = 200
WHOLE = 2**64


def verify_index(case: CaseFile) -> Iterator[Break]:
    """Yield each report whose rows of the index are gone or hold other words than its reading and coding."""
    held = _Held(case.alias)
    try:
        after = 0
        while rows := list(Listing.objects.using(case.alias).filter(pk__gt=after).order_by("pk")[:CHUNK]):
            after = rows[-1].pk
            for table, words in _words(case, rows):
                wrong = held.differing(table, words)
                yield from (
                    Break(f"search index of {row.report}", "other words, or none", "those of its reading and coding")
                    for row in rows
                    if (row.text_row if table == TEXTS else row.names_row) in wrong
                )
    finally:
        held.close()


def _words(case: CaseFile, rows: list[Listing]) -> Iterator[tuple[str, dict[int, str]]]:
    """Give what each row of the index must say, for texts and then for names."""
    readings = Reading.objects.using(case.alias).in_bulk([row.reading for row in rows])
    codings = Coding.objects.using(case.alias).in_bulk([row.coding for row in rows if row.coding is not None])
    reports = {row.reading: report_of(readings[row.reading]) for row in rows}
    yield TEXTS, {row.text_row: words_of_text(reports[row.reading].text) for row in rows}
    yield (
        NAMES,
        {
            row.names_row or 0: words_of_names(coding_of(codings[row.coding], reports[row.reading]))
            for row in rows
            if row.coding is not None
        },
    )


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
                "WHERE held.words = to_tsvector('simple', due.words)",
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
