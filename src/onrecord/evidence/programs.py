"""Run the programs that some kinds of file need: fixed arguments, no shell, a time limit, bounded output."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

from onrecord.core.errors import MissingPart, ReaderStopped, TooLarge
from onrecord.evidence.tables import table

__all__ = ["Limits", "Output", "is_installed", "missing", "run"]

# What a program complains of is shown to people; more than this none reads.
COMPLAINTS_BYTES = 20_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a program may run and how many bytes it may write."""

    seconds: float = 50.0
    size_bytes: int = 200_000_000


@dataclass(frozen=True, slots=True)
class Output:
    """What a program wrote, what it complained of, and whether it says that it did what was asked."""

    data: bytes
    complaints: str
    succeeded: bool


def is_installed(program: str) -> bool:
    """Tell whether the program is on the machine's path."""
    return shutil.which(program) is not None


def missing(package: str, thing: str, part: str | None = None) -> MissingPart:
    """Give the error that says which package is not installed and how it is had; `part` names a piece of it."""
    row = table("programs")[package]
    return MissingPart(
        thing,
        found=f"no {part or package} on this machine",
        expected=f"{package}, which reads {row['for']}",
        do=f"Install it (Debian: {row['debian']}; Windows: {row['windows']}; macOS: {row['macos']}) and run again.",
    )


def run(arguments: Sequence[str], package: str, thing: str, limits: Limits | None = None) -> Output:
    """Run a program of a package and give what it wrote; `thing` is the file that errors name.

    Raises:
        MissingPart: it is not installed.
        ReaderStopped: it ran out of its time.
        TooLarge: it wrote more than it may.
    """
    limits = limits or Limits()
    path = shutil.which(arguments[0])
    if path is None:
        raise missing(package, thing, arguments[0])
    with TemporaryDirectory(prefix="onrecord-") as folder, open(Path(folder, "complaints"), "w+b") as complaints:
        process = subprocess.Popen(
            [path, *arguments[1:]],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            # Two pages at once are read sooner by two programs than by the threads of one.
            env={**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"},
        )
        timer = Timer(limits.seconds, process.kill)
        timer.start()
        with process:
            stream = process.stdout
            data = stream.read(limits.size_bytes + 1) if stream is not None else b""
            if len(data) > limits.size_bytes:
                process.kill()
        in_time = timer.is_alive()
        timer.cancel()
        complaints.seek(0)
        said = complaints.read(COMPLAINTS_BYTES).decode("utf-8", "replace")
    if not in_time:
        raise ReaderStopped(
            thing,
            found=f"{arguments[0]} still at work after {limits.seconds:g} seconds",
            expected="a file it reads in that time",
            do="Give its pages as smaller files.",
        )
    if len(data) > limits.size_bytes:
        raise TooLarge(
            thing,
            found=f"more than {limits.size_bytes:,} bytes written by {arguments[0]}",
            expected="fewer",
            do="Give its pages as smaller files.",
        )
    return Output(data, said, process.returncode == 0)
