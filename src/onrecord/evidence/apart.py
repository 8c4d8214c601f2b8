"""Read foreign files in a process apart, which can be stopped: a file that eats time or memory costs itself, no more.

One process serves file after file, since starting it takes half a second. It is stopped when a file takes too long
without a sign of life, too long in all, or answers without end, and another takes its place; after many files it is
replaced too, so that what leaks does not add up.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.core import errors
from onrecord.core.errors import EvidenceError, MalformedCoding, ReaderStopped
from onrecord.core.report import Report
from onrecord.core.wire import report_from_json
from onrecord.evidence.formexports import Enclosure
from onrecord.evidence.grids import Grid, Remark, grid_from_json
from onrecord.evidence.report import digest

__all__ = ["Limits", "read_apart", "read_grids_apart", "reader_environment", "stop_readers"]

Answer = Report | Grid | Remark | Enclosure | EvidenceError

# A reader that served so many files is replaced.
MOST_FILES = 500
# Variables the reader needs: to find its programmes and their data, and to keep numpy from taking memory for threads.
KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "OPENBLAS_CORETYPE")
SINGLE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"}
COMMAND = "from onrecord.evidence.child import main; main()"


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: seconds without a sign of life, seconds in all, bytes of answer for each byte of
    the file and at least.
    """

    idle_seconds: float = 60
    seconds: float = 1_800
    answer_ratio: int = 200
    answer_bytes: int = 100_000_000


@dataclass(slots=True)
class _Reader:
    """One process, the folder it may write to, and what it has been asked."""

    process: subprocess.Popen[bytes]
    folder: str
    served: int = 0
    stopped: str | None = None
    watch: threading.Timer | None = field(default=None)

    def stop(self, reason: str) -> None:
        """End the process and all that it started."""
        self.stopped = self.stopped or reason
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()

    def close(self) -> None:
        """End the process, wait for it, close its pipes, and remove what it wrote: it was killed, and did not."""
        self.unwatch()
        self.stop("closed")
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def expect(self, seconds: float, reason: str) -> None:
        """Stop the process unless something comes from it within so many seconds."""
        self.unwatch()
        self.watch = threading.Timer(max(0.0, seconds), self.stop, (reason,))
        self.watch.daemon = True
        self.watch.start()

    def unwatch(self) -> None:
        if self.watch is not None:
            self.watch.cancel()
            self.watch = None


_idle: list[_Reader] = []
_lock = threading.Lock()


def read_apart(
    data: bytes, thing: str, name: str | None = None, limits: Limits | None = None, *, protect_senders: bool = True
) -> Iterator[Report | EvidenceError]:
    """Yield each report the bytes hold, or the error that says why there is none, as `unfold` does, from a process
    apart.
    """
    asking = {"thing": thing, "name": name, "size": len(data), "protect_senders": protect_senders}
    yield from (found for found in _serve(data, asking, limits) if isinstance(found, (Report, EvidenceError)))


def read_grids_apart(
    data: bytes, thing: str, limits: Limits | None = None
) -> Iterator[Grid | Remark | Enclosure | EvidenceError]:
    """Yield the sheets the bytes hold, as `read_grids` does, or what the export of a form holds, as `read_form_export`
    does, from a process apart; an error comes as one of them.
    """
    asking = {"thing": thing, "name": None, "size": len(data), "grids": True}
    yield from (found for found in _serve(data, asking, limits) if not isinstance(found, Report))


def _serve(data: bytes, asking: Mapping[str, object], limits: Limits | None) -> Iterator[Answer]:
    """Yield what a process says of the bytes; one that answered to the end waits for the next file."""
    reader = _take()
    finished = False
    try:
        yield from _ask(reader, data, asking, limits or Limits())
        finished = reader.stopped is None
    finally:
        reader.unwatch()
        if finished and reader.served < MOST_FILES:
            with _lock:
                _idle.append(reader)
        else:
            reader.close()


def stop_readers() -> None:
    """End the processes that wait for files."""
    while True:
        with _lock:
            if not _idle:
                return
            reader = _idle.pop()
        reader.close()


atexit.register(stop_readers)


def _take() -> _Reader:
    """Give a process that waits, or start one."""
    with _lock:
        while _idle:
            reader = _idle.pop()
            if reader.process.poll() is None:
                return reader
            reader.close()
    folder = tempfile.mkdtemp(prefix="onrecord-")
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=reader_environment(folder),
        start_new_session=True,
    )
    return _Reader(process, folder)


def reader_environment(folder: str) -> dict[str, str]:
    """Give the variables that a process which opens foreign files is started with; it writes below `folder`."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    paths = os.pathsep.join(path for path in sys.path if path)
    written = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)
    return {**kept, **SINGLE, **written, "PYTHONPATH": paths, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def _ask(reader: _Reader, data: bytes, asking: Mapping[str, object], limits: Limits) -> Iterator[Answer]:
    """Yield the answers to one file, each as it comes."""
    reader.served += 1
    ends = time.monotonic() + limits.seconds
    reader.expect(limits.idle_seconds, f"no sign of life for {limits.idle_seconds:g} seconds")
    thing = str(asking["thing"])
    sender = threading.Thread(target=_send, args=(reader, json.dumps(asking).encode() + b"\n" + data), daemon=True)
    sender.start()
    room = max(limits.answer_bytes, limits.answer_ratio * len(data))
    while True:
        line = reader.process.stdout.readline(room + 1)  # type: ignore[union-attr]
        room -= len(line)
        if room < 0:
            reader.stop("more text than a file of its size can hold")
            line = b""
        if not line.endswith(b"\n"):
            reader.stop("its reader broke off")
            yield _stopped(thing, reader.stopped or "its reader broke off")
            return
        left = min(limits.idle_seconds, ends - time.monotonic())
        reader.expect(left, f"no sign of life for {limits.idle_seconds:g} seconds, or {limits.seconds:g} in all")
        answer = _answer(line, data, thing)
        if answer is _DONE:
            sender.join()
            return
        if isinstance(answer, (Report, Grid, Remark, Enclosure, EvidenceError)):
            yield answer


_DONE = object()


def _answer(line: bytes, data: bytes, thing: str) -> object:
    """Give a line as the report or error it says, checked; the mark that all is said; or nothing for a sign of life."""
    if line.startswith(b'{"report":'):
        try:
            report = report_from_json(line[len(b'{"report":') : -2])
        except MalformedCoding:
            return _stopped(thing, "an answer of its reader that is no report")
        if report.part_of is None and report.id != digest(data):
            return _stopped(thing, "an answer of its reader about other bytes")
        return report
    told = json.loads(line)
    if "error" in told:
        kind = getattr(errors, told["error"], ReaderStopped)
        kind = kind if isinstance(kind, type) and issubclass(kind, EvidenceError) else ReaderStopped
        return kind(told["thing"], found=told["found"], expected=told["expected"], do=told["do"])
    if "grid" in told:
        try:
            return grid_from_json(told["grid"])
        except ValueError:
            return _stopped(thing, "an answer of its reader that is no table")
    if "enclosure" in told:
        return Enclosure(str(told["enclosure"]), b64decode(told["data"]))
    if "remark" in told:
        return Remark(str(told["remark"]))
    return _DONE if "done" in told else None


def _send(reader: _Reader, message: bytes) -> None:
    with contextlib.suppress(OSError, ValueError):  # the process ended, or was ended, before it had heard all
        reader.process.stdin.write(message)  # type: ignore[union-attr]
        reader.process.stdin.flush()  # type: ignore[union-attr]


def _stopped(thing: str, found: str) -> ReaderStopped:
    return ReaderStopped(
        thing,
        found=found,
        expected="a file that is read within its limits of time and memory",
        do="Take it apart, or open it in the programme it is for and save it anew.",
    )
