"""Rows of records as an Arrow table: what DuckDB and Spark both read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.core.sharing import Share, alone
from onrecord.linkage.kinds import Column

if TYPE_CHECKING:
    import pyarrow

__all__ = ["batches_of", "schema_of"]

# Parts of a second's work: what is made elsewhere is waited for in these.
BATCH = 10_000

_Numbered = tuple[int, Sequence[object]]


def schema_of(columns: Sequence[Column]) -> pyarrow.Schema:
    """Give the schema of a table of rows: a number `n` from 0, and the columns."""
    import pyarrow

    types = {"text": pyarrow.string(), "whole": pyarrow.int32(), "real": pyarrow.float64()}
    types |= {"texts": pyarrow.list_(pyarrow.string()), "reals": pyarrow.list_(pyarrow.float64())}
    told = [("n", types["whole"])]
    for column in columns:
        if column.spread:
            told += [(f"{column.name}_{number}", types["text"]) for number in range(column.spread)]
        else:
            told.append((column.name, types[column.type]))
    return pyarrow.schema(told)


def batches_of(
    records: Iterable[object], columns: Sequence[Column], row_of: Callable[[Any], object], share: Share = alone
) -> Iterator[pyarrow.RecordBatch]:
    """Yield the rows of records in batches, numbered through; `share` may have them made elsewhere."""
    yield from share(partial(_batch, columns, row_of), _numbered(records))


def _numbered(records: Iterable[object]) -> Iterator[_Numbered]:
    waiting, first = iter(records), 0
    while some := list(islice(waiting, BATCH)):
        yield first, some
        first += len(some)


def _batch(columns: Sequence[Column], row_of: Callable[[Any], object], numbered: _Numbered) -> pyarrow.RecordBatch:
    import pyarrow

    first, records = numbered
    schema, rows = schema_of(columns), [*map(row_of, records)]
    told: dict[str, list[Any]] = {"n": list(range(first, first + len(rows)))}
    for column in columns:
        values = [getattr(row, column.name) for row in rows]
        if column.spread:
            told |= dict(zip(_names(column), _spread(values, column.spread), strict=True))
        else:
            told[column.name] = values
    return pyarrow.record_batch([told[name] for name in schema.names], schema=schema)


def _names(column: Column) -> list[str]:
    return [f"{column.name}_{number}" for number in range(column.spread)]


def _spread(values: Sequence[Sequence[str]], width: int) -> list[list[str | None]]:
    return [[value[number] if number < len(value) else None for value in values] for number in range(width)]
