"""Numbers that lists show: counted anew at once in a small case file, in a large one when somebody asks, meanwhile as
they were.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock, Thread
from typing import TYPE_CHECKING

from onrecord.jobs.counting import counted
from onrecord.store import connection
from onrecord.store.counting import last_counted
from onrecord.store.models import Listing

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import CountedRun
    from onrecord.tally.rules.schemes import Scheme

__all__ = ["AT_ONCE", "Numbers", "is_recounting", "numbers_of", "recount"]

AT_ONCE = 150
"""Codings that are counted while a page waits: some 200 are counted in a second."""

_working: set[str] = set()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Numbers:
    """What was counted last, None where nothing was, and whether anything was written since."""

    run: CountedRun | None
    is_current: bool


def numbers_of(case: CaseFile, scheme: Scheme) -> Numbers:
    """Give what is counted by a scheme, made anew where the case file is small and anything changed.

    Raises:
        DatabaseUnavailable: others wrote to the case file all the while.
    """
    run, is_current = last_counted(case, scheme)
    if is_current:
        return Numbers(run, True)
    coded = Listing.objects.using(case.alias).filter(coding__isnull=False).values_list("pk")[: AT_ONCE + 1]
    if len(coded) <= AT_ONCE:
        return Numbers(counted(case, scheme, 1), True)
    return Numbers(run, False)


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
