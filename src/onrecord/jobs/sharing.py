"""Work of a whole case file shared among the cores of a machine: what follows from the bytes of facts alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from onrecord.core.sharing import Share, alone
from onrecord.jobs.batch import WORKERS, choose_workers
from onrecord.jobs.pool import clean_pool
from onrecord.store.casefile import CaseFile
from onrecord.store.models import Listing
from onrecord.store.rebuilding import rebuild

__all__ = ["WORKERS", "rebuild_case", "sharing", "sharing_among", "sharing_for"]

_In = TypeVar("_In")
_Out = TypeVar("_Out")

# Below this many reports starting processes takes longer than they save.
LEAST_SHARED = 3_000
# Parts of the work sent ahead of the one waited for; each is some hundred reports.
AHEAD = 2


@contextmanager
def sharing(case: CaseFile, workers: int | None = None) -> Iterator[Share]:
    """Give a `map` that does the work of a large case file in processes of their own, in order, some parts ahead; that
    of a small one here.
    """
    with sharing_for(Listing.objects.using(case.alias).count(), workers) as share:
        yield share


@contextmanager
def sharing_for(number: int, workers: int | None = None) -> Iterator[Share]:
    """Give a `map` that does the work on so many reports or incidents in processes of their own; on few, here."""
    with sharing_among(choose_workers(workers, number) if number >= LEAST_SHARED else 1) as share:
        yield share


@contextmanager
def sharing_among(workers: int) -> Iterator[Share]:
    """Give a `map` that does the work in so many processes of their own, in order, some parts ahead; of one, here."""
    if workers < 2:
        yield alone
        return
    with clean_pool(workers) as pool:
        yield _Shared(pool, workers)


def rebuild_case(case: CaseFile, workers: int | None = None) -> Iterator[int]:
    """Make all that is made of facts anew, on several cores, and yield the number of records so far."""
    with sharing(case, workers) as share:
        yield from rebuild(case, share)


class _Shared:
    """A `map` over processes."""

    def __init__(self, pool: ProcessPoolExecutor, workers: int) -> None:
        self._pool, self._most = pool, workers * AHEAD

    def __call__(self, work: Callable[[_In], _Out], items: Iterable[_In], /) -> Iterator[_Out]:
        left = iter(items)
        sent: deque[Future[_Out]] = deque()
        while True:
            sent.extend(self._pool.submit(work, item) for item in islice(left, self._most - len(sent)))
            if not sent:
                return
            yield sent.popleft().result()
