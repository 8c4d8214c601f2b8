"""Rows of records as an Arrow table: what DuckDB and Spark both read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.linkage.kinds import Column

if TYPE_CHECKING:
    import pyarrow

__all__ = ["batches_of", "schema_of"]

BATCH = 50_000


def schema_of(columns: Sequence[Column]) -> pyarrow.Schema:
    """Give the schema of a table of rows: a number `n` from 0, and the columns."""
    import pyarrow

    types = {"text": pyarrow.string(), "whole": pyarrow.int32(), "real": pyarrow.float64()}
    types["texts"] = pyarrow.list_(pyarrow.string())
    told = [("n", types["whole"])]
    for column in columns:
        if column.spread:
            told += [(f"{column.name}_{number}", types["text"]) for number in range(column.spread)]
        else:
            told.append((column.name, types[column.type]))
    return pyarrow.schema(told)


def batches_of(rows: Iterable[object], columns: Sequence[Column]) -> Iterator[pyarrow.RecordBatch]:
    """Yield the rows in batches, numbered through."""
    import pyarrow

    schema, waiting, first = schema_of(columns), iter(rows), 0
    while some := list(islice(waiting, BATCH)):
        told: dict[str, list[Any]] = {"n": list(range(first, first + len(some)))}
        for column in columns:
            values = [getattr(row, column.name) for row in some]
            if column.spread:
                told |= dict(zip(_names(column), _spread(values, column.spread), strict=True))
            else:
                told[column.name] = values
        yield pyarrow.record_batch([told[name] for name in schema.names], schema=schema)
        first += len(some)


def _names(column: Column) -> list[str]:
    return [f"{column.name}_{number}" for number in range(column.spread)]


def _spread(values: Sequence[Sequence[str]], width: int) -> list[list[str | None]]:
    return [[value[number] if number < len(value) else None for value in values] for number in range(width)]
