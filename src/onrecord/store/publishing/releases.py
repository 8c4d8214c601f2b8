"""Releases that were made of a case file, and who approved them: never the person who made one.

A release counts once it is approved: the next version follows the last approved one. One that nobody approved may be
made again under its number.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.core.errors import BadOption, WrongKey
from onrecord.publish.disclosure.risks import Acceptance
from onrecord.store.canonical import canonical_json
from onrecord.store.entries import body_of, newest_entries, newest_entry, set_entry
from onrecord.store.models import AcceptedRisk, Release, ReleaseApproval

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "KEY",
    "WITHDRAWN",
    "Listed",
    "Made",
    "accept_risk",
    "approval_of",
    "approve",
    "disclosure_key",
    "key_known",
    "last_approved",
    "note_taken_out",
    "record_release",
    "refuse_other_key",
    "refuse_own",
    "release_numbered",
    "release_with",
    "releases",
    "risks_accepted",
    "set_key",
]

KEY = "release key"
"""The kind of the entry that keeps the public key releases are signed with."""
WITHDRAWN = "release withdrawn"
"""The kind of the entries that keep that a release was withdrawn as a whole; the sum of its manifest is their name."""
SECRET = "disclosure key"


@dataclass(frozen=True, slots=True)
class Made:
    """What a release was made as."""

    audience: str
    version: int
    manifest_sha256: str
    made_on: date
    incidents: int = 0
    victims: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """One release as lists show it; `approved_by` is None while nobody approved it."""

    id: int
    made: Made
    made_by: str
    approved_by: str | None
    is_withdrawn: bool = False


def record_release(pen: Pen, made: Made) -> Release:
    """Keep, in the pen's transaction, that a release was made by whoever holds the pen.

    Raises:
        BadOption: its version does not follow the last that was approved.
    """
    last = last_approved(pen.case, made.audience)
    due = 1 if last is None else last.version + 1
    if made.version != due:
        raise BadOption("version", found=f"{made.version}", expected=f"{due}", do="Make the release again.")
    row = Release(
        audience=made.audience,
        version=made.version,
        manifest_sha256=made.manifest_sha256,
        made_on=made.made_on,
        made_by=pen.case.who,
        made_at=pen.now,
        incidents=made.incidents,
        victims=made.victims,
    )
    pen.note("made release", f"release:{made.audience}:{made.version}", [row], manifest_sha256=made.manifest_sha256)
    pen.flush()
    return row


def approve(pen: Pen, release: Release, key: str) -> ReleaseApproval:
    """Keep, in the pen's transaction, that whoever holds the pen approves a release, signed with a key.

    Raises:
        BadOption: they made it, or it or another of its version is approved already.
    """
    thing = f"version {release.version} for {release.audience}"
    refuse_own(pen.case, release)
    others = ReleaseApproval.objects.using(pen.case.alias).select_related("release")
    if others.filter(release__audience=release.audience, release__version=release.version).exists():
        raise BadOption(
            thing, found="one that is approved", expected="one that is not", do="See `onrecord release list`."
        )
    row = ReleaseApproval(release=release, approved_by=pen.case.who, approved_at=pen.now, key=key)
    pen.note("approved release", f"release:{release.audience}:{release.version}", [row], key=key)
    pen.flush()
    return row


def refuse_own(case: CaseFile, release: Release) -> None:
    """Return where whoever works did not make the release.

    Raises:
        BadOption: they did.
    """
    if case.who == release.made_by:
        raise BadOption(
            f"version {release.version} for {release.audience}", found=f"made by {release.made_by}",
            expected="a second person", do="Ask somebody else to approve it.",
        )  # fmt: skip


def accept_risk(pen: Pen, release: Release, kind: str, records: Collection[str], reason: str) -> None:
    """Keep, in the pen's transaction, that whoever holds the pen accepts a kind of risk for some records, and why.

    Raises:
        BadOption: no reason was given, or no record.
    """
    if not (reason.strip() and kind.strip() and records):
        raise BadOption("the risk", found="no reason, or no record", expected="both", do="Say why: others will ask.")
    row = AcceptedRisk(
        release=release,
        kind=kind.strip(),
        records=canonical_json(sorted(records)),
        reason=reason.strip(),
        accepted_by=pen.case.who,
        accepted_at=pen.now,
    )
    pen.note("accepted risk", f"release:{release.audience}:{release.version}", [row])
    pen.flush()


def risks_accepted(case: CaseFile, release: Release) -> list[Acceptance]:
    """Give the risks of a release that were accepted, in the order in which they were."""
    rows = AcceptedRisk.objects.using(case.alias).filter(release=release).order_by("seq", "id")
    return [
        Acceptance(row.kind, frozenset(json.loads(row.records)), row.accepted_by, row.accepted_at.date(), row.reason)
        for row in rows
    ]


def disclosure_key(case: CaseFile) -> bytes:
    """Give the secret by which disclosure replaces ids that tell something; it is made once for a case file."""
    entry = newest_entry(case, SECRET, "")
    if entry is not None:
        return bytes.fromhex(str(body_of(entry)["key"]))
    made = secrets.token_bytes(32)
    with case.writing() as pen:
        set_entry(pen, SECRET, "", {"key": made.hex()})
    return made


def last_approved(case: CaseFile, audience: str) -> Release | None:
    """Give the newest release for an audience that was approved, None where none was."""
    rows = Release.objects.using(case.alias).filter(audience=audience, releaseapproval__isnull=False)
    return rows.order_by("-version").first()


def release_with(case: CaseFile, manifest_sha256: str) -> Release:
    """Give the release of a manifest: the newest, where the same was made twice.

    Raises:
        BadOption: none of this case file has it.
    """
    row = Release.objects.using(case.alias).filter(manifest_sha256=manifest_sha256).order_by("-seq").first()
    if row is None:
        raise BadOption(
            "the release",
            found=f"manifest {manifest_sha256[:16]}…, which this case file did not make",
            expected="a folder that `onrecord release make` wrote, as it wrote it",
            do="Check the folder, or make the release again.",
        )
    return row


def release_numbered(case: CaseFile, number: int) -> Release:
    """Give a release by its number.

    Raises:
        BadOption: there is none.
    """
    row = Release.objects.using(case.alias).filter(pk=number).first()
    if row is None:
        raise BadOption(
            f"release {number}", found="no such release", expected="one of the list", do="Look at the list."
        )
    return row


def note_taken_out(pen: Pen, release: Release, recipients: int = 0) -> None:
    """Note in the pen's transaction that whoever holds the pen takes a copy of a release, sealed for so many."""
    told: dict[str, Any] = {"manifest_sha256": release.manifest_sha256}
    if recipients:
        told["sealed_for"] = recipients
    pen.note("took out release", f"release:{release.audience}:{release.version}", **told)


def approval_of(case: CaseFile, release: Release) -> ReleaseApproval | None:
    """Give who approved a release and when, None where nobody did."""
    return ReleaseApproval.objects.using(case.alias).filter(release=release).first()


def releases(case: CaseFile) -> list[Listed]:
    """Give every release that was made, in the order in which they were."""
    withdrawn = {entry.key for entry in newest_entries(case, WITHDRAWN)}
    approved = dict(ReleaseApproval.objects.using(case.alias).values_list("release", "approved_by"))
    return [
        Listed(
            row.pk,
            Made(row.audience, row.version, row.manifest_sha256, row.made_on, row.incidents, row.victims),
            row.made_by,
            approved.get(row.pk),
            row.pk in approved and row.manifest_sha256 in withdrawn,
        )
        for row in Release.objects.using(case.alias).order_by("seq", "id")
    ]


def key_known(case: CaseFile) -> str | None:
    """Give the public key that releases are signed with, None before the first."""
    entry = newest_entry(case, KEY, "")
    return None if entry is None else str(body_of(entry)["key"])


def set_key(pen: Pen, key: str, *, is_new: bool = False) -> None:
    """Keep, in the pen's transaction, the public key that releases are signed with.

    Raises:
        WrongKey: another is known, and it was not said that it is to be replaced.
    """
    if not is_new:
        refuse_other_key(pen.case, key)
    set_entry(pen, KEY, "", {"key": key})


def refuse_other_key(case: CaseFile, key: str) -> None:
    """Return where releases are signed with a key, or none was yet.

    Raises:
        WrongKey: they are signed with another.
    """
    known = key_known(case)
    if known not in (None, key):
        raise WrongKey(
            "the key of releases",
            found="another than the last release was signed with",
            expected=f"key {str(known)[:16]}…",
            do="Sign with that key, or say --new-key, and tell the public of the new one.",
        )
