"""What was sealed, and was opened a moment ago: kept in memory while a recording plays, and then let go.

A browser asks for a recording a stretch at a time, and what is sealed opens only from its beginning. So it is opened
once, not once for each stretch. It is never written to the disk, there is never more of it than one long recording, and
a minute after it was asked for last it is gone. Whether somebody may have it is asked elsewhere, each time.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock, Timer

__all__ = ["KEPT_SECONDS", "MOST_BYTES", "OpenedLately", "opened_lately"]

KEPT_SECONDS = 60.0
MOST_BYTES = 256_000_000


@dataclass
class OpenedLately:
    """Bytes by a key, those that were asked for last, each for a while."""

    most_bytes: int = MOST_BYTES
    seconds: float = KEPT_SECONDS
    _held: OrderedDict[Hashable, tuple[bytes, float]] = field(default_factory=OrderedDict)
    _turn: Lock = field(default_factory=Lock)
    _timer: Timer | None = None

    def of(self, key: Hashable, size: int, opening: Callable[[], bytes]) -> bytes:
        """Give the bytes of a key, opened where they are not held; `size` is how many there will be. One opens at a
        time, for each takes as much memory as it is long.
        """
        with self._turn:
            held = self._held.pop(key, None)
            self._make_room(size)
            data = opening() if held is None else held[0]
            if len(data) <= self.most_bytes:
                self._held[key] = (data, time.monotonic())
                self._wind()
            return data

    def forget(self) -> None:
        """Let go of what was not asked for lately."""
        with self._turn:
            self._timer = None
            old = time.monotonic() - self.seconds
            for key in [key for key, (_, asked) in self._held.items() if asked <= old]:
                del self._held[key]
            self._wind()

    def forget_all(self) -> None:
        """Let go of everything."""
        with self._turn:
            self._held.clear()

    def _make_room(self, size: int) -> None:
        """Let go of what was asked for longest ago, until there is room for so much more."""
        while self._held and sum(len(data) for data, _ in self._held.values()) + size > self.most_bytes:
            self._held.popitem(last=False)

    def _wind(self) -> None:
        """Have what is held let go in time; one clock runs for all of it."""
        if self._timer is None and self._held:
            first = min(asked for _, asked in self._held.values())
            self._timer = Timer(max(0.0, first + self.seconds - time.monotonic()), self.forget)
            self._timer.daemon = True
            self._timer.start()


opened_lately = OpenedLately()
"""What this process opened."""
