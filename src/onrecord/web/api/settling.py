"""Settling what two coders say of a report: both codings stay, and what was settled is a coding of its own."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.core.exceptions import PermissionDenied
from django.http import Http404
from ninja import Query, Schema, Status
from pydantic import Field, StringConstraints

from onrecord.coding.agreement.beside import Side as Told
from onrecord.coding.agreement.beside import Thing
from onrecord.coding.agreement.settling import Choice as Chosen
from onrecord.core.errors import CaseFileError
from onrecord.store.adjudicating import Pair, adjudicate, is_own, others_may_settle, pair_of_reading, waiting_pairs
from onrecord.store.adjudicating import settled_of as settled_already
from onrecord.store.asked_blind import blind_readings, is_blind_for
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import LARGEST, CodingId, Given, Limit, Page, ReadingId
from onrecord.web.api.sight import check_reading, reports_of, unseen

__all__ = [
    "ChoiceGiven",
    "RowBeside",
    "Settled",
    "Settling",
    "SideBeside",
    "ThingBeside",
    "ToSettle",
    "TwoCodings",
    "WaitingToSettle",
    "WhichToSettle",
    "routes",
    "settle",
    "two",
    "waiting",
]

routes = Routes("settling")


class WaitingToSettle(Schema):
    """A report that was coded blind and is not settled; `other` is null until there is a coding to hold it against."""

    number: int
    reading: str
    title: str | None
    language: str | None
    blind_by: str
    other: str | None


class ToSettle(Page):
    """What was coded blind and is not settled, oldest first."""

    waiting: list[WaitingToSettle]


class WhichToSettle(Schema):
    """Which are listed: those behind a number."""

    after: Annotated[int, Field(ge=0, le=LARGEST)] = 0
    limit: Limit = 50


class SideBeside(Schema):
    """What one coder says of a field, by its ends; where its words stand; the rules that concluded what none state."""

    values: dict[str, list[str]]
    quotes: list[tuple[int, int]]
    rules: list[str]


class RowBeside(Schema):
    """One field of a thing as both coders have it."""

    key: str
    field: str
    differs: bool
    left: SideBeside
    right: SideBeside


class ThingBeside(Schema):
    """One thing that either coder found."""

    id: str
    kind: str
    within: str | None
    is_in_both: bool
    rows: list[RowBeside]


class TwoCodings(Schema):
    """Two codings of a report beside each other; `settled` is the coding that was settled of it, if one was."""

    reading: str
    codings: tuple[str, str]
    coders: tuple[str, str]
    may_settle: bool
    settled: str | None
    things: list[ThingBeside]


class ChoiceGiven(Given):
    """What is chosen of a row: `left`, `right`, or `other` with a value and the words of the report it rests on; of a
    thing that one coder alone found `keep` or `drop`.
    """

    side: Literal["left", "right", "other", "keep", "drop"]
    value: Annotated[str, StringConstraints(max_length=2_000)] = ""
    words: Annotated[str, StringConstraints(max_length=2_000)] = ""


class Settling(Given):
    """The codings that were looked at, and what is chosen, by the key of each row or the id of each thing."""

    codings: tuple[CodingId, CodingId]
    choices: Annotated[dict[str, ChoiceGiven], Field(max_length=2_000)]


class Settled(Schema):
    """The coding that was settled: one of its own, while both of the others stay."""

    coding: str


@routes.get("/settling", "adjudicate", ToSettle)
def waiting(request: CaseRequest, which: Query[WhichToSettle]) -> dict[str, Any]:
    """List what was coded blind and is not settled; without what you are to code blind yourself."""
    found = waiting_pairs(request.case, which.after, which.limit + 1)
    shown, blind = found[: which.limit], blind_readings(request.case, request.case.who)
    reports = reports_of(request, [each.reading for each in shown])
    hidden = unseen(request, reports.values())
    names = [name for name in WaitingToSettle.model_fields if name != "number"]
    told = [
        {name: getattr(each, name) for name in names} | {"number": each.id}
        for each in shown
        if each.reading not in blind and reports.get(each.reading) not in hidden
    ]
    return {"waiting": told, "next": str(shown[-1].id) if len(found) > which.limit else None}


@routes.get("/readings/{reading}/settling", "adjudicate", TwoCodings)
def two(request: CaseRequest, reading: ReadingId) -> dict[str, Any]:
    """Give the two codings of a report beside each other."""
    pair = _pair(request, reading)
    return {
        "reading": reading,
        "codings": pair.codings,
        "coders": pair.coders,
        "may_settle": not is_own(pair, request.case.who) or not others_may_settle(request.case, pair),
        "settled": settled_already(request.case, reading),
        "things": [_thing(each) for each in pair.things],
    }


@routes.post("/readings/{reading}/settling", "adjudicate", Settled, 201)
def settle(request: CaseRequest, reading: ReadingId, given: Settling) -> Status[dict[str, str]]:
    """Keep what is chosen of two codings as a coding of its own, which comes in force; 409 where there are newer."""
    pair = _pair(request, reading)
    if pair.codings != given.codings:
        raise CaseFileError("the codings", found="newer ones", expected="those that were shown", do="Look again.")
    choices = {key: Chosen(each.side, each.value, each.words) for key, each in given.choices.items()}
    with request.case.writing() as pen:
        made = adjudicate(pen, pair, choices)
    return Status(201, {"coding": made})


def _pair(request: CaseRequest, reading: str) -> Pair:
    check_reading(request, reading)
    if is_blind_for(request.case, reading, request.case.who):
        raise PermissionDenied
    pair = pair_of_reading(request.case, reading)
    if pair is None:
        raise Http404
    return pair


def _thing(thing: Thing) -> dict[str, Any]:
    rows = [
        {"key": row.key, "field": row.field, "differs": row.differs, "left": _side(row.left), "right": _side(row.right)}
        for row in thing.rows
    ]
    return {name: getattr(thing, name) for name in ("id", "kind", "within", "is_in_both")} | {"rows": rows}


def _side(side: Told) -> dict[str, Any]:
    quotes = [(quote.start, quote.end) for quote in side.quotes]
    return {"values": side.values, "quotes": quotes, "rules": list(side.rules)}
