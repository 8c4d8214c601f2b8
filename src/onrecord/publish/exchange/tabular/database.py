"""The related tables as one SQLite database: written, and read back as an edition whose incidents stream from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path

from onrecord.publish.exchange.format import malformed
from onrecord.publish.exchange.tabular.flat import Column
from onrecord.publish.exchange.tabular.plain import plain_of
from onrecord.publish.exchange.tabular.tables import TABLES, Row, Table

__all__ = ["fill_database", "quoted"]

BATCH = 5_000
TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "TEXT", "date": "TEXT", "list": "TEXT", "text": "TEXT"}
PRAGMAS = ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF")


def fill_database(path: Path, rows: Iterable[Row]) -> None:
    """Write a new database of the rows, in one transaction, then its indexes.

    Raises:
        MalformedRecords: two rows of a table have the same id.
    """
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for each in PRAGMAS:
            database.execute(f"PRAGMA {each}")
        database.execute("BEGIN")
        for table in TABLES.values():
            database.execute(_definition(table))
        try:
            _insert(database, rows)
        except sqlite3.IntegrityError as error:
            raise malformed(path.name, str(error), "ids that are there once") from error
        for table in TABLES.values():
            for column in table.references:
                name = quoted(f"{table.name}_{column}")
                database.execute(f"CREATE INDEX {name} ON {quoted(table.name)} ({quoted(column)})")
        database.execute("COMMIT")


def quoted(name: str) -> str:
    """Give a name as SQL has it; the names are ours, some are words of SQL."""
    return f'"{name}"'


def _insert(database: sqlite3.Connection, rows: Iterable[Row]) -> None:
    waiting: dict[str, list[list[object]]] = {name: [] for name in TABLES}
    for name, some in groupby(rows, key=lambda row: row[0]):
        waiting[name] += ([plain_of(cell) for cell in cells] for _, cells in some)
        if len(waiting[name]) >= BATCH:
            _flush(database, name, waiting)
    for name in TABLES:
        _flush(database, name, waiting)


def _flush(database: sqlite3.Connection, name: str, waiting: dict[str, list[list[object]]]) -> None:
    places = ", ".join("?" for _ in TABLES[name].columns)
    database.executemany(f"INSERT INTO {quoted(name)} VALUES ({places})", waiting[name])
    waiting[name].clear()


def _definition(table: Table) -> str:
    return f"CREATE TABLE {quoted(table.name)} (\n  " + ",\n  ".join(_lines(table)) + "\n)"


def _lines(table: Table) -> Iterator[str]:
    for column in table.columns:
        yield f"{quoted(column.name)} {TYPES[column.kind]}{_primary(table, column)}"
    for column_name, other in table.references.items():
        yield f"FOREIGN KEY ({quoted(column_name)}) REFERENCES {quoted(other)} ({quoted('id')})"


def _primary(table: Table, column: Column) -> str:
    return " PRIMARY KEY" if column.name == table.primary else ""
