"""Records: incidents and people as lists have them, one with every value, the claims beneath it, and its history."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from ninja import Query, Schema

from onrecord.core.record import Held, Record
from onrecord.core.values import Absent, AgeRange
from onrecord.core.vocabulary import RecordKind
from onrecord.jobs.overviews import numbers_of
from onrecord.jobs.seeing import Sight, members_seen, seen_history
from onrecord.store.line_pages import PEOPLE, Figures, LinePage, Place, Sought, figures_of, line_page
from onrecord.store.lines import STROKE
from onrecord.store.models import RecordLine
from onrecord.store.opened import ClaimTold, claims_under
from onrecord.store.rules import grades_of, rules_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.problems import problem
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Cursor, Day, Page, RecordId, Short, Word
from onrecord.web.api.sight import fields_kept, sees_all
from onrecord.web.records.incident import opened_for

__all__ = [
    "OPENED",
    "ActOn",
    "ClaimOf",
    "CountOf",
    "HeldValue",
    "History",
    "IncidentLine",
    "IncidentsRecorded",
    "Line",
    "OneRecord",
    "OtherValue",
    "PeopleRecorded",
    "Quoted",
    "RecordWhole",
    "Value",
    "WhichIncidents",
    "WhichPeople",
    "history",
    "incidents",
    "one",
    "people",
    "routes",
]

routes = Routes("records")

OPENED = tuple(RecordKind)
Value = str | int | float | bool | Absent | AgeRange | None


class CountOf(Schema):
    """A number of people as a range; `open_ended` counts the incidents in it that have no upper end."""

    low: int
    best: int
    high: int
    open_ended: int


class Line(Schema):
    """A record on one line; of one that is `withheld` in part, its days alone."""

    id: str
    kind: str
    within: str | None
    earliest: date | None
    latest: date | None
    country: str
    place: str
    actor: str
    act: str
    method: str
    outcomes: list[str]
    name: str
    conflicts: int
    signed: list[str]
    is_withheld: bool


class IncidentLine(Line):
    """An incident on one line, with what was counted of it last."""

    counts: dict[str, CountOf]
    grade: str | None
    may_be_twin: bool


class IncidentsRecorded(Page):
    """Incidents, the newest first; `is_current` tells that nothing was written since they were counted."""

    incidents: list[IncidentLine]
    rules: str
    grades: str
    is_current: bool


class PeopleRecorded(Page):
    """People who are recorded as victims or perpetrators, the newest first."""

    people: list[Line]


class OtherValue(Schema):
    """A value that was told too and does not stand."""

    value: Value
    claims: list[str]


class HeldValue(Schema):
    """A value, the claims it rests on, the rule that chose it, and what else was told."""

    property: str
    value: Value
    claims: list[str]
    rule: str
    others: list[OtherValue]


class OneRecord(Schema):
    """A record with its values."""

    id: str
    kind: str
    within: str | None
    members: list[str]
    judgements: list[int]
    values: list[HeldValue]


class Quoted(Schema):
    """A stretch of a report's text, in code points, with the words around it."""

    start: int
    end: int
    before: str
    text: str
    after: str


class ClaimOf(Schema):
    """A claim: what it says, how, on whose word, in which report."""

    id: str
    property: str
    value: Value
    stance: str
    according_to: list[str]
    confidence: float
    inferred_by: str | None
    quotes: list[Quoted]
    report: str
    title: str | None
    source: str
    published: date | None
    language: str | None
    coder: str


class RecordWhole(Schema):
    """A record, those within it, and every claim beneath them; `withheld` counts the values that may not be seen."""

    record: OneRecord
    within: list[OneRecord]
    claims: list[ClaimOf]
    withheld: int


class ActOn(Schema):
    """What somebody did to a record; `what` and `why` are as they were kept."""

    seq: int
    at: datetime
    by: str
    done: str
    what: str
    why: str
    number: int | None
    report: str | None


class History(Schema):
    """What happened to a record, oldest first."""

    history: list[ActOn]


class WhichIncidents(Schema):
    """Which incidents are listed, fifty to a page."""

    after: Cursor | None = None
    rules: Word | None = None
    since: Day | None = None
    until: Day | None = None
    place: Short = ""
    actor: Short = ""
    name: Short = ""
    act: Short = ""
    method: Short = ""
    outcome: Short = ""
    grade: Short = ""
    disputed: bool = False
    unsigned: bool = False
    shaken: bool = False


class WhichPeople(Schema):
    """Which people are listed, fifty to a page."""

    after: Cursor | None = None
    role: Literal["victim", "perpetrator"] | None = None
    within: RecordId | None = None
    since: Day | None = None
    until: Day | None = None
    place: Short = ""
    name: Short = ""
    outcome: Short = ""
    unnamed: bool = False
    disputed: bool = False


@routes.get("/incidents", "read", IncidentsRecorded)
def incidents(request: CaseRequest, which: Query[WhichIncidents]) -> Any:
    """List incidents, the newest first, with what was counted of each."""
    if which.name and _hides_names(request):
        return _names_kept()
    rules = rules_of(request.case, which.rules)
    numbers, grades = numbers_of(request.case, rules), grades_of(request.case, rules)
    sought = Sought(
        since=which.since, until=which.until, place=which.place, actor=which.actor, act=which.act,
        method=which.method, outcome=which.outcome, grade=which.grade, is_disputed=which.disputed,
        is_unsigned=which.unsigned, is_shaken=which.shaken, name=which.name, sees_all=sees_all(request),
    )  # fmt: skip
    page = line_page(request.case, sought, numbers.run, grades, _place(which.after))
    told = figures_of(request.case, numbers.run, [row.record for row in page.rows])
    return {
        "incidents": [_line(request, row) | _figures(told.get(row.record)) for row in page.rows],
        "rules": rules.id,
        "grades": grades,
        "is_current": numbers.is_current,
        "next": _next(page),
    }


@routes.get("/people", "read", PeopleRecorded)
def people(request: CaseRequest, which: Query[WhichPeople]) -> Any:
    """List people, the newest first."""
    if which.name and _hides_names(request):
        return _names_kept()
    sought = Sought(
        (which.role,) if which.role is not None else PEOPLE, which.since, which.until, which.place,
        outcome=which.outcome, name=which.name, is_disputed=which.disputed,
        is_named=not which.unnamed and which.within is None, within=which.within, sees_all=sees_all(request),
    )  # fmt: skip
    page = line_page(request.case, sought, None, None, _place(which.after))
    return {"people": [_line(request, row) for row in page.rows], "next": _next(page)}


@routes.get("/records/{record}", "read", RecordWhole)
def one(request: CaseRequest, record: RecordId) -> dict[str, Any]:
    """Give a record with every value, those within it, and the claims beneath, as far as whoever asks may see them."""
    opened, sight = opened_for(request, record, OPENED)
    every = [held for each in opened.records for held in each.values]
    claims = claims_under(opened, every)
    seen = {id(held): sight.seen(held, claims) for held in every}
    shown = [claim for claim in claims.values() if claim.report not in sight.hidden and sight.shows(claim.property)]
    there = members_seen(opened, sight)
    return {
        "record": _record(opened.record, seen, there),
        "within": [_record(each, seen, there) for each in opened.within if there.intersection(each.members)],
        "claims": [_claim(claim, sight) for claim in sorted(shown, key=lambda claim: claim.id)],
        "withheld": sum(each is None for each in seen.values()),
    }


@routes.get("/records/{record}/history", "read", History)
def history(request: CaseRequest, record: RecordId) -> dict[str, Any]:
    """Give what happened to a record, oldest first; a reason that may tell what is hidden is left out."""
    opened, sight = opened_for(request, record, OPENED)
    names = tuple(ActOn.model_fields)
    told = seen_history(request.case, opened, sight)
    return {"history": [{name: getattr(each, name) for name in names} for each in told]}


def _record(record: Record, seen: dict[int, Held | None], there: frozenset[str]) -> dict[str, Any]:
    shown = [told for held in record.values if (told := seen[id(held)]) is not None]
    return {
        "id": record.id,
        "kind": str(record.kind),
        "within": record.within,
        "members": [each for each in record.members if each in there],
        "judgements": list(record.judgements),
        "values": [
            {
                "property": held.property,
                "value": held.value,
                "claims": list(held.claims),
                "rule": held.rule,
                "others": [{"value": other.value, "claims": list(other.claims)} for other in held.others],
            }
            for held in shown
        ],
    }


def _claim(claim: ClaimTold, sight: Sight) -> dict[str, Any]:
    words = sight.words
    return {
        **{name: getattr(claim, name) for name in ("id", "property", "stance", "confidence", "inferred_by")},
        **{name: getattr(claim, name) for name in ("report", "published", "language", "coder")},
        "value": sight.value(claim.value),
        "according_to": list(map(words, claim.according_to)),
        "title": words(claim.title) if claim.title is not None else None,
        "source": words(claim.source),
        "quotes": [
            {
                "start": each.start,
                "end": each.end,
                "before": words(each.before),
                "text": words(each.text),
                "after": words(each.after),
            }
            for each in claim.quotes
        ],
    }


def _line(request: CaseRequest, row: RecordLine) -> dict[str, Any]:
    withheld = row.hides_some and not sees_all(request)
    told = {name: "" if withheld else getattr(row, name) for name in ("country", "place", "actor", "act", "method")}
    return {
        **told,
        "id": row.record,
        "kind": row.kind,
        "within": row.within,
        "earliest": row.earliest,
        "latest": row.latest,
        "outcomes": [] if withheld else _split(row.outcomes),
        "name": "" if withheld or _hides_names(request) else row.name,
        "conflicts": 0 if withheld else row.conflicts,
        "signed": _split(row.signed),
        "is_withheld": withheld,
    }


def _figures(told: Figures | None) -> dict[str, Any]:
    counts = {} if told is None else dict(told.counts)
    names = ("low", "best", "high", "open_ended")
    return {
        "counts": {outcome: dict(zip(names, ends, strict=True)) for outcome, ends in counts.items()},
        "grade": told.grade if told is not None else None,
        "may_be_twin": told is not None and told.is_twin,
    }


def _split(words: str) -> list[str]:
    return [each for each in words.split(STROKE) if each]


def _place(after: str | None) -> Place | None:
    return Place.of(after) if after is not None else None


def _next(page: LinePage) -> str | None:
    return str(page.after) if page.after is not None else None


def _hides_names(request: CaseRequest) -> bool:
    return "name" in fields_kept(request)


def _names_kept() -> Any:
    return problem(403, ("name", "a search for names", "none, as the scope protects them", "Leave it out."))
