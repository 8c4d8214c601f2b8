"""Which reports are protected: one rule, asked by every screen, list, search and call.

A report is *protected* where every original that it stands in is kept under the key of a protected source, or where it
names one as its source. One that was brought in openly as well stays open: that it vanished would tell that a protected
source brought it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from onrecord.store.chunks import cut
from onrecord.store.models import Appearance, Listing, Reading
from onrecord.store.sources import sources

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["OF_SOURCE", "SEALED", "note_reading", "open_listings", "open_only", "protected_reports"]

OF_SOURCE = "source:"
"""What the key of an original begins with where it is that of a protected source."""
SEALED = Q(original__key__startswith=OF_SOURCE)
"""Of a reading or an appearance: that its original is sealed to a protected source."""

CHUNK = 400


def protected_reports(case: CaseFile, reports: Iterable[str]) -> frozenset[str]:
    """Give those of the reports that are protected; in a few queries, however many they are."""
    named = _named(case)
    found: set[str] = set()
    for some in cut(sorted(set(reports)), CHUNK):
        sealed = {*_reports(case, Reading, some).filter(SEALED), *_reports(case, Appearance, some).filter(SEALED)}
        for model in (Reading, Appearance) if sealed else ():
            sealed -= set(_reports(case, model, sorted(sealed)).exclude(SEALED))
        found |= sealed
        if named:
            listed = Listing.objects.using(case.alias).filter(report__in=some, source__in=named)
            found.update(listed.values_list("report", flat=True))
    return frozenset(found)


def open_listings(case: CaseFile, rows: QuerySet[Listing]) -> QuerySet[Listing]:
    """Give the reports without those that are protected: the same rule, for lists that the database pages."""
    openly = [Exists(model.objects.using(case.alias).filter(report=OuterRef("report")).exclude(SEALED))
              for model in (Reading, Appearance)]  # fmt: skip
    return rows.filter(openly[0] | openly[1]).exclude(source__in=_named(case))


def open_only(case: CaseFile) -> tuple[str, list[str]]:
    """Give the same rule as a condition in SQL on rows of `listing`, with its parameters: for the index of words."""
    told = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} JOIN original ON original.sha256 = {table}.original_id WHERE {table}.report ="
        f" listing.report AND (original.key IS NULL OR original.key NOT LIKE '{OF_SOURCE}%%'))"
        for table in ("reading", "appearance")
    )
    named = _named(case)
    marks = ", ".join(["%s"] * len(named))
    return f" AND ({told})" + (
        f" AND (listing.source IS NULL OR listing.source NOT IN ({marks}))" if named else ""
    ), named


def note_reading(pen: Pen, subject: str, reports: Iterable[str] = ()) -> None:
    """Keep in the ledger that whoever holds the pen read something protected: before it is shown."""
    detail: dict[str, Any] = {"reports": sorted(reports)}
    pen.note("read", subject, (), **{name: each for name, each in detail.items() if each})


def _named(case: CaseFile) -> list[str]:
    """Give what reports name protected sources by."""
    return [source.shown for source in sources(case) if source.is_protected]


def _reports(case: CaseFile, model: Any, reports: Sequence[str]) -> Any:
    return model.objects.using(case.alias).filter(report__in=reports).values_list("report", flat=True)
