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
    from onrecord.core.report import Report

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
    name_senders: bool = False


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
        from onrecord.evidence import read_all

        source, name = (Path(job.name), job.name) if job.data is None else (job.data, "standard input")
        for found in read_all(source, name=name, published=job.published, protect_senders=not job.name_senders):
            if not isinstance(found, Report):
                yield found
                continue
            yield replace(job, name=job.name if found.place is None else f"{job.name} › {found.place}", report=found)

    def code(self, job: Job) -> Coding:
        """Give the coding of the job's report."""
        coder, report = self._prepare(job)
        return coder.code(report)

    def explain(self, job: Job) -> tuple[Coding, tuple[Decision, ...]]:
        """Give the coding with the decisions that led to it."""
        coder, report = self._prepare(job)
        return coder.explain(report)

    def _prepare(self, job: Job) -> tuple[ReportCoder, Report]:
        gc.set_threshold(SELDOM)
        from onrecord.coding import coder_for
        from onrecord.evidence import read

        if job.report is not None:
            report = job.report
        elif job.data is None:
            report = read(Path(job.name), name=job.name, published=job.published)
        else:
            report = read(job.data, name="standard input", published=job.published)
        return coder_for(report.language, job.codebook, job.gazetteers), report
