"""Count a case file anew in the background, while people go on working with the numbers as they were."""

from __future__ import annotations

from threading import Lock, Thread
from typing import TYPE_CHECKING

from onrecord.jobs.counting import counted
from onrecord.store import connection

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.tally.rules.schemes import Scheme

__all__ = ["is_recounting", "recount"]

_working: set[str] = set()
_lock = Lock()


def recount(case: CaseFile, scheme: Scheme) -> Thread | None:
    """Count anew in the background, and give what does it; None where that is under way already."""
    with _lock:
        if case.id in _working:
            return None
        _working.add(case.id)
    thread = Thread(target=_recount, args=(case, scheme), name="recount", daemon=True)
    thread.start()
    return thread


def is_recounting(case: CaseFile) -> bool:
    """True while numbers of a case file are counted in the background."""
    return case.id in _working


def _recount(case: CaseFile, scheme: Scheme) -> None:
    try:
        counted(case, scheme)
    finally:
        with _lock:
            _working.discard(case.id)
        connection.close(case.alias)
