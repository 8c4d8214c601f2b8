"""Kill the server while people save: what any of them was told is saved is in the case file, whole, and once.

`onrecord serve` runs as a process of its own on a case file. Five pages in Chromium code, match and sign by keys;
beside them clients speak as pages do, so that there is load. The server and all that it started are killed at moments
at random, most of them while a page is saving, and each time the case file is held to every answer that was given, and
to what the pages showed as saved, before the server is started again. The pages stay open and have to find back by
themselves. On PostgreSQL every second time the database is killed too, and comes back under the running server.
"""

from __future__ import annotations

import random
import signal
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.coding.corpus import Measure
from bench.tables import Table
from bench.workbench.kill_case import Made, make_apart
from bench.workbench.kill_clients import Client, Coder, Judge, Keeper, Setter, Signer
from bench.workbench.kill_held import Held, hold
from bench.workbench.kill_pages import Pages
from bench.workbench.kill_server import Database, Server

__all__ = ["NAMES", "Killed", "kill_often", "measure", "table_of"]

RUNS = 100
SEED = 20_261_129
PATIENCE = 60.0
IN_MID_SAVE = 0.8
ENDING = threading.Event()
"""Set by a signal to end: what was measured until then is told, with the number of runs that it was measured over."""
NAMES = (
    "runs", "acknowledged", "browser_acknowledged", "judgements", "signatures", "edits", "found_back", "unanswered",
    "lost", "half", "doubled",
)  # fmt: skip


@dataclass
class Killed:
    """What became of the runs."""

    runs: int = 0
    acknowledged: int = 0
    browser_acknowledged: int = 0
    judgements: int = 0
    signatures: int = 0
    edits: int = 0
    found_back: int = 0
    unanswered: int = 0
    lost: int = 0
    half: int = 0
    doubled: int = 0
    faults: list[str] = field(default_factory=list)

    def take(self, held: Held) -> None:
        """Add what was found when the case file was held to what was told; the same once."""
        for name in ("lost", "half", "doubled"):
            new = [each for each in getattr(held, name) if each not in self.faults]
            setattr(self, name, getattr(self, name) + len(new))
            self.faults += new

    def count(self, clients: list[Client], pages: Pages) -> None:
        """Count what was acknowledged, of each kind, by clients and by pages."""
        self.browser_acknowledged = sum(each.told for each in pages.actors)
        self.acknowledged = sum(each.told for each in clients) + self.browser_acknowledged
        self.judgements = _counted([*clients, *pages.actors], "judgements")
        self.signatures = _counted([*clients, *pages.actors], "signatures")
        self.edits = _counted([*clients, *pages.actors], "edits")
        self.found_back = sum(each.found_back for each in pages.actors)
        self.unanswered = sum(each.unanswered for each in clients) + sum(each.unanswered for each in pages.actors)
        self.faults += [fault for each in (*clients, *pages.actors) for fault in each.faults]


def _counted(everybody: list[object], what: str) -> int:
    return sum(int(getattr(each, what, 0)) for each in everybody)


def measure(_: Path | None = None) -> Measure:
    """Give what was lost, left by half or kept twice over a hundred kills of the server on SQLite."""
    told = kill_often(RUNS)
    figures = {f"kill/{name}": float(getattr(told, name)) for name in NAMES}
    return Measure(figures, (table_of(told, "The server killed at work, on SQLite"),))


def table_of(told: Killed, title: str) -> Table:
    """Give what became of the runs as a table, with what was found beneath it."""
    note = "\n".join(told.faults[:40]) or "Nothing that was told is lost, by half, or twice; every page found back."
    return Table(title, ("what", "of them"), tuple((name, getattr(told, name)) for name in NAMES), note)


def kill_often(runs: int, seed: int = SEED, database: Database | None = None) -> Killed:
    """Give what became of what people were told, with the server killed so many times."""
    told = Killed()
    signal.signal(signal.SIGTERM, lambda *_: ENDING.set())
    if database is not None:
        database.start()
    try:
        with tempfile.TemporaryDirectory() as home:
            url = None if database is None else database.url
            folder = Path(home) / "case"
            made = make_apart(folder, url)
            server = Server(folder, url)
            server.start()
            try:
                _kill(_Runs(runs, random.Random(seed), server, database), made, told)
            finally:
                server.kill()
    finally:
        if database is not None:
            database.stop()
    return told


@dataclass(frozen=True, slots=True)
class _Runs:
    number: int
    dice: random.Random
    server: Server
    database: Database | None


def _kill(runs: _Runs, made: Made, told: Killed) -> None:
    server, url = runs.server, runs.server.database_url
    clients = _clients(server, made)
    pages = Pages(server.url, made)
    pages.start()
    threads = [threading.Thread(target=each.work, daemon=True) for each in clients]
    for thread in threads:
        thread.start()
    try:
        for run in range(1, runs.number + 1):
            if ENDING.is_set():
                break
            _wait_for_work(clients, pages)
            pages.wait_for_moment(runs.dice, IN_MID_SAVE)
            _kill_once(runs, run)
            told.runs += 1
            # What is broken stays broken: rows and sums, which take seconds, are verified at every fifth.
            held = hold(server.folder, url, [*clients, *pages.actors], wholly=run % 5 == 0)
            told.take(held)
            if held.found or run % 10 == 0:
                number = sum(each.told for each in (*clients, *pages.actors))
                print(f"  {run} kills, {number} told", *held.found[:9], sep="\n  ", flush=True)
            server.start()
        # Who was broken off by the last one finds back too.
        _wait_for_work(clients, pages)
    finally:
        for each in clients:
            each.stop()
        pages.stop()
        for thread in threads:
            thread.join(PATIENCE)
        server.kill()
    told.take(hold(server.folder, url, [*clients, *pages.actors]))
    told.count(clients, pages)


def _kill_once(runs: _Runs, run: int) -> None:
    """Kill the server; every second time, where there is one, the database under it, which comes back before it."""
    if runs.database is not None and run % 2 == 0:
        runs.database.kill()
        runs.database.stop()
        runs.database.start()
        # It asks the database that came back, and is told more, before it too is gone.
        time.sleep(runs.dice.uniform(1.0, 3.0))
    runs.server.kill()


def _wait_for_work(clients: list[Client], pages: Pages) -> None:
    """Return once clients and a page were told that something is saved since the server was started."""
    before, began = [sum(each.told for each in some) for some in (clients, pages.actors)], time.monotonic()
    while time.monotonic() - began < PATIENCE:
        now = [sum(each.told for each in some) for some in (clients, pages.actors)]
        if all(after > earlier for after, earlier in zip(now, before, strict=True)):
            return
        time.sleep(0.01)


def _clients(server: Server, made: Made) -> list[Client]:
    clients: list[Client] = [
        Coder(server.url, "coder one", made.readings[: len(made.readings) // 3]),
        Judge(server.url, "judge"),
        Keeper(server.url, "keeper"),
        Signer(server.url, "signer", made.incidents[::2]),
        Setter(server.url, "amal"),
    ]
    for each in clients:
        # While there is no database, that there is a fault is the right answer.
        each.is_database_killed = server.database_url is not None
        each.enter(server.door)
    return clients
