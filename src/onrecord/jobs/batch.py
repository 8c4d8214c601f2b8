"""Many reports coded, in the order they were named, on one process or several."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from onrecord.core.errors import EvidenceError
from onrecord.jobs.engine import Engine, Job
from onrecord.jobs.outcome import Failed, Outcome, attempt

__all__ = ["WORKERS", "choose_workers", "code_all"]

# A process takes about two seconds to load its models: below this many reports one process is done sooner.
WORTH_SHARING = 8
WORKERS = 2


def choose_workers(asked: int | None, reports: int) -> int:
    """Give the number of processes: as asked, else two where there are cores and reports enough."""
    if asked is not None:
        return max(1, min(asked, reports))
    return min(WORKERS, os.cpu_count() or 1) if reports >= WORTH_SHARING else 1


def code_all(jobs: Iterable[Job], engine: Engine, workers: int) -> Iterator[Outcome]:
    """Yield the outcome of every report in every job's file, in order.

    Raises:
        OnrecordError: something that would fail for every report, such as a codebook that breaks its own rules.
    """
    found = _reports(jobs, engine)
    if workers == 1:
        return (each if isinstance(each, Failed) else attempt(engine, each) for each in found)
    from onrecord.jobs.pool import share_jobs

    return share_jobs(found, engine, workers)


def _reports(jobs: Iterable[Job], engine: Engine) -> Iterator[Job | Failed]:
    """Yield a job for each report; files are read here, one after another, each foreign one by a process apart."""
    for job in jobs:
        for found in engine.unfold(job):
            yield Failed(found.thing, str(found)) if isinstance(found, EvidenceError) else found
