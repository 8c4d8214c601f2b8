"""What it costs to read bytes in the process apart: seconds of CPU, and memory above what the reader held before."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.core.errors import EvidenceError
from onrecord.core.report import Report
from onrecord.evidence import apart
from onrecord.evidence.apart import Limits, read_apart, stop_readers

__all__ = ["Cost", "cost_of"]

# Nothing is stopped here: a slow reader is to be seen.
LIMITS = Limits(idle_seconds=900, seconds=3_600)
# A clock of hundredths of a second tells nothing of a hundredth: what is over sooner is read again.
LEAST_SECONDS, MOST_ROUNDS = 1.0, 20
LOOK_SECONDS = 0.05
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """What came of the bytes, the seconds of CPU of one reading, and the bytes of memory it needed at most."""

    found: tuple[Report | EvidenceError, ...]
    seconds: float
    more_bytes: int


def cost_of(data: bytes, small: bytes, name: str | None = None) -> Cost:
    """Read the bytes in a process that has read `small`, a sample of the same kind, before."""
    stop_readers()
    list(read_apart(small, "the sample", name, LIMITS))
    (reader,) = apart._idle
    process = reader.process.pid
    before = _status(process, "VmRSS")
    with _watching(process) as peaks:
        found, seconds = _read(data, name, process)
    rounds, total = 1, seconds
    while total < LEAST_SECONDS and rounds < MOST_ROUNDS:
        total += _read(data, name, process)[1]
        rounds += 1
    stop_readers()
    return Cost(found, total / rounds, max(0, peaks.get(process, 0) - before) + _programmes(peaks, process))


def _read(data: bytes, name: str | None, process: int) -> tuple[tuple[Report | EvidenceError, ...], float]:
    begun = time.process_time() + _cpu(process)
    found = tuple(read_apart(data, "the sample", name, LIMITS))
    return found, time.process_time() + _cpu(process) - begun


def _cpu(process: int) -> float:
    """Give the seconds of CPU of a process and of those it started that have ended."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICKS


def _status(process: int, name: str) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) * 1024
    return 0


@contextlib.contextmanager
def _watching(process: int) -> Iterator[dict[int, int]]:
    """Give the most memory of each process of the reader's session, as it is seen while the block runs."""
    peaks: dict[int, int] = {}
    done = threading.Event()

    def look() -> None:
        while not done.wait(LOOK_SECONDS):
            for each in _session(process):
                peaks[each] = max(peaks.get(each, 0), _status(each, "VmHWM"))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield peaks
    finally:
        done.set()
        watcher.join()
        peaks[process] = _status(process, "VmHWM")


def _session(process: int) -> Iterator[int]:
    for entry in os.listdir("/proc"):
        if entry.isdecimal():
            with contextlib.suppress(OSError, IndexError, ValueError):
                fields = Path(f"/proc/{entry}/stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == process:
                    yield int(entry)


def _programmes(peaks: dict[int, int], process: int) -> int:
    """Give the most that a programme held which the reader started; they run one after the other."""
    return max((peak for each, peak in peaks.items() if each != process), default=0)
