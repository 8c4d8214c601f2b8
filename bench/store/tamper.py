"""Change a case file at random and verify it: each change must be found, and what was changed named."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connections

from bench.coding.corpus import Measure
from bench.store.cases import DATABASES, fill, places
from bench.store.tampering import CHANGES, Change, Tamperer
from bench.tables import Table
from onrecord.jobs.verifying import verify_case
from onrecord.store import connection
from onrecord.store.casefile import CaseFile
from onrecord.store.heads import leave_head
from onrecord.store.ledger import Head, head_of
from onrecord.store.models import FACTS, LedgerRow
from onrecord.store.tolerant import Break
from onrecord.store.triggers import thaw

__all__ = ["Found", "measure", "tamper"]

RUNS = 1_000
SEED = 20_261_128
REFUSED = (DatabaseError, sqlite3.Error)
"""A change that the database itself refuses is none."""

# One clean verification for every so many changes.
CLEAN_EVERY = 20


@dataclass(frozen=True, slots=True)
class Found:
    """One change, what `verify` told of it, and whether it named what was changed."""

    change: Change
    breaks: tuple[str, ...]

    @property
    def is_named(self) -> bool:
        """True where a break names what was changed."""
        return any(told.startswith(self.change.names) for told in self.breaks)


def measure(_: Path | None = None) -> Measure:
    """Give the share of changes that were found and named, half of them on each database."""
    figures: dict[str, float] = {}
    rows: list[tuple[str, int, int, int, int]] = []
    everything: list[Found] = []
    for database in DATABASES:
        found, false_alarms = tamper(database, RUNS // len(DATABASES), SEED)
        everything += found
        named = sum(each.is_named for each in found)
        rows.append((database, len(found), sum(bool(each.breaks) for each in found), named, false_alarms))
        for each in found:
            if not each.is_named:
                print(f"  not named: {each.change.told} -> {each.breaks[:3]}")
    kinds = Counter(each.change.told.split(" ")[0].split(".")[0] for each in everything)
    figures["tamper/changes"] = len(everything)
    figures["tamper/found_share"] = sum(bool(each.breaks) for each in everything) / len(everything)
    figures["tamper/named_share"] = sum(each.is_named for each in everything) / len(everything)
    figures["tamper/false_alarms"] = sum(row[4] for row in rows)
    note = "Changed: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
    columns = ("database", "changes", "found", "named", "false alarms")
    return Measure(figures, (Table("Changes made at random, triggers dropped", columns, tuple(rows), note),))


def tamper(database: str, runs: int, seed: int, reports: int = 16) -> tuple[list[Found], int]:
    """Give what became of each change, and how many breaks were told of the untouched case file."""
    dice = random.Random(seed)
    found: list[Found] = []
    false_alarms = 0
    with places((database,)) as (place,):
        case = fill(place, reports=reports)
        with connections[case.alias].schema_editor() as editor:
            thaw(editor, {model._meta.db_table: model._meta.pk.column for model in (LedgerRow, *FACTS)})
        leave_head(case)
        kept = head_of(case.alias)
        attempt = _on_sqlite(case, place.home) if database == "sqlite" else _on_postgresql(case)
        while len(found) < runs:
            if len(found) % CLEAN_EVERY == 0:
                false_alarms += len(_breaks(case, kept))
            told = attempt(dice, kept)
            if told is not None:
                found.append(told)
        connection.close(case.alias)
    return found, false_alarms


Attempt = Callable[[random.Random, Head], Found | None]


def _try(case: CaseFile, hand: Tamperer, kept: Head) -> Found | None:
    (make,) = hand.dice.choices([make for make, _ in CHANGES], [often for _, often in CHANGES])
    try:
        change = make(hand)
    except REFUSED:
        return None
    if change is None:
        return None
    if isinstance(hand.rows, _SqliteRows):
        hand.rows.keep()
    return Found(change, tuple(_breaks(case, kept if change.with_head else None)))


def _breaks(case: CaseFile, head: Head | None) -> list[str]:
    given = (head,) if head is not None else ()
    return [each.thing for each in verify_case(case, given) if isinstance(each, Break)]


@dataclass(slots=True)
class _SqliteRows:
    connection: sqlite3.Connection
    mark: str = "?"

    def ask(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Run a statement and give what it answers."""
        return self.connection.execute(statement, values).fetchall()

    def keep(self) -> None:
        """Write what was changed to the file."""
        self.connection.commit()


@dataclass(slots=True)
class _PostgresqlRows:
    alias: str
    mark: str = "%s"

    def ask(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """Run a statement and give what it answers."""
        with connections[self.alias].cursor() as cursor:
            cursor.execute(statement, values or None)
            return list(cursor.fetchall()) if cursor.description is not None else []


def _on_sqlite(case: CaseFile, home: Path) -> Attempt:
    """Change the file, verify, and put the untouched one back."""
    connection.close(case.alias)
    file, whole = case.folder / "case.sqlite3", home / "whole.sqlite3"
    shutil.copy(file, whole)

    def attempt(dice: random.Random, kept: Head) -> Found | None:
        with _files_kept(case.folder, home / "aside"):
            raw = sqlite3.connect(file)
            try:
                return _try(case, Tamperer(_SqliteRows(raw), case.folder, dice), kept)
            finally:
                raw.close()
                connection.close(case.alias)
                for left in case.folder.glob("case.sqlite3*"):
                    left.unlink()
                shutil.copy(whole, file)

    return attempt


def _on_postgresql(case: CaseFile) -> Attempt:
    """Change rows in a transaction, verify in it, and take it back."""

    def attempt(dice: random.Random, kept: Head) -> Found | None:
        with _files_kept(case.folder, case.folder.parent / "aside"):
            connections[case.alias].set_autocommit(False)
            try:
                return _try(case, Tamperer(_PostgresqlRows(case.alias), case.folder, dice), kept)
            finally:
                connections[case.alias].rollback()
                connections[case.alias].set_autocommit(True)

    return attempt


@contextmanager
def _files_kept(folder: Path, aside: Path) -> Iterator[None]:
    """Put originals and heads back as they were."""
    if not aside.exists():
        shutil.copytree(folder / "originals", aside / "originals")
        shutil.copy(folder / "heads.jsonl", aside)
    yield
    for place in (aside / "originals").glob("*/*"):
        now = folder / place.relative_to(aside)
        if not now.exists() or now.read_bytes() != place.read_bytes():
            now.unlink(missing_ok=True)
            shutil.copy(place, now)
    shutil.copy(aside / "heads.jsonl", folder)
