"""Give a stretch of a long original without reading the rest of it again, and still no byte that is not the one kept.

The whole is held to its SHA-256 once, and sums are taken of its blocks on the way. From then on every block that is
read is held to its own sum before any of it is given. What the sums say is true of the content: they never have to be
forgotten because the disk changed, and a block that changed is refused, whenever it did.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import SEEK_CUR, SEEK_END, RawIOBase
from pathlib import Path
from threading import Lock
from typing import IO, TYPE_CHECKING, Protocol

from onrecord.core.errors import FixityMismatch, UnreadableFile

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["BLOCK", "KnownSums", "OfBytes", "OnDisk", "StretchFile", "Stretches", "Sums", "changed", "gone", "sums_of"]

BLOCK = 262_144
"""Bytes of a block: a second of a film that is watched at two megabits."""

MOST_KNOWN = 64


class Stretches(Protocol):
    """Bytes of which any stretch can be given; each byte is the one that was kept."""

    @property
    def size(self) -> int:
        """How many bytes there are."""
        ...

    def between(self, start: int, end: int) -> bytes:
        """Give the bytes from `start` up to, not including, `end`.

        Raises:
            FixityMismatch, UnreadableFile: they have changed, or cannot be read.
        """
        ...


@dataclass(frozen=True, slots=True)
class Sums:
    """The size of a file that was read whole, and the SHA-256 of each of its blocks, one after another."""

    size: int
    blocks: bytes

    def of(self, number: int) -> bytes:
        """Give the sum of a block."""
        return self.blocks[32 * number : 32 * (number + 1)]


@dataclass(frozen=True, slots=True)
class OfBytes:
    """Stretches of bytes that are at hand."""

    data: bytes

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self.data)

    def between(self, start: int, end: int) -> bytes:
        """Give the bytes between."""
        return self.data[start:end]


@dataclass(frozen=True, slots=True)
class OnDisk:
    """Stretches of a file whose whole was held to its sum."""

    path: Path
    thing: str
    sums: Sums

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return self.sums.size

    def between(self, start: int, end: int) -> bytes:
        """Give the bytes between, once each block that they lie in holds.

        Raises:
            FixityMismatch, UnreadableFile: one does not, or cannot be read.
        """
        end = min(end, self.size)
        if start >= end:
            return b""
        first = start // BLOCK
        with _opened(self.path, self.thing) as file:
            file.seek(first * BLOCK)
            data = b"".join(self._held(file, number) for number in range(first, -(-end // BLOCK)))
        return data[start - first * BLOCK : end - first * BLOCK]

    def _held(self, file: IO[bytes], number: int) -> bytes:
        block = _read(file, self.path, self.thing)
        if hashlib.sha256(block).digest() != self.sums.of(number):
            raise changed(self.thing, f"other bytes from byte {number * BLOCK:,} on")
        return block


@dataclass
class KnownSums:
    """Sums of the files that were asked for last, by the SHA-256 of the whole; a few kilobytes each."""

    most: int = MOST_KNOWN
    _known: OrderedDict[str, Sums] = field(default_factory=OrderedDict)
    _turn: Lock = field(default_factory=Lock)

    def of(self, path: Path, sha256: str, thing: str, *, anew: bool = False) -> Sums:
        """Give the sums of a file, read whole where they are not known, or are wanted `anew`.

        Raises:
            FixityMismatch, UnreadableFile: it is not the file with this sum, or cannot be read.
        """
        with self._turn:
            if not anew and (known := self._known.get(sha256)) is not None:
                self._known.move_to_end(sha256)
                return known
        # Outside the turn: who asks for another file does not wait for this one.
        made = sums_of(path, sha256, thing)
        with self._turn:
            self._known[sha256] = made
            while len(self._known) > self.most:
                self._known.popitem(last=False)
        return made


class StretchFile(RawIOBase):
    """Stretches as a file that is read from its beginning on, for whoever sends it."""

    def __init__(self, held: Stretches) -> None:
        super().__init__()
        self._held, self._at = held, 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be gone through in any order."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place, and give it."""
        beginning = {SEEK_CUR: self._at, SEEK_END: self._held.size}.get(whence, 0)
        self._at = max(0, beginning + offset)
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read into a buffer, and give how many bytes."""
        into = memoryview(buffer).cast("B")
        data = self._held.between(self._at, self._at + len(into))
        into[: len(data)] = data
        self._at += len(data)
        return len(data)


def sums_of(path: Path, sha256: str, thing: str) -> Sums:
    """Give the sums of the blocks of a file, once the whole of it holds; a block at a time is in memory.

    Raises:
        FixityMismatch, UnreadableFile: it is not the file with this sum, or cannot be read.
    """
    whole, size, blocks = hashlib.sha256(), 0, bytearray()
    for block in _blocks(path, thing):
        whole.update(block)
        blocks += hashlib.sha256(block).digest()
        size += len(block)
    if whole.hexdigest() != sha256:
        raise changed(thing, f"bytes whose SHA-256 is {whole.hexdigest()}")
    return Sums(size, bytes(blocks))


def changed(thing: str, found: str) -> FixityMismatch:
    """Give the error that says that an original is not what was kept."""
    return FixityMismatch(
        thing,
        found=found,
        expected="the bytes that were kept",
        do="Bring it back from a backup, and find out who changed it.",
    )


def gone(thing: str, path: Path, error: OSError) -> UnreadableFile:
    """Give the error that says that an original cannot be read."""
    return UnreadableFile(
        thing,
        found=error.strerror or str(error),
        expected=f"the file {path}",
        do="Bring it back from a backup; `onrecord verify` names everything that is missing.",
    )


def _blocks(path: Path, thing: str) -> Iterator[bytes]:
    with _opened(path, thing) as file:
        while block := _read(file, path, thing):
            yield block


def _opened(path: Path, thing: str) -> IO[bytes]:
    try:
        return path.open("rb", buffering=0)
    except OSError as error:
        raise gone(thing, path, error) from error


def _read(file: IO[bytes], path: Path, thing: str) -> bytes:
    """Give the next block; a raw read may give less than there is."""
    parts, wanted = [], BLOCK
    try:
        while wanted and (part := file.read(wanted)):
            parts.append(part)
            wanted -= len(part)
    except OSError as error:
        raise gone(thing, path, error) from error
    return b"".join(parts)
