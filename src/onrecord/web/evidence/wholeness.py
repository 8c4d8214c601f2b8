"""Whether all is as it was written, and what could not be read or coded."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from onrecord.jobs.adding import READ
from onrecord.jobs.retrying import ask_again, needs_coder
from onrecord.store.ledger import head_of
from onrecord.store.models import Setback
from onrecord.store.setbacks import setback_numbered, setbacks_before
from onrecord.store.setbacks_seen import seen_setbacks
from onrecord.store.works import DONE, last_work, open_work, outcome_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.frame.numbers import whole_number
from onrecord.web.works.shown import shown

__all__ = ["setbacks", "try_again", "verify"]

SIZE = 50


@needs("read")
@require_safe
def verify(request: CaseRequest) -> HttpResponse:
    """Show what the last verification found, and what came since."""
    last, running = last_work(request.case, "verify", DONE), open_work(request.case, "verify")
    outcome = outcome_of(last) if last is not None else {}
    head = head_of(request.case.alias)
    given = {
        "last": last,
        "outcome": outcome,
        "head": head,
        "since": head.seq - int(outcome.get("seq", 0)),
        "running": shown(request, running) if running is not None else None,
        "tab": "verify",
    }
    return render(request, "evidence/verify.html", given)


@needs("read")
@require_safe
def setbacks(request: CaseRequest) -> HttpResponse:
    """List what could not be read or coded, and has not gone well since."""
    before = whole_number(request.GET.get("before"))
    rows = setbacks_before(request.case, before, SIZE + 1)
    given = {
        "setbacks": [_told(request, row) for row in _seen(request, rows[:SIZE])],
        "next": rows[SIZE - 1].pk if len(rows) > SIZE else None,
        "before": before,
        "tab": "setbacks",
    }
    return render(request, "evidence/setbacks.html", given)


@needs("add")
@require_POST
def try_again(request: CaseRequest, number: int) -> HttpResponse:
    """Have an original read again, or a report coded again."""
    row = setback_numbered(request.case, number)
    if row is None or not _seen(request, [row]):
        raise Http404
    if needs_coder(row) and "code" not in request.rights:
        raise PermissionDenied
    return redirect("work", ask_again(request.case, row).pk)


def _told(request: CaseRequest, row: Setback) -> dict[str, object]:
    of_file = row.step == READ
    may = "add" in request.rights and (of_file or "code" in request.rights)
    return {"row": row, "of_file": of_file, "may_try": may}


def _seen(request: CaseRequest, rows: Sequence[Setback]) -> list[Setback]:
    """Give those that whoever asks may know of."""
    return seen_setbacks(request.case, rows, sees_all="protected" in request.rights)
