"""Kill the server while people save: what any of them was told is saved is in the case file, whole, and once.

`onrecord serve` runs as a process of its own on a case file (SQLite). Clients speak as the pages do: edits go with
tokens and are sent again with the same ones until they are answered for; what a form sent is sent again by whoever saw
no answer. The server and all it started are killed at moments at random, and each time the case file is held to every
answer that was given before it is started again.
"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.coding.corpus import Measure
from bench.tables import Table
from bench.workbench.kill_clients import Client, Coder, Judge, Keeper, Setter, Signer
from bench.workbench.kill_held import Held, hold

__all__ = ["Killed", "kill_often", "measure"]

RUNS = 100
SEED = 20_261_129
PORT = 8410
PATIENCE = 60.0
DOOR = re.compile(r"http://\S+/enter/\S+")


@dataclass
class Killed:
    """What became of the runs."""

    runs: int = 0
    acknowledged: int = 0
    unanswered: int = 0
    lost: int = 0
    half: int = 0
    doubled: int = 0
    faults: list[str] = field(default_factory=list)

    def take(self, held: Held) -> None:
        """Add what was found when the case file was held to what was told."""
        self.lost += len(held.lost)
        self.half += len(held.half)
        self.doubled += len(held.doubled)
        self.faults += [*held.lost, *held.half, *held.doubled]


def measure(_: Path | None = None) -> Measure:
    """Give what was lost, left by half or kept twice over a hundred kills."""
    told = kill_often(RUNS)
    names = ("runs", "acknowledged", "unanswered", "lost", "half", "doubled")
    figures = {f"kill/{name}": float(getattr(told, name)) for name in names}
    note = "\n".join(told.faults[:20]) or "Nothing that was told is lost, by half, or twice."
    return Measure(
        figures, (Table("The server killed at work", names, (tuple(getattr(told, name) for name in names),), note),)
    )


def kill_often(runs: int, port: int = PORT, seed: int = SEED) -> Killed:
    """Give what became of what clients were told, with the server killed so many times."""
    dice, told = random.Random(seed), Killed()
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "case"
        made = _make(folder)
        server = _Server(folder, port)
        clients = _clients(server, made)
        threads = [threading.Thread(target=each.work, daemon=True) for each in clients]
        for thread in threads:
            thread.start()
        try:
            for run in range(1, runs + 1):
                _wait_for_work(clients)
                time.sleep(dice.uniform(0.0, 1.0))
                server.kill()
                told.runs += 1
                held = hold(folder, clients)
                told.take(held)
                if held.found or run % 10 == 0:
                    print(
                        f"  {run} kills, {sum(each.told for each in clients)} told", *held.found, sep="\n  ", flush=True
                    )
                server.start()
        finally:
            for each in clients:
                each.stop()
            for thread in threads:
                thread.join(PATIENCE)
            server.kill()
        told.take(hold(folder, clients))
        told.acknowledged = sum(each.told for each in clients)
        told.unanswered = sum(each.unanswered for each in clients)
        told.faults += [fault for each in clients for fault in each.faults]
    return told


def _wait_for_work(clients: list[Client]) -> None:
    """Return once somebody was told that something is saved since the server was started: it is at work."""
    before, began = sum(each.told for each in clients), time.monotonic()
    while sum(each.told for each in clients) == before and time.monotonic() - began < PATIENCE:
        time.sleep(0.01)


@dataclass(frozen=True, slots=True)
class _Made:
    """What is in the case file for the clients to work on."""

    readings: tuple[str, ...]
    incidents: tuple[str, ...]


def _make(folder: Path) -> _Made:
    """Make the case file in a process apart: it is closed, and Django is set up anew, before anything is served."""
    subprocess.run([sys.executable, "-m", "bench.workbench.kill_case", str(folder)], check=True)
    readings, _, incidents = (folder / "made.txt").read_text(encoding="utf-8").partition("\n\n")
    return _Made(tuple(readings.split()), tuple(incidents.split()))


def _clients(server: _Server, made: _Made) -> list[Client]:
    half = len(made.readings) // 2
    server.start()
    door = server.door
    clients: list[Client] = [
        Coder(server.url, "coder one", made.readings[:half]),
        Coder(server.url, "coder two", made.readings[half:]),
        Judge(server.url, "judge"),
        Keeper(server.url, "keeper"),
        Signer(server.url, "signer", made.incidents),
        Setter(server.url, "amal"),
    ]
    for each in clients:
        each.enter(door)
    return clients


class _Server:
    """The server as a process of its own, with all that it starts."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.url = f"http://127.0.0.1:{port}"
        self.door = ""
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it, and return once it answers."""
        words = ["serve", "--case", str(self.folder), "--port", str(self.port), "--as", "amal", "--quiet"]
        for _ in range(50):
            self._process = subprocess.Popen(
                [sys.executable, "-c", "from onrecord.cli.main import main; main()", *words],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                start_new_session=True,
            )
            assert self._process.stdout is not None
            line = self._process.stdout.readline()
            if DOOR.match(line):
                self.door = line.strip()
                return
            # The port of the one that was killed is still being given back.
            self.kill()
            time.sleep(0.2)
        raise RuntimeError("the server does not start")

    def kill(self) -> None:
        """Kill it with all that it started: no chance to finish anything."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
