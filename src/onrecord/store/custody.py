"""Custody of originals: how each came, what was read out of it, who opened it, who looked whether it is whole.

An original that a protected source brought is under that source's key; who may not see such things is told of none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from onrecord.core.errors import OnrecordError
from onrecord.store.acquired import source_of
from onrecord.store.canonical import utc_text
from onrecord.store.entries import body_of, is_own_of_late, newest_entry, set_entry, versions
from onrecord.store.heads import read_head
from onrecord.store.models import Acquisition, Appearance, Entry, LedgerRow, Listing, Original, Reading
from onrecord.store.protection import OF_SOURCE
from onrecord.store.sources import Source, source_numbered
from onrecord.store.stamps import Stamp, stamps

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "FIXITY",
    "OPENING",
    "Came",
    "Custody",
    "Held",
    "ReadOut",
    "check_original",
    "custody_of",
    "is_of_protected",
    "note_opening",
    "opened_since",
    "original_of",
    "originals_held",
    "originals_of",
]

OPENING, FIXITY = "opening", "fixity"
"""The kinds of entries that say who opened an original, and who looked whether it is whole; the key is its sum."""

SHOWN = 50
LEAST_DIGITS = 6
_digits = re.compile(r"[0-9a-f]{6,64}")
_sum = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Came:
    """One way in which an original came, and the source it was brought from, where that was said."""

    row: Acquisition
    source: Source | None


@dataclass(frozen=True, slots=True)
class Held:
    """An original as lists show it: with how it came first."""

    row: Original
    came: Acquisition | None

    @property
    def is_sealed(self) -> bool:
        """True where the disk holds it encrypted."""
        return self.row.key is not None


@dataclass(frozen=True, slots=True)
class ReadOut:
    """A report that was read out of an original, or met again in it."""

    report: str
    reading: str | None
    title: str | None
    language: str | None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Custody:
    """All that is known of an original. Of many reports the first are listed, and all are counted. `hidden` are ways
    in which it came that whoever asks may not know of; `stamped` is the first timestamp that covers it.
    """

    row: Original
    came: tuple[Came, ...]
    hidden: int
    readings: tuple[ReadOut, ...]
    readings_in_all: int
    again: tuple[ReadOut, ...]
    again_in_all: int
    ledger: tuple[LedgerRow, ...]
    openings: tuple[tuple[Entry, dict[str, Any]], ...]
    checks: tuple[tuple[Entry, dict[str, Any]], ...]
    stamped: Stamp | None


def is_of_protected(row: Original) -> bool:
    """True where an original is under the key of a protected source."""
    return row.key is not None and row.key.startswith(OF_SOURCE)


def originals_held(
    case: CaseFile, *, protected: bool, find: str = "", before: int | None = None, size: int = 50
) -> list[Held]:
    """Give originals, newest first, those that came before a row of the ledger.

    Args:
        protected: also those of protected sources.
        find: the beginning of a sum, or part of what stands as their origin.
    """
    rows = Original.objects.using(case.alias).order_by("-seq")
    if not protected:
        rows = rows.exclude(key__startswith=OF_SOURCE)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    found = list(_found(case, rows, find.strip())[:size])
    first: dict[str, Acquisition] = {}
    for came in Acquisition.objects.using(case.alias).filter(original__in=[row.pk for row in found]).order_by("pk"):
        first.setdefault(came.original_id, came)
    return [Held(row, first.get(row.pk)) for row in found]


def _found(case: CaseFile, rows: QuerySet[Original], find: str) -> QuerySet[Original]:
    if not find:
        return rows
    if _digits.fullmatch(find.casefold()):
        return rows.filter(pk__startswith=find.casefold())
    named = Acquisition.objects.using(case.alias).filter(origin__icontains=find.replace("\0", ""))
    return rows.filter(pk__in=named.values("original"))


def original_of(case: CaseFile, sha256: str, *, protected: bool) -> Original | None:
    """Give an original by its sum, None where there is none, or none that may be known of."""
    row = originals_of(case, [sha256]).get(sha256)
    return None if row is None or (is_of_protected(row) and not protected) else row


def originals_of(case: CaseFile, sums: Iterable[str]) -> dict[str, Original]:
    """Give the originals of some sums, those that may not be known of too; what is no sum, or of none, is left out."""
    wanted = [each for each in sums if _sum.fullmatch(each)]
    return {row.pk: row for row in Original.objects.using(case.alias).filter(pk__in=wanted)} if wanted else {}


def custody_of(case: CaseFile, row: Original, *, protected: bool) -> Custody:
    """Give all that is known of an original."""
    acquired = list(Acquisition.objects.using(case.alias).filter(original=row.pk).order_by("pk"))
    came = [Came(each, _source(case, each)) for each in acquired]
    known = tuple(each for each in came if protected or each.source is None or not each.source.is_protected)
    readings = Reading.objects.using(case.alias).filter(original=row.pk).defer("body").order_by("seq", "id")
    again = Appearance.objects.using(case.alias).filter(original=row.pk).order_by("pk")
    some, more = list(readings[:SHOWN]), list(again[:SHOWN])
    openings, checks = (_entries(case, kind, row.pk) for kind in (OPENING, FIXITY))
    seqs = {row.seq, *(each.row.seq for each in known), *(each.seq for each in (*some, *more))}
    seqs |= {entry.seq for entry, _ in (*openings, *checks)}
    return Custody(
        row,
        known,
        len(came) - len(known),
        tuple(_read_out(case, [(each.report, each.pk, None) for each in some])),
        readings.count(),
        tuple(_read_out(case, [(each.report, None, each.place) for each in more])),
        again.count(),
        tuple(LedgerRow.objects.using(case.alias).filter(pk__in=sorted(seqs)).order_by("pk")),
        openings,
        checks,
        next((stamp for stamp in stamps(case) if read_head(stamp.head, "a stamp").seq >= row.seq), None),
    )


def note_opening(pen: Pen, row: Original, how: str) -> None:
    """Note in the pen's transaction that whoever holds the pen opens an original, and how: its page, its text, its
    bytes.
    """
    set_entry(pen, OPENING, row.pk, {"how": how, "at": utc_text(pen.now)})


def opened_since(case: CaseFile, row: Original, how: str, within: timedelta) -> bool:
    """True where the newest opening of an original is by whoever works on the case file, in this way, and not longer
    ago than `within`.
    """
    entry = newest_entry(case, OPENING, row.pk)
    return entry is not None and body_of(entry).get("how") == how and is_own_of_late(case, entry, within)


def check_original(case: CaseFile, row: Original) -> str | None:
    """Read the bytes that the disk holds of an original, keep in the ledger what was found, and give what is wrong with
    them, None where they are whole.
    """
    wrong: str | None = None
    try:
        case.originals.check(row.kept_sha256)
    except OnrecordError as error:
        wrong = f"{error.found}; expected {error.expected}"
    with case.writing() as pen:
        set_entry(pen, FIXITY, row.pk, {"wrong": wrong, "at": utc_text(pen.now)})
    return wrong


def _entries(case: CaseFile, kind: str, key: str) -> tuple[tuple[Entry, dict[str, Any]], ...]:
    return tuple((entry, body_of(entry)) for entry in reversed(versions(case, kind, key)))


def _source(case: CaseFile, row: Acquisition) -> Source | None:
    number = source_of(row)
    return source_numbered(case, int(number)) if number is not None else None


def _read_out(case: CaseFile, told: Sequence[tuple[str, str | None, str | None]]) -> Iterable[ReadOut]:
    listed = Listing.objects.using(case.alias).in_bulk([report for report, _, _ in told], field_name="report")
    for report, reading, place in told:
        row = listed.get(report)
        yield ReadOut(report, reading, row.title if row else None, row.language if row else None, place)
