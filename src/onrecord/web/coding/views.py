"""The queue of reports, the page of one, and what becomes of a draft."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onrecord.coding.editing.sheet import Sheet
from onrecord.store.codings import count_by_language
from onrecord.store.content_notes import note_of
from onrecord.store.drafts import (
    abandon_draft,
    draft_of,
    finish_draft,
    open_draft,
    present,
    reopen_draft,
    sheet_of_draft,
    sheet_unopened,
)
from onrecord.store.drafts_left import Left, drafts_left, newer_reading
from onrecord.store.models import Draft, Reading
from onrecord.store.queues import QUEUES, Queue, next_in_queue, queue_page
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.coding.labels import QUEUE_NAMES, told_to_script
from onrecord.web.coding.originals import has_pages, is_picture
from onrecord.web.coding.page import (
    chosen,
    controls,
    lines_of,
    may_code_blind,
    note_read,
    queue_asked,
    reading_asked,
    showing_of,
    stances,
    unseen_reports,
)

__all__ = ["coding", "coding_abandon", "coding_finish", "coding_reopen", "coding_report"]

PAGE = 50


@needs("code")
@require_safe
def coding(request: CaseRequest) -> HttpResponse:
    """Show the reports of a queue, a page at a time."""
    queue = queue_asked(request)
    before = request.GET.get("before", "")
    rows = queue_page(request.case, queue, int(before[:18]) if before.isdecimal() else None, PAGE + 1)
    context = {
        "queue": queue,
        "rows": rows[:PAGE],
        "older": _address(queue, before=rows[PAGE - 1].number) if len(rows) > PAGE else None,
        "is_first": not before,
        "newest": _address(queue),
        "queues": [(name, QUEUE_NAMES[name], _address(Queue(name, queue.language, queue.source))) for name in QUEUES],
        "known_languages": sorted(each for each in count_by_language(request.case) if each),
        "asked": urlencode(_asked(queue)),
        "left": _left(request),
    }
    return render(request, "coding/queue.html", context)


@needs("code")
@require_safe
def coding_report(request: CaseRequest, reading: str) -> HttpResponse:
    """Show a report with what is coded of it."""
    row = reading_asked(request, reading)
    note_read(request, row)
    draft = draft_of(request.case, row.pk)
    blind = draft.is_blind if draft is not None and draft.is_blind else may_code_blind(request, row)
    if draft is None or (blind and not draft.is_blind):
        sheet = sheet_unopened(request.case, row, blind=blind)
    else:
        sheet = sheet_of_draft(request.case, draft, row)
    return render(request, "coding/report.html", _page(request, row, draft, sheet) | {"is_blind": blind})


@needs("code")
@require_POST
def coding_finish(request: CaseRequest, reading: str) -> HttpResponse:
    """Finish the coding of a report, and go on to the next."""
    row, queue = reading_asked(request, reading), queue_asked(request)
    draft = open_draft(request.case, row, blind=may_code_blind(request, row))
    finish_draft(request.case, draft, accept_rest=request.POST.get("rest") == "accept")
    following = next_in_queue(request.case, queue, reading)
    request.session["coded_last"] = reading
    if following is None:
        messages.success(request, _("Kept. Nothing more waits in this queue."))
        return redirect(_address(queue))
    return redirect(_address_of(following, queue))


@needs("code")
@require_POST
def coding_abandon(request: CaseRequest, reading: str) -> HttpResponse:
    """Throw away what this person did on a report and has not finished."""
    row = reading_asked(request, reading)
    draft = draft_of(request.case, row.pk)
    if draft is not None:
        abandon_draft(request.case, draft)
        messages.success(request, _("Your changes were thrown away."))
    return redirect(_address(queue_asked(request)))


@needs("code")
@require_POST
def coding_reopen(request: CaseRequest, reading: str) -> HttpResponse:
    """Open again the coding that this person finished last of a report."""
    row = reading_asked(request, reading)
    if draft_of(request.case, row.pk) is None:
        reopen_draft(request.case, row.pk)
    return redirect(_address_of(reading, queue_asked(request)))


def _page(request: CaseRequest, row: Reading, draft: Draft | None, sheet: Sheet) -> dict[str, Any]:
    showing, queue, case = showing_of(request, sheet), queue_asked(request), request.case
    finished = Draft.objects.using(case.alias).filter(reading=row.pk, coder=case.who, coding__isnull=False)
    return {
        "reading": row.pk,
        "report": sheet.report,
        "lines": list(lines_of(sheet.report)),
        "parts": list(showing.parts()),
        "blanks": list(showing.blanks()),
        "controls": list(controls(showing.book, showing.words)),
        "stances": stances(showing.words.phrases),
        "chosen": chosen(request, showing),
        "sheet": sheet,
        "open": showing.open,
        "draft": draft,
        "here": present(case, [row.pk]).get(row.pk, []),
        "queue": queue,
        "newer": newer_reading(case, row),
        "left": [each for each in _left(request, row.report) if each.reading != row.pk],
        "asked": urlencode(_asked(queue)),
        "before": request.session.get("coded_last") if request.session.get("coded_last") != row.pk else None,
        "is_finished": draft is None and finished.exists(),
        "has_pages": has_pages(sheet.report),
        "is_picture": is_picture(sheet.report),
        "content": note_of(case, row.original_id),
        "told": json.dumps(told_to_script(), ensure_ascii=False),
        "incidents": [each for each in sheet.within(None) if each.kind == "incident" and not each.is_removed],
    }


def _left(request: CaseRequest, report: str | None = None) -> list[Left]:
    """Give what this person began on texts that were read again since."""
    left = drafts_left(request.case, report)
    hidden = unseen_reports(request, [each.report for each in left])
    return [each for each in left if each.report not in hidden]


def _asked(queue: Queue) -> dict[str, str]:
    told = {"queue": queue.name, "language": queue.language, "source": queue.source}
    return {key: value for key, value in told.items() if value and value != QUEUES[0]}


def _address_of(reading: str, queue: Queue) -> str:
    asked = urlencode(_asked(queue))
    return reverse("coding_report", args=[reading]) + (f"?{asked}" if asked else "")


def _address(queue: Queue, **more: object) -> str:
    asked = urlencode(_asked(queue) | {key: str(value) for key, value in more.items()})
    return reverse("coding") + (f"?{asked}" if asked else "")
