"""What the opening page tells: what is new, what waits for whom, how far coding has come."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from ninja import Query, Schema, Status

from onrecord.core.errors import BadOption
from onrecord.jobs.counting import counted
from onrecord.jobs.overviews import AT_HAND, arrived, numbers_of, progress, seen_until, waiting
from onrecord.store.arrivals import mark_seen, since_day
from onrecord.store.rules import rules_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Day, Given, Word

__all__ = [
    "CountedNow",
    "Counting",
    "News",
    "Overview",
    "PartOf",
    "ProgressOf",
    "Waits",
    "WhichNews",
    "count",
    "overview",
    "routes",
    "seen",
]

routes = Routes("overview")


class News(Schema):
    """What is new behind a row of the ledger: acts, reports, codings by people and machines, judgements, signatures."""

    since: int
    at: datetime | None
    acts: int
    reports: int
    by_people: int
    by_machines: int
    rows: int
    judgements: int
    signed: int


class Waits(Schema):
    """What waits for somebody; "" is a language that is not known. `as_of` tells of when it is, where it is older."""

    uncoded: dict[str, int]
    unread: int
    pairs: dict[str, int]
    signed: int
    unsupported: int
    contradictions: int
    setbacks: dict[str, int]
    as_of: datetime | None


class PartOf(Schema):
    """Some of the reports: of a language or year, null where it is not known, how many, and how many are coded."""

    name: str | None
    coded: int
    reports: int


class ProgressOf(Schema):
    """How much is coded: of all, by language, by year of publication."""

    whole: PartOf
    languages: list[PartOf]
    years: list[PartOf]
    as_of: datetime | None


class Overview(Schema):
    """How the case file stands for whoever asks."""

    news: News
    waits: Waits
    progress: ProgressOf


class WhichNews(Schema):
    """Since which day things are new; else since you said that you had seen what was new."""

    new_since: Day | None = None


class Counting(Given):
    """By whose rules is counted; by those of the scope where none are named."""

    scheme: Word | None = None


class CountedNow(Schema):
    """That the case file was counted anew by some rules."""

    scheme: str
    incidents: int


@routes.get("/overview", "read", Overview)
def overview(request: CaseRequest, which: Query[WhichNews]) -> dict[str, Any]:
    """Give what is new, what waits for whom, and how far coding has come."""
    case = request.case
    since = seen_until(case)
    if which.new_since is not None:
        since = since_day(case, datetime.combine(which.new_since, time(), UTC))
    news, waits, come = arrived(case, since).answer, waiting(case), progress(case)
    held = waits.answer
    names = [name for name in News.model_fields if name not in ("since", "at")]
    plain = ("unread", "pairs", "signed", "unsupported", "contradictions", "setbacks")
    return {
        "news": {name: getattr(news, name) for name in names} | {"since": since.seq, "at": since.at},
        "waits": {
            **{name: getattr(held, name) for name in plain},
            "uncoded": {code or "": number for code, number in held.uncoded.items()},
            "as_of": None if waits.is_current else waits.at,
        },
        "progress": {
            "whole": _part(come.answer.whole),
            "languages": [_part(each) for each in come.answer.languages],
            "years": [_part(each) for each in come.answer.years],
            "as_of": None if come.is_current else come.at,
        },
    }


@routes.post("/overview/seen", "read", Overview)
def seen(request: CaseRequest) -> dict[str, Any]:
    """Keep that you have seen what is new."""
    with request.case.writing() as pen:
        mark_seen(pen)
    return overview(request, WhichNews())


@routes.post("/overview/count", "code", CountedNow, 201)
def count(request: CaseRequest, how: Counting) -> Status[dict[str, Any]]:
    """Count the case file anew, where it is not too large for that; `POST /works` counts any."""
    scheme = rules_of(request.case, how.scheme)
    if not numbers_of(request.case, scheme).may_count:
        raise BadOption(
            "counting anew", found=f"more than {AT_HAND:,} coded reports", expected="fewer", do="Ask for a work."
        )
    run = counted(request.case, scheme, workers=1)
    return Status(201, {"scheme": scheme.id, "incidents": run.incidents})


def _part(part: Any) -> dict[str, Any]:
    return {name: getattr(part, name) for name in PartOf.model_fields}
