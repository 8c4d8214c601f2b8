"""A progress bar on standard error for anything over two seconds, where a person is watching."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

from onrecord.cli.console import is_quiet

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["Bar", "watch"]

PATIENCE_SECONDS = 2.0


class Bar:
    """Counts what is done; shows itself once the work has taken `PATIENCE_SECONDS`, and steps aside for output."""

    def __init__(self, total: int, patience_seconds: float | None, doing: str = "coding") -> None:
        self._total, self._done, self._doing = total, 0, doing
        self._lock = Lock()
        self._shown: Progress | None = None
        self._timer = None if patience_seconds is None else Timer(patience_seconds, self._show)
        if self._timer is not None:
            self._timer.daemon = True
            self._timer.start()

    def advance(self) -> None:
        """Count one more as done; more than was known of at first make the whole larger."""
        with self._lock:
            self._done += 1
            self._total = max(self._total, self._done)
            if self._shown is not None:
                self._shown.update(self._shown.task_ids[0], completed=self._done, total=self._total)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar off the screen while something else is printed there."""
        with self._lock:
            if self._shown is not None:
                self._shown.stop()
            try:
                yield
            finally:
                if self._shown is not None:
                    self._shown.start()

    def stop(self) -> None:
        """Take the bar away for good."""
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            if self._shown is not None:
                self._shown.stop()
                self._shown = None

    def _show(self) -> None:
        with self._lock:
            self._shown = _rich_bar(self._total, self._doing)
            self._shown.add_task("", total=self._total, completed=self._done)
            self._shown.start()


@contextmanager
def watch(total: int, doing: str = "coding") -> Iterator[Bar]:
    """Give a bar for as long as the work lasts; it never shows where nobody watches, nor under `--quiet`."""
    shown = sys.stderr.isatty() and not is_quiet()
    bar = Bar(total, PATIENCE_SECONDS if shown else None, doing)
    try:
        yield bar
    finally:
        bar.stop()


def _rich_bar(total: int, doing: str) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    counted = (BarColumn(), MofNCompleteColumn()) if total > 1 else ()
    columns = (SpinnerColumn(), TextColumn(doing), *counted, TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
