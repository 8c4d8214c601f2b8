"""Releases that were withdrawn as a whole: by whom, when, and what the public reads of why.

A release that was withdrawn stays the one that the next follows: its number is not given again, and the next tells that
it was withdrawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.publish.edition import ReleaseWithdrawal
from onrecord.store.entries import body_of, newest_entries, newest_entry, set_entry
from onrecord.store.models import Release
from onrecord.store.publishing.releases import WITHDRAWN, approval_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.models import Entry
    from onrecord.store.writing import Pen

__all__ = ["LONGEST_NOTE", "Withdrawn", "refuse_not_withdrawable", "withdraw_release", "withdrawal_of", "withdrawn_of"]

LONGEST_NOTE = 2_000


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """That a release was withdrawn; `by` is a person of the case file, whom the public is not told."""

    by: str
    on: date
    note: str


def refuse_not_withdrawable(case: CaseFile, release: Release, note: str) -> None:
    """Return where a release may be withdrawn as a whole: it was approved, and is not withdrawn.

    Raises:
        BadOption: it was not, it is, or there is no note for the public, or one that is too long.
    """
    thing = f"version {release.version} for {release.audience}"
    if approval_of(case, release) is None:
        raise BadOption(
            thing, found="one that nobody approved", expected="one that was",
            do="Leave it: what nobody approved was never published.",
        )  # fmt: skip
    if withdrawal_of(case, release) is not None:
        raise BadOption(thing, found="one that was withdrawn", expected="one that was not", do="Leave it so.")
    if not note.strip() or len(note) > LONGEST_NOTE:
        raise BadOption(
            "the note", found=f"{len(note.strip())} letters", expected=f"1 to {LONGEST_NOTE:,}",
            do="Say why, for whoever has a copy: they read it as it is, for good.",
        )  # fmt: skip


def withdraw_release(pen: Pen, release: Release, on: date, note: str) -> None:
    """Keep, in the pen's transaction, that whoever holds the pen withdraws a release as a whole.

    Raises:
        BadOption: as for `refuse_not_withdrawable`.
    """
    refuse_not_withdrawable(pen.case, release, note)
    set_entry(pen, WITHDRAWN, release.manifest_sha256, {"on": on.isoformat(), "note": note.strip()})
    pen.note(
        "withdrew release", f"release:{release.audience}:{release.version}", manifest_sha256=release.manifest_sha256
    )


def withdrawal_of(case: CaseFile, release: Release) -> Withdrawn | None:
    """Give who withdrew a release as a whole, when and why, None where nobody did."""
    entry = newest_entry(case, WITHDRAWN, release.manifest_sha256)
    return None if entry is None else _told(entry)


def withdrawn_of(case: CaseFile, series: str) -> tuple[ReleaseWithdrawal, ...]:
    """Give what the public is told of the releases of a series that were withdrawn, in the order of their versions."""
    held = {entry.key: _told(entry) for entry in newest_entries(case, WITHDRAWN)}
    rows = Release.objects.using(case.alias).filter(
        audience=series, releaseapproval__isnull=False, manifest_sha256__in=list(held)
    )
    found = {row.version: held[row.manifest_sha256] for row in rows}
    return tuple(ReleaseWithdrawal(str(version), told.on, told.note) for version, told in sorted(found.items()))


def _told(entry: Entry) -> Withdrawn:
    body = body_of(entry)
    return Withdrawn(entry.set_by, date.fromisoformat(body["on"]), str(body["note"]))
