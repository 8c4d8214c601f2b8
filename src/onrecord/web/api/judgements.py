"""Judgements on pairs: listed, made, taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.http import Http404
from ninja import Query, Schema, Status

from onrecord.core.errors import CaseFileError
from onrecord.jobs.matching import judge, take_back_one
from onrecord.jobs.reviewing import Answer
from onrecord.linkage.pairs import ordered
from onrecord.store.codings import coding_id
from onrecord.store.models import Coding
from onrecord.store.said import Said, Wanted, said_lately, said_numbered
from onrecord.store.sight import hidden_subjects
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.pairs import Kind
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Day, Given, Limit, Number, Page, Reason, Short, SubjectId
from onrecord.web.api.sight import check_subjects, fields_kept, reader_of, unseen

__all__ = [
    "Judgement",
    "Judgements",
    "Judging",
    "TakenBack",
    "TakingBack",
    "WhichJudgements",
    "judgements",
    "make",
    "one",
    "routes",
    "take_back",
]

routes = Routes("judgements")

Decision = Literal["same", "different", "unsure"]


class TakenBack(Schema):
    """That a judgement no longer holds: by whom, when, why."""

    by: str
    when: datetime
    why: str


class Judgement(Schema):
    """One judgement on a pair. `why` is empty where names are kept from whoever asks: it may tell them."""

    number: int
    one: str
    other: str
    decision: str
    by: str
    when: datetime
    why: str
    is_machine: bool
    taken_back: TakenBack | None


class Judgements(Page):
    """Judgements, the newest first."""

    judgements: list[Judgement]


class WhichJudgements(Schema):
    """Which judgements are listed."""

    before: Number | None = None
    limit: Limit = 25
    by: Short | None = None
    day: Day | None = None
    decision: Decision | None = None


class Judging(Given):
    """What somebody says of two people, or incidents, and why."""

    kind: Kind = "person"
    one: SubjectId
    other: SubjectId
    decision: Decision
    reason: Reason


class TakingBack(Given):
    """Why a judgement is taken back."""

    reason: Reason


@routes.get("/judgements", "judge", Judgements)
def judgements(request: CaseRequest, which: Query[WhichJudgements]) -> dict[str, Any]:
    """List judgements, the newest first; those of what may not be known of are left out."""
    found = said_lately(request.case, Wanted(which.by, which.day, which.decision), which.limit + 1, which.before)
    shown = found[: which.limit]
    hidden = _hidden(request, shown)
    return {
        "judgements": [_told(request, each) for each in shown if not {each.one, each.other} & hidden],
        "next": str(shown[-1].number) if len(found) > which.limit else None,
    }


@routes.get("/judgements/{number}", "judge", Judgement)
def one(request: CaseRequest, number: Number) -> dict[str, Any]:
    """Give a judgement."""
    return _told(request, _found(request, number))


@routes.post("/judgements", "judge", Judgement, 201)
def make(request: CaseRequest, judging: Judging) -> Status[dict[str, Any]]:
    """Keep what somebody says of two people, or incidents, with the records it changes."""
    check_subjects(request, judging.one, judging.other)
    answer = Answer(*ordered(judging.one, judging.other), judging.decision, judging.reason, None)
    number = judge(request.case, judging.kind, answer)
    return Status(201, _told(request, _found(request, number)))


@routes.post("/judgements/{number}/take-back", "judge", Judgement)
def take_back(request: CaseRequest, number: Number, why: TakingBack) -> dict[str, Any]:
    """Take a judgement back, with a reason; it stays in the list. 409 where it was taken back already."""
    said = _found(request, number)
    if not said.holds:
        raise CaseFileError(
            f"judgement {number}", found="one that was taken back", expected="one that holds", do="Look at the list."
        )
    take_back_one(request.case, number, why.reason)
    return _told(request, _found(request, number))


def _found(request: CaseRequest, number: int) -> Said:
    said = said_numbered(request.case, number)
    if said is None:
        raise Http404
    check_subjects(request, said.one, said.other)
    return said


def _hidden(request: CaseRequest, shown: list[Said]) -> set[str]:
    ends = {end for each in shown for end in (each.one, each.other)}
    codings = {coding_id(end) for end in ends}
    rows = Coding.objects.using(request.case.alias).filter(pk__in=codings).values_list("pk", "reading__report")
    report_of = dict(rows)
    kept = unseen(request, report_of.values())
    return hidden_subjects(request.case, reader_of(request), ends) | {
        end for end in ends if report_of.get(coding_id(end)) in kept
    }


def _told(request: CaseRequest, said: Said) -> dict[str, Any]:
    kept = bool(fields_kept(request))
    back = said.taken_back
    return {
        **{name: getattr(said, name) for name in ("number", "one", "other", "decision", "by", "when", "is_machine")},
        "why": "" if kept else said.why,
        "taken_back": None if back is None else {"by": back.by, "when": back.when, "why": "" if kept else back.why},
    }
