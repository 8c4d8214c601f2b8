"""Many reports coded, in the order they were named, on one process or several."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from onrecord.cli.engine import Engine, Job
from onrecord.cli.outcome import Outcome, attempt

__all__ = ["choose_workers", "code_all"]

# A process takes about two seconds to load its models: below this many reports one process is done sooner.
WORTH_SHARING = 8


def choose_workers(asked: int | None, reports: int) -> int:
    """Give the number of processes: as asked, else two where there are cores and reports enough."""
    if asked is not None:
        return max(1, min(asked, reports))
    return min(2, os.cpu_count() or 1) if reports >= WORTH_SHARING else 1


def code_all(jobs: Sequence[Job], engine: Engine, workers: int) -> Iterator[Outcome]:
    """Yield the outcome of every job, in order.

    Raises:
        OnrecordError: something that would fail for every report, such as a codebook that breaks its own rules.
    """
    if workers == 1:
        return (attempt(engine, job) for job in jobs)
    from onrecord.cli.pool import share_jobs

    return share_jobs(jobs, engine, workers)
