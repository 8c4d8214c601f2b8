"""The engine of one laptop: rows in DuckDB, candidates and levels by SQL, answers as NumPy arrays."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.core.sharing import Share, alone
from onrecord.linkage.candidates import Dialect, held_sql, keys_sql, most_of, pairs_sql
from onrecord.linkage.company import Companions
from onrecord.linkage.comparisons import Comparison
from onrecord.linkage.haste import haste_of
from onrecord.linkage.kinds import Kind
from onrecord.linkage.levels import level_column, levels_sql, sides_sql
from onrecord.linkage.sides import Candidates, Real, Whole
from onrecord.linkage.tables import batches_of, schema_of, stored_sql
from onrecord.linkage.weights import Model

__all__ = ["Duck", "Sample", "candidates_of", "heavy", "together"]


# A laptop has other work: what the engine needs beyond this it writes to disk, where it is given a folder.
MEMORY = "2GB"
# Rows that stand in memory at once on each side of pairs. With all ten million, of which two gigabytes hold a tenth,
# the engine wrote every pair with all that it compares to disk: more than 55 GB.
BLOCK = 1_000_000
# Levels are told in parts of so many pairs.
TOLD = 500_000
# By how much sums of weights may differ where each is written to seven digits.
ROUNDED = 1e-4


@dataclass(frozen=True, slots=True)
class Sample:
    """The candidates among one in `every` of the records, by chance: a shorter list, in which whoever competes is there
    as often as whoever is the same. `among` tells for each record whether it is one of these.
    """

    pairs: Candidates
    every: int
    among: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Block:
    """A table of pairs, and the tables of the rows on either side of them."""

    pairs: str
    left: str
    right: str

    def sides(self, kind: Kind) -> str:
        """Give the query of what is compared of the pairs, side by side."""
        return sides_sql(kind, f"SELECT n_l, n_r FROM {self.pairs}", self.left, self.right)


class Duck:
    """Records of one or more lists in DuckDB, ready to be compared; in `folder` it may write what memory lacks."""

    def __init__(self, kind: Kind, folder: Path | None = None) -> None:
        import duckdb

        self._kind = kind
        self._con = duckdb.connect()
        self._con.execute("SET preserve_insertion_order = false")
        if folder is not None:
            self._con.execute("SET temp_directory = ?", [str(folder)])
            self._con.execute(f"SET memory_limit = '{MEMORY}'")

    @property
    def kind(self) -> Kind:
        """Give what is compared."""
        return self._kind

    @property
    def connection(self) -> Any:
        """Give the connection to the database whose table `records` has the rows."""
        return self._con

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Give what is compared, in the order of the levels' columns."""
        return self._kind.comparisons

    @property
    def repeats(self) -> bool:
        """Tell whether one list may tell of one thing any number of times."""
        return self._kind.repeats

    def load(self, records: Iterable[object], share: Share = alone) -> int:
        """Take the rows of records in, numbered from 0 in their order, and give how many they are.

        `share` may have rows made elsewhere: for names of many parts that takes longer than to find who is whom.
        """
        import pyarrow

        columns = self._kind.columns
        batches = batches_of(records, columns, self._kind.row_of, share)
        reader = pyarrow.RecordBatchReader.from_batches(schema_of(columns), batches)
        self._con.register("arriving", reader)
        # A mark by what a record tells, not by its number, and its place by that: the order of rows draws nothing.
        told = ", ".join(f'"{name}"' for name in schema_of(columns).names if name != "n")
        stored = stored_sql(columns, f"(SELECT *, hash({told}) AS mark FROM arriving)", "mark")
        self._con.execute(f"CREATE TABLE records AS {stored}")
        self._con.unregister("arriving")
        self._con.execute(
            "CREATE TABLE marks AS"
            # Half of the hash: what other engines hold has a sign. Rows that tell the same have each their own dice.
            " SELECT n, source, mark, place, (hash(place) >> 1)::BIGINT AS dice FROM"
            " (SELECT n, source, mark, row_number() OVER (ORDER BY mark, source) - 1 AS place FROM records)"
        )
        return self._count("records")

    def find(self, *, within: bool) -> int:
        """Find the candidate pairs and give how many they are; `within`: a source may tell of somebody twice."""
        self._con.execute(f"CREATE TABLE keys AS {keys_sql(self._kind.keys, 'records', Dialect())}")
        most = most_of(dict(self._con.execute(held_sql("keys")).fetchall()), self._count("records"))
        self._con.execute(f"CREATE TABLE pairs AS {pairs_sql('keys', 'records', most, within=within)}")
        self._con.execute("DROP TABLE keys")
        return self._pairs()

    def draw(self, number: int, *, within: bool) -> Whole:
        """Give the levels of about so many pairs drawn at random, of all where they are fewer: a row a pair, a column a
        comparison.
        """
        total = self._count("records")
        drawn = number if within else round(number / max(self._share_apart(), 1e-6))
        apart = "" if within else " AND l.source <> r.source"
        self._con.execute(
            f"CREATE OR REPLACE TABLE drawn AS SELECT l.n AS n_l, r.n AS n_r FROM ({_places(total, drawn)})"
            f" JOIN marks l ON l.place = a JOIN marks r ON r.place = b WHERE a <> b{apart}"
        )
        return self._compared_here("SELECT n_l, n_r FROM drawn").levels.astype(np.int64)

    def sample(self, number: int) -> Sample:
        """Give the candidates among so many of the records that they are about this many, all where they are few."""
        total = self._count("records")
        every = max(1, round(math.sqrt(self._pairs() / number)))
        if every == 1:
            return Sample(self._compared("SELECT n_l, n_r FROM pairs"), 1, np.ones(total, dtype=bool))
        pairs = (
            "SELECT n_l, n_r FROM pairs JOIN marks l ON l.n = n_l JOIN marks r ON r.n = n_r"
            f" WHERE l.dice % {every} = 0 AND r.dice % {every} = 0"
        )
        chosen = self._con.execute(f"SELECT n FROM marks WHERE dice % {every} = 0").fetchnumpy()["n"]
        among = np.zeros(total, dtype=bool)
        among[np.asarray(chosen)] = True
        return Sample(self._compared(pairs), every, among)

    def weigh(self, model: Model, least: float) -> Candidates:
        """Give the candidates whose levels weigh at least so much against strangers."""
        haste = haste_of(self._kind)
        if haste is None:
            return self._heavy("pairs", model, least)
        self._con.execute("CREATE TABLE hopeful AS SELECT n_l, n_r FROM pairs LIMIT 0")
        for block in self._blocks("pairs"):
            quick = levels_sql(haste.kind, block.sides(haste.kind))
            # A condition that the engine moves below what it is of has each level worked out once more for every place
            # that names it: 43 seconds, and 22 without.
            self._con.execute("SET disabled_optimizers = 'filter_pushdown'")
            try:
                self._con.execute(
                    f"INSERT INTO hopeful SELECT n_l, n_r FROM ({quick})"
                    f" WHERE {haste.at_most_sql(model)} >= {least - ROUNDED:e}"
                )
            finally:
                self._con.execute("RESET disabled_optimizers")
        found = self._heavy("hopeful", model, least)
        self._con.execute("DROP TABLE hopeful")
        return found

    def _heavy(self, pairs: str, model: Model, least: float) -> Candidates:
        found = [heavy(part, model, least) for part in self._parts(pairs)]
        # A query of no pairs has no part at all.
        return together(found or [self._compared(f"SELECT n_l, n_r FROM {pairs} LIMIT 0")])

    def _parts(self, pairs: str) -> Iterator[Candidates]:
        """Yield what a table of pairs comes to.

        Of a block it is one query, told part by part: for each that a part of the pairs had, the engine would look up
        the records anew, and all at once are more than memory holds.
        """
        for block in self._blocks(pairs):
            told: Any = self._con.sql(levels_sql(self._kind, block.sides(self._kind))).to_arrow_reader(TOLD)
            for part in told:
                yield candidates_of(part, self._kind)

    def _blocks(self, pairs: str) -> Iterator[_Block]:
        """Yield the pairs of a table in blocks whose rows memory holds: of some rows with some others. The next may be
        asked for once the last was read.
        """
        blocks = -(-self._count("records") // BLOCK)
        if blocks <= 1:
            yield _Block(pairs, "records", "records")
            return
        self._con.execute(
            f"CREATE TABLE blocked AS SELECT n_l, n_r FROM {pairs} ORDER BY n_l // {BLOCK}, n_r // {BLOCK}"
        )
        for one in range(blocks):
            self._con.execute(f"CREATE OR REPLACE TABLE left_rows AS FROM records WHERE {_within('n', one)}")
            for other in range(blocks):
                self._con.execute(
                    "CREATE OR REPLACE TABLE block AS"
                    f" SELECT n_l, n_r FROM blocked WHERE {_within('n_l', one)} AND {_within('n_r', other)}"
                )
                if self._count("block"):
                    self._con.execute(f"CREATE OR REPLACE TABLE right_rows AS FROM records WHERE {_within('n', other)}")
                    yield _Block("block", "left_rows", "right_rows")
        for table in ("blocked", "block", "left_rows", "right_rows"):
            self._con.execute(f"DROP TABLE IF EXISTS {table}")

    def compared(self) -> tuple[Whole, Whole]:
        """Give the numbers of the two records of every candidate pair."""
        told = self._con.execute("SELECT n_l, n_r FROM pairs").fetchnumpy()
        one, other = (np.asarray(told[name]).astype(np.int64) for name in ("n_l", "n_r"))
        return one, other

    def companions(self, found: Candidates) -> Companions:
        """Give who can be found beside the two of each pair."""
        return Companions(self._con, found)

    def shares(self, column: str) -> Real:
        """Give for each record the share of records that have its value of a column, NaN where it has none."""
        found = self._con.execute(
            f"SELECT share FROM records LEFT JOIN (SELECT {column}, count(*) / sum(count(*)) OVER () AS share"
            f" FROM records WHERE {column} IS NOT NULL GROUP BY {column}) USING ({column}) ORDER BY n"
        ).fetchnumpy()["share"]
        return np.ma.filled(np.ma.asarray(found).astype(np.float64), np.nan)

    def sources(self) -> Whole:
        """Give for each record the number of its source, in the order of their names."""
        found = self._con.execute("SELECT dense_rank() OVER (ORDER BY source) - 1 AS s FROM records ORDER BY n")
        return np.asarray(found.fetchnumpy()["s"]).astype(np.int64)

    def _compared(self, pairs: str) -> Candidates:
        """Give the levels of a query of pairs."""
        return self._compared_here(pairs)

    def _compared_here(self, pairs: str) -> Candidates:
        sides = sides_sql(self._kind, pairs, "records")
        return candidates_of(self._con.sql(levels_sql(self._kind, sides)).to_arrow_table(), self._kind)

    def _share_apart(self) -> float:
        """Give the share of pairs, drawn at random, whose records are of two sources."""
        ((together,),) = self._con.execute(
            "SELECT sum(power(held, 2)) / power(sum(held), 2)"
            " FROM (SELECT count(*) AS held FROM records GROUP BY source)"
        ).fetchall()
        return 1.0 - float(together)

    def _pairs(self) -> int:
        """Give how many candidate pairs there are."""
        return self._count("pairs")

    def _count(self, table: str) -> int:
        ((number,),) = self._con.execute(f"SELECT count(*) FROM {table}").fetchall()
        return int(number)


def _within(column: str, block: int) -> str:
    return f"{column} >= {block * BLOCK} AND {column} < {(block + 1) * BLOCK}"


def _places(total: int, number: int) -> str:
    """Give the query of so many pairs of places below the total, drawn by chance that is the same each time."""
    if total * (total - 1) // 2 <= number:
        return f"SELECT a.i AS a, b.i AS b FROM range({total}) a(i) JOIN range({total}) b(i) ON a.i < b.i"
    return f"SELECT hash(2 * i) % {total} AS a, hash(2 * i + 1) % {total} AS b FROM range({number}) drawn(i)"


def candidates_of(told: Any, kind: Kind) -> Candidates:
    """Give the candidates of an Arrow table of numbers and levels."""
    return Candidates(
        told.column("n_l").to_numpy().astype(np.int64),
        told.column("n_r").to_numpy().astype(np.int64),
        np.column_stack([told.column(level_column(each)).to_numpy() for each in kind.comparisons]),
    )


def heavy(found: Candidates, model: Model, least: float) -> Candidates:
    """Give those of candidates whose levels weigh at least so much against strangers."""
    return found.of(model.against_strangers(found.levels) >= least)


def together(parts: Sequence[Candidates]) -> Candidates:
    """Give candidates in parts, one at least, as one."""
    return Candidates(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("one", "other", "levels")))
