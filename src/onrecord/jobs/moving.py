"""Make a case file of the rows and originals of another: from a backup, or straight from database to database.

It is made in a folder beside its place and takes the place last, when everything in it was verified: broken off
anywhere, there is no case file that lacks anything. A PostgreSQL database in which the work was broken off holds rows
of the very same ledger, or none, and is taken up again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from django.core.management import CommandError
from django.db import DatabaseError, connections, transaction

from onrecord.core.errors import CaseFileExists, DatabaseUnavailable, FixityMismatch, OtherFormat
from onrecord.evidence.originals import Originals
from onrecord.jobs.publishing.copied import Released, put_released, released_parts, unpack_released
from onrecord.jobs.sealing import flush_folder
from onrecord.jobs.sharing import rebuild_case
from onrecord.jobs.verifying import verify_case
from onrecord.store import connection
from onrecord.store.casefile import CaseFile, Writer, bind, holds_ledger, write_manifest
from onrecord.store.ledger import head_of
from onrecord.store.snapshots import About, Rows, about, add_rows, kept_sums, read_tables, reset_numbers, snapshot
from onrecord.store.tolerant import Break
from onrecord.store.vault.keys import LOCKED
from onrecord.store.writing import take_turn

__all__ = ["BESIDE", "Beside", "Kept", "Part", "copy_case", "make_case", "parts_of"]

BESIDE = ("heads.jsonl", LOCKED)
"""Files of the folder that belong to a case file besides its originals; the vault's key goes as it is kept: locked."""

TARGET = "target"


@dataclass(frozen=True, slots=True)
class Kept:
    """The bytes of one original, under the sum that the rows know them by."""

    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Beside:
    """A file of the folder named in `BESIDE`."""

    name: str
    data: bytes


Part = Rows | Kept | Beside | Released


def parts_of(case: CaseFile) -> Iterator[Part]:
    """Yield all that a case file consists of; the case file is one that `snapshot` gave.

    Raises:
        UnreadableFile, FixityMismatch: an original is missing or changed; a copy of that would hide it.
    """
    yield from read_tables(case)
    for sha256 in kept_sums(case):
        yield Kept(sha256, case.originals.get(sha256))
    for name in BESIDE:
        if (case.folder / name).is_file():
            yield Beside(name, (case.folder / name).read_bytes())


def copy_case(case: CaseFile, folder: Path, writer: Writer) -> About:
    """Copy a case file, row by row, into a new folder and a new database, and say what was copied.

    Raises:
        CaseFileExists, DatabaseUnavailable: something is there already.
        FixityMismatch: what was copied does not verify.
    """
    with case.writing() as pen:
        pen.note("copied", f"case:{case.id}", to="sqlite" if writer.database_url is None else "postgresql")
    with snapshot(case) as still:
        told = about(still)
        make_case(folder, writer, told, chain(parts_of(still), released_parts(still)))
    return told


def make_case(folder: Path, writer: Writer, told: About, parts: Iterable[Part]) -> None:
    """Make the case file that the parts are of, verified, or leave nothing of it.

    Raises:
        CaseFileExists, DatabaseUnavailable: something is there already.
        FixityMismatch: it does not verify.
    """
    _refuse_held(folder)
    unfinished = folder.absolute().with_name(f"{folder.absolute().name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    case = CaseFile(unfinished, told.id, told.name, writer, TARGET)
    made = False
    try:
        bind(case, embedded=writer.database_url is None)
        made = _refuse_other(case, told)
        _fill(case, told, parts)
        _finish(case, told)
    except BaseException:
        _remove(case, tables=made)
        raise
    connection.close(TARGET)
    with suppress(FileNotFoundError):
        folder.rmdir()
    unfinished.replace(folder)
    flush_folder(folder.absolute().parent)


def _fill(case: CaseFile, told: About, parts: Iterable[Part]) -> None:
    try:
        connection.make_tables_as_of(told.migration, case.alias)
    except CommandError as error:
        raise OtherFormat(
            f"case file {case.name}",
            found=f"tables as of {told.migration!r}",
            expected="those of this version of onrecord, or an older one",
            do="Use the version that made it, or a newer one.",
        ) from error
    with transaction.atomic(using=case.alias, durable=True):
        take_turn(case.alias)
        held = holds_ledger(case.alias)
        for part in parts:
            if isinstance(part, Kept):
                _keep(case, part)
            elif isinstance(part, Beside):
                (case.folder / Path(part.name).name).write_bytes(part.data)
            elif isinstance(part, Released):
                put_released(case.folder, part)
            elif not held:
                add_rows(case.alias, told.migration, [part])
        if head_of(case.alias) != told.head:
            raise _unlike(case, f"a ledger up to row {head_of(case.alias).seq}", f"one up to row {told.head.seq}")
        reset_numbers(case.alias, told.migration)


def _keep(case: CaseFile, part: Kept) -> None:
    # As they lie on the disk: what is sealed is not sealed again.
    if Originals(case.originals.folder).put(part.data) != part.sha256:
        raise _unlike(case, f"other bytes as original {part.sha256}", "those that were kept")


def _finish(case: CaseFile, told: About) -> None:
    """Put releases in place, bring the tables to this version, make anew what is made of facts, verify all, and make it
    a case file.
    """
    unpack_released(case.folder)
    connection.make_tables(case.alias)
    for _ in rebuild_case(case):
        pass
    heads = (told.head,)
    for found in verify_case(case, heads):
        if isinstance(found, Break):
            raise _unlike(case, f"{found.thing}: {found.found}", found.expected)
    write_manifest(case)
    for name in BESIDE:
        if (case.folder / name).exists():
            with (case.folder / name).open("rb+") as file:
                os.fsync(file.fileno())


def _refuse_held(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseFileExists(
            str(folder),
            found="something there",
            expected="a new or empty folder",
            do="Choose another folder; nothing is written over.",
        )


def _refuse_other(case: CaseFile, told: About) -> bool:
    """Return if the database holds nothing, or what was broken off of this very ledger; True where tables may go."""
    if not holds_ledger(case.alias):
        return True
    if head_of(case.alias) != told.head or _is_in_use(case.alias):
        raise DatabaseUnavailable(
            "the database to copy to",
            found="a case file in it",
            expected="an empty database",
            do="Make another (createdb NAME) and name it.",
        )
    return False


def _is_in_use(alias: str) -> bool:
    """True where the database is that of a case file open here: the one that is being copied."""
    same = ("NAME", "HOST", "PORT")
    ours = connections.settings[alias]
    return any(
        other != alias and all(settings.get(key) == ours.get(key) for key in same)
        for other, settings in connections.settings.items()
    )


def _unlike(case: CaseFile, found: str, expected: str) -> FixityMismatch:
    return FixityMismatch(
        f"case file {case.name}", found=found, expected=expected, do="Nothing was made; use another backup."
    )


def _remove(case: CaseFile, *, tables: bool) -> None:
    """Leave nothing of what was begun."""
    if tables and case.writer.database_url is not None:
        with suppress(DatabaseError):
            _drop_tables(case.alias)
    connection.close(case.alias)
    shutil.rmtree(case.folder, ignore_errors=True)


def _drop_tables(alias: str) -> None:
    """Remove every table that was made; what was added to them in a transaction is gone already."""
    with connections[alias].cursor() as cursor:
        names = connections[alias].introspection.table_names(cursor)
        for name in names:
            cursor.execute(f'DROP TABLE IF EXISTS "{name}" CASCADE')
