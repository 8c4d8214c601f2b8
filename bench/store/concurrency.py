"""Many at work on one case file at once, writers and readers: nothing written is lost, and nobody is shown an error.

Threads, as a workbench serves people, each with a connection of its own. Every writer counts up one counter that all
share, beside what it adds: an update lost leaves it behind the number of writes.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.coding.corpus import Measure
from bench.store.cases import DATABASES, fill, places
from bench.tables import Table
from onrecord.evidence.originals import sha256_of
from onrecord.evidence.read import read
from onrecord.jobs.verifying import verify_case
from onrecord.store import connection
from onrecord.store.casefile import CaseFile
from onrecord.store.entries import body_of, newest_entry, set_entry, versions
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.judgements import IDENTITY
from onrecord.store.models import Coding, Original
from onrecord.store.recording import record_judgement
from onrecord.store.searching import Query, search
from onrecord.store.standing import standing_of
from onrecord.store.tolerant import Break

__all__ = ["Shift", "measure", "work"]

WRITERS, READERS, SECONDS = 8, 16, 120.0
KIND = "counter"
# People pause between two things they do; without a pause the writers alone would keep two cores busy.
PAUSE_SECONDS = 0.02


@dataclass(slots=True)
class Shift:
    """What was done in the time: writes and reads, those that failed, and updates that were lost."""

    database: str
    seconds: float = 0.0
    writes: int = 0
    reads: int = 0
    slowest_write: float = 0.0
    slowest_read: float = 0.0
    lost: int = 0
    breaks: int = 0
    errors: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def measure(_: Path | None = None) -> Measure:
    """Give how many errors were met and updates lost on each database, and how much was done."""
    shifts = [work(database, WRITERS, READERS, SECONDS) for database in DATABASES]
    figures: dict[str, float] = {}
    for shift in shifts:
        print("\n".join(f"  {shift.database}: {error}" for error in shift.errors[:10]))
        figures[f"concurrency/{shift.database}_writes_per_second"] = shift.writes / shift.seconds
        figures[f"concurrency/{shift.database}_reads_per_second"] = shift.reads / shift.seconds
        figures[f"concurrency/{shift.database}_slowest_write_seconds"] = shift.slowest_write
    figures["concurrency/errors"] = sum(len(shift.errors) + shift.breaks for shift in shifts)
    figures["concurrency/lost"] = sum(shift.lost for shift in shifts)
    columns = ("database", "writes/s", "reads/s", "slowest write (s)", "slowest read (s)", "lost", "errors")
    rows = tuple(
        (
            shift.database,
            shift.writes / shift.seconds,
            shift.reads / shift.seconds,
            shift.slowest_write,
            shift.slowest_read,
            shift.lost,
            len(shift.errors) + shift.breaks,
        )
        for shift in shifts
    )
    return Measure(figures, (Table(f"{WRITERS} writers, {READERS} readers, {SECONDS:.0f} s", columns, rows),))


def work(database: str, writers: int, readers: int, seconds: float) -> Shift:
    """Give what so many writers and readers did to a case file on a database in so many seconds."""
    shift = Shift(database)
    with places((database,)) as (place,):
        case = fill(place, reports=4)
        until = time.monotonic() + seconds
        began = time.monotonic()
        hands = [threading.Thread(target=_write, args=(case, shift, number, until)) for number in range(writers)]
        hands += [threading.Thread(target=_read, args=(case, shift, number, until)) for number in range(readers)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
        shift.seconds = time.monotonic() - began
        counter = newest_entry(case, KIND, "shared")
        shift.lost += shift.writes - (body_of(counter)["n"] if counter is not None else 0)
        shift.lost += shift.writes - len(versions(case, KIND, "shared"))
        shift.breaks = sum(isinstance(found, Break) for found in verify_case(case))
        case.close()
    return shift


def _write(case: CaseFile, shift: Shift, number: int, until: float) -> None:
    dice = random.Random(number)
    codings = list(Coding.objects.using(case.alias).order_by("pk").values_list("pk", flat=True)[:2])
    for took in _again(case, shift, until, ("write", lambda: _one_write(case, dice, codings))):
        with shift.lock:
            shift.writes += 1
            shift.slowest_write = max(shift.slowest_write, took)


def _again(case: CaseFile, shift: Shift, until: float, what: tuple[str, Callable[[], None]]) -> Iterator[float]:
    """Do a thing again and again, and yield how many seconds each time took; a time that failed is noted instead."""
    name, act = what
    try:
        while time.monotonic() < until:
            began = time.monotonic()
            try:
                act()
            except Exception as error:  # noqa: BLE001 - whatever a person would be shown is what is counted here
                with shift.lock:
                    shift.errors.append(f"{name}: {error!r}")
                continue
            yield time.monotonic() - began
            time.sleep(PAUSE_SECONDS)
    finally:
        connection.close(case.alias)


def _one_write(case: CaseFile, dice: random.Random, codings: list[str]) -> None:
    """Add a report or a judgement, and count up what all count up, in one act."""
    text = f"A baker was shot dead in Zawiya on 3 May 2016. Witness {dice.randrange(10**12)} counted the shots."
    data = text.encode()
    if is_report := dice.random() < 0.7:
        case.originals.put(data)
    with case.writing() as pen:
        counter = newest_entry(case, KIND, "shared")
        set_entry(pen, KIND, "shared", {"n": body_of(counter)["n"] + 1 if counter is not None else 1})
        if is_report:
            origin = f"/in/{sha256_of(data)}.txt"
            keep_brought(pen, [Brought(sha256_of(data), len(data), origin, "a bench", reports=(read(data),))])
        else:
            record_judgement(pen, IDENTITY, "unsure", [f"{each}/i1" for each in codings], "same market")
    if is_report and not Original.objects.using(case.alias).filter(pk=sha256_of(data)).exists():
        raise LookupError("what was just written is not there")


def _read(case: CaseFile, shift: Shift, number: int, until: float) -> None:
    dice = random.Random(-number - 1)
    last = 0

    def look() -> None:
        nonlocal last
        last = _one_read(case, dice, last)

    for took in _again(case, shift, until, ("read", look)):
        with shift.lock:
            shift.reads += 1
            shift.slowest_read = max(shift.slowest_read, took)


def _one_read(case: CaseFile, dice: random.Random, last: int) -> int:
    """Search, look at how the case file stands, or at the counter, which never goes back."""
    chosen = dice.randrange(3)
    if chosen == 0:
        search(case, Query("baker shot"))
    elif chosen == 1:
        standing_of(case)
    else:
        counter = newest_entry(case, KIND, "shared")
        now = body_of(counter)["n"] if counter is not None else 0
        if now < last:
            raise LookupError(f"the counter went back from {last} to {now}")
        return int(now)
    return last
