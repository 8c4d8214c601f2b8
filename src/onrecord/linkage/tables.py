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

__all__ = ["batches_of", "schema_of", "stored_sql"]

# Parts of a second's work: what is made elsewhere is waited for in these.
BATCH = 10_000

_Numbered = tuple[int, Sequence[object]]


def schema_of(columns: Sequence[Column]) -> pyarrow.Schema:
    """Give the schema of rows as they arrive: a number `n` from 0, and what the columns are of, each once."""
    import pyarrow

    types = {"text": pyarrow.string(), "whole": pyarrow.int32(), "real": pyarrow.float64(), "mark": pyarrow.string()}
    types |= {"texts": pyarrow.list_(pyarrow.string()), "reals": pyarrow.list_(pyarrow.float64())}
    told = [("n", types["whole"])]
    for column in _arriving(columns):
        told += [(name, types["text" if column.spread else column.type]) for name in column.arriving]
    return pyarrow.schema(told)


def stored_sql(columns: Sequence[Column], arriving: str, *others: str) -> str:
    """Give the query of a table of rows as they are stored: of texts that are marks, numbers; `others` stay."""
    marks = [name for column in columns if column.is_mark for name in column.stored]
    told = ["n", *others]
    for column in columns:
        for name, of in zip(column.stored, column.arriving, strict=True):
            told.append(_mark(of, marks.index(name), len(marks)) + f" AS {name}" if column.is_mark else f'"{name}"')
    return f"SELECT {', '.join(told)} FROM {arriving}"


def _mark(text: str, place: int, number: int) -> str:
    # Half of a hash is never below 0; what is below belongs to one column of one row.
    alone = f"-(n::BIGINT * {number} + {place}) - 1"
    return f"CASE WHEN {text} IS NULL THEN {alone} ELSE (hash({text}) >> 1)::BIGINT END"


def _arriving(columns: Sequence[Column]) -> Sequence[Column]:
    """Give a column for each attribute of the row."""
    return [*{column.attribute: column for column in reversed(columns)}.values()][::-1]


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
    for column in _arriving(columns):
        values = [getattr(row, column.attribute) for row in rows]
        told |= zip(column.arriving, _spread(values, column.spread) if column.spread else [values], strict=True)
    return pyarrow.record_batch([told[name] for name in schema.names], schema=schema)


def _spread(values: Sequence[Sequence[str]], width: int) -> list[list[str | None]]:
    return [[value[number] if number < len(value) else None for value in values] for number in range(width)]
