"""Publishing: releases, the risks in them, what the public is told of records, how the records were made."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import Http404
from ninja import Query, Status

from onrecord.core.errors import BadOption
from onrecord.jobs.publishing.archives import ask_archive
from onrecord.jobs.publishing.asked import ask_check, open_on
from onrecord.jobs.publishing.kept import folder_of
from onrecord.jobs.publishing.risks import accept_kind
from onrecord.jobs.publishing.told import changes_in
from onrecord.publish.disclosure.audiences import audiences as every_audience
from onrecord.publish.methodology.edits import text_to_edit
from onrecord.publish.methodology.words import languages, load_words
from onrecord.store.publishing.describing import described, settings_of
from onrecord.store.publishing.notes import notes_before
from onrecord.store.publishing.publications import Publication, publication_of, set_publication
from onrecord.store.publishing.tellings import told_of
from onrecord.store.publishing.withdrawn_releases import withdrawal_of
from onrecord.store.rules import rules_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.release_shapes import (
    Accepting,
    ArchiveOf,
    Audiences,
    Describing,
    MakingOf,
    MethodologyOf,
    NoteOf,
    Notes,
    NoteSaid,
    PublicationOf,
    ReleaseOf,
    Releases,
    WhichMethodology,
    WhichNotes,
)
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Number
from onrecord.web.api.works import Work, work_told
from onrecord.web.releasing import shown
from onrecord.web.releasing.doing import Checked, checked_on
from onrecord.web.releasing.making import ask_release
from onrecord.web.releasing.notes import keep_note
from onrecord.web.releasing.telling import keep_methodology

__all__ = [
    "about",
    "accept",
    "archive",
    "audiences",
    "check",
    "describe",
    "make",
    "methodology",
    "note",
    "notes",
    "one",
    "releases",
    "routes",
    "say",
]

routes = Routes("releases")

MOST_CHANGES = 100
WITHIN = ("title", "k", "l", "ageless", "unsigned", "pairs_waiting", "held", "risks", "changes", "methodology")
"""What the folder of a release tells, or the case file of it."""


@routes.get("/releases", "publish", Releases)
def releases(request: CaseRequest) -> dict[str, Any]:
    """List releases, the newest first."""
    return {"releases": [_line(each) for each in shown.lines(request.case)]}


@routes.post("/releases", "publish", Work, 202)
def make(request: CaseRequest, making: MakingOf) -> Status[dict[str, Any]]:
    """Ask for a release for an audience: a work makes it; a second person approves it on its page."""
    return Status(202, work_told(request, ask_release(request.case, making.audience, making.formats, making.of)))


@routes.get("/releases/audiences", "publish", Audiences)
def audiences(request: CaseRequest) -> dict[str, Any]:
    """List whom releases may be for."""
    told = every_audience().items()
    return {
        "audiences": [
            {"name": name, "who": each.who, "rules": [rule.name for rule in each.rules]} for name, each in told
        ]
    }


@routes.get("/releases/about", "publish", PublicationOf)
def about(request: CaseRequest) -> dict[str, Any]:
    """Give what releases say of themselves."""
    return asdict(publication_of(request.case))


@routes.post("/releases/about", "publish", PublicationOf)
def say(request: CaseRequest, said: PublicationOf) -> dict[str, Any]:
    """Set what releases say of themselves: it replaces all that was said."""
    if unknown := [each for each in said.languages if each not in languages()]:
        raise BadOption("languages", found=unknown[0], expected=", ".join(languages()), do="Choose among these.")
    told = said.dict() | {"languages": tuple(said.languages), "limits": tuple(said.limits)}
    with request.case.writing() as pen:
        set_publication(pen, Publication(**told))
    return asdict(publication_of(request.case))


@routes.get("/releases/methodology", "publish", MethodologyOf)
def methodology(request: CaseRequest, which: Query[WhichMethodology]) -> dict[str, Any]:
    """Give the methodology in a language, and the text to edit."""
    settings = settings_of(request.case, rules_of(request.case, None))
    told, moved = described(request.case, settings, which.language)
    return {
        "language": which.language,
        "parts": [_part(each) for each in told.parts],
        "moved": [each.key for each in moved],
        "text": text_to_edit(told, moved, load_words(which.language)),
    }


@routes.post("/releases/methodology", "publish", MethodologyOf)
def describe(request: CaseRequest, said: Describing) -> dict[str, Any]:
    """Keep what a text says of parts of the methodology where settings say something else."""
    keep_methodology(request.case, said.language, said.text)
    answer: dict[str, Any] = methodology(request, WhichMethodology(language=said.language))
    return answer


@routes.get("/releases/notes", "publish", Notes)
def notes(request: CaseRequest, which: Query[WhichNotes]) -> dict[str, Any]:
    """List what the public is told of records, the newest first."""
    rows = notes_before(request.case, which.before, which.limit + 1)
    listed = rows[: which.limit]
    names = ("kind", "record", "property", "note", "noted_on", "noted_by")
    told = [{"number": row.pk} | {name: getattr(row, name) for name in names} for row in listed]
    return {"notes": told, "next": str(listed[-1].pk) if len(rows) > which.limit else None}


@routes.post("/releases/notes", "publish", NoteOf, 201)
def note(request: CaseRequest, said: NoteSaid) -> Status[dict[str, Any]]:
    """Keep that a record is withdrawn, stands again, or was corrected; the next release tells of it."""
    keep_note(request.case, said.kind, said.record, said.property, said.note)
    told: dict[str, Any] = notes(request, WhichNotes(limit=1))
    return Status(201, told["notes"][0])


@routes.get("/releases/{number}", "publish", ReleaseOf)
def one(request: CaseRequest, number: Number) -> dict[str, Any]:
    """Give a release: what is in it, what was held back, the risks in it, what changed since the one before."""
    row = shown.found_release(request, number)
    folder, told = shown.opened(request.case, row)
    report = shown.report_of(request.case, row, told)
    gone = withdrawal_of(request.case, row)
    given: dict[str, Any] = dict.fromkeys(WITHIN)
    given |= _line(shown.line_of(request.case, row)) | {
        "checked": _checked(checked_on(request, row)),
        "withdrawn": None if gone is None else asdict(gone),
        "works": [work_told(request, each) for each in open_on(request.case, row)],
    }
    if folder is None or told is None or report is None:
        return given
    changes, kept = changes_in(folder, MOST_CHANGES), told_of(request.case, row.manifest_sha256)
    return given | {
        "title": told.title,
        "k": report.k,
        "l": report.l,
        "ageless": report.ageless,
        "unsigned": report.unsigned,
        "pairs_waiting": None if kept is None else kept.pairs_waiting,
        "held": [{"rule": rule, "property": what, "times": n} for rule, what, n in shown.held_back(told)],
        "risks": [_risk(each) for each in shown.risks(request.case, row, report)],
        "changes": {"counts": changes.counts, "first": [each["id"] for each in changes.first]},
        "methodology": [_part(each) for each in told.methodology.parts],
    }


@routes.post("/releases/{number}/accept", "publish", ReleaseOf)
def accept(request: CaseRequest, number: Number, accepting: Accepting) -> dict[str, Any]:
    """Accept a kind of risk of a release, for all records that have it or for some, with the reason."""
    row = shown.found_release(request, number)
    if folder_of(request.case, row) is None:
        raise Http404
    accept_kind(request.case, row, accepting.kind, accepting.reason, accepting.records)
    told: dict[str, Any] = one(request, number)
    return told


@routes.post("/releases/{number}/check", "publish", Work, 202)
def check(request: CaseRequest, number: Number) -> Status[dict[str, Any]]:
    """Have a release held to its signature and its sums: a work does it, and the release tells what it found."""
    return Status(202, work_told(request, ask_check(request.case, shown.found_release(request, number))))


@routes.post("/releases/{number}/archive", "publish", Work, 202)
def archive(request: CaseRequest, number: Number, wanted: ArchiveOf) -> Status[dict[str, Any]]:
    """Have a release made into one file, sealed by age where recipients are named: a work makes it.

    It is taken out on the page of the release, where whoever takes it proves who they are.
    """
    return Status(202, work_told(request, ask_archive(request.case, shown.found_release(request, number), wanted.to)))


def _checked(checked: Checked | None) -> dict[str, Any] | None:
    if checked is None:
        return None
    broken = [{"path": path, "fault": fault} for path, fault in checked.broken]
    return {
        "on": checked.work.ended_at, "held": checked.held, "broken": broken, "more": checked.more, "key": checked.key,
        "is_known": checked.is_known,
    }  # fmt: skip


def _line(line: shown.Line) -> dict[str, Any]:
    made = line.listed.made
    names = ("audience", "version", "made_on", "incidents", "victims", "manifest_sha256")
    return {name: getattr(made, name) for name in names} | {
        "number": line.listed.id,
        "made_by": line.listed.made_by,
        "approved_by": line.listed.approved_by,
        "state": line.state,
        "held_back": line.held,
    }


def _risk(risk: shown.Risk) -> dict[str, Any]:
    accepted = [
        {"by": each.by, "on": each.on, "reason": each.reason, "records": sorted(each.records)} for each in risk.accepted
    ]
    finding = risk.finding
    return {
        "kind": finding.kind, "says": finding.says, "records": list(finding.records), "left": list(risk.left),
        "accepted": accepted,
    }  # fmt: skip


def _part(part: Any) -> dict[str, Any]:
    return {
        "key": part.key, "title": part.title, "is_answered": part.is_answered, "paragraphs": list(part.paragraphs),
    }  # fmt: skip
