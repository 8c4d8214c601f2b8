"""Remember what takes long to ask of a large case file, and ask again when it changed, but not all the time.

While twenty people work the ledger grows every few seconds. What is asked anew each time it grew would be asked by
every page. So of what took long, an older answer stands for a while, and whoever shows it says of when it is: the time
spent asking is a twentieth of all time at most. When it has stood so long it is asked anew behind the page, and nobody
who opens one waits for it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from threading import Lock, Thread
from time import perf_counter
from typing import Generic, TypeVar

__all__ = ["LONGEST", "SHARE", "Remembered", "Remembering"]

SHARE = 20
"""An answer that took a second stands for so many."""

QUICK = timedelta(milliseconds=50)
"""What was answered within this time is asked again whenever anything changed."""

MOST = 256
"""Answers that are kept, the ones used last."""

LONGEST = timedelta(minutes=10)
"""What is older than this is not shown any more: after a quiet night the first who comes waits for a new answer."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Remembered(Generic[Answer]):
    """An answer, of when it is, and whether it is of the state that was asked for."""

    answer: Answer
    at: datetime
    is_current: bool = True


@dataclass(slots=True)
class _Kept:
    state: Hashable
    answer: object
    at: datetime
    took: timedelta


class Remembering:
    """Answers by what was asked, each of a state: a head of the ledger, or the sum of what it depends on."""

    def __init__(self, behind: Callable[[Callable[[], object]], None] | None = None) -> None:
        self._behind = behind or _in_a_thread
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._locks: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def of(
        self, what: Hashable, state: Hashable, ask: Callable[[], Answer], now: datetime, *, may_be_old: bool = True
    ) -> Remembered[Answer]:
        """Give the answer to what is asked of a state; an older one where it may be old, and one that has stood long
        enough is asked anew behind whoever asks.
        """
        kept = self._find(what)
        if kept is not None and (kept.state == state or (may_be_old and _stands(kept, now))):
            return _told(kept, state)
        with self._lock:
            lock = self._locks.setdefault(what, Lock())
        # One asks; the others take what was there, and wait only where nothing was.
        if not lock.acquire(blocking=kept is None or not may_be_old):
            assert kept is not None
            return _told(kept, state)
        if kept is not None and may_be_old and kept.took > QUICK and now - kept.at < LONGEST:
            self._behind(partial(self._ask, lock, what, state, ask, now))
            return _told(self._find(what) or kept, state)
        return _told(self._ask(lock, what, state, ask, now), state)

    def _ask(self, lock: Lock, what: Hashable, state: Hashable, ask: Callable[[], object], now: datetime) -> _Kept:
        """Ask, where nobody did meanwhile, and let the others in."""
        try:
            kept = self._find(what)
            if kept is None or kept.state != state:
                started = perf_counter()
                answer = ask()
                kept = _Kept(state, answer, now, timedelta(seconds=perf_counter() - started))
                self._keep(what, kept)
            return kept
        finally:
            lock.release()

    def forget(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._locks.clear()

    def _find(self, what: Hashable) -> _Kept | None:
        with self._lock:
            if what in self._kept:
                self._kept.move_to_end(what)
            return self._kept.get(what)

    def _keep(self, what: Hashable, kept: _Kept) -> None:
        with self._lock:
            self._kept[what] = kept
            while len(self._kept) > MOST:
                gone, _ = self._kept.popitem(last=False)
                self._locks.pop(gone, None)


def _stands(kept: _Kept, now: datetime) -> bool:
    return kept.took > QUICK and now - kept.at < SHARE * kept.took


def _told(kept: _Kept, state: Hashable) -> Remembered[Answer]:
    return Remembered(kept.answer, kept.at, kept.state == state)  # type: ignore[arg-type]


def _in_a_thread(work: Callable[[], object]) -> None:
    """Do a work in a thread of its own, whose connections to databases are closed with it."""

    def work_and_close() -> None:
        from django.db import connections

        try:
            work()
        finally:
            connections.close_all()

    Thread(target=work_and_close, name="asked anew", daemon=True).start()
