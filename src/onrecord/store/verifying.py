"""Read everything again and hold it to the ledger: each break is named, and nothing is mended in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.core.errors import FixityMismatch, UnreadableFile, WrongKey
from onrecord.store.canonical import row_digest, utc_text
from onrecord.store.heads import left_heads
from onrecord.store.ledger import GENESIS, Head, hash_of, head_of, ledger_rows, written_with
from onrecord.store.models import FACTS, Fact, LedgerRow, Original
from onrecord.store.sources import erased_keys

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Break", "Left", "verify_chain", "verify_heads", "verify_originals"]

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Break:
    """Something that is not as it was written: what it is, what was found, what was expected."""

    thing: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.thing}: found {self.found}; expected {self.expected}"


@dataclass(frozen=True, slots=True)
class Left:
    """Something that breaks nothing and that a person should know of, such as what an addition broken off left."""

    told: str

    def __str__(self) -> str:
        return self.told


def verify_chain(case: CaseFile) -> Iterator[Break]:
    """Yield each break of the ledger, and each fact that is not as its row of the ledger says."""
    previous, expected = GENESIS, 1
    chunk: list[LedgerRow] = []
    for row in ledger_rows(case.alias):
        yield from _link_breaks(row, expected, previous)
        previous, expected = row.hash, row.seq + 1
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield from _fact_breaks(case, chunk)
            chunk = []
    yield from _fact_breaks(case, chunk)
    yield from _strays(case, head_of(case.alias).seq)


def verify_heads(case: CaseFile, given: Sequence[Head] = ()) -> Iterator[Break]:
    """Yield each head, left in the folder or given, that the ledger does not hold."""
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
    for row in Original.objects.using(case.alias).order_by("pk").iterator(chunk_size=CHUNK):
        try:
            if opening and row.key is not None and row.key not in erased:
                case.originals.open(row)
            else:
                case.originals.check(row.kept_sha256)
        except (UnreadableFile, FixityMismatch, WrongKey) as error:
            yield Break(f"original {row.sha256}", error.found, error.expected)
        else:
            yield None
    yield from _erased_originals(case, erased)
    held = set(Original.objects.using(case.alias).values_list("kept_sha256", flat=True))
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


def _link_breaks(row: LedgerRow, expected: int, previous: str) -> Iterator[Break]:
    thing = f"ledger row {row.seq} ({row.action} {row.subject[:80]}, {utc_text(row.at)})"
    if row.seq != expected:
        yield Break(f"ledger rows {expected} to {row.seq - 1}", "no such rows", "an unbroken count")
    if row.previous != previous:
        yield Break(thing, f"previous hash {row.previous}", f"{previous}, the hash of the row before")
    if row.hash != hash_of(row):
        yield Break(thing, f"hash {row.hash}", f"{hash_of(row)}, the hash of what it says")


def _fact_breaks(case: CaseFile, chunk: Sequence[LedgerRow]) -> Iterator[Break]:
    """Yield the facts of these rows of the ledger that are missing, changed, or written by none of them."""
    if not chunk:
        return
    told = {(table, key): digest for row in chunk for table, facts in _told(row) for key, digest in facts.items()}
    for model in FACTS:
        for fact in model._default_manager.using(case.alias).filter(seq__range=(chunk[0].seq, chunk[-1].seq)):
            thing = _name(fact)
            digest = told.pop((fact._meta.db_table, str(fact.pk)), None)
            if digest is None:
                yield Break(thing, "a row", "none: the ledger does not know it")
            elif digest != row_digest(fact):
                yield Break(thing, "other content", "what the ledger has the digest of")
    for table, key in told:
        yield Break(f"{table} {key}", "no such row", "the row that the ledger has the digest of")


def _told(row: LedgerRow) -> list[tuple[str, dict[str, str]]]:
    try:
        return list(written_with(row).items())
    except ValueError:  # changed by hand: its hash is a break already
        return []


def _strays(case: CaseFile, last: int) -> Iterator[Break]:
    """Yield the facts that stand under no row of the ledger at all."""
    for model in FACTS:
        rows = model._default_manager.using(case.alias)
        for fact in (*rows.filter(seq__lt=1), *rows.filter(seq__gt=last)):
            yield Break(_name(fact), f"a row under ledger row {fact.seq}", f"a ledger of {last} rows to go so far")


def _name(fact: Fact) -> str:
    return f"{fact._meta.db_table} {fact.pk}"
