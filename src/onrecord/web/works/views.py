"""Pages of long work; what is asked for here waits until the process beside the server takes it up."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from onrecord.core.errors import BadOption
from onrecord.jobs.working import call_off
from onrecord.store.models import Work
from onrecord.store.works import ask_again, ask_work, open_work, work_numbered
from onrecord.store.works import works as listed_works
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.frame.numbers import whole_number
from onrecord.web.works.shown import ASKABLE, KINDS, shown

__all__ = ["again", "ask", "cancel", "work", "works"]

SIZE = 25


@needs("read")
@require_safe
def works(request: CaseRequest) -> HttpResponse:
    """List works, newest first; while one is open the list refreshes itself."""
    before = whole_number(request.GET.get("before"))
    rows = listed_works(request.case, before, SIZE + 1)
    told = [shown(request, row) for row in rows[:SIZE]]
    given = {
        "works": told,
        "refreshes": before is None and any(each.is_open for each in told),
        "next": rows[SIZE - 1].pk if len(rows) > SIZE else None,
        "askable": [(kind, KINDS[kind]) for kind, right in ASKABLE.items() if right in request.rights],
        "before": before,
    }
    return render(request, "works/list.html" if request.headers.get("HX-Request") else "works/works.html", given)


@needs("read")
@require_safe
def work(request: CaseRequest, number: int) -> HttpResponse:
    """Show a work: how far it is, and what became of each part of it."""
    told = shown(request, _found(request, number))
    template = "works/told.html" if request.headers.get("HX-Request") else "works/work.html"
    return render(request, template, {"work": told, "refreshes": told.is_open})


@needs("read")
@require_POST
def ask(request: CaseRequest, kind: str) -> HttpResponse:
    """Ask for a work that needs nothing but its name; one of each kind waits or runs at a time."""
    if kind not in ASKABLE:
        raise Http404
    if ASKABLE[kind] not in request.rights:
        raise PermissionDenied
    row = open_work(request.case, kind)
    if row is None:
        with request.case.writing() as pen:
            row = ask_work(pen, kind)
    return redirect("work", row.pk)


@needs("read")
@require_POST
def cancel(request: CaseRequest, number: int) -> HttpResponse:
    """Cancel a work: one's own, or anybody's for who sets up the case file."""
    row = _found(request, number)
    told = shown(request, row)
    if told.is_open and not row.is_unwanted and not told.may_cancel:
        raise PermissionDenied
    call_off(request.case, row)
    return redirect("work", number)


@needs("read")
@require_POST
def again(request: CaseRequest, number: int) -> HttpResponse:
    """Ask once more for a work that failed, as a work of its own."""
    row = _found(request, number)
    if not shown(request, row).may_again:
        raise PermissionDenied
    with request.case.writing() as pen:
        asked = ask_again(pen, row)
    return redirect("work", asked.pk)


def _found(request: CaseRequest, number: int) -> Work:
    try:
        return work_numbered(request.case, number)
    except BadOption as error:
        raise Http404 from error
