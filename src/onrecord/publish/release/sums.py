"""The files of a release with their SHA-256, in the order of their paths, and the list of them that `sha256sum` reads.

Folders are walked and lists are read in the same order, so that a release of any size is held to its list as both pass.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from onrecord.core.errors import ReleaseBroken

__all__ = ["Listed", "files_below", "listed_in", "sum_of_file", "write_sums"]

CHUNK = 1 << 20
# sha256sum writes names with these in a way of its own, which other programmes do not read.
UNLISTED = ("\\", "\n", "\r")


@dataclass(frozen=True, slots=True)
class Listed:
    """One file: its path with slashes, its bytes and their sum."""

    path: str
    sha256: str
    size_bytes: int = 0


def files_below(folder: Path, below: str = "") -> Iterator[str]:
    """Yield the path of everything in a folder that is no folder, links too, in the order of the paths."""
    with os.scandir(folder / below) as found:
        entries = [(each.name + "/" if each.is_dir(follow_symlinks=False) else each.name) for each in found]
    for name in sorted(entries, key=os.fsencode):
        if name.endswith("/"):
            yield from files_below(folder, below + name)
        else:
            yield below + name


def sum_of_file(path: Path) -> tuple[str, int]:
    """Give the SHA-256 of a file and how many bytes it has."""
    held, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while data := file.read(CHUNK):
            held.update(data)
            size += len(data)
    return held.hexdigest(), size


def write_sums(file: IO[bytes], listed: Listed) -> None:
    """Write one line of a list.

    Raises:
        ReleaseBroken: the name has a letter that lists of sums cannot have.
    """
    if any(each in listed.path for each in UNLISTED):
        raise ReleaseBroken(
            repr(listed.path), found="a file name with a backslash or a line end", expected="none", do="Rename it."
        )
    file.write(listed.sha256.encode() + b"  " + os.fsencode(listed.path) + b"\n")


def listed_in(path: Path) -> Iterator[Listed]:
    """Yield the lines of a list.

    Raises:
        ReleaseBroken: a line is none, or not in order, or names a place outside the folder.
    """
    before = b""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            digest, _, name = line.removesuffix(b"\n").partition(b"  ")
            if len(digest) != 64 or not _is_inside(name) or name <= before:
                raise ReleaseBroken(
                    f"{path.name}, line {number}",
                    found=repr(line[:80].decode("utf-8", "replace")),
                    expected="a sum and a name, in the order of the names",
                    do="The list was changed: get the release again from whom you trust.",
                )
            yield Listed(os.fsdecode(name), digest.decode("ascii", "replace"))
            before = name


def _is_inside(name: bytes) -> bool:
    return bool(name) and not name.startswith(b"/") and not {b"", b".", b".."} & set(name.split(b"/"))
