"""What a reader leaves behind: open files, threads, processes, files in the temporary folder, memory."""

from __future__ import annotations

import gc
import os
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["MOST_GROWN_BYTES", "Held", "held"]

# Caches of libraries fill up for a while; a reader that kept a kilobyte of each input would grow by more.
MOST_GROWN_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Held:
    """What this process holds at one moment."""

    handles: int
    threads: int
    children: int
    files: int
    memory_bytes: int

    def more_than(self, before: Held) -> Iterator[str]:
        """Yield what is held now and was not before."""
        for name in ("handles", "threads", "children", "files"):
            now, then = getattr(self, name), getattr(before, name)
            if now > then:
                yield f"{now - then} {name} left open or behind"
        if self.memory_bytes > before.memory_bytes + MOST_GROWN_BYTES:
            yield f"{(self.memory_bytes - before.memory_bytes) / 1e6:.0f} MB of memory kept"


def held() -> Held:
    """Give what this process holds, after what nobody needs is given back."""
    gc.collect()
    return Held(
        len(os.listdir("/proc/self/fd")),
        threading.active_count(),
        sum(len(path.read_text().split()) for path in Path("/proc/self/task").glob("*/children")),
        len(os.listdir(tempfile.gettempdir())),
        int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"),
    )
