"""Whoever does the works of a case file: one process at a time, told apart by a lock that the system frees with it.

The lock is on a file in the case file's folder, so that it holds on both databases, and is gone with a process that was
killed: works found running by the next one were broken off (`onrecord.jobs.working.begin_working`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.core.errors import WorkedOn
from onrecord.jobs.ongoing import Means
from onrecord.jobs.working import begin_working, do_next

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import Work

__all__ = ["POLL_SECONDS", "only_worker", "work_until"]

LOCK = "worker.lock"
POLL_SECONDS = 0.5
"""How often it is looked whether a work waits: one question to an index, answered in a fraction of a millisecond."""


@contextmanager
def only_worker(folder: Path) -> Iterator[None]:
    """Be the only one who does the works of the case file in a folder.

    Raises:
        WorkedOn: somebody is already.
    """
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _lock(descriptor):
            raise WorkedOn(
                f"the works of {folder}",
                found="a process that does them already, most often that of `onrecord serve`",
                expected="nobody",
                do="Leave it to that one, or stop it first.",
            )
        yield
    finally:
        os.close(descriptor)


def work_until(case: CaseFile, means: Means, ends: Callable[[float], bool], *, once: bool = False) -> Iterator[Work]:
    """Yield each work as it ended, those that wait first.

    Args:
        ends: Waits so many seconds, or until it is time to end, and says whether it is.
        once: End when none waits any more.
    """
    begin_working(case)
    while True:
        done = do_next(case, means)
        if done is not None:
            yield done
        elif once or ends(POLL_SECONDS):
            return
        if ends(0):
            return


if sys.platform == "win32":

    def _lock(descriptor: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(descriptor: int) -> bool:
        import fcntl

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
