"""How a case file grows: rates of adding, coding and rebuilding, searches, and size, at 10,000 to 1,000,000 reports.

Reports are generated and kept as `add` keeps them (originals, ledger, readings, listing, index), without the readers,
which `make bench-intake` measures. ONRECORD_SCALE=10000,100000 names other sizes, ONRECORD_DATABASES=sqlite one
database alone: a million reports take hours. What was measured before is kept, and shown in docs/ with the new.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from bench.coding.corpus import Measure
from bench.results import RESULTS, read_figures
from bench.store.generated import SOURCES, Generator, coding_of
from bench.store.growth import draw_growth
from bench.tables import Table
from onrecord.core.report import Report
from onrecord.evidence.originals import sha256_of
from onrecord.jobs.sharing import rebuild_case
from onrecord.store.casefile import CaseFile, Writer, create_case
from onrecord.store.codings import Coded
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.readings import reading_row
from onrecord.store.recording import record_codings
from onrecord.store.searching import Page, Query, search
from tests.postgresql import drop_database, make_database, postgresql_server

__all__ = ["measure"]

SIZES = (10_000, 100_000, 1_000_000)
VARIABLE, DATABASES = "ONRECORD_SCALE", "ONRECORD_DATABASES"
DOCS = Path(__file__).parent.parent.parent / "docs"
KEPT = RESULTS / "store.json"
KEY = re.compile(r"scale/(sqlite|postgresql)_(\d+)_(\w+)")
BATCH = 500
SEARCHES = 300
NAMES = (
    "add_per_second",
    "code_per_second",
    "rebuild_per_second",
    "search_p50_ms",
    "search_p95_ms",
    "bytes_a_report",
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was measured at one size on one database: seconds, milliseconds, bytes."""

    database: str
    reports: int
    add: float
    code: float
    rebuild: float
    p50_ms: float
    p95_ms: float
    size_bytes: int


def measure(folder: Path) -> Measure:
    """Grow case files on both databases to each size; `folder` is not needed: all is generated."""
    del folder
    sizes = tuple(int(part) for part in os.environ.get(VARIABLE, "").split(",") if part) or SIZES
    databases = {"sqlite": _sqlite, "postgresql": _postgresql}
    wanted = tuple(filter(None, os.environ.get(DATABASES, "").split(","))) or tuple(databases)
    figures = {key: value for key, value in read_figures(KEPT).items() if key.startswith("scale/")}
    for size in sizes:
        for database in wanted:
            with databases[database]() as case:
                reading = _grow(case, database, size)
            print(_line(reading), flush=True)
            figures |= _figures(reading)
    largest = [figures[key] for key in figures if key.endswith("_1000000_search_p95_ms")]
    figures |= {"search/p95_ms_1m": max(largest)} if len(largest) == len(databases) else {}
    table = _table(figures)
    draw_growth(DOCS, table, figures)
    return Measure(figures, (table,))


@contextmanager
def _sqlite() -> Iterator[CaseFile]:
    home = Path(tempfile.mkdtemp(prefix="onrecord-scale-"))
    case = create_case(home / "case", "scale", Writer("bench"))
    try:
        yield case
    finally:
        case.close()
        shutil.rmtree(home)


@contextmanager
def _postgresql() -> Iterator[CaseFile]:
    home = Path(tempfile.mkdtemp(prefix="onrecord-scale-"))
    with postgresql_server(durable=True) as server:
        case = create_case(home / "case", "scale", Writer("bench", database_url=make_database(server, "scale")))
        try:
            yield case
        finally:
            case.close()
            drop_database(server, "scale")
            shutil.rmtree(home)


def _grow(case: CaseFile, database: str, size: int) -> _Reading:
    generator = Generator()
    made = generator.reports(size)
    add = code = 0.0
    while batch := list(islice(made, BATCH)):
        add += _timed(lambda batch=batch: _add(case, batch))
        coded = [Coded(_reading(report), coding_of(report)) for report in batch]
        code += _timed(lambda coded=coded: _code(case, coded))
    _analyse(case)
    rebuilding = _timed(lambda: list(rebuild_case(case)))
    _analyse(case)
    waits = sorted(_timed(lambda query=query: search(case, query, Page(20))) for query in _queries(generator))
    p95 = quantiles(waits, n=20)[-1]
    return _Reading(database, size, add, code, rebuilding, 1000 * median(waits), 1000 * p95, _size(case))


def _add(case: CaseFile, reports: list[Report]) -> None:
    """Keep reports as one file that held them all."""
    data = "\n".join(report.text for report in reports).encode()
    case.originals.put(data)
    with case.writing() as pen:
        keep_brought(pen, [Brought(sha256_of(data), len(data), "/in/export.json", "bench", reports=tuple(reports))])


def _code(case: CaseFile, coded: list[Coded]) -> None:
    with case.writing() as pen:
        record_codings(pen, coded)


def _reading(report: Report) -> str:
    from datetime import UTC, datetime

    return reading_row(report, "", datetime(2026, 1, 1, tzinfo=UTC)).id


def _queries(generator: Generator) -> Iterator[Query]:
    """Yield searches as people make them: common words, rare ones, several, phrases, beginnings, names, filters."""
    chance = random.Random(7)
    words, names = generator.vocabulary, generator.names(SEARCHES)
    for number in range(SEARCHES):
        common, middling = words[number % 20], words[chance.randrange(20, 500)]
        rare = words[chance.randrange(len(words) // 10, len(words))]
        yield (
            Query(common),
            Query(rare),
            Query(f"{common} {middling}"),
            Query(f'"{common} {words[(number + 1) % 20]}"'),
            Query(f"{rare[:4]}*"),
            Query(names[number], "names"),
            Query(f"{common} {rare}", source=chance.choice(SOURCES)),
            Query("shot dead"),
        )[number % 8]


def _analyse(case: CaseFile) -> None:
    """Let the database look at what it holds, as it does by itself in time."""
    from django.db import connections

    with connections[case.alias].cursor() as cursor:
        cursor.execute("ANALYZE")


def _size(case: CaseFile) -> int:
    from django.db import connections

    if connections[case.alias].vendor == "postgresql":
        with connections[case.alias].cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    return sum(path.stat().st_size for path in case.folder.glob("case.sqlite3*"))


def _timed(work) -> float:  # type: ignore[no-untyped-def]
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _line(reading: _Reading) -> str:
    return (
        f"{reading.database} {reading.reports:,}: add {reading.add:.1f} s, code {reading.code:.1f} s, rebuild "
        f"{reading.rebuild:.1f} s, search p95 {reading.p95_ms:.1f} ms, "
        f"{reading.size_bytes / reading.reports:,.0f} bytes each"
    )


def _table(figures: Mapping[str, float]) -> Table:
    columns = ("database", "reports", "add/s", "code/s", "rebuild/s", "p50 ms", "p95 ms", "bytes a report")
    measured: dict[tuple[int, str], dict[str, float]] = {}
    for key, value in figures.items():
        if found := KEY.fullmatch(key):
            measured.setdefault((int(found[2]), found[1]), {})[found[3]] = value
    rows = tuple(
        (database, size, *(told.get(name) for name in NAMES)) for (size, database), told in sorted(measured.items())
    )
    return Table(
        "A case file that grows", columns, rows, "Rates are reports a second, of one process; two make things anew."
    )


def _figures(reading: _Reading) -> dict[str, float]:
    rates = (reading.reports / seconds for seconds in (reading.add, reading.code, reading.rebuild))
    values = (*rates, reading.p50_ms, reading.p95_ms, reading.size_bytes / reading.reports)
    return {
        f"scale/{reading.database}_{reading.reports}_{name}": value for name, value in zip(NAMES, values, strict=True)
    }
