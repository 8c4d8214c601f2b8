"""Reports shared among processes; the outcomes come in the order of the reports, and a process that dies costs one."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context

from onrecord.cli.engine import Engine, Job
from onrecord.cli.outcome import Failed, Outcome, attempt

__all__ = ["share_jobs"]

# Reports sent ahead of the one waited for, so that a long one leaves no process idle.
AHEAD = 8


def share_jobs(jobs: Sequence[Job], engine: Engine, workers: int) -> Iterator[Outcome]:
    """Yield the outcome of every job, in order, from several processes.

    Raises:
        OnrecordError: something that would fail for every report.
    """
    queue = deque(jobs)
    while queue:
        yield from _share(queue, engine, workers)
        if queue:
            yield _alone(queue.popleft(), engine)


def _share(queue: deque[Job], engine: Engine, workers: int) -> Iterator[Outcome]:
    """Yield outcomes from several processes; if one of them dies, leave the unanswered jobs in the queue."""
    sent: deque[tuple[Job, Future[Outcome]]] = deque()
    with _pool(workers) as pool:
        try:
            while queue or sent:
                while queue and len(sent) < workers * AHEAD:
                    sent.append((queue[0], pool.submit(attempt, engine, queue[0])))
                    queue.popleft()
                outcome = sent[0][1].result()
                sent.popleft()
                yield outcome
        except BrokenProcessPool:
            queue.extendleft(job for job, _ in reversed(sent))


def _alone(job: Job, engine: Engine) -> Outcome:
    """Give the outcome of a job that may have taken its process down, in a process of its own."""
    with _pool(1) as pool:
        try:
            return pool.submit(attempt, engine, job).result()
        except BrokenProcessPool:
            reason = "the process that read it ended without a word, most often for want of memory"
            return Failed(job.name, f"{job.name}: {reason}. Code it alone, or split it.", defect=True)


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give processes that start clean, as on every system, and that do not outlive an interruption."""
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_end_on_interrupt)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _end_on_interrupt() -> None:
    """Let Ctrl-C end a worker at once and without a trace of calls: the parent says what happened."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
