"""Grow a case file to a size, stage by stage, and time it; in a folder that stays, go on where the last run ended.

A million reports take hours, and a machine is rarely left alone so long: what was added, coded and timed is kept beside
the case file after every stage and every few thousand reports. Rates are over the reports that were timed.
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from bench.store.generated import SOURCES, Generator, coding_of
from onrecord.core.report import Report
from onrecord.evidence.originals import sha256_of
from onrecord.jobs.sharing import rebuild_case
from onrecord.store.casefile import MANIFEST, CaseFile, Writer, create_case, open_case
from onrecord.store.codings import Coded
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.readings import reading_row
from onrecord.store.recording import record_codings
from onrecord.store.searching import Page, Query, search
from tests.postgresql import has_database, make_database, postgresql_server

__all__ = ["DATABASES", "Timed", "grow"]

DATABASES = ("sqlite", "postgresql")
BATCH = 500
# Batches between two notes of how far it came.
NOTED = 10
SEARCHES = 300
PROGRESS = "progress.json"


@dataclass(frozen=True, slots=True)
class Timed:
    """What was timed so far: reports and the seconds they took, milliseconds of a search, bytes at the end."""

    added: int = 0
    add_seconds: float = 0.0
    coded: int = 0
    code_seconds: float = 0.0
    p50_ms: float | None = None
    p95_ms: float | None = None
    rebuild_seconds: float | None = None
    size_bytes: int | None = None


def grow(database: str, size: int, kept: Path | None) -> Iterator[Timed]:
    """Grow a case file on the database to `size` reports and yield what is known after each stage.

    In the folder `kept` the case file stays, and what an earlier run did there is not done again.
    """
    with _home(kept, f"{database}_{size}") as home, _case(home, database) as case:
        before = _read(home)
        if before.size_bytes is not None:
            yield before
            return
        for timed in _stages(case, size, before):
            _write(home, timed)
            if timed.p95_ms is not None:
                yield timed


def _stages(case: CaseFile, size: int, timed: Timed) -> Iterator[Timed]:
    """Yield what is timed after each step: some batches, the searches, the records made anew."""
    generator = Generator()
    for step in _filled(case, generator, size, timed):
        yield (timed := step)
    if timed.p95_ms is None:
        _analyse(case)
        waits = sorted(_timed(lambda query=query: search(case, query, Page(20))) for query in _queries(generator))
        yield (timed := replace(timed, p50_ms=1000 * median(waits), p95_ms=1000 * quantiles(waits, n=20)[-1]))
    rebuilding = _timed(lambda: list(rebuild_case(case)))
    yield replace(timed, rebuild_seconds=rebuilding, size_bytes=_size(case))


def _filled(case: CaseFile, generator: Generator, size: int, timed: Timed) -> Iterator[Timed]:
    """Add and code what the case file does not hold yet, and yield what that took, now and then."""
    held = _held(case)
    made = generator.reports(size)
    for number in range(0, size, BATCH):
        batch = list(islice(made, BATCH))
        if number + len(batch) <= held:
            continue
        timed = replace(
            timed,
            added=timed.added + len(batch),
            add_seconds=timed.add_seconds + _timed(lambda batch=batch: _add(case, batch)),
        )
        coded = [Coded(_reading(report), coding_of(report)) for report in batch]
        timed = replace(
            timed,
            coded=timed.coded + len(batch),
            code_seconds=timed.code_seconds + _timed(lambda coded=coded: _code(case, coded)),
        )
        if number // BATCH % NOTED == NOTED - 1:
            yield timed
    yield timed


def _held(case: CaseFile) -> int:
    """Count the reports whose batch is in and coded; one that was broken off between the two is done again."""
    from onrecord.store.models import Coding

    return Coding.objects.using(case.alias).count()


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


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


@contextmanager
def _home(kept: Path | None, name: str) -> Iterator[Path]:
    """Give the folder for one case file: of the folder that stays, or one that goes with the block."""
    if kept is not None:
        home = kept / name
        home.mkdir(parents=True, exist_ok=True)
        yield home
        return
    home = Path(tempfile.mkdtemp(prefix="onrecord-scale-"))
    # The server runs as another user, who must reach the folder of its own in this one.
    home.chmod(0o755)
    try:
        yield home
    finally:
        shutil.rmtree(home)


@contextmanager
def _case(home: Path, database: str) -> Iterator[CaseFile]:
    """Give the case file of a folder, with the server of its database where it has one."""
    if database == "sqlite":
        yield from _opened(home, Writer("bench"))
        return
    with postgresql_server(durable=True, kept=home / "server") as server:
        url = f"{server}/scale" if has_database(server, "scale") else make_database(server, "scale")
        yield from _opened(home, Writer("bench", database_url=url))


def _opened(home: Path, writer: Writer) -> Iterator[CaseFile]:
    folder = home / "case"
    case = open_case(folder, writer) if (folder / MANIFEST).exists() else create_case(folder, "scale", writer)
    try:
        yield case
    finally:
        case.close()


def _read(home: Path) -> Timed:
    try:
        return Timed(**json.loads((home / PROGRESS).read_text("utf-8")))
    except FileNotFoundError:
        return Timed()


def _write(home: Path, timed: Timed) -> None:
    unfinished = home / f"{PROGRESS}.part"
    unfinished.write_text(json.dumps(asdict(timed)), "utf-8")
    unfinished.replace(home / PROGRESS)
