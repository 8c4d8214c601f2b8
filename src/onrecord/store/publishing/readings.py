"""Who read a release that is not for everybody: kept in the ledger, as the file of it is when it is taken out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from onrecord.store.canonical import utc_text
from onrecord.store.entries import is_own_of_late, newest_entry, set_entry

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import Release

__all__ = ["PUBLIC", "READING", "note_release_read"]

PUBLIC = "public"
"""The audience of which no reading is kept: its releases are for everybody."""

READING = "release reading"
"""The kind of its entries; the key is the number of the release."""

ONE_READING = timedelta(minutes=10)
"""Pages that one person opens within so long of the first are one reading."""


def note_release_read(case: CaseFile, row: Release) -> None:
    """Keep that whoever works on the case file reads a release: before it is shown, and once for pages on pages."""
    if row.audience == PUBLIC:
        return
    last = newest_entry(case, READING, str(row.pk))
    if last is not None and is_own_of_late(case, last, ONE_READING):
        return
    with case.writing() as pen:
        set_entry(pen, READING, str(row.pk), {"audience": row.audience, "at": utc_text(pen.now)})
