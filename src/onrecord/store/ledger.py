"""The ledger as a chain: each row's hash covers the row and the hash before it, so that none can be changed alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from onrecord.store.canonical import canonical_json, sum_of, utc_text
from onrecord.store.chunks import walk
from onrecord.store.models import LedgerRow

__all__ = ["GENESIS", "Head", "hash_of", "head_of", "ledger_rows", "seq_before", "written_with"]

GENESIS = "0" * 64
"""What the first row names as the hash before it."""

CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Head:
    """The newest row of a ledger: whoever holds it can tell later whether anything before it was changed."""

    seq: int
    hash: str


def head_of(alias: str) -> Head:
    """Give the head of the ledger; of an empty one, row 0 and `GENESIS`."""
    newest = LedgerRow.objects.using(alias).order_by("-seq").values_list("seq", "hash").first()
    return Head(*newest) if newest is not None else Head(0, GENESIS)


def hash_of(row: LedgerRow) -> str:
    """Give the hash a row must have."""
    told = [row.seq, utc_text(row.at), row.who, row.action, row.subject, row.detail, row.rows, row.previous]
    return sum_of(canonical_json(told))


def ledger_rows(alias: str, after: int = 0) -> Iterator[LedgerRow]:
    """Yield the rows after a given one, in order, a few at a time."""
    for chunk in walk(LedgerRow.objects.using(alias).all(), CHUNK, "seq", after):
        yield from chunk


def seq_before(alias: str, moment: datetime) -> int:
    """Give the number of the last row written before a moment, 0 where none was; rows are in order of time, so that a
    ledger of a million is asked twenty times, and not read through.
    """
    rows = LedgerRow.objects.using(alias)
    low, high = 0, head_of(alias).seq
    while low < high:
        middle = (low + high + 1) // 2
        at = rows.filter(seq__gte=middle).order_by("seq").values_list("at", flat=True).first()
        low, high = (middle, high) if at is not None and at < moment else (low, middle - 1)
    return low


def written_with(row: LedgerRow) -> dict[str, dict[str, str]]:
    """Give the digest of every fact written with the row, by table and key."""
    facts = json.loads(row.rows)
    return facts if isinstance(facts, dict) else {}
