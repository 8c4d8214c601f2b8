"""Send every hostile file through the reading process and see that it holds; once more without walls, to see who calls."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.hostile.files import Hostile
from onrecord.core.errors import EvidenceError, ReaderStopped
from onrecord.core.report import Report
from onrecord.evidence import apart
from onrecord.evidence.apart import Limits, read_apart, stop_readers
from onrecord.evidence.confinement import MEMORY_BYTES

__all__ = ["ESCAPED", "LIMITS", "Outcome", "count_calls", "run", "was_told"]

# Shorter than a user's: a file of a few megabytes at most has to be done by then.
LIMITS = Limits(idle_seconds=60, seconds=120)
# What several of the files would write.
ESCAPED = Path("/tmp/onrecord-escaped")
# Words of a report that must be there, in their order, for it to count as read: letters may be lost, not the sense.
TELLING = ("ferryman", "Amadou", "Maiga", "Bourem")
GRACE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: its reports and errors, the seconds it took and the most memory its reader held."""

    file: Hostile
    found: tuple[Report | EvidenceError, ...]
    seconds: float
    peak_bytes: int

    @property
    def crashed(self) -> bool:
        """Tell whether its reader broke down, which is a defect of ours."""
        said = [str(each) for each in self.found if isinstance(each, ReaderStopped)]
        return any("broke" in words or "answer" in words for words in said)

    def over(self, limits: Limits) -> bool:
        """Tell whether it took more time or memory than a file may."""
        return self.seconds > limits.idle_seconds + GRACE_SECONDS or self.peak_bytes > MEMORY_BYTES

    @property
    def read(self) -> bool:
        """Tell whether the words in it came out."""
        return any(isinstance(each, Report) and was_told(each) for each in self.found)

    @property
    def as_expected(self) -> bool:
        """Tell whether it was read, or refused, where it must be."""
        return self.file.told is None or self.file.told == self.read

    @property
    def words(self) -> str:
        """Give what came of it in a line."""
        if not self.found:
            return "nothing"
        first = self.found[0]
        told = f"{type(first).__name__}: {first.found}" if isinstance(first, EvidenceError) else "read"
        return told if len(self.found) == 1 else f"{told} … {len(self.found)} in all"


def was_told(report: Report) -> bool:
    """Tell whether a report holds the words that were put into the files."""
    return all(word in report.text for word in TELLING)


def run(files: Sequence[Hostile], limits: Limits = LIMITS) -> Iterator[Outcome]:
    """Yield what comes of each file; every one gets a reader of its own, so that its memory is its own."""
    for file in files:
        stop_readers()
        begun = time.monotonic()
        found = tuple(read_apart(file.data, file.name, file.name, limits))
        seconds = time.monotonic() - begun
        yield Outcome(file, found, seconds, _peak())
    stop_readers()


def _peak() -> int:
    """Give the most memory that the waiting reader ever held, 0 where it ended or the system does not tell."""
    for reader in apart._idle:
        status = Path(f"/proc/{reader.process.pid}/status")
        if status.exists():
            line = next((line for line in status.read_text().splitlines() if line.startswith("VmHWM")), "x 0")
            return int(line.split()[1]) * 1024
    return 0


def count_calls(make: Callable[[str], Sequence[Hostile]]) -> tuple[int, int]:
    """Give how many files with an address were read without any wall, and how many connections came of it.

    `make` gives the files for an address: `hostile_files`.
    """
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        home = f"http://127.0.0.1:{server.getsockname()[1]}"
        threading.Thread(target=_listen, args=(server, calls), daemon=True).start()
        files = [file for file in make(home) if file.calls]
        with tempfile.TemporaryDirectory() as folder:
            for number, file in enumerate(files):
                path = Path(folder) / f"{number}-{Path(file.name).name}"
                path.write_bytes(file.data)
                _read_unconfined(path)
    return len(files), len(calls)


def _listen(server: socket.socket, calls: list[object]) -> None:
    while True:
        try:
            connection, address = server.accept()
        except OSError:
            return
        calls.append(address)
        connection.close()


def _read_unconfined(path: Path) -> None:
    code = "import sys; from pathlib import Path; from onrecord.evidence.unfold import unfold; p = Path(sys.argv[1]); list(unfold(p.read_bytes(), p.name, p.name))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    subprocess.run([sys.executable, "-c", code, str(path)], env=environment, timeout=120, check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
