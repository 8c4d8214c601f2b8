"""Keep originals under the SHA-256 of their bytes: written once, whole or not at all, and never changed.

A folder of 256 folders, named by the first two digits of the sum. A file is written beside them under a name of its
own, flushed to the disk, and only then given its place: whoever pulls the plug finds the file whole or does not find it
(Berkeley Protocol, HR/PUB/20/2, on authenticity and persistence).
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from onrecord.evidence.stretches import KnownSums, OnDisk, Stretches, changed, gone

__all__ = ["Originals", "sha256_of"]

PART = ".part"
# A write that was broken off is swept away after a day; nobody writes one file for longer.
STALE_SECONDS = 86_400
READ_ONLY = 0o440
# Of all case files of this process: what has this sum has these blocks, wherever it lies.
_sums = KnownSums()


def sha256_of(data: bytes) -> str:
    """Give the SHA-256 of the bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


class Originals:
    """The folder in which originals are kept; it is made when the first is put into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, sha256: str) -> Path:
        """Give the place of the bytes with this sum, whether they are there or not."""
        return self.folder / sha256[:2] / sha256

    def put(self, data: bytes) -> str:
        """Keep the bytes, and give their SHA-256 once they are on the disk; kept already, they are not touched.

        Raises:
            FixityMismatch: other bytes stand in their place.
        """
        sha256 = sha256_of(data)
        place = self.path_of(sha256)
        if place.exists():
            self.check(sha256)
            return sha256
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.folder / f"{uuid4().hex}{PART}"
        try:
            _write_through(unfinished, data)
            unfinished.replace(place)
        finally:
            unfinished.unlink(missing_ok=True)
        _flush_folder(place.parent)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Give the bytes, which are those that were put.

        Raises:
            UnreadableFile: they are not there, or may not be read.
            FixityMismatch: they have changed.
        """
        return self.kept(sha256)

    def kept(self, sha256: str) -> bytes:
        """Give the bytes that the disk holds under this sum; as `get`."""
        place = self.path_of(sha256)
        try:
            data = place.read_bytes()
        except OSError as error:
            raise gone(f"original {sha256}", place, error) from error
        found = sha256_of(data)
        if found != sha256:
            raise changed(f"original {sha256}", f"bytes whose SHA-256 is {found}")
        return data

    def in_stretches(self, sha256: str, *, anew: bool = False) -> Stretches:
        """Give the bytes so that a stretch of them can be had without the rest: held to their sum when they are asked
        for first, or now where that is wanted `anew`, and block by block whenever they are read.

        Raises:
            UnreadableFile, FixityMismatch: as for `get`; and as they are read.
        """
        return self.on_disk(sha256, anew=anew)

    def on_disk(self, sha256: str, *, anew: bool = False) -> OnDisk:
        """Give what the disk holds under this sum; as `in_stretches`."""
        place, thing = self.path_of(sha256), f"original {sha256}"
        return OnDisk(place, thing, _sums.of(place, sha256, thing, anew=anew))

    def check(self, sha256: str) -> None:
        """Return if the bytes are there and unchanged.

        Raises:
            UnreadableFile, FixityMismatch: as for `get`.
        """
        self.kept(sha256)

    def __iter__(self) -> Iterator[str]:
        """Yield the sums of all that is kept, in order."""
        if not self.folder.is_dir():
            return
        for shelf in sorted(entry for entry in self.folder.iterdir() if entry.is_dir()):
            for place in sorted(shelf.iterdir()):
                yield place.name

    def sweep(self) -> int:
        """Remove what writes broken off long ago left behind, and give their number."""
        stale = [part for part in self.folder.glob(f"*{PART}") if time.time() - part.stat().st_mtime > STALE_SECONDS]
        for part in stale:
            part.unlink(missing_ok=True)
        return len(stale)


def _write_through(path: Path, data: bytes) -> None:
    """Write the file and wait until the disk has it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), READ_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Wait until the disk has the folder's list of names, on systems that let a folder be opened."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
