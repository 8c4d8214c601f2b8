"""A process beside the server that does the works: started with it, started anew when it breaks down, ended with it.

The child holds the other end of a pipe and ends when that closes, so that it outlives no parent, however that ends.
"""

from __future__ import annotations

import contextlib
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

__all__ = ["MOST_STARTS", "Tended"]

MOST_STARTS, WITHIN_SECONDS = 5, 600.0
"""A process that broke down so often within so many seconds is not started again: something is wrong with more than
one work, and whoever looks after the server must see it.
"""

PAUSE_SECONDS = 1.0
PATIENCE_SECONDS = 10.0


@dataclass(slots=True)
class Tended:
    """A process that is kept going. `complain` is told, in words, of what goes wrong with it."""

    command: Sequence[str]
    complain: Callable[[str], None]
    pause_seconds: float = PAUSE_SECONDS
    _process: subprocess.Popen[bytes] | None = None
    _ending: threading.Event = field(default_factory=threading.Event)
    _watch: threading.Thread | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def pid(self) -> int | None:
        """The number of the process that runs now, None where none does."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def start(self) -> None:
        """Start the process, and watch over it."""
        self._watch = threading.Thread(target=self._tend, name="works", daemon=True)
        self._watch.start()

    def stop(self) -> None:
        """End the process, wait for it, and leave nothing of it behind."""
        with self._lock:
            self._ending.set()
            process = self._process
        if process is not None:
            _end(process)
        if self._watch is not None:
            self._watch.join(PATIENCE_SECONDS)

    def _tend(self) -> None:
        starts: deque[float] = deque(maxlen=MOST_STARTS)
        while True:
            with self._lock:
                if self._ending.is_set():
                    return
                starts.append(time.monotonic())
                self._process = process = subprocess.Popen(
                    self.command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
                )
            code = process.wait()
            if process.stdin is not None:
                process.stdin.close()
            if self._ending.is_set():
                return
            if len(starts) == MOST_STARTS and time.monotonic() - starts[0] < WITHIN_SECONDS:
                self.complain(
                    f"The process that does long work ended {MOST_STARTS} times (code {code}); it stays ended."
                )
                return
            self.complain(f"The process that does long work ended (code {code}); it is started again.")
            self._ending.wait(self.pause_seconds)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process kindly, then by force."""
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
    for ask in (None, process.terminate):
        if ask is not None:
            ask()
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            continue
        return
    process.kill()
    process.wait()
