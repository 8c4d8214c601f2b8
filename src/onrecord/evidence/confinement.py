"""Confine this process before it opens what a stranger sent: no network, little memory, no files but its own.

The readers of foreign formats are large programs in C and Python, each with a history of holes. What they may do is
bounded by the system where it can be (Linux, partly macOS) and by Python's audit hooks everywhere: a hook sees what
Python code does, not what a library in C does, so it is the second wall and not the first.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

__all__ = ["PROGRAMS", "confine"]

# Address space of a reader, of each programme that it starts, and what either may write to one file.
MEMORY_BYTES = 2_000_000_000
FILE_BYTES = 500_000_000
OPEN_FILES = 256
# The programmes that readers start; each runs inside the same walls.
PROGRAMS = frozenset(
    {"pdftotext", "pdfinfo", "pdftoppm", "pdfdetach", "tesseract", "ffprobe", "heif-convert", "heif-dec"}
)
NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
NETWORK = ("socket.", "http.", "urllib.", "ftplib.", "smtplib.", "poplib.", "imaplib.", "telnetlib.", "webbrowser.")
STARTS = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile")
CHANGES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.chown", "shutil.")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC


def confine(folder: Path) -> tuple[str, ...]:
    """Put up every wall this system has and name those that stand; only `folder` may be written to after that."""
    walls = [*_limit_resources(), *_leave_network()]
    os.chdir(folder)
    tempfile.tempdir = str(folder)
    sys.addaudithook(_Guard(folder))
    return (*walls, "audit hook")


def _limit_resources() -> Iterable[str]:
    try:
        import resource
    except ImportError:  # Windows
        return
    for name, wanted in (
        ("RLIMIT_AS", MEMORY_BYTES),
        ("RLIMIT_FSIZE", FILE_BYTES),
        ("RLIMIT_NOFILE", OPEN_FILES),
        ("RLIMIT_CORE", 0),
    ):
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        bound = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        try:
            resource.setrlimit(kind, (bound, bound))
        except (OSError, ValueError):  # macOS refuses a bound on address space
            continue
        yield name


def _leave_network() -> Iterable[str]:
    """Move into a network of nobody else, where the kernel lets us: there is no interface there, not even loopback."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(NEW_NETWORK) == 0 or libc.unshare(NEW_USER | NEW_NETWORK) == 0:
        yield "no network"


class _Guard:
    """Refuses what no reader needs: the network, programmes of its own choice, changes outside its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = os.path.realpath(folder) + os.sep

    def __call__(self, event: str, given: tuple[Any, ...]) -> None:
        if event.startswith(NETWORK):
            raise PermissionError(f"a reader of files may not use the network ({event})")
        if event.startswith(STARTS):
            self._check_program(event, given)
        elif event == "open":
            self._check_open(*given[:3])
        elif event.startswith(CHANGES):
            self._check_paths(event, given)

    def _check_program(self, event: str, given: tuple[Any, ...]) -> None:
        program = Path(os.fsdecode(given[0])).name if given and given[0] is not None else ""
        if program.removesuffix(".exe") not in PROGRAMS:
            raise PermissionError(f"a reader of files may not start {program or event}")

    def _check_open(self, path: Any, mode: Any, flags: Any) -> None:
        writes = (isinstance(flags, int) and flags & WRITING) or (isinstance(mode, str) and set(mode) & set("wax+"))
        if writes and isinstance(path, (str, bytes)) and not self._is_ours(path):
            raise PermissionError(f"a reader of files may not write to {os.fsdecode(path)}")

    def _check_paths(self, event: str, given: tuple[Any, ...]) -> None:
        for path in given:
            if isinstance(path, (str, bytes)) and not self._is_ours(path):
                raise PermissionError(f"a reader of files may not change {os.fsdecode(path)} ({event})")

    def _is_ours(self, path: str | bytes) -> bool:
        told = os.fsdecode(path)
        return told == os.devnull or (os.path.realpath(told) + os.sep).startswith(self.folder)
