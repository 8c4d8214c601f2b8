"""How far coders agree, as it was counted last."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Query, Schema
from pydantic import Field

from onrecord.store.adjudicating import count_waiting
from onrecord.store.agreements import agreement_kept, count_agreement, count_codings_since, differences
from onrecord.store.asked_blind import blind_readings
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import LARGEST, Limit, Page
from onrecord.web.api.sight import unseen

__all__ = [
    "Agreement",
    "Differences",
    "Differing",
    "FieldName",
    "Figures",
    "ReadOf",
    "Said",
    "WhichDifferences",
    "agreement",
    "count",
    "differing",
    "routes",
]

routes = Routes("agreement")

FieldName = Literal[
    "incident.earliest", "incident.latest", "incident.date_precision", "incident.place", "incident.country",
    "incident.place_precision", "incident.killed", "incident.injured", "act.type", "act.method", "act.weapon",
    "act.stance", "victim.kind", "victim.name", "victim.count", "victim.age", "victim.age_group", "victim.sex",
    "victim.status", "victim.occupation", "victim.outcome", "perpetrator.actor", "perpetrator.name",
    "perpetrator.involvement", "toll.act", "toll.count",
]  # fmt: skip


class ReadOf(Schema):
    """How reports that were coded twice were read: by two `people` apart (`blind`: with one who coded blind), by a
    machine and a person `apart`, by a machine and a person who `saw` its coding, by people who `corrected` one another,
    by `machines` alone.
    """

    people: int
    blind: int
    apart: int
    saw: int
    corrected: int
    machines: int


class Figures(Schema):
    """What was counted: over how many reports of how many that could be compared; `fields`, `found` and `groups` hold
    each coefficient with its interval, or why there is none.
    """

    made_at: datetime
    reports: int
    eligible: int
    read: ReadOf
    dependent: int
    fields: list[dict[str, Any]]
    found: list[dict[str, Any]]
    groups: dict[str, Any]


class Agreement(Schema):
    """The figures, null where none were counted; how many codings came since; how many readings wait to be settled."""

    figures: Figures | None
    codings_since: int
    waiting: int


class Said(Schema):
    """What one coder says; null where they say nothing."""

    coder: str
    value: str | None


class Differing(Schema):
    """One field of one thing that coders tell apart, in which report."""

    number: int
    reading: str
    report: str
    title: str | None
    thing: str
    said: list[Said]


class Differences(Page):
    """Where coders differ in a field; without reports that you are to code blind, or may not see."""

    differences: list[Differing]


class WhichDifferences(Schema):
    """In which field they differ; those behind a number."""

    field: FieldName
    after: Annotated[int, Field(ge=0, le=LARGEST)] = 0
    limit: Limit = 50


@routes.get("/agreement/differences", "adjudicate", Differences)
def differing(request: CaseRequest, which: Query[WhichDifferences]) -> dict[str, Any]:
    """List where coders differ in a field, as it was counted last."""
    found = differences(request.case, which.field, which.after, which.limit + 1)
    shown, blind = found[: which.limit], blind_readings(request.case, request.case.who)
    hidden = unseen(request, [each.report for each in shown])
    told = [
        {
            "number": each.id,
            **{name: getattr(each, name) for name in ("reading", "report", "title", "thing")},
            "said": [{"coder": coder, "value": value} for coder, value in each.said],
        }
        for each in shown
        if each.reading not in blind and each.report not in hidden
    ]
    return {"differences": told, "next": str(shown[-1].id) if len(found) > which.limit else None}


@routes.post("/agreement/count", "adjudicate", Agreement)
def count(request: CaseRequest) -> dict[str, Any]:
    """Count anew how far coders agree, over a sample of the reports."""
    count_agreement(request.case)
    return agreement(request)


@routes.get("/agreement", "adjudicate", Agreement)
def agreement(request: CaseRequest) -> dict[str, Any]:
    """Give how far coders agree, as it was counted last."""
    kept = agreement_kept(request.case)
    figures = None
    if kept is not None:
        figures = {
            **{name: getattr(kept, name) for name in ("made_at", "reports", "eligible", "dependent")},
            "read": asdict(kept.read),
            **{name: kept.told[name] for name in ("fields", "found", "groups")},
        }
    return {
        "figures": figures,
        "codings_since": count_codings_since(request.case, kept) if kept is not None else 0,
        "waiting": count_waiting(request.case),
    }
