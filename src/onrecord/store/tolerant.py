"""Read rows that may have been changed by hand: what cannot be read is named, and hides nothing that stands beside it.

SQLite keeps what it is given: letters that are no UTF-8, text where a number belongs, a day that no calendar has. A
moment may be spelled in many ways that read as the same; the one way in which onrecord writes it is part of the row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import DatabaseError, connections
from django.db.models import DateField, DateTimeField, Model, QuerySet
from django.db.models.expressions import RawSQL

__all__ = ["UNREADABLE", "Break", "Left", "damage_of_file", "misspelled_moments", "read_rows"]

UNREADABLE = (DatabaseError, ValueError, TypeError, AttributeError, OverflowError, RecursionError)
"""What reading a row that was changed by hand may raise, below this package."""

DIGIT = "[0-9]"
DAY = f"{DIGIT * 4}-{DIGIT * 2}-{DIGIT * 2}"
MOMENT = f"{DAY} {DIGIT * 2}:{DIGIT * 2}:{DIGIT * 2}"
SPELLINGS: dict[type[Any], tuple[str, ...]] = {DateTimeField: (MOMENT, f"{MOMENT}.{DIGIT * 6}"), DateField: (DAY,)}

MOST_BREAKS = 100
"""A file broken all over is named by its first faults; SQLite gives no more unless asked."""

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Break:
    """Something that is not as it was written: what it is, what was found, what was expected."""

    thing: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.thing}: found {self.found}; expected {self.expected}"


@dataclass(frozen=True, slots=True)
class Left:
    """Something that breaks nothing and that a person should know of, such as what an addition broken off left."""

    told: str

    def __str__(self) -> str:
        return self.told


def read_rows(rows: QuerySet[Row]) -> tuple[list[Row], list[Break]]:
    """Give the rows that can be read, and a break for each that cannot."""
    try:
        return list(rows), []
    except UNREADABLE:
        return _one_by_one(rows)


def damage_of_file(alias: str) -> Iterator[Break]:
    """Yield what SQLite finds broken in its own file; PostgreSQL refuses to read a page that is broken."""
    if connections[alias].vendor != "sqlite":
        return
    with connections[alias].cursor() as cursor:
        cursor.execute(f"PRAGMA integrity_check({MOST_BREAKS})")
        found = [str(told) for (told,) in cursor.fetchall()]
    for told in found:
        if told != "ok":
            yield Break("the database file", told, "a file that SQLite finds whole; bring it back from a backup")


def misspelled_moments(alias: str, model: type[Model]) -> Iterator[Break]:
    """Yield the rows with a day or moment that is written otherwise than onrecord writes it."""
    if connections[alias].vendor != "sqlite":
        return
    for field in model._meta.concrete_fields:
        spellings = SPELLINGS.get(type(field))
        if spellings is None:
            continue
        table, column, key = model._meta.db_table, field.column, model._meta.pk.column
        well = " OR ".join([f"{column} GLOB %s"] * len(spellings))
        asked = (
            f"SELECT CAST({key} AS BLOB) FROM {table} WHERE {column} IS NOT NULL "
            f"AND (typeof({column}) != 'text' OR NOT ({well}) OR {column} GLOB '*.000000')"
        )
        with connections[alias].cursor() as cursor:
            cursor.execute(asked, spellings)
            odd = [bytes(found).decode(errors="replace") for (found,) in cursor.fetchall()]
        for found in odd:
            yield Break(f"{table} {found}", f"a {column} written otherwise", "a day or moment as onrecord writes it")


def _one_by_one(rows: QuerySet[Row]) -> tuple[list[Row], list[Break]]:
    place = "rowid" if connections[rows.db].vendor == "sqlite" else str(rows.model._meta.pk.column)
    placed = rows.annotate(place=RawSQL(place, []))
    read: list[Row] = []
    broken: list[Break] = []
    for number in list(placed.values_list("place", flat=True)):
        try:
            read.append(placed.get(place=number))
        except UNREADABLE as error:
            told = f"a row that cannot be read ({str(error) or type(error).__name__})"
            broken.append(Break(_name(rows, place, number), told, "what was written there"))
    return read, broken


def _name(rows: QuerySet[Row], place: str, number: Any) -> str:
    """Give the table and key of a row, whatever its key holds."""
    table, key = rows.model._meta.db_table, rows.model._meta.pk.column
    with connections[rows.db].cursor() as cursor:
        cursor.execute(f"SELECT CAST({key} AS {'BLOB' if place == 'rowid' else 'TEXT'}) FROM {table} "
                       f"WHERE {place} = %s", [number])  # fmt: skip
        (found,) = cursor.fetchone() or (number,)
    return f"{table} {bytes(found).decode(errors='replace') if isinstance(found, bytes) else found}"
