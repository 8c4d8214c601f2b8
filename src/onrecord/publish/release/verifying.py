"""Hold a copy of a release to its signature and its list of sums: what is changed, missing or added is named.

Nothing is needed but the folder, and the key that the publisher made known: files pass one after the other.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from pathlib import Path

from onrecord.core.errors import ReleaseBroken
from onrecord.publish.edition import About
from onrecord.publish.release.names import KEY, MANIFEST, OPENSSL, RECORDS, SIGNATURES, SSH, SUMS, WITHDRAWN
from onrecord.publish.release.signatures import fingerprint, holds, public_key_in
from onrecord.publish.release.sums import Listed, files_below, listed_in, sum_of_file
from onrecord.publish.release.withdrawn import WithdrawnList, read_withdrawn
from onrecord.publish.wire import read_line

__all__ = [
    "Broken",
    "Fault",
    "about_of",
    "is_signed",
    "key_of",
    "manifest_of",
    "records_checked",
    "sums_as_in_manifest",
    "verify_release",
    "withdrawn_list",
]

GET_AGAIN = "Get the release again, from whom you trust."


class Fault(StrEnum):
    """What is wrong with a file of a release."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    UNSIGNED = "not signed"
    BAD_SIGNATURE = "signature does not hold"
    OTHER_KEY = "signed with another key"


@dataclass(frozen=True, slots=True)
class Broken:
    """One thing that does not hold, and in which file."""

    path: str
    fault: Fault
    detail: str = ""

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.path}: {self.fault}" + (f" ({self.detail})" if self.detail else "")


def verify_release(folder: Path, key: bytes | None = None) -> Iterator[Broken | None]:
    """Yield each thing that does not hold, and None for each that does: first the signature, then every file.

    Args:
        folder: The copy.
        key: The public key of the publisher; without it the key in the folder is used, which a forger can replace.

    Raises:
        ReleaseBroken: it is no release, or its list of sums cannot be read.
    """
    if not (folder / SUMS).is_file():
        raise ReleaseBroken(
            str(folder), found=f"no {SUMS} in it", expected="the folder of a release", do="Name the folder that has it."
        )
    yield from _signatures(folder, key)
    yield from _files(folder)


def sums_as_in_manifest(folder: Path) -> Iterator[Broken | None]:
    """Yield where the list of sums is not the one that the manifest has: whoever knows the sum of the manifest, as who
    made the release does, learns from it whether files and list were changed together.

    Raises:
        ReleaseBroken: there is no manifest, or it cannot be read.
    """
    try:
        told = json.loads((folder / MANIFEST).read_bytes())["files"]
        due = ((str(each["path"]), str(each["sha256"])) for each in told)
        listed = ((each.path, each.sha256) for each in listed_in(folder / SUMS) if each.path != MANIFEST)
        for one, other in zip_longest(due, listed):
            if one != other:
                yield Broken(SUMS, Fault.CHANGED, f"not as in {MANIFEST}: {(one or other or ('', ''))[0]}")
                return
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _none(folder, f"a {MANIFEST} that cannot be read") from error
    yield None


def key_of(folder: Path) -> bytes | None:
    """Give the public key that lies in a release, None where there is none."""
    try:
        return public_key_in((folder / KEY).read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return None


def is_signed(folder: Path) -> bool:
    """True where a release has the signature that is written last of all."""
    return (folder / (SUMS + SSH)).is_file()


def about_of(folder: Path, *, check_records: bool = False) -> About:
    """Give what a release says of itself.

    Raises:
        ReleaseBroken: it is none, or, where its records are checked, they are not those that it was made with.
    """
    try:
        with (folder / RECORDS).open(encoding="utf-8") as file:
            about = read_line(file.readline(), f"{RECORDS}, line 1")
        due = {each.path: each.sha256 for each in listed_in(folder / SUMS) if each.path in (RECORDS, MANIFEST)}
    except OSError as error:
        raise _none(folder, f"no {Path(error.filename or RECORDS).name}") from error
    if not isinstance(about, About):
        raise _none(folder, f"no line of type 'dataset' in {RECORDS}")
    if check_records and any(sum_of_file(folder / name)[0] != due.get(name) for name in (RECORDS, MANIFEST)):
        raise _none(folder, "records that were changed since it was made")
    return about


def manifest_of(folder: Path) -> str:
    """Give the SHA-256 of the manifest of a release.

    Raises:
        ReleaseBroken: it has none.
    """
    try:
        return sum_of_file(folder / MANIFEST)[0]
    except OSError as error:
        raise _none(folder, f"no {MANIFEST}") from error


def withdrawn_list(path: Path, key: bytes | None) -> WithdrawnList:
    """Give the list of withdrawals of a release, or of a list that came alone, once its signature holds.

    Raises:
        ReleaseBroken: there is no list, or its signature is missing or does not hold.
    """
    file = path / WITHDRAWN if path.is_dir() else path
    signature, beside = file.with_name(file.name + SSH), key if key is not None else key_of(file.parent)
    if not (file.is_file() and signature.is_file()) or beside is None:
        raise ReleaseBroken(
            str(file),
            found="no list, or none that is signed",
            expected=f"{WITHDRAWN} with {WITHDRAWN}{SSH} beside it, and the publisher's key",
            do="Get the three files, or name the key with --key.",
        )
    data = file.read_bytes()
    if not holds(data, signature.read_bytes(), beside):
        raise ReleaseBroken(str(file), found="a signature that does not hold", expected="the publisher's", do=GET_AGAIN)
    return read_withdrawn(data, str(file))


def records_checked(path: Path, key: bytes | None = None) -> tuple[Path, bool]:
    """Give the file of records of a release once its signature and their sum hold, and whether it is signed; a file of
    records by itself as it is.

    Raises:
        ReleaseBroken: the signature or the sum does not hold, or it is no release.
    """
    if not path.is_dir():
        return path, False
    about_of(path, check_records=True)
    broken = [each for each in _signatures(path, key) if each is not None]
    if broken and broken[0].fault is not Fault.UNSIGNED:
        raise ReleaseBroken(str(path), found=str(broken[0]), expected="the publisher's signature", do=GET_AGAIN)
    return path / RECORDS, not broken


def _signatures(folder: Path, key: bytes | None) -> Iterator[Broken | None]:
    held = key_of(folder)
    public = key if key is not None else held
    if public is None or not is_signed(folder):
        yield Broken(SUMS, Fault.UNSIGNED, "nobody approved it, or the signature was taken away")
        return
    if held is not None and held != public:
        yield Broken(KEY, Fault.OTHER_KEY, f"{fingerprint(held)}, not {fingerprint(public)}")
    for name in (SUMS, WITHDRAWN):
        for ending in (SSH, OPENSSL):
            yield _signature(folder, name, ending, public)


def _signature(folder: Path, name: str, ending: str, public: bytes) -> Broken | None:
    try:
        data, signature = (folder / name).read_bytes(), (folder / (name + ending)).read_bytes()
    except OSError:
        return Broken(name + ending, Fault.MISSING)
    return None if holds(data, signature, public) else Broken(name + ending, Fault.BAD_SIGNATURE)


def _files(folder: Path) -> Iterator[Broken | None]:
    """Yield what became of each file, the list and the folder read side by side in the order of paths."""
    listed = iter(listed_in(folder / SUMS))
    found = (path for path in files_below(folder) if path != SUMS and path not in SIGNATURES)
    due, there = next(listed, None), next(found, None)
    while due is not None or there is not None:
        if due is None or (there is not None and os.fsencode(there) < os.fsencode(due.path)):
            yield Broken(str(there), Fault.ADDED)
            there = next(found, None)
        elif there is None or os.fsencode(due.path) < os.fsencode(there):
            yield Broken(due.path, Fault.MISSING)
            due = next(listed, None)
        else:
            yield _file(folder, due)
            due, there = next(listed, None), next(found, None)


def _file(folder: Path, due: Listed) -> Broken | None:
    place = folder / due.path
    if place.is_symlink() or not place.is_file():
        return Broken(due.path, Fault.CHANGED, "a link or a device in its place")
    try:
        held = sum_of_file(place)[0]
    except OSError as error:
        return Broken(due.path, Fault.CHANGED, f"cannot be read: {error.strerror}")
    return None if held == due.sha256 else Broken(due.path, Fault.CHANGED)


def _none(folder: Path, found: str) -> ReleaseBroken:
    return ReleaseBroken(str(folder), found=found, expected="a release as it was made", do=GET_AGAIN)
