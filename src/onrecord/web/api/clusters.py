"""Clusters: who may be one with whom, split, merged; and two found by name or words, to be set beside each other."""

from __future__ import annotations

from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from ninja import Query, Schema
from pydantic import Field, StringConstraints

from onrecord.core.errors import BadOption
from onrecord.jobs.clusters import Clustered, Inside, cluster_around
from onrecord.jobs.matching import split
from onrecord.jobs.reviewing import Answer, judge_all
from onrecord.jobs.seen_pairs import Look, hides_names, look_at
from onrecord.linkage.pairs import ordered
from onrecord.store.judgements import SAME
from onrecord.store.linked import PERSON
from onrecord.store.said import Said
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.judgements import Judgement
from onrecord.web.api.pairs import Kind
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Given, Reason, SubjectId
from onrecord.web.api.sight import check_subjects, reader_of
from onrecord.web.matching.finding import looked_for

__all__ = [
    "ClusterOf",
    "Found",
    "FoundOne",
    "InCluster",
    "JudgementsKept",
    "Merging",
    "PairInside",
    "SoughtWords",
    "Splitting",
    "WhichCluster",
    "cluster",
    "find",
    "merge",
    "routes",
    "split_it",
]

routes = Routes("clusters")

MOST_MARKED = 200


class InCluster(Schema):
    """One telling of somebody, or of an incident; `record` numbers those that judgements make one record."""

    subject: str
    name: str
    record: int


class PairInside(Schema):
    """Two of a cluster: how likely they are one, null where they were not scored; what was decided, and whether by a
    judgement on the two.
    """

    one: str
    other: str
    probability: float | None
    decision: str | None
    is_said: bool


class ClusterOf(Schema):
    """A cluster as judgements and scores make it now; `hidden` counts members in reports that you may not see."""

    kind: Kind
    probability: float
    members: list[InCluster]
    pairs: list[PairInside]
    judgements: list[Judgement]
    contradictions: int
    hidden: int


class WhichCluster(Schema):
    """Whose cluster."""

    kind: Kind = "person"
    of: SubjectId


class Splitting(Given):
    """Members of a cluster that are another than the rest, and why."""

    kind: Kind = "person"
    of: SubjectId
    apart: Annotated[tuple[SubjectId, ...], Field(min_length=1, max_length=MOST_MARKED)]
    reason: Reason


class Merging(Given):
    """Tellings that are one, and why: each is judged the same as the first."""

    kind: Kind = "person"
    subjects: Annotated[tuple[SubjectId, ...], Field(min_length=2, max_length=MOST_MARKED)]
    reason: Reason


class JudgementsKept(Schema):
    """How many judgements were added; each can be taken back."""

    judgements: int


class SoughtWords(Schema):
    """What is looked for: people by name in any script, incidents by words of a report."""

    kind: Kind = "person"
    q: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"\S")]


class FoundOne(Schema):
    """Somebody, or an incident, that was found, with every form of the name and the report that tells it."""

    subject: str
    names: list[str]
    report: str


class Found(Schema):
    """Those that were found, who share most of what was asked first."""

    found: list[FoundOne]


@routes.get("/clusters", "judge", ClusterOf)
def cluster(request: CaseRequest, which: Query[WhichCluster]) -> dict[str, Any]:
    """Give the cluster that somebody, or an incident, is in."""
    return _told(request, _found(request, which.kind, which.of))


@routes.post("/clusters/split", "judge", JudgementsKept)
def split_it(request: CaseRequest, told: Splitting) -> dict[str, int]:
    """Judge members of a cluster different from each of the rest, in one act."""
    found = _found(request, told.kind, told.of)
    apart = [each for each in found.members if each in told.apart]
    if len(apart) < len(set(told.apart)):
        raise BadOption("apart", found="some who are not in it", expected="members of the cluster", do="Look at it.")
    rest = [each for each in found.members if each not in apart]
    return {"judgements": split(request.case, told.kind, apart, rest, told.reason)}


@routes.post("/clusters/merge", "judge", JudgementsKept)
def merge(request: CaseRequest, told: Merging) -> dict[str, int]:
    """Judge tellings the same, in one act, with the records it changes."""
    check_subjects(request, *told.subjects)
    first, *others = dict.fromkeys(told.subjects)
    if not others:
        raise BadOption("subjects", found="one, twice", expected="two or more", do="Name another.")
    for each in (first, *others):
        _found(request, told.kind, each)
    answers = [Answer(*ordered(first, each), SAME, told.reason, None) for each in others]
    return {"judgements": judge_all(request.case, answers, told.kind)}


@routes.get("/clusters/found", "judge", Found)
def find(request: CaseRequest, words: Query[SoughtWords]) -> dict[str, Any]:
    """Find people by name, or incidents by words; not where the scope protects names from you."""
    if words.kind == PERSON and hides_names(request.case, reader_of(request)):
        raise PermissionDenied
    hits, error = looked_for(request, words.kind, words.q.strip())
    if error is not None:
        raise error
    return {"found": [{"subject": each.subject, "names": list(each.names), "report": each.report} for each in hits]}


def _found(request: CaseRequest, kind: str, of: str) -> Clustered:
    check_subjects(request, of)
    try:
        return cluster_around(request.case, kind, of)
    except BadOption as error:
        raise Http404 from error


def _told(request: CaseRequest, found: Clustered) -> dict[str, Any]:
    look = look_at(request.case, reader_of(request), found.members)
    place = {each: number for number, group in enumerate(found.records, 1) for each in group}
    clashing = [
        each
        for each in found.contradictions
        if not look.hidden.intersection(*(judged.pair for judged in each.judgements))
    ]
    return {
        "kind": found.kind,
        "probability": found.probability,
        "members": [
            {"subject": each, "name": look.name(found.names.get(each, "")), "record": place[each]}
            for each in found.members
            if each not in look.hidden
        ],
        "pairs": [_pair(each) for each in found.pairs if not {each.one, each.other} & look.hidden],
        "judgements": [_said(look, each) for each in found.said if not {each.one, each.other} & look.hidden],
        "contradictions": len(clashing),
        "hidden": len(look.hidden),
    }


def _pair(pair: Inside) -> dict[str, Any]:
    return {name: getattr(pair, name) for name in PairInside.model_fields}


def _said(look: Look, each: Said) -> dict[str, Any]:
    told = look.said(each)
    back = told.taken_back
    names = ("number", "one", "other", "decision", "by", "when", "why", "is_machine")
    return {name: getattr(told, name) for name in names} | {
        "taken_back": None if back is None else {"by": back.by, "when": back.when, "why": back.why}
    }
