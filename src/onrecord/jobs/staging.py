"""Files that were sent and wait to be read: kept whole in a folder of the case file until a work has done with them.

Their names are a stranger's: they are shown, and never part of a path. Where the case file has a vault, or the files
come from a protected source, what waits is sealed to a key made for it alone, which goes with the work that reads it.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from onrecord.core.errors import TooLarge, UnreadableFile
from onrecord.evidence.characters import clean_line
from onrecord.evidence.files import LIMIT_BYTES
from onrecord.store.vault.keys import has_vault
from onrecord.store.vault.sealing import new_identity, recipient_of, seal, unseal

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = [
    "INCOMING",
    "STALE_SECONDS",
    "Staged",
    "drop_staged",
    "safe_name",
    "stage",
    "staged_from",
    "sweep_staged",
    "unstage",
]

INCOMING = "incoming"
"""The folder, within that of the case file, in which files wait."""

OWNER_ONLY = 0o600
LONGEST_NAME, LONGEST_ENDING = 120, 12
STALE_SECONDS = 2 * 86_400
"""What nobody asked for within so long is swept away: a list that was looked at and never imported."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that waits: the name it was sent under, as it may be shown, where its bytes are, and their key."""

    name: str
    token: str
    size_bytes: int
    key: str | None = None

    def as_plain(self) -> dict[str, Any]:
        """Give it as the arguments of a work hold it."""
        return asdict(self)


def safe_name(said: str) -> str:
    """Give a name that a stranger gave as it may be shown and read by: no folders, nothing unseen, not too long.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\\\reports\\\\list.csv"), safe_name("..")
    ('passwd', 'list.csv', 'file')
    """
    last = clean_line(said.replace("\\", "/").rsplit("/", 1)[-1])
    last = "".join(letter for letter in last if letter.isprintable()).strip(" .")
    stem, dot, ending = last.rpartition(".")
    if len(last) > LONGEST_NAME:
        last = f"{stem[:LONGEST_NAME]}{dot}{ending}" if dot and len(ending) <= LONGEST_ENDING else last[:LONGEST_NAME]
    return last or "file"


def stage(case: CaseFile, chunks: Iterable[bytes], name: str, limit_bytes: int = LIMIT_BYTES) -> Staged:
    """Keep the bytes of a file until a work reads them; what is over the limit leaves nothing behind.

    Raises:
        TooLarge: they pass the limit.
    """
    shown = safe_name(name)
    key = new_identity() if has_vault(case) or (case.bringing is not None and case.bringing.recipient) else None
    folder = case.folder / INCOMING
    folder.mkdir(mode=0o700, exist_ok=True)
    token = uuid4().hex
    path = folder / token
    size = 0
    held: list[bytes] = []
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > limit_bytes:
                    raise _too_large(shown, limit_bytes)
                if key is None:
                    file.write(chunk)
                else:
                    held.append(chunk)
            if key is not None:
                file.write(seal(b"".join(held), recipient_of(key)))
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Staged(shown, token, size, key)


def staged_from(told: Mapping[str, Any]) -> Staged:
    """Give the file that `as_plain` told of; a token that is none is refused, as paths are made of it.

    Raises:
        ValueError: it is none.
    """
    return Staged(str(told["name"]), UUID(str(told["token"])).hex, int(told["size_bytes"]), told.get("key"))


def unstage(case: CaseFile, staged: Staged) -> bytes:
    """Give the bytes that wait.

    Raises:
        UnreadableFile: they are not there any more.
    """
    try:
        data = _path(case, staged).read_bytes()
    except OSError as error:
        raise UnreadableFile(
            staged.name,
            found=error.strerror or str(error),
            expected="the file as it was sent",
            do="Send it again.",
        ) from error
    return data if staged.key is None else unseal(data, staged.key, staged.name)


def drop_staged(case: CaseFile, staged: Iterable[Staged]) -> None:
    """Remove files that no work needs any more."""
    for each in staged:
        _path(case, each).unlink(missing_ok=True)


def sweep_staged(case: CaseFile, wanted: Iterable[Staged]) -> int:
    """Remove what waited too long and no open work wants, and give the number of files."""
    kept = {each.token for each in wanted}
    folder = case.folder / INCOMING
    if not folder.is_dir():
        return 0
    stale = [
        path
        for path in folder.iterdir()
        if path.name not in kept and time.time() - path.stat().st_mtime > STALE_SECONDS
    ]
    for path in stale:
        _remove(path)
    return len(stale)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _path(case: CaseFile, staged: Staged) -> Path:
    return case.folder / INCOMING / staged.token


def _too_large(name: str, limit_bytes: int) -> TooLarge:
    return TooLarge(
        name,
        found=f"more than {limit_bytes:,} bytes",
        expected=f"at most {limit_bytes:,}",
        do="Bring it in with `onrecord add` on the server, or send the pages that matter.",
    )
