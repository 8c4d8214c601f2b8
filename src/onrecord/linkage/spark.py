"""The engine of a cluster: Spark finds the pairs and spreads them, and DuckDB compares each worker's share of them.

So a pair comes to the same levels on both engines, by the same query, and what Spark lacks (Jaro and Winkler's measure)
needs no library of its own. What grows with the pairs is spread; what grows with the records alone stays with the
driver, as `Duck` holds it: the marks that samples are drawn by, how common values are, and company.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.core.sharing import Share, alone
from onrecord.linkage.candidates import Dialect, held_sql, keys_sql, most_of, pairs_sql
from onrecord.linkage.duck import Duck, candidates_of, heavy
from onrecord.linkage.kinds import Kind
from onrecord.linkage.levels import level_column, levels_sql, sides_sql
from onrecord.linkage.sides import Candidates
from onrecord.linkage.weights import Model

if TYPE_CHECKING:
    import pyarrow

__all__ = ["Spark"]

Keep = Callable[[Candidates], Candidates]
"""What leaves candidates out."""

DIALECT = Dialect(hash="xxhash64", list="array", unfold="explode")
# Pairs that a worker compares by one query: the engine plans it anew each time.
TOGETHER = 200_000


class Spark(Duck):
    """Records of one or more lists in Spark, by a session of pyspark; otherwise like `Duck`."""

    def __init__(self, kind: Kind, session: Any, folder: Path | None = None) -> None:
        super().__init__(kind, folder)
        self._session = session

    def load(self, records: Iterable[object], share: Share = alone) -> int:
        """Take the rows of records in, numbered from 0 in their order, and give how many they are."""
        number = super().load(records, share)
        for table, columns in (("records", "* EXCLUDE (mark)"), ("marks", "n, dice")):
            rows = self._con.sql(f"SELECT {columns} FROM {table}").to_arrow_table()
            self._session.createDataFrame(rows).createOrReplaceTempView(table)
        return number

    def find(self, *, within: bool) -> int:
        """Find the candidate pairs and give how many they are; `within`: a source may tell of somebody twice."""
        self._view(keys_sql(self._kind.keys, "records", DIALECT), "keys")
        held = {row["held"]: row["number"] for row in self._session.sql(held_sql("keys")).collect()}
        pairs = self._view(pairs_sql("keys", "records", most_of(held, self._count("records")), within=within), "pairs")
        return int(pairs.count())

    def _view(self, query: str, name: str) -> Any:
        """Give the answer to a query, kept under a name."""
        answer = self._session.sql(query).persist()
        answer.createOrReplaceTempView(name)
        return answer

    def _pairs(self) -> int:
        return int(self._session.table("pairs").count())

    def weigh(self, model: Model, least: float) -> Candidates:
        """Give the candidates whose levels weigh at least so much against strangers, left out where they are found."""
        return self._spread("SELECT n_l, n_r FROM pairs", partial(heavy, model=model, least=least))

    def _compared(self, pairs: str) -> Candidates:
        return self._spread(pairs, None)

    def _spread(self, pairs: str, keep: Keep | None) -> Candidates:
        """Give the levels of a query of pairs, compared where they are."""
        sides = self._session.sql(sides_sql(self._kind, pairs, "records"))
        columns = ", ".join(("n_l INT", "n_r INT", *(f"{level_column(each)} TINYINT" for each in self.comparisons)))
        return candidates_of(sides.mapInArrow(partial(_levels, self._kind, keep), columns).toArrow(), self._kind)


def _levels(kind: Kind, keep: Keep | None, sides: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Yield the levels of pairs by their sides, as a worker of Spark does it."""
    import duckdb
    import pyarrow

    query = levels_sql(kind, "FROM arrived")
    with duckdb.connect() as con:
        con.execute("SET threads = 1")
        for batches in _together(sides):
            con.register("arrived", pyarrow.Table.from_batches(batches))
            found = candidates_of(con.sql(query).to_arrow_table(), kind)
            yield _batch(found if keep is None else keep(found), kind)


def _batch(found: Candidates, kind: Kind) -> pyarrow.RecordBatch:
    import pyarrow

    told = {"n_l": found.one.astype(np.int32), "n_r": found.other.astype(np.int32)}
    told |= {level_column(each): found.levels[:, place] for place, each in enumerate(kind.comparisons)}
    return pyarrow.RecordBatch.from_pydict(told)


def _together(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[list[pyarrow.RecordBatch]]:
    """Yield batches, some at a time."""
    waiting: list[pyarrow.RecordBatch] = []
    for batch in batches:
        waiting.append(batch)
        if sum(each.num_rows for each in waiting) >= TOGETHER:
            yield waiting
            waiting = []
    if waiting:
        yield waiting
