"""The original beside the text: its pages as pictures drawn here, its bytes only to be saved, never to be shown.

A file from outside may hold anything. What a browser shows of it is a picture that this side made of a page, in a
process apart; the bytes themselves are given with a name that is ours, as a file to save, under a policy that would
let nothing in them run.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from onrecord.core.errors import EvidenceError, MissingPart
from onrecord.core.report import Report
from onrecord.evidence.pagedrawing import draw_page
from onrecord.evidence.pageimages import show_quote
from onrecord.evidence.stretches import StretchFile
from onrecord.store.readings import report_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.coding.page import reading_asked
from onrecord.web.evidence.contents import headers_alone, inert_file

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["coding_original", "coding_page", "has_pages", "is_picture"]

SANDBOX = "sandbox; default-src 'none'"


def has_pages(report: Report) -> bool:
    """True where the original has pages that can be shown as pictures: a PDF document or a picture."""
    return report.made is not None and report.made.reader.startswith(("PDF", "picture")) and report.part_of is None


def is_picture(report: Report) -> bool:
    """True where the original is a picture: what it shows may be hard to see."""
    return report.made is not None and report.made.reader.startswith("picture")


@needs("code")
@require_safe
def coding_original(request: CaseRequest, reading: str) -> HttpResponseBase:
    """Give the bytes as they came, as a file to save."""
    row = reading_asked(request, reading)
    held = request.case.originals.in_stretches(row.original_id, anew=True)
    told = {"Content-Disposition": f'attachment; filename="original-{row.original_id[:12]}"'}
    answer = inert_file(StretchFile(held), "application/octet-stream", held.size, told)
    return headers_alone(answer) if request.method == "HEAD" else answer


@needs("code")
@require_safe
def coding_page(request: CaseRequest, reading: str, number: int) -> HttpResponse:
    """Give a page of the original as a picture; with `words=start-end`, those words framed on their page."""
    row = reading_asked(request, reading)
    report = report_of(row)
    if not has_pages(report):
        raise Http404
    data = request.case.originals.get(row.original_id)
    try:
        span = _span(request.GET.get("words", ""))
        if span is not None and report.regions_of(*span):
            png = show_quote(data, report, *span)[0]
        else:
            png = _png(draw_page(data, number))
    except (EvidenceError, MissingPart) as error:
        raise Http404 from error
    response = HttpResponse(png, content_type="image/png")
    response["Content-Security-Policy"] = SANDBOX
    return response


def _span(told: str) -> tuple[int, int] | None:
    start, _, end = told.partition("-")
    known = start.isdecimal() and end.isdecimal() and len(told) < 20
    return (int(start), int(end)) if known and int(start) < int(end) else None


def _png(image: Image) -> bytes:
    made = BytesIO()
    image.save(made, "PNG")
    return made.getvalue()
