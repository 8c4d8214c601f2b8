"""The one way facts come in: in a transaction, each act with its row in the ledger, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import connections, transaction

from onrecord.store.canonical import canonical_json, row_digest
from onrecord.store.ledger import hash_of, head_of
from onrecord.store.models import FACTS, Fact, LedgerRow

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Pen", "take_turn", "writing"]

# The number of the lock that writers of one PostgreSQL database take in turn; any number of our own would do.
WRITERS = 0x6F6E7265


class Pen:
    """Writes facts and their rows in the ledger, in one transaction; numbers the rows of the ledger as it goes."""

    def __init__(self, case: CaseFile, now: datetime) -> None:
        self.case, self.now = case, now
        self._head = head_of(case.alias)
        self._notes: list[tuple[LedgerRow, list[Fact]]] = []
        self._seq = self._head.seq

    def note(self, action: str, subject: str, facts: Sequence[Fact] = (), **detail: Any) -> int:
        """Add what was done to the ledger, with the facts it added, and give the number of its row."""
        self._seq += 1
        row = LedgerRow(
            seq=self._seq,
            at=self.now,
            who=self.case.who,
            action=action,
            subject=subject,
            detail=canonical_json(detail),
        )
        for fact in facts:
            fact.seq = self._seq
        self._notes.append((row, list(facts)))
        return self._seq

    def flush(self) -> None:
        """Send to the database what was noted so far; facts whose id the database gives have it from then on."""
        alias = self.case.alias
        facts = [fact for _, written in self._notes for fact in written]
        for model in FACTS:
            rows = [fact for fact in facts if type(fact) is model]
            model._default_manager.using(alias).bulk_create(rows, batch_size=500)
        for row, written in self._notes:
            row.rows = canonical_json(_digests(written))
            row.previous = self._head.hash
            row.hash = hash_of(row)
            self._head = type(self._head)(row.seq, row.hash)
        LedgerRow.objects.using(alias).bulk_create([row for row, _ in self._notes], batch_size=500)
        self._notes.clear()


@contextmanager
def writing(case: CaseFile) -> Iterator[Pen]:
    """Give a pen; what it wrote is there, ledger and all, when the block ends well, and nothing of it otherwise."""
    with transaction.atomic(using=case.alias, durable=True):
        take_turn(case.alias)
        pen = Pen(case, case.clock())
        yield pen
        pen.flush()


def take_turn(alias: str) -> None:
    """Wait until no other writer is at work: SQLite's transactions begin so, PostgreSQL needs a lock of its own."""
    connection = connections[alias]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS])


def _digests(facts: Sequence[Fact]) -> dict[str, dict[str, str]]:
    told: dict[str, dict[str, str]] = {}
    for fact in facts:
        told.setdefault(fact._meta.db_table, {})[str(fact.pk)] = row_digest(fact)
    return told
