"""How well anybody could link synthetic records by what two records tell of their person: the ceiling that is there
before any spelling is damaged, and how it sinks as records become more.

A pair of records of one person is compared on what both tell: parts of the name, the year or day of birth or the age,
the day of death, the town. Where n other people agree with it on all of that, in records that tell as much as either
of the two, nothing within the pair tells them apart, and it is the same person once in n + 1. Linking every pair whose
chance is at least some bar gives the best F1 there is, at the best bar. It is a bound of linkage pair by pair: who died
beside a person is not in it, and no value is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.coding.corpus import Measure
from bench.linkage.synthetic_lists import COLUMNS, tell_people
from bench.tables import Table

if TYPE_CHECKING:
    import pyarrow

__all__ = ["SIZES", "ceiling", "measure"]

SIZES: Mapping[str, int] = {"50k": 50_000, "1m": 1_000_000, "10m": 10_000_000}
SEED = 20261128
CHUNK = 100_000
HEAD = ("records", "pairs", "alone on what both tell", "best P", "best R", "best F1")
PARTS = ("given, family", "given, father, family", "given, father, grandfather, family")
"""Columns of the person that two records share which both have two parts of a name, three or four."""
YEARS = {"birth": "birth", "age": "age", "none": "0"}
"""Of two records that both tell the day of birth that day is compared; of two that tell it or the age, the age."""


def measure(_folder: Path, sizes: Mapping[str, int] = SIZES) -> Measure:
    """Tell the ceiling at each size; nothing is read from the folder."""
    figures: dict[str, float] = {}
    rows = []
    for size, number in sizes.items():
        told = ceiling(number)
        figures |= {f"ceiling_{size}/{key}": value for key, value in told.items()}
        shares = (100 * told[key] for key in ("alone", "precision", "recall", "f1"))
        rows.append((number, int(told["pairs"]), *shares))
    note = "Percent. No linker that compares two records pair by pair does better on these lists."
    return Measure(figures, (Table("The ceiling of synthetic records", HEAD, tuple(rows), note),))


def ceiling(number: int, seed: int = SEED) -> dict[str, float]:
    """Give the best precision, recall and F1 of so many records; how many pairs of one person there are; and the share
    of them that nobody else agrees with.
    """
    import duckdb

    con = duckdb.connect()
    con.execute("SET preserve_insertion_order = false")
    _load(con, number, seed)
    con.execute(
        "CREATE TABLE pairs AS SELECT l.n AS one, r.n AS other, l.told AS told_one, r.told AS told_other,"
        " least(l.parts, r.parts) AS parts, l.death AND r.death AS death, l.place AND r.place AS place,"
        " CASE WHEN l.birth_told AND r.birth_told THEN 'birth'"
        " WHEN l.years AND r.years THEN 'age' ELSE 'none' END AS years"
        " FROM records l JOIN records r ON l.person = r.person AND l.n < r.n"
    )
    con.execute("CREATE TABLE rivals (one BIGINT, other BIGINT, people BIGINT)")
    for parts, years, death, place in product((2, 3, 4), YEARS, (True, False), (True, False)):
        key = f"hash({PARTS[parts - 2]}, {YEARS[years]}, {'died' if death else '0'}, {'town' if place else '0'})"
        # Only records that tell at least this much can be a rival: the others stand under sets that no pair asks for.
        con.execute(
            f"CREATE OR REPLACE TABLE keyed AS SELECT n, told, {key} AS key, person FROM records WHERE parts >= {parts}"
        )
        con.execute(
            "CREATE OR REPLACE TABLE held AS SELECT told, key, count(DISTINCT person) - 1 AS people FROM keyed"
            " GROUP BY told, key HAVING people > 0"
        )
        con.execute(
            "INSERT INTO rivals SELECT one, other, greatest(coalesce(a.people, 0), coalesce(b.people, 0))"
            " FROM (SELECT one, other, told_one, told_other, key FROM pairs JOIN keyed ON n = one"
            f" WHERE pairs.parts = {parts} AND years = '{years}' AND death = {death} AND place = {place}) asked"
            " LEFT JOIN held a ON a.told = told_one AND a.key = asked.key"
            " LEFT JOIN held b ON b.told = told_other AND b.key = asked.key"
        )
    told = con.execute("SELECT people, count(*) FROM rivals GROUP BY people ORDER BY people").fetchall()
    return _best([(int(people), int(pairs)) for people, pairs in told])


def _best(by_rivals: list[tuple[int, int]]) -> dict[str, float]:
    """Give the best of linking all that have at most so many rivals, from how many pairs have how many."""
    total = sum(pairs for _, pairs in by_rivals)
    best = {"f1": 0.0, "precision": 0.0, "recall": 0.0}
    right = given = 0
    for people, pairs in by_rivals:
        right, given = right + pairs, given + pairs * (people + 1)
        f1 = 2 * right / (given + total)
        if f1 > best["f1"]:
            best = {"f1": f1, "precision": right / given, "recall": right / total}
    alone = next((pairs for people, pairs in by_rivals if people == 0), 0)
    return {"pairs": float(total), "alone": alone / total if total else 0.0, **best}


def _load(con: Any, number: int, seed: int) -> None:
    """Make the table of records: what each tells of, with the person's true values."""
    import pyarrow

    batches = _batches(number, seed)
    first = next(batches)
    reader = pyarrow.RecordBatchReader.from_batches(first.schema, _after(first, batches))
    con.register("arriving", reader)
    con.execute(
        "CREATE TABLE records AS SELECT *, hash(list, parts, birth_told, age_told, death, place) AS told,"
        " birth_told OR age_told AS years FROM arriving"
    )
    con.unregister("arriving")


def _after(first: pyarrow.RecordBatch, others: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    yield first
    yield from others


def _batches(number: int, seed: int) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    place = {name: COLUMNS.index(name) - 1 for name in COLUMNS[1:]}
    start = 0
    told_of = islice(tell_people(seed), number)
    while chunk := list(islice(told_of, CHUNK)):
        people = [told.person for told in chunk]
        columns: dict[str, list[Any]] = {
            name: [person.parts[at] for person in people]
            for at, name in enumerate(("given", "father", "grandfather", "family"))
        }
        columns |= {
            "n": list(range(start, start + len(chunk))),
            "person": [person.id for person in people],
            "birth": [person.birth for person in people],
            "age": [(person.died - person.birth).days * 4 // 1461 for person in people],
            "died": [person.died for person in people],
            "town": [person.town for person in people],
            "list": [told.row[place["list"]] for told in chunk],
            "parts": [told.parts for told in chunk],
            "birth_told": [bool(told.row[place["birth"]]) for told in chunk],
            "age_told": [bool(told.row[place["age"]]) for told in chunk],
            "death": [bool(told.row[place["died_from"]]) for told in chunk],
            "place": [bool(told.row[place["place"]]) for told in chunk],
        }
        yield pyarrow.RecordBatch.from_pydict(columns)
        start += len(chunk)
