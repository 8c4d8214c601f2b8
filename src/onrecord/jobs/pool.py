"""Reports shared among processes; the outcomes come in the order of the reports, and a process that dies costs one."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import active_children, get_context, parent_process

from onrecord.jobs.engine import Engine, Job
from onrecord.jobs.outcome import Failed, Outcome, attempt

__all__ = ["clean_pool", "share_jobs"]

# Reports sent ahead of the one waited for, so that a long one leaves no process idle.
AHEAD = 8
# Cycles of garbage are looked for less often than Python would, by default after 700 objects, here and in the workers:
# what is sent and made are many small objects without any. It halves what sending a million people takes.
OBJECTS = (50_000, 20, 50)


def share_jobs(jobs: Iterator[Job | Failed], engine: Engine, workers: int) -> Iterator[Outcome]:
    """Yield the outcome of every job, in order, from several processes; what failed before goes through in its place.

    Raises:
        OnrecordError: something that would fail for every report.
    """
    unanswered: deque[Job | Failed] = deque()
    while True:
        yield from _share(unanswered, jobs, engine, workers)
        if not unanswered:
            return
        # Whichever process died, the first job without an answer may have been the cause.
        first = unanswered.popleft()
        yield first if isinstance(first, Failed) else _alone(first, engine)


def _share(
    unanswered: deque[Job | Failed], jobs: Iterator[Job | Failed], engine: Engine, workers: int
) -> Iterator[Outcome]:
    """Yield outcomes from several processes; if one of them dies, leave the unanswered jobs for another try."""
    waiting = chain(_taken(unanswered), jobs)
    sent: deque[tuple[Job | Failed, Future[Outcome]]] = deque()
    with clean_pool(workers) as pool:
        try:
            while True:
                for job in islice(waiting, workers * AHEAD - len(sent)):
                    sent.append((job, _submit(pool, engine, job)))
                if not sent:
                    return
                outcome = sent[0][1].result()
                sent.popleft()
                yield outcome
        except BrokenProcessPool:
            unanswered.extendleft(job for job, _ in reversed(sent))


def _taken(unanswered: deque[Job | Failed]) -> Iterator[Job | Failed]:
    """Yield the jobs that another try is due to; those not asked for stay."""
    while unanswered:
        yield unanswered.popleft()


def _submit(pool: ProcessPoolExecutor, engine: Engine, job: Job | Failed) -> Future[Outcome]:
    """Give the outcome to come of a job; of what failed before, and of a job no process is left for, at once."""
    known: Future[Outcome] = Future()
    if isinstance(job, Failed):
        known.set_result(job)
        return known
    try:
        return pool.submit(attempt, engine, job)
    except BrokenProcessPool as error:
        known.set_exception(error)
        return known


def _alone(job: Job, engine: Engine) -> Outcome:
    """Give the outcome of a job that may have taken its process down, in a process of its own."""
    with clean_pool(1) as pool:
        try:
            return pool.submit(attempt, engine, job).result()
        except BrokenProcessPool:
            reason = "the process that read it ended without a word, most often for want of memory"
            return Failed(job.name, f"{job.name}: {reason}. Code it alone, or split it.", defect=True)


@contextmanager
def clean_pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give processes that start clean, as on every system, and that do not outlive an interruption."""
    before, threshold = active_children(), gc.get_threshold()
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)
    gc.set_threshold(*OBJECTS)
    try:
        yield pool
    except (KeyboardInterrupt, GeneratorExit):
        # An interruption may come while a lock of the pool is held; who waits for work then would wait for ever.
        for process in active_children():
            if process not in before:
                process.terminate()
        raise
    finally:
        gc.set_threshold(*threshold)
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Let Ctrl-C end a worker at once and without a trace of calls: the parent says what happened; and let it end with
    a parent that is killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.freeze()
    gc.set_threshold(*OBJECTS)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait for the parent: a worker would wait for work for ever, since it holds the other end of the queue itself."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
