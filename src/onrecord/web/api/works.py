"""Long work: what waits, what runs and how far it is, what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.core.exceptions import PermissionDenied
from django.http import Http404
from ninja import Query, Schema, Status

from onrecord.core.errors import BadOption
from onrecord.jobs.working import call_off
from onrecord.store.models import Work as Row
from onrecord.store.works import OPEN, ask_again, ask_work, open_work, outcome_of, work_numbered
from onrecord.store.works import works as listed_works
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Given, Limit, Number, Page
from onrecord.web.works.shown import ASKABLE, may_see_names
from onrecord.web.works.shown import shown as shown_work

__all__ = ["WhichWorks", "Work", "WorkWanted", "Works", "again", "ask", "cancel", "one", "routes", "work_told", "works"]

routes = Routes("works")

NAMING = ("files", "urls", "error", "words", "broken", "to")
"""What of an outcome may name files, addresses and recipients."""


class Work(Schema):
    """One piece of work; `outcome` tells what became of it, without names of files for who may not add any, and
    without what tells of a release for who does not publish.
    """

    number: int
    kind: str
    state: str
    asked_by: str
    asked_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    done: int
    total: int | None
    outcome: dict[str, Any]


class Works(Page):
    """Works, newest first."""

    works: list[Work]


class WorkWanted(Given):
    """What is asked for."""

    kind: Literal["code", "link", "count", "verify"]


class WhichWorks(Schema):
    """Which works are listed: those before a number."""

    before: Number | None = None
    limit: Limit = 25


@routes.get("/works", "read", Works)
def works(request: CaseRequest, which: Query[WhichWorks]) -> dict[str, Any]:
    """List works, newest first."""
    rows = listed_works(request.case, which.before, which.limit + 1)
    shown = rows[: which.limit]
    return {
        "works": [work_told(request, row) for row in shown],
        "next": str(shown[-1].pk) if len(rows) > which.limit else None,
    }


@routes.get("/works/{number}", "read", Work)
def one(request: CaseRequest, number: Number) -> dict[str, Any]:
    """Give a work: how far it is, and what became of it."""
    return work_told(request, _found(request, number))


@routes.post("/works", "read or code or judge", Work, 202)
def ask(request: CaseRequest, wanted: WorkWanted) -> Status[dict[str, Any]]:
    """Ask for a work; one of each kind waits or runs at a time. `code` needs the right to code, `link` to judge."""
    if ASKABLE[wanted.kind] not in request.rights:
        raise PermissionDenied
    row = open_work(request.case, wanted.kind)
    if row is None:
        with request.case.writing() as pen:
            row = ask_work(pen, wanted.kind)
    return Status(202, work_told(request, row))


@routes.post("/works/{number}/cancel", "read", Work)
def cancel(request: CaseRequest, number: Number) -> dict[str, Any]:
    """Cancel a work: one's own, or anybody's with the right to settings."""
    row = _found(request, number)
    own = row.asked_by == request.case.who
    if row.state in OPEN and not own and "settings" not in request.rights:
        raise PermissionDenied
    call_off(request.case, row)
    return work_told(request, row)


@routes.post("/works/{number}/again", "read", Work, 202)
def again(request: CaseRequest, number: Number) -> Status[dict[str, Any]]:
    """Ask once more for a work that failed, as a work of its own: one that needs nothing but its name."""
    row = _found(request, number)
    if not shown_work(request, row).may_again:
        raise PermissionDenied
    with request.case.writing() as pen:
        asked = ask_again(pen, row)
    return Status(202, work_told(request, asked))


def work_told(request: CaseRequest, row: Row) -> dict[str, Any]:
    """Give a work as whoever asks may see it."""
    outcome = outcome_of(row)
    outcome.pop("sheets", None)
    if not may_see_names(request, row):
        outcome = {name: each for name, each in outcome.items() if name not in NAMING}
    return {
        "number": row.pk,
        "kind": row.kind,
        "state": row.state,
        "asked_by": row.asked_by,
        "asked_at": row.asked_at,
        "started_at": row.started_at,
        "ended_at": row.ended_at,
        "done": row.done,
        "total": row.total,
        "outcome": outcome,
    }


def _found(request: CaseRequest, number: int) -> Row:
    try:
        return work_numbered(request.case, number)
    except BadOption:
        raise Http404 from None
