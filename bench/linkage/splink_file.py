"""Splink with plain settings on a file of synthetic records, for sizes that no list of Python objects holds."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.linkage.plain_splink import FIELDS, REPEATED, Task, name_fields, train

__all__ = ["SplinkFileLinker"]

FILLED = frozenset(FIELDS)
# Rules of two parts of a name grow with the square of the records: a million took 450 s and 10.8 GiB by those of lists.
RULES = (
    ("given", "father", "family"),
    ("father", "grandfather", "family"),
    ("given", "family", "town"),
    ("given", "family", "died"),
    ("given", "father", "died"),
    ("given", "family", "age"),
    ("given", "birth"),
    ("family", "birth"),
)


@dataclass(frozen=True, slots=True)
class SplinkFileLinker:
    """One file in, deduplicated; the pairs of even odds or better out."""

    name: str = "splink"

    def link_file(self, source: Path, pairs: Path) -> None:
        """Write `one,other,weight` of the pairs found in the records of a file."""
        import duckdb
        from splink import DuckDBAPI

        prepared = pairs.with_name("prepared.csv")
        _prepare(source, prepared)
        connection = duckdb.connect()
        connection.execute("SET temp_directory = ?", [str(pairs.parent)])
        columns = {"unique_id": "VARCHAR", **dict.fromkeys(FIELDS, "VARCHAR"), "age": "INTEGER"}
        connection.execute(f"CREATE TABLE people AS FROM read_csv({str(prepared)!r}, header=true, columns={columns!r})")
        (number,) = connection.execute("SELECT count(*) FROM people").fetchall()[0]
        prior = 2 * REPEATED / number
        linker = train([DuckDBAPI(connection).register("people")], FILLED, Task("dedupe_only", prior, RULES))
        found = linker.inference.predict(threshold_match_weight=0).physical_name
        ids = "least(unique_id_l, unique_id_r) AS one, greatest(unique_id_l, unique_id_r) AS other"
        connection.execute(f"COPY (SELECT {ids}, match_weight AS weight FROM {found}) TO {str(pairs)!r} (HEADER)")


def _prepare(source: Path, target: Path) -> None:
    with source.open(encoding="utf-8", newline="") as read, target.open("w", encoding="utf-8", newline="") as written:
        writer = csv.writer(written)
        writer.writerow(["unique_id", *FIELDS])
        writer.writerows(_rows(csv.DictReader(read)))


def _rows(records: csv.DictReader[str]) -> Iterator[list[str | None]]:
    for record in records:
        parts = name_fields(record["name"])
        died = record["died_from"] if record["died_from"] == record["died_to"] else ""
        town = " ".join(filter(None, name_fields(record["place"]).values()))
        yield [record["id"], *parts.values(), record["sex"], record["age"], record["birth"], died, town]
