"""Reports: listed, one with what is known of it, its text, added as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any

from ninja import Query, Schema, Status
from pydantic import StringConstraints

from onrecord.core.coding import Coder, Coding
from onrecord.core.vocabulary import CoderKind
from onrecord.evidence.characters import clean_line
from onrecord.jobs.bringing import PASTE_TOOL, from_said_source
from onrecord.jobs.masking import masked
from onrecord.jobs.staging import safe_name, stage
from onrecord.store.asked_blind import blind_readings
from onrecord.store.models import Listing
from onrecord.store.report_pages import ReportPage, report_page
from onrecord.store.works import ask_work
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Day, Given, Limit, Number, Page, ReportId, Short
from onrecord.web.api.sight import codes_blind, fields_kept, opened_report, sees_all, unseen
from onrecord.web.api.works import Work, work_told

__all__ = [
    "CodedBy",
    "ReportGiven",
    "ReportLine",
    "ReportTold",
    "Reports",
    "Text",
    "WhichReports",
    "add",
    "coded_told",
    "lines_told",
    "one",
    "reports",
    "routes",
    "text",
]

routes = Routes("reports")
LONGEST_TEXT = 1_000_000


class ReportLine(Schema):
    """A report as lists have it; `title` is null where there is none, or where fields are kept from whoever asks."""

    id: str
    title: str | None
    source: str | None
    language: str | None
    published: date | None
    coding: str | None


class Reports(Page):
    """Reports, newest first."""

    reports: list[ReportLine]


class CodedBy(Schema):
    """A coding of a report: by whom, when, and whether it is in force."""

    id: str
    kind: str
    coder: str
    codebook: str
    by: str
    at: datetime
    in_force: bool


class ReportTold(ReportLine):
    """A report with its codings, the reports that print its text, and the incidents that it tells of."""

    codings: list[CodedBy]
    reprints: list[str]
    incidents: list[str]


class Text(Schema):
    """The text that quotes count the letters of, in Unicode code points; masked, each hidden letter is one block."""

    id: str
    title: str | None
    language: str | None
    text: str
    is_masked: bool


class WhichReports(Schema):
    """Which reports are listed."""

    before: Number | None = None
    limit: Limit = 25
    language: Short | None = None
    source: Short | None = None
    since: Day | None = None
    until: Day | None = None


class ReportGiven(Given):
    """A report as text: its bytes are the original."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT, pattern=r"\S")]
    title: Short = ""
    outlet: Short = ""
    language: Annotated[str, StringConstraints(max_length=16, pattern=r"^[A-Za-z0-9-]*$")] = ""
    published: Day | None = None
    source: Number | None = None


@routes.get("/reports", "read", Reports)
def reports(request: CaseRequest, which: Query[WhichReports]) -> dict[str, Any]:
    """List reports, newest first. A page may have fewer than `limit` where others may not be known of."""
    rows = Listing.objects.using(request.case.alias).order_by("-pk")
    asked = {
        "pk__lt": which.before,
        "language": which.language,
        "source": which.source,
        "published__gte": which.since,
        "published__lte": which.until,
    }
    found = list(rows.filter(**{name: each for name, each in asked.items() if each is not None})[: which.limit + 1])
    shown = found[: which.limit]
    hidden = unseen(request, [row.report for row in shown])
    return {
        "reports": lines_told(request, [row for row in shown if row.report not in hidden]),
        "next": str(shown[-1].pk) if len(found) > which.limit else None,
    }


@routes.get("/reports/{report}", "read", ReportTold)
def one(request: CaseRequest, report: ReportId) -> dict[str, Any]:
    """Give a report with what is known of it."""
    row, page = opened_report(request, report), _page(request, report)
    prints = [each.report for each in page.reprints.reports] if page.reprints is not None else []
    hidden = unseen(request, prints)
    return {
        **lines_told(request, [row])[0],
        "title": _shown(request, page).report.title,
        "codings": coded_told(request, row, page),
        "reprints": [each for each in prints if each != report and each not in hidden],
        "incidents": [line.record for line in page.incidents if sees_all(request) or not line.hides_some],
    }


@routes.get("/reports/{report}/text", "read", Text)
def text(request: CaseRequest, report: ReportId) -> dict[str, Any]:
    """Give the text of a report, without the words of protected fields for who may not see them."""
    opened_report(request, report)
    shown = _shown(request, _page(request, report)).report
    return {
        "id": report,
        "title": shown.title,
        "language": shown.language,
        "text": shown.text,
        "is_masked": bool(fields_kept(request)),
    }


@routes.post("/reports", "add", Work, 202)
def add(request: CaseRequest, told: ReportGiven) -> Status[dict[str, Any]]:
    """Add a report as text: it is kept, and read by a work, whose number is given."""
    title = clean_line(told.title)
    said = {"title": title, "outlet": clean_line(told.outlet), "language": told.language}
    arguments: dict[str, Any] = {
        "source": str(told.source) if told.source is not None else None,
        "published": told.published.isoformat() if told.published is not None else None,
        "tool": PASTE_TOOL,
        "said": {name: each for name, each in said.items() if each},
    }
    words = "\n\n".join(part for part in (title, told.text.strip()) if part)
    name = safe_name(f"{title[:80].replace('/', ' ') or 'text'}.txt")
    staged = stage(from_said_source(request.case, arguments), [words.encode("utf-8", "replace")], name)
    with request.case.writing() as pen:
        row = ask_work(pen, "add", arguments | {"files": [staged.as_plain()]})
    return Status(202, work_told(request, row))


def lines_told(request: CaseRequest, rows: Sequence[Listing]) -> list[dict[str, Any]]:
    """Give reports as lists have them."""
    kept, blind = bool(fields_kept(request)), blind_readings(request.case, request.case.who)
    return [
        {
            "id": row.report,
            # What is coded of it would have to be read to leave the protected words out.
            "title": None if kept else row.title,
            "source": row.source,
            "language": row.language,
            "published": row.published,
            "coding": None if row.reading in blind else row.coding,
        }
        for row in rows
    ]


def coded_told(request: CaseRequest, row: Listing, page: ReportPage) -> list[dict[str, Any]]:
    """Give the codings of a report; of one that whoever asks is to code blind, their own alone."""
    blind, who = codes_blind(request, row.reading), request.case.who
    return [
        {
            "id": each.id,
            "kind": each.kind,
            "coder": each.coder,
            "codebook": each.codebook,
            "by": each.by,
            "at": each.at,
            "in_force": each.in_force,
        }
        for each in page.coded
        if not blind or (each.kind == CoderKind.PERSON and each.by == who)
    ]


def _page(request: CaseRequest, report: str) -> ReportPage:
    page = report_page(request.case, report)
    assert page is not None  # `opened_report` found it
    return page


def _shown(request: CaseRequest, page: ReportPage) -> Coding:
    """Give the coding, or an empty one, without what is kept from whoever asks."""
    whole = page.coding or Coding(page.report, Coder(CoderKind.RULES, "none", "1", "none"))
    fields = fields_kept(request)
    return masked(whole, fields) if fields else whole
