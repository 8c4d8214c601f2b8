"""Read everything again and hold it to the ledger: each break is named, and nothing is mended in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Model, QuerySet

from onrecord.core.errors import FixityMismatch, UnreadableFile, WrongKey
from onrecord.store.canonical import row_digest
from onrecord.store.heads import left_heads, unreadable_heads
from onrecord.store.ledger import GENESIS, Head, hash_of, written_with
from onrecord.store.models import FACTS, Fact, LedgerRow, Original
from onrecord.store.sources import erased_keys
from onrecord.store.tolerant import UNREADABLE, Break, Left, misspelled_moments, read_rows

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Break", "Left", "verify_chain", "verify_heads", "verify_originals"]

CHUNK = 500
LARGEST = 2**63 - 1

Row = TypeVar("Row", bound=Model)


def verify_chain(case: CaseFile) -> Iterator[Break]:
    """Yield each break of the ledger, and each fact that is not as its row of the ledger says."""
    kept: tuple[type[Model], ...] = (LedgerRow, *FACTS)
    for model in kept:
        yield from misspelled_moments(case.alias, model)
    rows = LedgerRow.objects.using(case.alias)
    yield from (Break(f"ledger row {row}", "a row", "none before the first") for row in _seqs(rows.filter(seq__lt=1)))
    previous, last = GENESIS, 0
    while True:
        # A seq that is no number stands after all numbers, and is told with what belongs to no row.
        chunk, broken = read_rows(rows.filter(seq__gt=last, seq__lte=LARGEST).order_by("seq")[:CHUNK])
        yield from broken
        if not chunk:
            break
        yield from _chunk_breaks(chunk, last, previous)
        yield from _fact_breaks(case, chunk, last)
        previous, last = chunk[-1].hash, chunk[-1].seq
    yield from _strays(case, last)


def _chunk_breaks(chunk: Sequence[LedgerRow], last: int, previous: str) -> Iterator[Break]:
    for row in chunk:
        yield from _link_breaks(row, last + 1, previous)
        previous, last = row.hash, row.seq


def _seqs(rows: QuerySet[LedgerRow]) -> list[object]:
    return list(rows.values_list("seq", flat=True))


def verify_heads(case: CaseFile, given: Sequence[Head] = ()) -> Iterator[Break]:
    """Yield each head, left in the folder or given, that the ledger does not hold."""
    yield from (
        Break(f"line {number} of {case.heads.name}", "no head", "what a command left there")
        for number in unreadable_heads(case.heads)
    )
    for head in (*left_heads(case.heads), *given):
        found = LedgerRow.objects.using(case.alias).filter(seq=head.seq).values_list("hash", flat=True).first()
        if head.seq == 0 or found == head.hash:
            continue
        yield Break(
            f"ledger row {head.seq}",
            "no such row: the ledger was cut short" if found is None else f"hash {found}: it was made anew",
            f"hash {head.hash}, as an earlier head says",
        )


def verify_originals(case: CaseFile, *, opening: bool = False) -> Iterator[Break | Left | None]:
    """Yield, for every original, its break or None once its bytes were read and found whole; then what no row names.

    Sealed ones are read as the disk holds them; with `opening`, which needs the key, they are opened and summed too.
    """
    erased = _erased(case)
    held: set[str] = set()
    for row in _originals(case):
        held.add(row.kept_sha256)
        try:
            if opening and row.key is not None and row.key not in erased:
                case.originals.open(row)
            else:
                case.originals.check(row.kept_sha256)
        except (UnreadableFile, FixityMismatch, WrongKey) as error:
            yield Break(f"original {row.sha256}", error.found, error.expected)
        except (ValueError, TypeError, OSError) as error:
            yield Break(f"original {row.sha256}", f"a sum that is none ({error})", "the sum of its bytes")
        else:
            yield None
    yield from _erased_originals(case, erased)
    yield from (
        Left(f"file {sha256}: kept, and named by no row, as an addition broken off leaves it; add the report again")
        for sha256 in case.originals
        if sha256 not in held
    )


def _erased(case: CaseFile) -> dict[str, str]:
    try:
        return erased_keys(case)
    except (KeyError, TypeError, ValueError):  # an entry changed by hand: its digest is a break already
        return {}


def _erased_originals(case: CaseFile, erased: Mapping[str, str]) -> Iterator[Left]:
    """Yield what was brought under keys that were destroyed since: whole, and open for nobody."""
    for key, day in erased.items():
        if number := Original.objects.using(case.alias).filter(key=key).count():
            yield Left(f"originals of {key.replace('source:', 'Source ')}: {number}, erased on {day[:10]}")


def _originals(case: CaseFile) -> Iterator[Original]:
    """Yield the originals whose rows can be read; `verify_chain` names the others."""
    after = ""
    while True:
        rows, _ = read_rows(Original.objects.using(case.alias).filter(pk__gt=after).order_by("pk")[:CHUNK])
        yield from rows
        if not rows:
            return
        after = rows[-1].pk


def _link_breaks(row: LedgerRow, expected: int, previous: str) -> Iterator[Break]:
    thing = f"ledger row {row.seq} ({str(row.action)[:64]} {str(row.subject)[:80]})"
    if row.seq != expected:
        yield Break(f"ledger rows {expected} to {row.seq - 1}", "no such rows", "an unbroken count")
    if row.previous != previous:
        yield Break(thing, f"previous hash {row.previous!r}", f"{previous!r}, the hash of the row before")
    due = _sum(hash_of, row)
    if row.hash != due:
        yield Break(thing, f"hash {row.hash!r}", f"{due}, the hash of what it says")


def _fact_breaks(case: CaseFile, chunk: Sequence[LedgerRow], last: int) -> Iterator[Break]:
    """Yield the facts of these rows of the ledger that are missing, changed, or written by none of them."""
    told = {(table, key): digest for row in chunk for table, facts in _told(row) for key, digest in facts.items()}
    for model in FACTS:
        facts, broken = read_rows(model._default_manager.using(case.alias).filter(seq__gt=last, seq__lte=chunk[-1].seq))
        yield from broken
        for fact in facts:
            digest = told.pop((fact._meta.db_table, str(fact.pk)), None)
            if digest is None:
                yield Break(_name(fact), "a row", "none: the ledger does not know it")
            elif digest != _sum(row_digest, fact):
                yield Break(_name(fact), "other content", "what the ledger has the digest of")
    for table, key in told:
        yield Break(f"{table} {key}", "no such row", "the row that the ledger has the digest of")


def _told(row: LedgerRow) -> list[tuple[str, dict[str, str]]]:
    try:
        return [(table, facts) for table, facts in written_with(row).items() if isinstance(facts, dict)]
    except UNREADABLE:  # changed by hand: its hash is a break already
        return []


def _sum(of: Callable[[Row], str], row: Row) -> str:
    """Give the sum of a row; of one that holds what no sum is made of, words that no sum is."""
    try:
        return of(row)
    except UNREADABLE as error:
        return f"none can be made: {error}"


def _strays(case: CaseFile, last: int) -> Iterator[Break]:
    """Yield what stands under no row of the ledger at all, and rows of the ledger whose number is none."""
    for row in _seqs(LedgerRow.objects.using(case.alias).filter(seq__gt=last)):
        yield Break(f"ledger row {row!r}", "a row", f"none after row {last}")
    for model in FACTS:
        rows = model._default_manager.using(case.alias)
        for some in (rows.filter(seq__lt=1), rows.filter(seq__gt=last)):
            facts, broken = read_rows(some)
            yield from broken
            for fact in facts:
                yield Break(_name(fact), f"a row under ledger row {fact.seq}", f"a ledger of {last} rows to go so far")


def _name(fact: Fact) -> str:
    return f"{fact._meta.db_table} {fact.pk}"
