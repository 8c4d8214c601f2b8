"""Bring files into a case file: each kept as it came, read, and only then called added.

The bytes are on the disk before their row is in the database, and the outcome of a file is told after both: whatever
was told is there, whenever the work is broken off. Run again, what is there already is passed over.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from onrecord.core.errors import EvidenceError
from onrecord.core.report import Report
from onrecord.evidence.files import LIMIT_BYTES, expand, load
from onrecord.evidence.originals import sha256_of
from onrecord.evidence.read import read_all
from onrecord.store.casefile import CaseFile
from onrecord.store.intake import Brought, Kept, is_held, keep_brought
from onrecord.store.setbacks import clear_setback, has_setback, note_setback
from onrecord.store.sources import covered
from onrecord.store.vault.originals import Keeping

__all__ = ["READ", "Added", "Addition", "Refused", "add_files", "read_brought", "write_brought"]

READ = "read"
"""The step of setbacks of files that could not be read, or not wholly."""

# What is written in one transaction: enough that a disk flush is shared, little enough that nobody waits for it.
MOST_REPORTS = 500
MOST_FILES = 64
MOST_SECONDS = 2.0

# Files read ahead of the one waited for, for each worker: enough that a long one leaves nobody idle.
AHEAD = 4


@dataclass(frozen=True, slots=True)
class Addition:
    """How files are brought in: what the person vouches for, and what is kept of senders."""

    published: date | None = None
    name_senders: bool = False
    limit_bytes: int = LIMIT_BYTES
    tool: str = "onrecord add"


@dataclass(frozen=True, slots=True)
class Added:
    """A file that is in the case file now: how many of its reports are new, how many were known."""

    name: str
    new: int
    known: int
    was_held: bool = False
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be brought in at all, and why."""

    name: str
    reason: str


@dataclass(slots=True)
class _Batch:
    """Files read and not yet written."""

    files: list[tuple[Brought, tuple[EvidenceError, ...]]] = field(default_factory=list)
    reports: int = 0
    since: float = field(default_factory=time.monotonic)

    def add(self, brought: Brought, problems: tuple[EvidenceError, ...]) -> None:
        """Take in one more file."""
        self.files.append((brought, problems))
        self.reports += len(brought.reports)

    @property
    def is_full(self) -> bool:
        """True where it should be written now."""
        return (
            self.reports >= MOST_REPORTS
            or len(self.files) >= MOST_FILES
            or time.monotonic() - self.since >= MOST_SECONDS
        )


def add_files(
    case: CaseFile, paths: Iterable[Path], how: Addition | None = None, workers: int = 1
) -> Iterator[Added | Refused]:
    """Yield what became of each file, in order, once that is for good; folders are read through, in order of name.

    `workers` files are read at a time, each foreign one by a process of its own; one after another is written.
    """
    how = how or Addition()
    batch = _Batch()
    case.originals.sweep()
    for found in _read_ahead(case, paths, how, workers):
        if isinstance(found, (Refused, Added)):
            yield from _write(case, batch)
            batch = _Batch()
            yield found
            continue
        batch.add(*found)
        if batch.is_full:
            yield from _write(case, batch)
            batch = _Batch()
    yield from _write(case, batch)


_Read = tuple[Brought, tuple[EvidenceError, ...]]


def _read_ahead(
    case: CaseFile, paths: Iterable[Path], how: Addition, workers: int
) -> Iterator[_Read | Added | Refused]:
    """Yield what became of each file so far, in order, a few read ahead of the one waited for."""
    sent: deque[Future[_Read | Added | Refused]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for path in expand(paths):
                sent.append(_send(pool, case, path, how))
                if len(sent) > AHEAD * workers:
                    yield sent.popleft().result()
            while sent:
                yield sent.popleft().result()
        finally:
            # Broken off: what was not begun is left for the next run.
            pool.shutdown(wait=True, cancel_futures=True)


def _send(
    pool: ThreadPoolExecutor, case: CaseFile, path: Path | EvidenceError, how: Addition
) -> Future[_Read | Added | Refused]:
    """Give the outcome to come of a file: at once where it is held or cannot be had, else when it is read."""
    known: Future[_Read | Added | Refused] = Future()
    try:
        if isinstance(path, EvidenceError):
            raise path
        data = load(path, how.limit_bytes)
    except EvidenceError as error:
        known.set_result(Refused(error.thing, str(error)))
        return known
    sha256, origin = sha256_of(data), covered(case, path.absolute().as_posix())
    # The database is asked in this thread only: each thread would have a connection of its own.
    if is_held(case, sha256, origin) and not has_setback(case, READ, sha256):
        known.set_result(Added(str(path), 0, 0, was_held=True))
        return known
    return pool.submit(_bring, case, data, path, how, case.originals.keeping(sha256))


def _bring(case: CaseFile, data: bytes, path: Path, how: Addition, keeping: Keeping) -> _Read:
    """Give a file with its bytes kept and its reports read."""
    sha256 = case.originals.put(data, keeping)
    # The name of a file from a protected source may be theirs, and errors are kept: only its ending is told.
    name = covered(case, path.name)
    reports, problems = read_brought(data, name if name == path.name else f"{name}{path.suffix}", how)
    return Brought(sha256, len(data), covered(case, path.absolute().as_posix()), how.tool, {}, reports), problems


def read_brought(data: bytes, name: str, how: Addition) -> tuple[tuple[Report, ...], tuple[EvidenceError, ...]]:
    """Give the reports that bytes hold, and what in them could not be read."""
    found = list(
        read_all(
            data,
            name=name,
            published=how.published,
            limit_bytes=how.limit_bytes,
            protect_senders=not how.name_senders,
        )
    )
    return (
        tuple(each for each in found if isinstance(each, Report)),
        tuple(each for each in found if isinstance(each, EvidenceError)),
    )


def write_brought(case: CaseFile, brought: Brought, problems: tuple[EvidenceError, ...]) -> Added:
    """Keep one file that was read, and give what became of it, once that is for good."""
    batch = _Batch()
    batch.add(brought, problems)
    (added,) = _write(case, batch)
    return added


def _write(case: CaseFile, batch: _Batch) -> Iterator[Added]:
    """Write what was read, and yield what became of it."""
    if not batch.files:
        return
    with case.writing() as pen:
        told = keep_brought(pen, [brought for brought, _ in batch.files])
    for kept, (_, problems) in zip(told, batch.files, strict=True):
        yield _account(case, kept, problems)


def _account(case: CaseFile, kept: Kept, problems: tuple[EvidenceError, ...]) -> Added:
    """Give what became of a file, with what went wrong in it noted for another try."""
    brought = kept.brought
    if problems:
        note_setback(case, READ, brought.sha256, brought.origin, str(problems[0]))
    else:
        clear_setback(case, READ, brought.sha256)
    return Added(brought.origin, kept.added, kept.known, False, tuple(str(each) for each in problems))
