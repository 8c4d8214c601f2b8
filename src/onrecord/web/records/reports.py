"""A report with the words of a quote lit, its codings, and the reports that print it again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from onrecord.core.coding import Coder, Coding
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind
from onrecord.core.wire import coding_from_json
from onrecord.jobs.masking import masked
from onrecord.jobs.seeing import protected_fields
from onrecord.publish.reading.marks import Paragraph, Piece, mark_paragraphs
from onrecord.publish.reading.record_pane import language_tag
from onrecord.publish.reading.wording import word_publication
from onrecord.store.canonical import unpack
from onrecord.store.models import Coding as Row
from onrecord.store.protection import note_reading, protected_reports
from onrecord.store.report_pages import ReportPage, report_page
from onrecord.store.sight import read_blind
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.records.wording import capital, interval_of, phrases_now, place_of, say_terms

__all__ = ["Part", "claim", "report"]

LONGEST = 40_000
"""Letters of a report that one page shows: of a book, a part at a time."""
BEFORE = 4_000
AT = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a report's paragraphs, and where the ones before and after it start, None where none are left."""

    paragraphs: tuple[tuple[Paragraph, tuple[Piece, ...]], ...]
    earlier: int | None
    later: int | None


@needs("read")
@require_safe
def report(request: CaseRequest, report: str) -> HttpResponse:
    """Show a report; `at` names the words to light, by their letters in the text."""
    page = report_page(request.case, report)
    if page is None:
        raise Http404
    sees_all, hidden = "protected" in request.rights, protected_reports(request.case, _all_reports(page))
    if report in hidden:
        if not sees_all:
            raise Http404
        with request.case.writing() as pen:
            note_reading(pen, f"report:{report}", [report])
    fields = () if sees_all else protected_fields(request.case)
    shown = _masked(page, fields).report if fields else page.report
    at, phrases = _at(request.GET.get("at", ""), shown), phrases_now()
    # Of a report that whoever asks is to code blind, what others found in it is not for them yet.
    found = () if read_blind(request.case, request.case.who, [report]) else page.incidents
    lines = [line for line in found if sees_all or not line.hides_some]
    told = [
        (line.record, phrases.say("comma").join(
            (capital(say_terms("act", line.act, phrases)), place_of(line, phrases), interval_of(line, phrases))
        ))
        for line in lines
    ]  # fmt: skip
    return render(
        request,
        "records/report.html",
        {
            "page": page, "report": shown, "part": _part(shown, at, request.GET.get("from", "")), "at": at,
            "published": word_publication(shown, phrases), "language": language_tag(shown.language) or "",
            "reprints": _shown_reprints(page, hidden, sees_all=sees_all), "incidents": told, "masked": bool(fields),
            "is_hidden": report in hidden,
        },
    )  # fmt: skip


@needs("read")
@require_safe
def claim(request: CaseRequest, coding: str, claim: str) -> HttpResponseRedirect:
    """Lead to the words that a claim rests on."""
    row = Row.objects.using(request.case.alias).filter(pk=coding).select_related("reading").first()
    claims = coding_from_json(unpack(row.body)).claims if row is not None else ()
    found = next((each for each in claims if each.id == claim), None)
    if row is None or found is None:
        raise Http404
    id_ = row.reading.report
    if id_ in protected_reports(request.case, [id_]) and "protected" not in request.rights:
        raise Http404
    at = f"?at={found.quotes[0].start}-{found.quotes[0].end}#lit" if found.quotes else ""
    return redirect(reverse("report", args=[id_]) + at)


def _all_reports(page: ReportPage) -> list[str]:
    others = [row.report for row in page.reprints.reports] if page.reprints is not None else []
    return [page.report.id, *others]


def _shown_reprints(page: ReportPage, hidden: frozenset[str], *, sees_all: bool) -> list[object]:
    rows = page.reprints.reports if page.reprints is not None else ()
    return [row for row in rows if row.report != page.report.id and (sees_all or row.report not in hidden)]


def _masked(page: ReportPage, fields: tuple[str, ...]) -> Coding:
    """Give the coding, or an empty one, without protected fields: patterns are blacked out in any report."""
    nothing = Coding(page.report, Coder(CoderKind.RULES, "none", "1", "none"))
    return masked(page.coding or nothing, fields)


def _at(asked: str, report: Report) -> tuple[int, int] | None:
    found = AT.fullmatch(asked)
    if found is None:
        return None
    start, end = int(found[1]), int(found[2])
    return (start, end) if start < end <= len(report.text) else None


def _part(report: Report, at: tuple[int, int] | None, asked: str) -> Part:
    """Give the paragraphs from a letter on, or from a little before the words that are lit."""
    numbers = {at: 1} if at is not None else {}
    marked = mark_paragraphs(report.text, numbers)
    wanted = int(asked) if asked.isdecimal() and len(asked) < 10 else max(0, at[0] - BEFORE) if at is not None else 0
    first = next((n for n, (paragraph, _) in enumerate(marked) if paragraph.end > wanted), 0)
    last = _last(marked, first)
    start = marked[first][0].start if marked else 0
    later = marked[last][0].start if last < len(marked) else None
    return Part(tuple(marked[first:last]), max(0, start - LONGEST) if start > 0 else None, later)


def _last(marked: Sequence[tuple[Paragraph, object]], first: int) -> int:
    """Give where a part that starts with a paragraph ends: it has one at least."""
    length = 0
    for place, (paragraph, _pieces) in enumerate(marked[first:], first):
        length += len(paragraph.text)
        if place > first and length > LONGEST:
            return place
    return len(marked)
