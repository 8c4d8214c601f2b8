"""Double coding: which reports go to a second coder, and to whom."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Query, Schema, Status
from pydantic import Field, StringConstraints

from onrecord.core.errors import BadOption
from onrecord.store.codings import count_by_language
from onrecord.store.people.members import members
from onrecord.store.people.rights import rights_of
from onrecord.store.second_readings import assign, draw, seconds, set_share, shares
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Given, Limit, Page, ReadingId
from onrecord.web.api.sight import check_reading, unseen

__all__ = [
    "Assigned",
    "Assigning",
    "Drawn",
    "SecondOf",
    "Seconds",
    "ShareGiven",
    "Shares",
    "WhichSeconds",
    "draw_some",
    "give",
    "listed",
    "routes",
    "set_it",
    "share",
]

routes = Routes("second_readings")


class SecondOf(Schema):
    """A report that goes to a second coder: to whom (null: whoever takes it), by whose wish, whether it is coded."""

    reading: str
    title: str | None
    language: str | None
    coder: str | None
    asked_by: str
    at: str
    is_done: bool


class Seconds(Page):
    """Reports that go to a second coder."""

    second_readings: list[SecondOf]


class WhichSeconds(Schema):
    """Which are listed: those behind a reading."""

    after: ReadingId | None = None
    limit: Limit = 50


class Shares(Schema):
    """The share of reports, 0 to 1, that goes to a second coder, by language; "" is that of all others."""

    shares: dict[str, float]


class ShareGiven(Given):
    """The share of reports in a language, or in all others."""

    share: Annotated[float, Field(ge=0, le=1)]
    language: Annotated[str, StringConstraints(max_length=16)] = ""


class Drawn(Schema):
    """How many reports were sent to a second coder."""

    drawn: int


class Assigning(Given):
    """To whom a report goes: somebody who may code, or whoever takes it where nobody is named."""

    coder: Annotated[str, StringConstraints(min_length=1, max_length=150)] | None = None


class Assigned(Schema):
    """That a report goes to a second coder."""

    reading: str
    coder: str | None


@routes.get("/second-readings", "adjudicate", Seconds)
def listed(request: CaseRequest, which: Query[WhichSeconds]) -> dict[str, Any]:
    """List the reports that go to a second coder."""
    found = seconds(request.case, which.after or "", which.limit + 1)
    shown = found[: which.limit]
    hidden = unseen(request, [each.report for each in shown])
    told = [
        {name: getattr(each, name) for name in SecondOf.model_fields} for each in shown if each.report not in hidden
    ]
    return {"second_readings": told, "next": shown[-1].reading if len(found) > which.limit else None}


@routes.get("/second-readings/shares", "adjudicate", Shares)
def share(request: CaseRequest) -> dict[str, Any]:
    """Give the share of reports that goes to a second coder."""
    return {"shares": shares(request.case)}


@routes.post("/second-readings/shares", "adjudicate", Shares)
def set_it(request: CaseRequest, given: ShareGiven) -> dict[str, Any]:
    """Keep the share of reports that goes to a second coder, in a language or in all others."""
    if given.language and given.language not in count_by_language(request.case):
        raise BadOption("language", found=repr(given.language), expected="one that reports are in", do="See /status.")
    with request.case.writing() as pen:
        set_share(pen, given.share, given.language)
    return {"shares": shares(request.case)}


@routes.post("/second-readings/draw", "adjudicate", Drawn)
def draw_some(request: CaseRequest) -> dict[str, int]:
    """Send the reports that the rule draws to a second coder."""
    with request.case.writing() as pen:
        return {"drawn": draw(pen)}


@routes.post("/readings/{reading}/second-coder", "adjudicate", Assigned, 201)
def give(request: CaseRequest, reading: ReadingId, given: Assigning) -> Status[dict[str, Any]]:
    """Send a report to a second coder, or to whoever takes it."""
    check_reading(request, reading)
    may = [each.name for each in members(request.case) if each.is_active and "code" in rights_of(each.role_names)]
    if given.coder is not None and given.coder not in may:
        raise BadOption("coder", found=repr(given.coder), expected="somebody who may code", do="Choose another.")
    with request.case.writing() as pen:
        assign(pen, reading, given.coder)
    return Status(201, {"reading": reading, "coder": given.coder})
