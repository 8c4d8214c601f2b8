"""Grades of an incident: what the rules propose and why, what people signed, and signing one."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from ninja import Query, Schema

from onrecord.core.errors import BadOption, CaseFileError
from onrecord.core.vocabulary import RecordKind
from onrecord.jobs.seeing import Sight
from onrecord.store.grades import Graded
from onrecord.store.gradings import Grading, grading_in, sign_grade, take_grade_back
from onrecord.store.rules import grades_of, rules_of
from onrecord.tally.grading.ladders import Facet, ladder_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Given, Reason, RecordId, Short
from onrecord.web.records.incident import opened_for

__all__ = [
    "Grades",
    "Proposed",
    "Signature",
    "Signing",
    "Unsigning",
    "WhichGrades",
    "grades",
    "routes",
    "sign",
    "take_back",
]

routes = Routes("grades")

SchemeName = Literal["airwars", "iraq-body-count", "ohchr", "every-casualty", "ucdp", "acled"]
FacetName = Literal["incident", "identity", "place", "date", "cause", "responsibility"]


class Signature(Schema):
    """A grade that somebody signed, and how it holds."""

    grade: str
    by: str
    at: datetime
    reason: str
    hold: str


class Proposed(Schema):
    """What the rules propose of one thing that is graded: `state` names what it rests on, and is sent back with a
    signature, so that nobody signs what they did not see.
    """

    facet: str
    grade: str
    why: str
    missing: list[str]
    state: str
    grades: list[str]
    signed: Signature | None


class Grades(Schema):
    """An incident by one scheme of grades; `is_withheld` tells that reasons are left out for they may tell too much."""

    record: str
    scheme: str
    lineage: str
    is_withheld: bool
    grades: list[Proposed]


class WhichGrades(Schema):
    """By which scheme; by that of the case file where none is named."""

    scheme: SchemeName | None = None


class Signing(Given):
    """A grade that is signed, of what, by which scheme, on what state, and why."""

    scheme: SchemeName
    facet: FacetName = "incident"
    grade: Short
    state: Short
    reason: Reason


class Unsigning(Given):
    """Of what a signature is taken back, by which scheme, and why."""

    scheme: SchemeName
    facet: FacetName = "incident"
    reason: Reason


@routes.get("/records/{record}/grades", "read", Grades)
def grades(request: CaseRequest, record: RecordId, which: Query[WhichGrades]) -> dict[str, Any]:
    """Give what the rules propose of an incident, why, what is missing for more, and what people signed."""
    opened, sight = opened_for(request, record, [RecordKind.INCIDENT])
    scheme = which.scheme or grades_of(request.case, rules_of(request.case))
    return _told(grading_in(request.case, opened, scheme), scheme, sight)


@routes.post("/records/{record}/grades", "sign", Grades)
def sign(request: CaseRequest, record: RecordId, signing: Signing) -> dict[str, Any]:
    """Sign a grade of an incident, or of one thing that is said of it, on the state that was looked at; 409 where that
    has changed since.
    """
    opened, sight = opened_for(request, record, [RecordKind.INCIDENT])
    grading, facet = grading_in(request.case, opened, signing.scheme), Facet(signing.facet)
    known = ladder_of(signing.scheme, facet)
    if signing.grade not in known:
        raise BadOption("grade", found=repr(signing.grade), expected=", ".join(known), do="Choose one of these.")
    proposal = next(each for each, _ in grading.proposals if each.facet is facet)
    if proposal.state != signing.state:
        raise CaseFileError(
            "the state", found=signing.state, expected=proposal.state, do="Look at the grades again, then sign."
        )
    sign_grade(request.case, grading, facet, signing.grade, signing.reason)
    return _told(grading_in(request.case, opened, signing.scheme), signing.scheme, sight)


@routes.post("/records/{record}/grades/take-back", "sign", Grades)
def take_back(request: CaseRequest, record: RecordId, which: Unsigning) -> dict[str, Any]:
    """Take back what was signed of an incident, or of one thing that is said of it; it stays in the ledger."""
    opened, sight = opened_for(request, record, [RecordKind.INCIDENT])
    take_grade_back(request.case, grading_in(request.case, opened, which.scheme), Facet(which.facet), which.reason)
    return _told(grading_in(request.case, opened, which.scheme), which.scheme, sight)


def _told(grading: Grading, scheme: str, sight: Sight) -> dict[str, Any]:
    # Why it is so may be the word of a protected source, or name its report.
    withheld = bool(sight.hidden)

    def words(said: str) -> str:
        return "" if withheld else sight.words(said)

    rows = [
        {
            "facet": str(proposal.facet),
            "grade": proposal.grade,
            "why": words(proposal.why),
            "missing": [] if withheld else list(map(sight.words, proposal.missing)),
            "state": proposal.state,
            "grades": list(ladder_of(scheme, Facet(proposal.facet))),
            "signed": _signature(signed, sight),
        }
        for proposal, signed in grading.proposals
    ]
    return {
        "record": grading.record,
        "scheme": scheme,
        "lineage": words(grading.lineage),
        "is_withheld": withheld,
        "grades": rows,
    }


def _signature(graded: Graded | None, sight: Sight) -> dict[str, Any] | None:
    if graded is None:
        return None
    told = graded.signed
    hold = str(graded.standing.hold)
    return {"grade": told.grade, "by": told.by, "at": told.at, "reason": sight.reason(graded.reason), "hold": hold}
