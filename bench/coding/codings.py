"""Codings of many reports, made by a pool of processes and kept, so that scoring them again is fast."""

from __future__ import annotations

import getpass
import gzip
import hashlib
import importlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Protocol

from onrecord.core.coding import Coder, Coding
from onrecord.core.errors import OnrecordError
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind
from onrecord.core.wire import coding_from_json, coding_to_json, report_to_json

__all__ = ["DEFAULT_CODER", "WORKERS", "ReportCoder", "code_reports", "make_coder", "source_digest"]

DEFAULT_CODER = "onrecord.coding:coder_for"
WORKERS = 2  # the machines this is meant for have two cores
KEPT_VERSIONS = 6  # of the source; a run's codings are about 30 MB
SOURCES = Path(__file__).parent.parent.parent / "src" / "onrecord"
FAILED = Coder(CoderKind.RULES, "failed", "", "")


class ReportCoder(Protocol):
    """Whatever reads a report and gives a coding."""

    def code(self, report: Report) -> Coding:
        """Give everything found in the report."""


def make_coder(factory: str) -> ReportCoder:
    """Make the English coder by the `module:function` that gives one for a language."""
    module, _, name = factory.partition(":")
    make: Callable[[str], ReportCoder] = getattr(importlib.import_module(module), name)
    return make("en")


def source_digest(factory: str, sources: Path = SOURCES) -> str:
    """Give a digest of all that a coding depends on: the package's files and the name of the coder."""
    digest = hashlib.sha256(f"{factory} {sys.version}".encode())
    for path in sorted(sources.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(sources)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def code_reports(reports: Sequence[Report], factory: str = DEFAULT_CODER) -> tuple[list[Coding], int]:
    """Give one coding a report, in order, and how many the coder refused with an error; those are empty."""
    folder = _shelf(factory)
    places = [folder / f"{hashlib.sha256(report_to_json(report).encode()).hexdigest()}.json.gz" for report in reports]
    missing = {place: report for place, report in zip(places, reports, strict=True) if not place.is_file()}
    if missing:
        _fill(missing, factory)
    codings = [coding_from_json(gzip.decompress(place.read_bytes())) for place in places]
    return codings, sum(coding.coder == FAILED for coding in codings)


def _shelf(factory: str) -> Path:
    """Give the folder of this version's codings, and drop those of the oldest versions."""
    shelves = Path(tempfile.gettempdir()) / f"onrecord-bench-{getpass.getuser()}"
    folder = shelves / source_digest(factory)
    folder.mkdir(parents=True, exist_ok=True)
    os.utime(folder)
    by_age = sorted(shelves.iterdir(), key=lambda shelf: shelf.stat().st_mtime, reverse=True)
    for old in by_age[KEPT_VERSIONS:]:
        shutil.rmtree(old, ignore_errors=True)
    return folder


def _fill(missing: dict[Path, Report], factory: str) -> None:
    """Code the missing reports; each is kept as soon as it is done, so that a stopped run goes on where it was."""
    with ProcessPoolExecutor(WORKERS, initializer=_start, initargs=(factory,)) as pool:
        done = pool.map(_code, missing.items(), chunksize=4)
        _count(done, len(missing))


def _count(done: Iterable[None], total: int) -> None:
    began, shown = time.monotonic(), sys.stderr.isatty()
    for number, _ in enumerate(done, 1):
        if shown:
            print(f"\rcoded {number} of {total} reports in {time.monotonic() - began:.0f} s", end="", file=sys.stderr)
    if shown:
        print(file=sys.stderr)


_CODERS: list[ReportCoder] = []
"""The coder of this worker process, made once."""


def _start(factory: str) -> None:
    _CODERS.append(make_coder(factory))


def _code(task: tuple[Path, Report]) -> None:
    place, report = task
    try:
        coding = _CODERS[-1].code(report)
    except OnrecordError as error:
        print(f"{report.id}: {error}", file=sys.stderr)
        coding = Coding(report, FAILED)
    unfinished = place.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(gzip.compress(coding_to_json(coding).encode(), 1))
    unfinished.replace(place)
