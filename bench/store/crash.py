"""Kill onrecord at work, fill its disk, cut its database: nothing told is lost, nothing is there by half.

Each run is one command of the real command line, in a process of its own, ended at a moment at random. The case file
is then verified and held to every line the command printed.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.coding.corpus import Measure
from bench.store.cases import DATABASES, Place, places
from bench.tables import Table
from onrecord.core.errors import OnrecordError
from onrecord.evidence.originals import sha256_of
from onrecord.jobs.backups import restore
from onrecord.jobs.sealing import Keys
from onrecord.jobs.verifying import verify_case
from onrecord.store import connection
from onrecord.store.casefile import CaseFile, Writer, open_case
from onrecord.store.models import Acquisition, Coding, Reading
from onrecord.store.tolerant import Break

__all__ = ["Tally", "crash", "measure"]

RUNS = 200
CUTS = 20
FULL = 20
SEED = 20_261_128
ACTIONS = ("add", "letters", "import", "code", "backup")
FILES = 6
LETTERS = 4
ROWS = 520  # more than one transaction holds
READ = re.compile(r"(\S+\.csv): ([\d,]+) rows read")
PAGE = 4_096
BACKENDS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
PEOPLE = ("Two bakers", "A nurse", "Three farmers", "A teacher", "Four drivers")
TOWNS = ("Zawiya", "Homs", "Raqqa", "Tikrit", "Mukalla")


@dataclass(slots=True)
class Tally:
    """What became of the runs on one database."""

    database: str
    runs: int = 0
    killed: int = 0
    told: int = 0
    lost: int = 0
    half: int = 0
    defects: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def measure(_: Path | None = None) -> Measure:
    """Give how much was lost or left by half, over runs killed, with the disk full and with the database cut."""
    tallies = [crash(database, RUNS // 2, FULL // 2, CUTS) for database in DATABASES]
    columns = ("database", "runs", "ended early", "told", "lost", "half", "defects")
    rows = tuple((t.database, t.runs, t.killed, t.told, t.lost, t.half, t.defects) for t in tallies)
    ends = Counter[str]()
    for tally in tallies:
        ends += tally.ends
    note = "Runs: " + ", ".join(f"{end} {count}" for end, count in sorted(ends.items()))
    names = ("runs", "killed", "told", "lost", "half", "defects")
    figures = {f"crash/{name}": float(sum(getattr(tally, name) for tally in tallies)) for name in names}
    return Measure(figures, (Table("Commands killed, disks filled, connections cut", columns, rows, note),))


def crash(database: str, runs: int, full: int, cuts: int) -> Tally:
    """Give what became of so many runs killed, with the disk full and, on PostgreSQL, with the connection cut."""
    with places((database,)) as (place,):
        bench = _Bench(place, random.Random(SEED), Tally(database))
        bench.begin()
        for number in range(runs):
            bench.kill(ACTIONS[number % len(ACTIONS)])
        for number in range(cuts if database == "postgresql" else 0):
            bench.cut(ACTIONS[number % len(ACTIONS)])
        for number in range(full):
            bench.fill(("add", "import", "backup", "code", "letters")[number % 5])
        bench.finish()
    print(f"  {database}: {bench.tally.runs} runs", *bench.tally.faults, sep="\n  ", flush=True)
    return bench.tally


@dataclass(slots=True)
class _Bench:
    place: Place
    dice: random.Random
    tally: Tally
    url: str | None = None
    took: dict[str, float] = field(default_factory=dict)
    made: int = 0
    kept: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    key: Any = None

    @property
    def folder(self) -> Path:
        return self.place.home / "case"

    def begin(self) -> None:
        """Make the case file, and learn how long each command takes when nobody ends it."""
        import pyrage

        self.key = pyrage.x25519.Identity.generate()
        self.url = self.place.url("crash")
        self._run(["init", str(self.folder)])
        for action in dict.fromkeys(ACTIONS):
            began = time.monotonic()
            _, out = self._run(self._command(action))
            self.took[action] = time.monotonic() - began
            self._hold(action, out, "begun")

    def kill(self, action: str) -> None:
        """Run a command and kill it, with all it started, at a moment at random."""
        process = self._start(self._command(action))
        moment = self.dice.uniform(0.3, 1.05) * self.took[action]
        timer = threading.Timer(moment, _kill, (process,))
        timer.start()
        out, _ = process.communicate()
        timer.cancel()
        self.tally.killed += process.returncode == -signal.SIGKILL
        self._hold(action, out, f"kill {action}")

    def cut(self, action: str) -> None:
        """Run a command and cut its connection to the database at a moment at random."""
        process = self._start(self._command(action))
        moment = self.dice.uniform(0.3, 1.0) * self.took[action]
        timer = threading.Timer(moment, self._cut_all)
        timer.start()
        out, err = process.communicate()
        timer.cancel()
        timer.join()  # one that cuts now would cut us
        self._ended(process.returncode, err)
        self._hold(action, out, f"cut {action}")

    def fill(self, action: str) -> None:
        """Run a command that meets a disk that takes no more after some bytes."""
        with _little_room(self.folder, self.dice) as limit:
            process = self._start(self._command(action), limit=limit)
            out, err = process.communicate()
        self._ended(process.returncode, err)
        self._hold(action, out, f"full {action}")

    def finish(self) -> None:
        """Do all that was broken off to its end, and verify once more."""
        for action in ("add", "code"):
            _, out = self._run(self._command(action))
            self._hold(action, out, "finished")

    def _ended(self, code: int, err: str) -> None:
        self.tally.killed += code != 0
        if code == 70:
            self.tally.defects += 1
            self.tally.faults.append(f"a defect was told: {err[-300:]}")

    def _cut_all(self) -> None:
        import psycopg

        with psycopg.connect(f"{self.place.server}/postgres", autocommit=True) as server:
            server.execute(BACKENDS, ["crash"])

    def _command(self, action: str) -> list[str]:
        where = ["--case", str(self.folder)]
        if action == "code":
            return ["code", "--jobs", "1", *where]
        if action == "backup":
            self.made += 1
            return [
                "backup",
                str(self.place.home / f"{self.made}.backup"),
                "--recipient",
                str(self.key.to_public()),
                *where,
            ]
        if action == "import":
            return ["import", self._file("csv", self._list()), "--yes", "--source", "A list of the dead", *where]
        letters = "\n".join(map(self._letter, range(LETTERS)))
        files = [("mbox", letters)] if action == "letters" else [("txt", self._report()) for _ in range(FILES)]
        return ["add", *(self._file(*each) for each in files), "--format", "jsonl", *where]

    def _file(self, ending: str, text: str) -> str:
        """Write a new file, and give its name."""
        folder = self.place.home / "in"
        folder.mkdir(exist_ok=True)
        self.made += 1
        path = folder / f"{self.made}.{ending}"
        path.write_text(text)
        return str(path)

    def _list(self) -> str:
        """Give a list of existing records, of which no two are alike."""
        rows = (
            f"{number},{self.dice.choice(PEOPLE)},{self.dice.randrange(99)},2016-05-{self.dice.randrange(1, 28):02},"
            f"{self.dice.choice(TOWNS)},{self.dice.randrange(10**9)}"
            for number in range(ROWS)
        )
        return "\n".join(["No,Name,Age,Date,Place,Remark", *rows, ""])

    def _report(self) -> str:
        who, town, day = self.dice.choice(PEOPLE), self.dice.choice(TOWNS), self.dice.randrange(1, 28)
        told = f"{who} were shot dead in {town} on {day} May 2016, police said."
        return f"{told}\n\n{told} A neighbour counted {self.dice.randrange(10**9)} steps to the market.\n"

    def _letter(self, number: int) -> str:
        return (
            f"From a@example.org Mon May  2 10:00:00 2016\nFrom: A <a@example.org>\nTo: B <b@example.org>\n"
            f"Subject: Letter {number}\nDate: Mon, 2 May 2016 10:00:00 +0000\n"
            f"Message-ID: <{self.dice.randrange(10**12)}@example.org>\n\n{self._report()}\n"
        )

    def _start(self, words: list[str], limit: int | None = None) -> subprocess.Popen[str]:
        told = {**os.environ, "ONRECORD_USER": "amal", "PYTHONUNBUFFERED": "1"}
        told.pop("DATABASE_URL", None)
        if self.url is not None:
            told["DATABASE_URL"] = self.url
        # Python ignores the signal of a file grown too large: what is written then fails, as on a full disk.
        before = None if limit is None else (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        return subprocess.Popen(
            [sys.executable, "-c", "from onrecord.cli.main import main; main()", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=told,
            start_new_session=True,
            preexec_fn=before,
        )

    def _run(self, words: list[str]) -> tuple[int, str]:
        process = self._start(words)
        out, err = process.communicate()
        if process.returncode not in {0, 1}:
            raise RuntimeError(f"onrecord {' '.join(words)}: {process.returncode} {err}")
        return process.returncode, out

    def _hold(self, action: str, out: str, end: str) -> None:
        """Hold the case file to all that was told so far, and verify it."""
        self.tally.runs += not end.startswith(("begun", "finished"))
        self.tally.ends[end] += 1
        case = open_case(self.folder, Writer("amal", database_url=self.url))
        try:
            if action == "import":
                self._take_rows(out)
            for line in out.splitlines() if action in {"add", "letters"} else ():
                told = _told(line)
                if told is not None and not told.get("reason"):
                    self.tally.told += 1
                    self.kept[told["name"]] = sha256_of(Path(told["name"]).read_bytes())
            self._look_for_losses(case, end)
            if action == "backup":
                self._hold_backup(out, end)
            wrong = [str(each) for each in verify_case(case) if isinstance(each, Break)]
            wrong += [f"{row.pk} has no reading" for row in _without_reading(case)]
            if wrong:
                self.tally.half += 1
                self.tally.faults.append(f"{end}: {wrong[:3]}")
        finally:
            case.close()

    def _look_for_losses(self, case: CaseFile, end: str) -> None:
        held = set(Acquisition.objects.using(case.alias).values_list("original", "origin"))
        for name, sha256 in self.kept.items():
            if (sha256, name) not in held or not case.originals.path_of(sha256).exists():
                self.tally.lost += 1
                self.tally.faults.append(f"{end}: {name} was told and is not there")

        for sha256, rows in self.rows.items():
            coded = Coding.objects.using(case.alias).filter(reading__original=sha256).count()
            if coded < rows:
                self.tally.lost += 1
                self.tally.faults.append(f"{end}: {rows} rows were told, and {coded} are coded")

    def _take_rows(self, out: str) -> None:
        """Take what an import told: so many rows of a list are there, each with its coding."""
        for name, number in READ.findall(out):
            self.tally.told += 1
            path = self.place.home / "in" / name
            self.kept[str(path)] = sha256_of(path.read_bytes())
            self.rows[self.kept[str(path)]] = int(number.replace(",", ""))

    def _hold_backup(self, out: str, end: str) -> None:
        path = self.place.home / f"{self.made}.backup"
        told = out.startswith("Backed up")
        self.tally.told += told
        if told and not path.exists():
            self.tally.lost += 1
            self.tally.faults.append(f"{end}: the backup was told and is not there")
        if path.exists() and self.made % 2:
            try:
                restore(path, self.place.home / "restored", Keys(identities=(str(self.key),)), Writer("amal"))
            except OnrecordError as error:
                self.tally.half += 1
                self.tally.faults.append(f"{end}: {error}")
            shutil.rmtree(self.place.home / "restored", ignore_errors=True)
        path.unlink(missing_ok=True)


def _told(line: str) -> dict[str, Any] | None:
    try:
        told: dict[str, Any] = json.loads(line)
    except ValueError:
        return None  # the line was cut as it was written
    return told


def _without_reading(case: CaseFile) -> list[Coding]:
    readings = Reading.objects.using(case.alias).values("pk")
    return list(Coding.objects.using(case.alias).exclude(reading__in=readings))


def _kill(process: subprocess.Popen[str]) -> None:
    """Kill a command with the readers it started, which stand in its session."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        process.kill()


@contextmanager
def _little_room(folder: Path, dice: random.Random) -> Iterator[int | None]:
    """Put the folder on a disk with little room where this system lets us mount one; else limit the size of files."""
    used = sum(-(-place.stat().st_size // PAGE) * PAGE + PAGE for place in folder.rglob("*"))
    aside = folder.with_name("aside")
    size = used + dice.randrange(20 * PAGE, 400_000)
    folder.rename(aside)
    folder.mkdir()
    mounted = _mount(folder, size)
    try:
        if mounted:
            shutil.copytree(aside, folder, dirs_exist_ok=True)
            yield None
        else:
            folder.rmdir()
            aside.rename(folder)
            largest = max(place.stat().st_size for place in folder.rglob("*") if place.is_file())
            yield largest + dice.randrange(0, 100_000)
    finally:
        connection.close()
        if mounted:
            shutil.rmtree(aside)
            shutil.copytree(folder, aside)
            subprocess.run(["umount", str(folder)], check=True)
            folder.rmdir()
            aside.rename(folder)


def _mount(folder: Path, size: int) -> bool:
    told = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        return subprocess.run(told, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
