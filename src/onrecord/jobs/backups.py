"""A case file in one sealed file, made while others work on it, and a case file made of it again.

Inside the seal is a tar: `about.json` first, then rows as JSON, one a line (`tables/reading/000001.jsonl`), originals
under their sums, approved releases in pieces (`releases/SUM/000002.restored.zip`), and last `manifest.json` with the
SHA-256 of every member: whatever is missing or changed is noticed before a case file is made of it.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from onrecord.core.errors import BadOption, FixityMismatch, OtherFormat
from onrecord.jobs.moving import BESIDE, Beside, Kept, Part, make_case, parts_of
from onrecord.jobs.publishing.copied import Released, released_parts
from onrecord.jobs.sealing import Keys, Seal, opened_stream, write_sealed
from onrecord.store.canonical import canonical_json
from onrecord.store.casefile import CaseFile, Writer
from onrecord.store.ledger import Head
from onrecord.store.snapshots import About, Rows, about, snapshot

__all__ = ["FORMAT", "back_up", "restore", "write_backup"]

FORMAT = "backup/2026.12"
READ = ("backup/2026.1", FORMAT)
"""The formats that are read: the first has no releases."""
BLOCK = tarfile.BLOCKSIZE
PIECE_DIGITS = 6
ABOUT, MANIFEST = "about.json", "manifest.json"


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    data: bytes


def back_up(case: CaseFile, path: Path, seal: Seal, *, releases: bool = True) -> About:
    """Write a backup of the case file as it stands now, with the releases that were approved unless they are to be left
    out, and say what it holds once it is on the disk.

    Raises:
        BadOption: there is a file of that name.
        UnreadableFile, FixityMismatch: an original is missing or changed.
    """
    _refuse_held(path)
    with case.writing() as pen:
        pen.note("backed up", f"case:{case.id}")
    return write_backup(case, path, seal, releases=releases)


def write_backup(case: CaseFile, path: Path, seal: Seal, *, releases: bool = False) -> About:
    """Write a backup as `back_up` does, and no row in the ledger: the tables may be those of an older version, which
    has no releases.
    """
    _refuse_held(path)
    with snapshot(case) as still:
        told = about(still)
        write_sealed(path, _tarred(_members(told, still, releases=releases)), seal)
    return told


def restore(path: Path, folder: Path, keys: Keys, writer: Writer) -> About:
    """Make a case file of a backup, verified, in a new folder (and the database of the writer), or leave nothing of it.

    Raises:
        BadOption: the passphrase or keys do not open it.
        OtherFormat: a newer version made it.
        FixityMismatch: it is damaged, cut short, or does not verify.
        CaseFileExists, DatabaseUnavailable: something is there already.
    """
    with opened_stream(path, keys) as stream:
        members = _read(path, stream)
        told = _about(path, next(members, None))
        make_case(folder, writer, told, _parts(path, members))
    return told


def _refuse_held(path: Path) -> None:
    if path.exists():
        raise BadOption(
            str(path), found="a file", expected="a new name", do="Backups are never written over: choose another name."
        )


def _members(told: About, case: CaseFile, *, releases: bool) -> Iterator[_Member]:
    sums: dict[str, str] = {}
    for member in _unsummed(told, case, releases=releases):
        sums[member.name] = hashlib.sha256(member.data).hexdigest()
        yield member
    yield _Member(MANIFEST, canonical_json({"format": FORMAT, "sha256": sums}).encode())


def _unsummed(told: About, case: CaseFile, *, releases: bool) -> Iterator[_Member]:
    yield _Member(ABOUT, canonical_json({"format": FORMAT, **asdict(told)}).encode())
    parts: Iterator[Part] = chain(parts_of(case), released_parts(case) if releases else ())
    for number, part in enumerate(parts, 1):
        if isinstance(part, Rows):
            text = "".join(canonical_json(row) + "\n" for row in part.rows)
            yield _Member(f"tables/{part.table}/{number:06}.jsonl", text.encode())
        elif isinstance(part, Kept):
            yield _Member(f"originals/{part.sha256}", part.data)
        elif isinstance(part, Released):
            yield _Member(f"releases/{part.manifest}/{number:06}{part.ending}", part.data)
        else:
            yield _Member(part.name, part.data)


def _tarred(members: Iterator[_Member]) -> Iterator[bytes]:
    for member in members:
        head = tarfile.TarInfo(member.name)
        head.size, head.mode = len(member.data), 0o600
        yield head.tobuf(tarfile.PAX_FORMAT)
        yield member.data
        yield bytes(-len(member.data) % BLOCK)
    yield bytes(2 * BLOCK)


def _read(path: Path, stream: Any) -> Iterator[_Member]:
    """Yield the members, and the manifest never; return only when it was there and each member is as it says.

    Raises:
        FixityMismatch: it was not, or one is not.
    """
    sums: dict[str, str] = {}
    try:
        with tarfile.open(fileobj=stream, mode="r|") as packed:
            for head in packed:
                if not head.isreg() or head.name in sums:
                    raise _damaged(path, f"member {head.name} that is no file, or there twice")
                file = packed.extractfile(head)
                data = file.read() if file is not None else b""
                if head.name == MANIFEST:
                    _hold(path, sums, json.loads(data)["sha256"])
                    return
                sums[head.name] = hashlib.sha256(data).hexdigest()
                yield _Member(head.name, data)
    except (tarfile.TarError, ValueError, KeyError, TypeError, EOFError) as error:
        raise _damaged(path, f"a file that is no backup or is cut short ({error})") from error
    raise _damaged(path, "no manifest at its end: it is cut short")


def _hold(path: Path, found: dict[str, str], due: dict[str, str]) -> None:
    for name in sorted(found.keys() | due.keys()):
        if found.get(name) != due.get(name):
            raise _damaged(path, f"member {name} missing, changed or unknown")


def _about(path: Path, member: _Member | None) -> About:
    try:
        if member is None or member.name != ABOUT:
            raise ValueError("no about.json")
        told = json.loads(member.data)
        if told["format"] not in READ:
            raise OtherFormat(
                str(path), found=f"format {told['format']!r}", expected=repr(FORMAT), do="Use a newer onrecord."
            )
        head = Head(int(told["head"]["seq"]), str(told["head"]["hash"]))
        return About(str(told["id"]), str(told["name"]), head, str(told["migration"]))
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(path, f"no word on what it holds ({error})") from error


def _parts(path: Path, members: Iterator[_Member]) -> Iterator[Part]:
    """Yield the parts that members are; a name of a member never becomes a place on the disk."""
    for member in members:
        kind, _, name = member.name.partition("/")
        if kind == "tables":
            try:
                yield Rows(name.partition("/")[0], [json.loads(line) for line in member.data.splitlines()])
            except ValueError as error:
                raise _damaged(path, f"member {member.name} that is no JSON") from error
        elif kind == "originals":
            yield Kept(name, member.data)
        elif kind == "releases":
            manifest, _, piece = name.partition("/")
            yield Released(manifest, piece[PIECE_DIGITS:], member.data)
        elif member.name in BESIDE:
            yield Beside(member.name, member.data)
        else:
            raise _damaged(path, f"member {member.name}, which no backup has")


def _damaged(path: Path, found: str) -> FixityMismatch:
    return FixityMismatch(
        f"backup {path}",
        found=found,
        expected="what `onrecord backup` wrote",
        do="Nothing was made; use another backup.",
    )
