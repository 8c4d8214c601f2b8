"""The evidence: originals with their custody, their bytes, what was read out of them, and whether all is whole."""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from ninja import Query, Schema, Status
from pydantic import StringConstraints

from onrecord.core.errors import TooLarge
from onrecord.jobs.retrying import ask_again, needs_coder
from onrecord.store.content_notes import LONGEST_NOTE, note_content, note_of
from onrecord.store.custody import check_original, custody_of, is_of_protected, note_opening, originals_held
from onrecord.store.ledger import head_of
from onrecord.store.models import Original, Reading
from onrecord.store.setbacks import setback_numbered
from onrecord.store.setbacks_seen import seen_setbacks
from onrecord.store.works import DONE, last_work, open_work, outcome_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Given, Limit, Number, Page, ReadingId, Sum
from onrecord.web.api.sight import check_report, sees_all
from onrecord.web.api.works import Work, work_told
from onrecord.web.evidence.contents import seen_report
from onrecord.web.evidence.originals import SUM, found_original, withholds

__all__ = [
    "Bytes",
    "CameBy",
    "ContentNote",
    "ContentSaid",
    "CustodyOf",
    "OriginalLine",
    "Originals",
    "ReadText",
    "Verified",
    "WhichOriginals",
    "Whole",
    "again",
    "check",
    "contents",
    "custody",
    "originals",
    "read_text",
    "routes",
    "say_what_it_shows",
    "verified",
]

routes = Routes("originals")

LARGEST_BYTES = 20_000_000
"""Of an original that an answer holds: a larger one is taken from the disk of the server."""


class OriginalLine(Schema):
    """An original as lists have it: its SHA-256, how it came first, whether the disk holds it encrypted. What it was
    called is left out where fields are kept from you.
    """

    sha256: str
    size_bytes: int
    origin: str
    brought_at: datetime | None
    brought_by: str
    is_sealed: bool


class Originals(Page):
    """Originals, newest first."""

    originals: list[OriginalLine]


class WhichOriginals(Schema):
    """Which originals: by the beginning of a sum or part of where one came from; those before a number."""

    find: Annotated[str, StringConstraints(max_length=200)] = ""
    before: Number | None = None
    limit: Limit = 25


class CameBy(Schema):
    """One way in which an original came."""

    origin: str
    at: datetime
    by: str
    tool: str
    source: str | None


class CustodyOf(Schema):
    """All that is known of an original; `hidden` counts ways in which it came that you may not know of."""

    sha256: str
    size_bytes: int
    kept_sha256: str
    is_sealed: bool
    is_protected: bool
    came: list[CameBy]
    hidden: int
    readings: list[str]
    readings_in_all: int
    ledger: list[int]
    opened_by: list[str]
    last_check: datetime | None
    last_wrong: str | None
    is_stamped: bool


class Whole(Schema):
    """Whether the bytes are those that came; `wrong` says what is not."""

    sha256: str
    is_whole: bool
    wrong: str | None


class Bytes(Schema):
    """The bytes of an original, in base64; never to be opened as what they say they are."""

    sha256: str
    base64: str


class ReadText(Schema):
    """The text as a reader made it of an original, with what is doubtful in it."""

    reading: str
    report: str
    sha256: str
    read_at: datetime
    text: str
    flags: list[str]
    is_masked: bool


class ContentSaid(Given):
    """What an original shows, in a few words; none where there is nothing to say."""

    note: Annotated[str, StringConstraints(max_length=LONGEST_NOTE)]


class ContentNote(Schema):
    """What a person said an original shows, and who did; empty where nobody says anything."""

    sha256: str
    note: str
    by: str


class Verified(Schema):
    """What the last verification found, and how many rows the ledger has since; `running` is the number of one that
    waits or runs.
    """

    at: datetime | None
    looked: int
    breaks: int
    left: int
    since: int
    running: int | None


@routes.get("/originals", "read", Originals)
def originals(request: CaseRequest, which: Query[WhichOriginals]) -> dict[str, Any]:
    """List originals, newest first; those of protected sources only for who may see them."""
    kept = withholds(request)
    find = which.find if not kept or SUM.fullmatch(which.find.strip().casefold()) else ""
    rows = originals_held(
        request.case, protected=sees_all(request), find=find, before=which.before, size=which.limit + 1
    )
    shown = rows[: which.limit]
    return {
        "originals": [
            {
                "sha256": held.row.pk,
                "size_bytes": held.row.size_bytes,
                "origin": held.came.origin if held.came is not None and not kept else "",
                "brought_at": held.came.brought_at if held.came is not None else None,
                "brought_by": held.came.brought_by if held.came is not None else "",
                "is_sealed": held.is_sealed,
            }
            for held in shown
        ],
        "next": str(shown[-1].row.seq) if len(rows) > which.limit else None,
    }


@routes.get("/originals/{sha256}", "read", CustodyOf)
def custody(request: CaseRequest, sha256: Sum) -> dict[str, Any]:
    """Give the custody of an original."""
    row = found_original(request, sha256)
    told = custody_of(request.case, row, protected=sees_all(request))
    entry, said = told.checks[0] if told.checks else (None, {})
    return {
        "sha256": row.pk,
        "size_bytes": row.size_bytes,
        "kept_sha256": row.kept_sha256,
        "is_sealed": row.key is not None,
        "is_protected": is_of_protected(row),
        "came": [
            {
                "origin": "" if withholds(request) else each.row.origin,
                "at": each.row.brought_at,
                "by": each.row.brought_by,
                "tool": each.row.tool,
                "source": each.source.shown if each.source is not None else None,
            }
            for each in told.came
        ],
        "hidden": told.hidden,
        "readings": [each.reading for each in told.readings if each.reading is not None],
        "readings_in_all": told.readings_in_all,
        "ledger": [each.seq for each in told.ledger],
        "opened_by": [each.set_by for each, _ in told.openings],
        "last_check": entry.set_at if entry is not None else None,
        "last_wrong": said.get("wrong"),
        "is_stamped": told.stamped is not None,
    }


@routes.post("/originals/{sha256}/check", "read", Whole)
def check(request: CaseRequest, sha256: Sum) -> dict[str, Any]:
    """Read the bytes of an original again, and say whether they are those that came."""
    wrong = check_original(request.case, found_original(request, sha256))
    return {"sha256": sha256, "is_whole": wrong is None, "wrong": wrong}


@routes.post("/originals/{sha256}/note", "add", ContentNote)
def say_what_it_shows(request: CaseRequest, sha256: Sum, said: ContentSaid) -> dict[str, Any]:
    """Keep what an original shows that may be hard to see, for whoever opens it next; no words take the note away."""
    row = found_original(request, sha256)
    with request.case.writing() as pen:
        note_content(pen, row, said.note)
    told = note_of(request.case, sha256)
    return {"sha256": sha256, "note": told.note, "by": told.by}


@routes.get("/originals/{sha256}/bytes", "read", Bytes)
def contents(request: CaseRequest, sha256: Sum) -> dict[str, Any]:
    """Give the bytes of an original; not where the scope protects fields from you, for nothing in them is blacked out.
    That one of a protected source was opened is kept.
    """
    row = found_original(request, sha256)
    if withholds(request):
        raise PermissionDenied
    if row.size_bytes > LARGEST_BYTES:
        found = f"{row.size_bytes:,} bytes"
        raise TooLarge(sha256, found=found, expected=f"at most {LARGEST_BYTES:,}", do="Take it from the server's disk.")
    _note(request, row, "file")
    return {"sha256": sha256, "base64": base64.b64encode(request.case.originals.get(row.pk)).decode()}


@routes.get("/readings/{reading}", "read", ReadText)
def read_text(request: CaseRequest, reading: ReadingId) -> dict[str, Any]:
    """Give the text as a reader made it of an original, without the words of protected fields for who may not see
    them.
    """
    kept = Reading.objects.using(request.case.alias).filter(pk=reading).first()
    if kept is None:
        raise Http404
    check_report(request, kept.report)
    row = found_original(request, kept.original_id)
    _note(request, row, f"text of {kept.report}")
    report = seen_report(request, kept)
    return {
        "reading": reading,
        "report": kept.report,
        "sha256": row.pk,
        "read_at": kept.read_at,
        "text": report.text,
        "flags": list(report.flags),
        "is_masked": withholds(request),
    }


@routes.get("/verification", "read", Verified)
def verified(request: CaseRequest) -> dict[str, Any]:
    """Give what the last verification found, and what came since; `POST /works` asks for one."""
    last, running = last_work(request.case, "verify", DONE), open_work(request.case, "verify")
    outcome = outcome_of(last) if last is not None else {}
    return {
        "at": last.ended_at if last is not None else None,
        "looked": int(outcome.get("looked", 0)),
        "breaks": len(outcome.get("breaks", ())),
        "left": len(outcome.get("left", ())),
        "since": head_of(request.case.alias).seq - int(outcome.get("seq", 0)),
        "running": running.pk if running is not None else None,
    }


@routes.post("/setbacks/{number}/again", "add", Work, 202)
def again(request: CaseRequest, number: Number) -> Status[dict[str, Any]]:
    """Have an original read again, or a report coded again; the latter needs the right to code too."""
    row = setback_numbered(request.case, number)
    if row is None or not seen_setbacks(request.case, [row], sees_all=sees_all(request)):
        raise Http404
    if needs_coder(row) and "code" not in request.rights:
        raise PermissionDenied
    return Status(202, work_told(request, ask_again(request.case, row)))


def _note(request: CaseRequest, row: Original, how: str) -> None:
    if is_of_protected(row):
        with request.case.writing() as pen:
            note_opening(pen, row, how)
