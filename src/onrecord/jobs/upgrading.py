"""Bring a case file of an older version to this one: a backup first, then the tables, then what is made of facts."""

from __future__ import annotations

from pathlib import Path

from onrecord.core.errors import FixityMismatch
from onrecord.jobs.backups import write_backup
from onrecord.jobs.sealing import Seal
from onrecord.jobs.sharing import rebuild_case
from onrecord.jobs.verifying import verify_case
from onrecord.store import connection
from onrecord.store.casefile import CaseFile
from onrecord.store.tolerant import Break

__all__ = ["upgrade_case"]


def upgrade_case(case: CaseFile, path: Path | None, seal: Seal) -> Path | None:
    """Upgrade a case file, and give the backup of what it was before; None where it is of this version already.

    Raises:
        FixityMismatch: it does not verify afterwards; the backup has what was before.
    """
    if connection.is_ready(case.alias):
        return None
    before = connection.last_migration(case.alias)
    folder = case.folder.absolute()
    path = path or folder.with_name(f"{folder.name}-before-{before}.backup")
    write_backup(case, path, seal)
    connection.make_tables(case.alias)
    for _ in rebuild_case(case):
        pass
    for found in verify_case(case):
        if isinstance(found, Break):
            raise FixityMismatch(
                f"case file {case.folder}",
                found=f"{found.thing}: {found.found}",
                expected=found.expected,
                do=f"Bring it back from {path} with the version of onrecord that made it.",
            )
    return path
