"""Twenty people at work on a case file of a million claims: how long each screen takes, on SQLite and on PostgreSQL.

`onrecord serve` runs as a process of its own with the process beside it that does long work; on PostgreSQL beside a
server that keeps what it acknowledges. Making the case file takes a quarter of an hour or more: in the folder that
ONRECORD_BENCH_KEPT names it stays, and the next run finds it. ONRECORD_BENCH_CLAIMS, ONRECORD_BENCH_SECONDS and
ONRECORD_DATABASES=sqlite ask for less. On a machine that others keep busy ONRECORD_BENCH_PRIORITY=-16 lets the server,
its database and whoever asks go before them (Linux, as root); the table says so.
"""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.coding.corpus import Measure
from bench.tables import Cell, Table
from bench.workbench.lived_in import MADE
from bench.workbench.speed_people import Asked, Somebody, at_work
from tests.postgresql import has_database, make_database, postgresql_server

__all__ = ["Worked", "measure", "p95"]

DATABASES = ("sqlite", "postgresql")
CLAIMS, SECONDS, PORT = 1_000_000, 420.0, 8420
KEPT, HOW_MANY, HOW_LONG = "ONRECORD_BENCH_KEPT", "ONRECORD_BENCH_CLAIMS", "ONRECORD_BENCH_SECONDS"
WHICH, PRIORITY = "ONRECORD_DATABASES", "ONRECORD_BENCH_PRIORITY"
DOOR = re.compile(r"http://\S+/enter/\S+")
NAME = "lived_in"


@dataclass(frozen=True, slots=True)
class Worked:
    """What was asked of one database in how many seconds, and how loaded the machine was before and after."""

    database: str
    claims: int
    people: int
    seconds: float
    asked: tuple[Asked, ...]
    load: tuple[float, float]

    def waits(self) -> dict[str, list[float]]:
        """Give the milliseconds of each screen, in order."""
        found: dict[str, list[float]] = {}
        for each in self.asked:
            found.setdefault(each.screen, []).append(each.milliseconds)
        return {name: sorted(waits) for name, waits in sorted(found.items())}

    def faults(self) -> list[str]:
        """Give what was not answered in order."""
        return [f"{self.database}: {each.address}: {each.status}" for each in self.asked if each.status >= 400]


def measure(_: Path | None = None) -> Measure:
    """Give the p95 of each screen on each database, and the worst of them."""
    claims, seconds = int(os.environ.get(HOW_MANY, CLAIMS)), float(os.environ.get(HOW_LONG, SECONDS))
    wanted = tuple(filter(None, os.environ.get(WHICH, "").split(","))) or DATABASES
    worked = [_worked(database, claims, seconds) for database in wanted]
    return Measure(_figures(worked), (_table(worked),))


def _worked(database: str, claims: int, seconds: float) -> Worked:
    with _home(f"{database}_{claims}") as home, _made(home, database, claims) as (folder, environment):
        told = json.loads(_run("bench.workbench.speed_entry", folder, environment=environment))
        with _served(folder, environment) as url:
            return _watched(database, folder, seconds, url, told)


def _watched(database: str, folder: Path, seconds: float, url: str, told: Mapping[str, Any]) -> Worked:
    from bench.workbench.ready import ready

    ready()
    from bench.workbench.screens import screens

    before, began, seen = os.getloadavg()[0], time.monotonic(), screens()
    people = [Somebody(url, each, told["held"], seen, began + seconds) for each in told["people"]]
    asked = at_work(people)
    claims = int((folder / MADE).read_text("utf-8"))
    return Worked(
        database, claims, len(people), time.monotonic() - began, tuple(asked), (before, os.getloadavg()[0])
    )  # fmt: skip


def _figures(worked: Sequence[Worked]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for each in worked:
        waits = {name: p95(some) for name, some in each.waits().items()}
        figures[f"p95_ms/{each.database}"] = max(waits.values())
        figures |= {f"p95_ms/{each.database}/{name}": wait for name, wait in waits.items()}
        figures[f"speed/requests_{each.database}"] = float(len(each.asked))
        figures[f"speed/load_{each.database}"] = max(each.load)
    figures["speed/claims"] = float(min(each.claims for each in worked))
    figures["speed/users"] = float(min(each.people for each in worked))
    figures["speed/requests"] = float(sum(len(each.asked) for each in worked))
    return figures


def _table(worked: Sequence[Worked]) -> Table:
    columns = ("screen", *(f"{each.database} {what}" for each in worked for what in ("asked", "p50", "p95", "worst")))
    waits = [each.waits() for each in worked]
    names = sorted(
        {name for some in waits for name in some}, key=lambda name: -max(p95(some.get(name, [0.0])) for some in waits)
    )
    rows = tuple((name, *(cell for some in waits for cell in _cells(some.get(name, [])))) for name in names)
    return Table("Twenty people at work", columns, rows, "\n".join(_note(each) for each in worked))


def _cells(waits: Sequence[float]) -> tuple[Cell, ...]:
    return (len(waits), median(waits), p95(waits), waits[-1]) if waits else (0, None, None, None)


def _note(worked: Worked) -> str:
    from bench.workbench.screens import LEFT_OUT

    every = sorted(each.milliseconds for each in worked.asked)
    priority = os.environ.get(PRIORITY)
    told = [
        f"{worked.database}: {worked.claims:,} claims, {worked.people} people for {worked.seconds:.0f} s, "
        f"{len(every):,} requests, {len(every) / worked.seconds:.1f} a second, p50 {median(every):.0f} ms, "
        f"p95 {p95(every):.0f} ms; load of the machine {worked.load[0]:.1f} before, {worked.load[1]:.1f} after"
        + (f"; the server and its database went before other processes (nice {priority})." if priority else "."),
        *worked.faults()[:20],
    ]
    return "\n".join([*told, "Left out: " + "; ".join(f"{name}, {why}" for name, why in LEFT_OUT.items()) + "."])


def p95(waits: Sequence[float]) -> float:
    """Give the wait that no more than one in twenty is longer than (the nearest rank)."""
    return waits[math.ceil(0.95 * len(waits)) - 1]


@contextmanager
def _home(name: str) -> Iterator[Path]:
    """Give the folder for one case file: of the folder that stays, or one that goes with the block."""
    if os.environ.get(KEPT):
        home = Path(os.environ[KEPT]) / name
        home.mkdir(parents=True, exist_ok=True)
        yield home
        return
    home = Path(tempfile.mkdtemp(prefix="onrecord-speed-"))
    home.chmod(0o755)  # the database's server runs as another user, who must reach its folder in this one
    try:
        yield home
    finally:
        shutil.rmtree(home)


@contextmanager
def _made(home: Path, database: str, claims: int) -> Iterator[tuple[Path, dict[str, str]]]:
    """Give the case file, made where it is not there whole, and the environment that names its database."""
    folder = home / "case"
    if database == "sqlite":
        _make(folder, claims, {})
        yield folder, {}
        return
    with postgresql_server(durable=True, kept=home / "server") as server:
        url = f"{server}/{NAME}" if has_database(server, NAME) else make_database(server, NAME)
        _make(folder, claims, {"DATABASE_URL": url})
        with _children_go_before(int((home / "server" / "data" / "postmaster.pid").read_text("utf-8").split()[0])):
            yield folder, {"DATABASE_URL": url}


def _make(folder: Path, claims: int, environment: Mapping[str, str]) -> None:
    """Make the case file; on PostgreSQL the rows of the one on SQLite, where that is there."""
    if not (folder / MADE).exists():
        began, other = time.monotonic(), folder.parent.with_name(f"sqlite_{claims}") / "case"
        arguments = [sys.executable, "-m", "bench.workbench.lived_in", str(folder), str(claims)]
        if environment and (other / MADE).exists():
            arguments = [sys.executable, "-m", "bench.workbench.copied", str(other), str(folder)]
        subprocess.run(arguments, check=True, env={**os.environ, **environment})
        print(f"  made in {time.monotonic() - began:.0f} s", flush=True)


def _go_before(process: int) -> None:
    """Let a process and what belongs to its session go before others, where that is asked for."""
    if os.environ.get(PRIORITY):
        with suppress(FileNotFoundError, ProcessLookupError):
            Path(f"/proc/{process}/autogroup").write_text(os.environ[PRIORITY], encoding="ascii")


@contextmanager
def _children_go_before(process: int) -> Iterator[None]:
    """Let all that a process starts go before others: a database gives each connection a session of its own."""
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(1):
            for child in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split():
                _go_before(int(child))

    thread = threading.Thread(target=look, daemon=True)
    if os.environ.get(PRIORITY):
        thread.start()
    try:
        yield
    finally:
        ended.set()


def _run(module: str, *arguments: object, environment: Mapping[str, str]) -> str:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **environment}).stdout


@contextmanager
def _served(folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """Serve the case file as `onrecord serve` does, in a process of its own, and give the address."""
    words = ["serve", "--case", str(folder), "--port", str(PORT), "--as", "amal", "--quiet"]
    process = subprocess.Popen(
        [sys.executable, "-c", "from onrecord.cli.main import main; main()", *words],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment, "PYTHONUNBUFFERED": "1"},
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not DOOR.match(line):
            raise RuntimeError("the server does not start")
        _go_before(process.pid)
        _go_before(os.getpid())
        yield f"http://127.0.0.1:{PORT}"
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
