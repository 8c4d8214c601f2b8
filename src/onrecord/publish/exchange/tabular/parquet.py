"""Parquet: the related tables as typed columns, lists as lists, for analysis at scale; read back without loss."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from onrecord.publish.edition import Edition
from onrecord.publish.exchange.fields import described
from onrecord.publish.exchange.format import Format, malformed
from onrecord.publish.exchange.tabular.flat import Cell
from onrecord.publish.exchange.tabular.rebuilt import edition_of_rows
from onrecord.publish.exchange.tabular.tables import TABLES, Row, Table, rows_of
from onrecord.publish.wire import FORMAT, VERSION

__all__ = ["PARQUET"]

# Rows held of each table before they are written.
BATCH = 20_000


def _write(edition: Edition, folder: Path) -> None:
    with ExitStack() as opened:
        tables = {name: opened.enter_context(_Written(table, folder)) for name, table in TABLES.items()}
        for name, cells in rows_of(edition):
            tables[name].add(cells)


class _Written:
    """One file that is written, some rows at a time."""

    def __init__(self, table: Table, folder: Path) -> None:
        import pyarrow.parquet

        self._table = table
        self._schema = _schema(table)
        self._writer = pyarrow.parquet.ParquetWriter(folder / f"{table.name}.parquet", self._schema, compression="zstd")
        self._waiting: list[list[Cell]] = []

    def __enter__(self) -> _Written:
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()
        self._writer.close()

    def add(self, cells: list[Cell]) -> None:
        """Write a row, now or later."""
        self._waiting.append(cells)
        if len(self._waiting) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        import pyarrow

        if not self._waiting:
            return
        arrays = [
            pyarrow.array(column, type=field.type)
            for column, field in zip(zip(*self._waiting, strict=True), self._schema, strict=True)
        ]
        self._writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))
        self._waiting.clear()


def _schema(table: Table) -> Any:
    import pyarrow

    kinds = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema(
        [
            pyarrow.field(each.name, kinds[each.kind], metadata={"description": described(each.field)})
            for each in table.columns
        ],
        metadata={"format": FORMAT, "format_version": VERSION, "description": table.label},
    )


def _read(folder: Path) -> Edition:
    return edition_of_rows(row for table in TABLES.values() for row in _rows(table, folder))


def _rows(table: Table, folder: Path) -> Iterator[Row]:
    import pyarrow
    import pyarrow.parquet

    path = folder / f"{table.name}.parquet"
    names = [column.name for column in table.columns]
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(BATCH, columns=names):
                for cells in zip(*(batch.column(name).to_pylist() for name in names), strict=True):
                    yield table.name, [tuple(cell) if isinstance(cell, list) else cell for cell in cells]
    except (OSError, KeyError, pyarrow.ArrowException) as error:
        raise malformed(path.name, str(error)[:100], "a Parquet file of the table") from error


PARQUET = Format(
    "parquet",
    "Parquet tables",
    "DuckDB, pandas, R and Spark; columns keep their types",
    tuple(f"{name}.parquet" for name in TABLES),
    _write,
    (),
    _read,
)
