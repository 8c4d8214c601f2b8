"""What the commands ask of the rest of the package, as one object that a test can stand in for."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from onrecord.coding import ReportCoder
    from onrecord.coding.trace import Decision
    from onrecord.core.coding import Coding
    from onrecord.core.errors import EvidenceError
    from onrecord.core.report import Report, Translation

__all__ = ["Engine", "InstalledEngine", "Job"]

# Objects made before Python looks for rings of dead ones. A first coding makes half a million that stay: looking after
# every 700, the default, finds nothing and takes a twelfth of the wait.
SELDOM = 50_000


@dataclass(frozen=True, slots=True)
class Job:
    """One file to code, the bytes of standard input, or one report already read of either; and what the person says
    about it and keeps.
    """

    name: str
    data: bytes | None = None
    report: Report | None = None
    published: date | None = None
    codebook: Path | None = None
    gazetteers: tuple[Path, ...] = ()
    registers: tuple[Path, ...] = ()
    tag: str | None = None
    countries: tuple[str, ...] = ()
    name_senders: bool = False
    limit_bytes: int | None = None
    translation: Translation | None = None


class Engine(Protocol):
    """Reads and codes reports. It is sent to other processes, so it must survive pickling."""

    def unfold(self, job: Job) -> Iterator[Job | EvidenceError]:
        """Yield a job for every report in the job's file, or the error that says why a part of it gives none."""
        ...

    def code(self, job: Job) -> Coding:
        """Give the coding of the job's report."""
        ...

    def explain(self, job: Job) -> tuple[Coding, tuple[Decision, ...]]:
        """Give the coding with the decisions that led to it."""
        ...


@dataclass(frozen=True, slots=True)
class InstalledEngine:
    """The readers and coders of this package, imported when first asked for."""

    def unfold(self, job: Job) -> Iterator[Job | EvidenceError]:
        """Yield a job for every report in the job's file, or the error that says why a part of it gives none."""
        from onrecord.core.report import Report
        from onrecord.evidence.read import LIMIT_BYTES, read_all

        source, name = (Path(job.name), job.name) if job.data is None else (job.data, "standard input")
        limit = LIMIT_BYTES if job.limit_bytes is None else job.limit_bytes
        for found in read_all(
            source, name=name, published=job.published, limit_bytes=limit, protect_senders=not job.name_senders
        ):
            if not isinstance(found, Report):
                yield found
                continue
            if job.translation is not None and found.part_of is None:
                found = found.translated(job.translation)
            yield replace(job, name=job.name if found.place is None else f"{job.name} › {found.place}", report=found)

    def code(self, job: Job) -> Coding:
        """Give the coding of the report that `unfold` gave with the job."""
        return _coder(job).code(_report(job))

    def explain(self, job: Job) -> tuple[Coding, tuple[Decision, ...]]:
        """Give the coding with the decisions that led to it."""
        return _coder(job).explain(_report(job))


def _report(job: Job) -> Report:
    assert job.report is not None, "a job is unfolded before it is coded"
    return job.report


def _coder(job: Job) -> ReportCoder:
    gc.set_threshold(SELDOM)
    from onrecord.coding.coders import Tools, coder_with

    tools = Tools(job.codebook, job.gazetteers, job.registers, job.tag, job.countries)
    return coder_with(_report(job).language, tools)
