"""A case file: one folder with its originals and its database, or its database in PostgreSQL.

raqqa/
  onrecord.toml     what it is called, its id, where its database is
  case.sqlite3      facts, ledger and what is made of them (embedded default)
  originals/        every original, under the SHA-256 of its bytes
  vault.age         the key of what is encrypted, behind a passphrase, where there is a vault
  heads.jsonl       the head of the ledger at the end of each command, to tell a ledger cut short
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from onrecord.core.errors import CaseFileExists, DatabaseUnavailable, NoCaseFile, OtherFormat
from onrecord.store import connection

if TYPE_CHECKING:
    from onrecord.store.sources import Bringing
    from onrecord.store.vault.originals import CaseOriginals
    from onrecord.store.writing import Pen

__all__ = [
    "FORMAT",
    "MANIFEST",
    "CaseFile",
    "Writer",
    "bind",
    "create_case",
    "find_case",
    "holds_ledger",
    "open_case",
    "utc_now",
    "write_manifest",
]

FORMAT = "casefile/2026.1"
"""The layout of the folder; a format never changes under a name."""

MANIFEST = "onrecord.toml"
DATABASE = "case.sqlite3"
HEADS = "heads.jsonl"


def utc_now() -> datetime:
    """Give the time of this machine's clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Writer:
    """Who works on a case file, by what clock, and the URL of the database where it is PostgreSQL.

    `key_file` holds the key of the vault; `ask` puts a question to the person and gives what was typed unseen.
    """

    name: str
    clock: Callable[[], datetime] = utc_now
    database_url: str | None = None
    key_file: Path | None = None
    ask: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """An open case file. `alias` is the name under which Django knows its database."""

    folder: Path
    id: str
    name: str
    writer: Writer
    alias: str = connection.DEFAULT
    bringing: Bringing | None = None
    # Keys that were opened, for as long as this object lives; never shown.
    opened: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    originals: CaseOriginals = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        from onrecord.store.vault.originals import CaseOriginals

        object.__setattr__(self, "originals", CaseOriginals(self))

    @property
    def who(self) -> str:
        """Who works on it now."""
        return self.writer.name

    @property
    def clock(self) -> Callable[[], datetime]:
        """What tells the time."""
        return self.writer.clock

    @property
    def heads(self) -> Path:
        """The file of the heads that commands left."""
        return self.folder / HEADS

    @contextmanager
    def writing(self) -> Iterator[Pen]:
        """Give a pen for one transaction: see `onrecord.store.writing`."""
        from onrecord.store.writing import writing

        with writing(self) as pen:
            yield pen

    def close(self) -> None:
        """Leave the head of the ledger in the folder, and let the database go; a broken one has none."""
        from django.db import DatabaseError

        from onrecord.store.heads import leave_head

        with suppress(DatabaseError):
            leave_head(self)
        connection.close(self.alias)


def create_case(folder: Path, name: str, writer: Writer, alias: str = connection.DEFAULT) -> CaseFile:
    """Make a case file in the folder, which is made if it is not there, and open it.

    Raises:
        CaseFileExists: the folder holds one, or anything else.
        DatabaseUnavailable: the PostgreSQL database cannot be reached, or holds a case file.
    """
    if (folder / MANIFEST).exists() or (folder.is_dir() and any(folder.iterdir())):
        raise CaseFileExists(
            str(folder),
            found="a case file" if (folder / MANIFEST).exists() else "a folder with files in it",
            expected="a new or empty folder",
            do="Choose another folder; `onrecord add` brings files into the case file that is there.",
        )
    case = CaseFile(folder, uuid4().hex, name, writer, alias)
    folder.mkdir(parents=True, exist_ok=True)
    bind(case, embedded=writer.database_url is None)
    _make_tables(case)
    # Last: a folder without its manifest is no case file, whatever was broken off before.
    write_manifest(case)
    return case


def open_case(folder: Path, writer: Writer, alias: str = connection.DEFAULT, *, to_upgrade: bool = False) -> CaseFile:
    """Open the case file in the folder; to upgrade it, one with older tables too.

    Raises:
        NoCaseFile: there is none.
        OtherFormat: it was made by a version that keeps other tables.
        DatabaseUnavailable: its database does not answer, or belongs to another case file.
    """
    told = _read_manifest(folder)
    case = CaseFile(folder, str(told["id"]), str(told["name"]), writer, alias)
    embedded = told["database"] == "sqlite"
    if not embedded and writer.database_url is None:
        raise DatabaseUnavailable(
            f"case file {folder}",
            found="no DATABASE_URL",
            expected="the URL of the PostgreSQL database that holds it",
            do="Set DATABASE_URL and run the same command again.",
        )
    bind(case, embedded=embedded)
    _check_version(case, to_upgrade=to_upgrade)
    _check_id(case)
    return case


def _check_version(case: CaseFile, *, to_upgrade: bool) -> None:
    from django.db import DatabaseError

    try:
        newer, ready = connection.is_newer(case.alias), connection.is_ready(case.alias)
    except DatabaseError as error:
        raise DatabaseUnavailable(
            f"case file {case.folder}",
            found=f"a database that cannot be read ({error})",
            expected="the one that onrecord wrote",
            do="Bring it back from a backup with `onrecord restore`, and find out what changed it."
            if case.writer.database_url is None
            else "Check that the server runs, and run the same command again.",
        ) from error
    if newer or not (ready or to_upgrade):
        raise OtherFormat(
            f"case file {case.folder}",
            found="tables of a newer version of onrecord" if newer else "tables of an older version",
            expected="those of this one",
            do="Use that version, or a newer one." if newer else "Run `onrecord upgrade`; it makes a backup first.",
        )


def find_case(start: Path) -> Path:
    """Give the folder of the case file at or above `start`.

    Raises:
        NoCaseFile: neither the folder nor any above it holds one.
    """
    for folder in (start.absolute(), *start.absolute().parents):
        if (folder / MANIFEST).is_file():
            return folder
    raise _none_in(start)


def _none_in(folder: Path) -> NoCaseFile:
    return NoCaseFile(
        str(folder),
        found=f"no {MANIFEST} in it or above it",
        expected="a case file",
        do="Make one with `onrecord init FOLDER`, or name one with --case FOLDER.",
    )


def bind(case: CaseFile, *, embedded: bool) -> None:
    """Bind the alias of a case file to the database in its folder, or to that of its writer's URL."""
    if embedded:
        connection.connect_sqlite(case.folder / DATABASE, case.alias)
    else:
        connection.connect_postgresql(case.writer.database_url or "", case.alias)


def holds_ledger(alias: str) -> bool:
    """True where a database holds a ledger with rows; tables that nothing was written to were broken off."""
    from django.db import connections

    from onrecord.store.models import LedgerRow

    with connections[alias].cursor() as cursor:
        made = "ledger" in connections[alias].introspection.table_names(cursor)
    return made and LedgerRow.objects.using(alias).exists()


def _make_tables(case: CaseFile) -> None:
    if holds_ledger(case.alias):
        raise DatabaseUnavailable(
            "the database of DATABASE_URL",
            found="a case file in it",
            expected="an empty database",
            do="Make another (createdb NAME) and name it in DATABASE_URL.",
        )
    connection.make_tables(case.alias)
    with case.writing() as pen:
        pen.note("created", case.id, name=case.name, format=FORMAT)


def _check_id(case: CaseFile) -> None:
    from onrecord.store.models import LedgerRow

    first = LedgerRow.objects.using(case.alias).filter(seq=1).values_list("subject", flat=True).first()
    if first is not None and first != case.id:
        raise DatabaseUnavailable(
            f"case file {case.folder}",
            found="the database of another case file",
            expected=f"that of {case.id}",
            do="Check DATABASE_URL.",
        )


def write_manifest(case: CaseFile) -> None:
    """Write what makes a folder a case file."""
    database = "sqlite" if case.writer.database_url is None else "postgresql"
    lines = (f'format = "{FORMAT}"', f'id = "{case.id}"', f"name = {_quoted(case.name)}", f'database = "{database}"')
    unfinished = case.folder / f"{MANIFEST}.part"
    unfinished.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(case.folder / MANIFEST)


def _quoted(text: str) -> str:
    """Give the text as a TOML string, whose escapes are those of JSON."""
    import json

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _read_manifest(folder: Path) -> dict[str, object]:
    try:
        told = tomllib.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise _none_in(folder) from None
    except (OSError, ValueError) as error:
        raise NoCaseFile(
            str(folder / MANIFEST),
            found=str(error),
            expected="what `onrecord init` wrote there",
            do="Bring it back from a backup.",
        ) from error
    if told.get("format") != FORMAT or not {"id", "name", "database"} <= told.keys():
        raise OtherFormat(
            str(folder / MANIFEST),
            found=f"format {told.get('format')!r}",
            expected=repr(FORMAT),
            do="Use the version of onrecord that made it, or a newer one.",
        )
    return told
