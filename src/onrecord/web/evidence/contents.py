"""What is in an original, shown so that nothing in it acts: words as words, pages as pictures drawn anew in a process
apart, the bytes only as a file to keep. Each opening of what a protected source gave is noted in the ledger first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord.core.coding import Coder, Coding
from onrecord.core.errors import EvidenceError, OnrecordError, UnsupportedFormat
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind
from onrecord.evidence.encoding import decode
from onrecord.evidence.formats import Format, recognise
from onrecord.evidence.pagedrawing import draw_page
from onrecord.evidence.recordings import played_as
from onrecord.evidence.stretches import StretchFile
from onrecord.jobs.masking import masked
from onrecord.jobs.seeing import protected_fields
from onrecord.store.custody import is_of_protected, note_opening, opened_since
from onrecord.store.models import Acquisition, Original, Reading
from onrecord.store.protection import protected_reports
from onrecord.store.readings import report_of
from onrecord.store.report_pages import report_page
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.evidence.notes import content_seen
from onrecord.web.evidence.originals import found_original, withholds
from onrecord.web.frame.numbers import whole_number

__all__ = [
    "Shown",
    "file",
    "headers_alone",
    "inert",
    "inert_file",
    "opened",
    "page",
    "plays_as",
    "reading",
    "seen_report",
    "shown_original",
]

INERT = "sandbox; default-src 'none'"
"""The policy of bytes that a stranger made: whoever opens them from here, nothing in them runs or is fetched."""

INERT_HEADERS = {"Content-Security-Policy": INERT, "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}

LONGEST_SHOWN, LONGEST_TEXT = 20_000, 400_000
MOST_PAGES = 5_000
MOST_PLAYED = 200_000_000
"""Bytes of a recording that plays; a longer one is downloaded. What is sealed is in memory while it does."""
# So large a picture is read well on a screen and is some hundred kilobytes.
WIDE, HIGH = 1_100, 1_400
DRAWN = (Format.PDF, Format.IMAGE)
# Formats that are characters: what they say is shown as it stands, marks and all.
WRITTEN = frozenset({
    Format.TEXT, Format.HTML, Format.MHTML, Format.LETTER, Format.MAILBOX, Format.FEED, Format.JSON_FEED,
    Format.TELEGRAM, Format.TELEGRAM_PAGE, Format.WHATSAPP, Format.SUBTITLES, Format.TABLE_TEXT, Format.RTF,
})  # fmt: skip
# Endings that no system runs or renders when a file is opened; any other is kept as plain bytes.
HARMLESS = (
    "pdf", "png", "jpg", "jpeg", "gif", "tif", "tiff", "webp", "heic", "avif", "txt", "docx", "xlsx", "ods", "odt",
    "pptx", "rtf", "eml", "zip", "gz", "warc", "wacz", "mp3", "mp4", "m4a", "mov", "ogg", "opus", "wav", "webm", "json",
    "srt", "vtt", "epub",
)  # fmt: skip
# A spreadsheet programme computes what stands in a list of words as soon as it opens one.
AS_TEXT = ("csv", "tsv")


@dataclass(frozen=True, slots=True)
class Shown:
    """What of an original can be shown: its kind, its first words as they stand, if pages are drawn, the type that it
    plays as, or why not.
    """

    kind: str = ""
    words: str = ""
    is_cut: bool = False
    is_drawn: bool = False
    plays: str = ""
    error: OnrecordError | None = None
    is_withheld: bool = False


@needs("read")
@require_safe
def shown_original(request: CaseRequest, sha256: str) -> HttpResponse:
    """Show what is in an original: a page of it as a picture, or its characters as they stand."""
    row = found_original(request, sha256)
    number = _page_number(request)
    _note(request, row, f"page {number}")
    told = Shown(is_withheld=True) if withholds(request) else _look_into(request, row)
    given = {"row": row, "shown": told, "number": number, "is_protected": is_of_protected(row), "tab": "originals"}
    given["content"] = content_seen(request, row.pk)
    return render(request, "evidence/shown.html", given)


@needs("read")
@require_safe
def page(request: CaseRequest, sha256: str, number: int) -> HttpResponse:
    """Give a picture of a page of a PDF or picture, drawn in a process apart and written anew."""
    if not 1 <= number <= MOST_PAGES:
        raise Http404
    row = opened(request, sha256, f"picture of page {number}")
    try:
        data = request.case.originals.get(row.pk)
        if recognise(data, row.pk) not in DRAWN:
            raise Http404
        drawn = draw_page(data, number)
    except EvidenceError as error:
        raise Http404 from error
    drawn.thumbnail((WIDE, HIGH))
    out = BytesIO()
    drawn.save(out, "PNG")
    return inert(out.getvalue(), "image/png")


@needs("read")
@require_safe
def file(request: CaseRequest, sha256: str) -> HttpResponseBase:
    """Give the bytes of an original as a file to keep, never as something that a browser opens."""
    row = opened(request, sha256, "file")
    held = request.case.originals.in_stretches(row.pk, anew=True)
    told = {"Content-Disposition": f'attachment; filename="original-{row.pk[:12]}.{_ending(request, row)}"'}
    answer = inert_file(StretchFile(held), "application/octet-stream", held.size, told)
    return headers_alone(answer) if request.method == "HEAD" else answer


@needs("read")
@require_safe
def reading(request: CaseRequest, reading: str) -> HttpResponse:
    """Show the text as a reader made it of an original, with what did not become text and what is doubtful."""
    kept = Reading.objects.using(request.case.alias).filter(pk=reading[:64]).first()
    if kept is None:
        raise Http404
    row = found_original(request, kept.original_id)
    if "protected" not in request.rights and protected_reports(request.case, [kept.report]):
        raise Http404
    _note(request, row, f"text of {kept.report}")
    report = seen_report(request, kept)
    given = {
        "report": report,
        "reading": kept,
        "row": row,
        "is_protected": is_of_protected(row),
        "text": report.text[:LONGEST_TEXT],
        "is_cut": len(report.text) > LONGEST_TEXT,
        "doubts": _doubts(report),
        "tab": "originals",
    }
    return render(request, "evidence/reading.html", given)


def seen_report(request: CaseRequest, kept: Reading) -> Report:
    """Give the report, without the words of protected fields for who may not see them."""
    if not withholds(request):
        return report_of(kept)
    page = report_page(request.case, kept.report)
    coding = page.coding if page is not None and page.reading == kept.pk else None
    nothing = Coding(report_of(kept), Coder(CoderKind.RULES, "none", "1", "none"))
    return masked(coding or nothing, protected_fields(request.case)).report


def _doubts(report: Report) -> list[tuple[str, str, float | None]]:
    return [(report.text[each.start : each.end], each.reason, each.confidence) for each in report.doubts[:200]]


def _look_into(request: CaseRequest, row: Original) -> Shown:
    try:
        data = request.case.originals.get(row.pk)
        kind = recognise(data, row.pk[:12])
    except UnsupportedFormat as error:
        # A drawing in SVG, a script, a page of another kind: characters all the same.
        if b"\0" in data:
            return Shown(error=error)
        kind = Format.TEXT
    except OnrecordError as error:
        return Shown(error=error)
    if kind not in WRITTEN:
        return Shown(str(kind), is_drawn=kind in DRAWN, plays=plays_as(data, kind, len(data)) or "")
    # Cut in the midst of a letter: the last is not shown rather than shown wrong.
    words = _decoded(data[: 4 * LONGEST_SHOWN])
    return Shown(str(kind), words[:LONGEST_SHOWN], is_cut=len(words) > LONGEST_SHOWN or len(data) > 4 * LONGEST_SHOWN)


def _decoded(data: bytes) -> str:
    """Give bytes as the characters that they most likely are, for people to look at."""
    try:
        return decode(data, "the original").text
    except EvidenceError:
        return data.decode("utf-8", "replace")


def _page_number(request: CaseRequest) -> int:
    return min(max(whole_number(request.GET.get("page")) or 1, 1), MOST_PAGES)


def plays_as(data: bytes, kind: Format, size: int) -> str | None:
    """Give the type that a browser plays an original of a size as, by its first bytes; None of what it does not play,
    or what is too long.
    """
    return played_as(data) if kind is Format.MEDIA and size <= MOST_PLAYED else None


def opened(request: CaseRequest, sha256: str, how: str, again: timedelta | None = None) -> Original:
    """Give an original whose bytes are to be given, once its opening is noted. Within `again` of the last opening, by
    the same person and in the same way, it is the same opening.

    Raises:
        Http404: there is none that whoever asks may know of.
        PermissionDenied: fields are withheld from them, which nothing in an original can be.
    """
    row = found_original(request, sha256)
    if withholds(request):
        raise PermissionDenied
    _note(request, row, how, again)
    return row


def _note(request: CaseRequest, row: Original, how: str, again: timedelta | None = None) -> None:
    """Note an opening of what a protected source gave, before anything of it is shown."""
    if is_of_protected(row) and not (again and opened_since(request.case, row, how, again)):
        with request.case.writing() as pen:
            note_opening(pen, row, how)


def _ending(request: CaseRequest, row: Original) -> str:
    came = Acquisition.objects.using(request.case.alias).filter(original=row.pk).order_by("pk").first()
    ending = PurePosixPath(came.origin).suffix.removeprefix(".").casefold() if came is not None else ""
    return ending if ending in HARMLESS else "txt" if ending in AS_TEXT else "bin"


def inert(data: bytes, kind: str) -> HttpResponse:
    """Give bytes that a stranger made so that nothing in them runs or is fetched."""
    return HttpResponse(data, content_type=kind, headers=INERT_HEADERS)


def inert_file(file: IO[bytes] | StretchFile, kind: str, size: int, told: Mapping[str, str]) -> FileResponse:
    """Give what a stranger made as it is read, under headers of `inert` and those that are told: a server lays none of
    it aside on its disk, where what is sealed must never lie open.
    """
    # As it is: packed, a stretch of it would be one of other bytes.
    headers = {**INERT_HEADERS, "Content-Length": str(size), "Content-Encoding": "identity", **told}
    return FileResponse(file, content_type=kind, headers=headers)


def headers_alone(answer: HttpResponseBase) -> HttpResponse:
    """Give what an answer says of itself, without what is in it."""
    answer.close()
    return HttpResponse(b"", status=answer.status_code, headers=dict(answer.items()))
