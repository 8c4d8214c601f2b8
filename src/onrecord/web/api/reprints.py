"""Reprints: reports that print one text, what people judge of it, and which sources of an incident are independent."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import Annotated, Any, Literal

from django.http import Http404
from ninja import Query, Schema, Status
from pydantic import StringConstraints

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import RecordKind
from onrecord.jobs.seeing import titles_seen
from onrecord.store.families import KeptFamily, families_after, family_of, findings, listings_of, reprint_judgements
from onrecord.store.lineages import sources_of_incident
from onrecord.store.models import Listing
from onrecord.store.recording import record_reprint
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Given, Limit, Page, Reason, RecordId, ReportId
from onrecord.web.api.sight import check_report, fields_kept, sees_all, unseen
from onrecord.web.records.incident import opened_for

__all__ = [
    "EdgeOf",
    "Families",
    "FamilyOf",
    "FamilyWhole",
    "GroupOf",
    "JudgedReprint",
    "JudgingReprint",
    "Printed",
    "PrintsFound",
    "SourcesOf",
    "WhichFamilies",
    "families",
    "family",
    "judge",
    "routes",
    "sources",
]

routes = Routes("reprints")

MOST_PAIRS = 100


class Printed(Schema):
    """A report of a family."""

    report: str
    title: str | None
    source: str | None
    published: date | None


class FamilyOf(Schema):
    """Reports that count as one source: the likely original and why it; `hidden` counts those you may not see."""

    original: str | None
    why: str
    members: list[Printed]
    hidden: int


class Families(Page):
    """Families of reprints."""

    families: list[FamilyOf]


class WhichFamilies(Schema):
    """Which families: those behind one, by its original."""

    after: Annotated[str, StringConstraints(max_length=71)] = ""
    limit: Limit = 25


class PrintsFound(Schema):
    """What was found of two reports."""

    one: str
    other: str
    verdict: str
    share: float
    reasons: list[str]


class JudgedReprint(Schema):
    """What a person judged of two reports. `reason` is empty where fields are kept from whoever asks."""

    number: int
    decision: str
    reports: tuple[str, str]
    by: str
    reason: str


class FamilyWhole(Schema):
    """The family of a report, null where it stands alone, with pairs that share much and what people judged."""

    family: FamilyOf | None
    pairs: list[PrintsFound]
    judgements: list[JudgedReprint]


class JudgingReprint(Given):
    """That two reports print the same text, or do not, and why."""

    one: ReportId
    other: ReportId
    decision: Literal["same", "different"]
    reason: Reason


class EdgeOf(Schema):
    """Who has it from whom: `prints again` or `has it from`."""

    teller: str
    how: str
    told_by: str


class GroupOf(Schema):
    """A source that is shown to be independent: its origins, and its report."""

    origins: list[str]
    report: str | None


class SourcesOf(Schema):
    """Who has an incident from whom; `number` is how many sources of the harm are shown to be independent."""

    record: str
    number: int
    groups: list[GroupOf]
    edges: list[EdgeOf]


@routes.get("/families", "read", Families)
def families(request: CaseRequest, which: Query[WhichFamilies]) -> dict[str, Any]:
    """List families of reprints: each counts as one source."""
    found = families_after(request.case, which.after, which.limit + 1)
    shown = found[: which.limit]
    return {
        "families": [_family(request, each) for each in shown],
        "next": shown[-1].original if len(found) > which.limit else None,
    }


@routes.get("/reports/{report}/family", "read", FamilyWhole)
def family(request: CaseRequest, report: ReportId) -> dict[str, Any]:
    """Give the family of a report, what was found of pairs in it, and what people judged."""
    _check(request, report)
    found = family_of(request.case, report)
    reports = [each.report for each in found.members] if found is not None else [report]
    pairs = list(islice(findings(request.case, reports=reports), MOST_PAIRS))
    said = [each for each in reprint_judgements(request.case) if {*each.reports} & {*reports}]
    ends = [end for each in pairs for end in (each.short, each.long)]
    hidden, kept = unseen(request, [*ends, *(end for each in said for end in each.reports)]), bool(fields_kept(request))
    return {
        "family": _family(request, found) if found is not None else None,
        "pairs": [
            {
                "one": each.short,
                "other": each.long,
                "verdict": str(each.verdict),
                "share": each.share,
                "reasons": [] if kept else list(each.reasons),
            }
            for each in pairs
            if not hidden & {each.short, each.long}
        ],
        "judgements": [
            {
                "number": each.number,
                "decision": each.decision,
                "reports": each.reports,
                "by": each.judged_by,
                "reason": "" if kept else each.reason,
            }
            for each in said
            if not hidden.intersection(each.reports)
        ],
    }


@routes.post("/families/judgements", "judge", FamilyWhole, 201)
def judge(request: CaseRequest, judging: JudgingReprint) -> Status[dict[str, Any]]:
    """Keep that two reports print the same text, or do not, and why; families and records are made anew with it."""
    one, other = sorted((judging.one, judging.other))
    if one == other:
        raise BadOption("judgement", found="one report twice", expected="two reports", do="Name another.")
    for each in (one, other):
        _check(request, each)
    with request.case.writing() as pen:
        record_reprint(pen, judging.decision, [one, other], judging.reason)
    return Status(201, family(request, one))


@routes.get("/records/{record}/sources", "read", SourcesOf)
def sources(request: CaseRequest, record: RecordId) -> dict[str, Any]:
    """Give who has an incident from whom, and which of its sources are independent."""
    opened, sight = opened_for(request, record, [RecordKind.INCIDENT])
    found = sources_of_incident(request.case, opened.record.id, sight.hidden)
    labels = {each.id: sight.words(found.titles.get(each.id, each.label)) for each in found.lineage.nodes}
    return {
        "record": found.record,
        "number": found.sources.number,
        "groups": [
            {"origins": [labels.get(name, sight.words(name)) for name in each.origins], "report": each.report}
            if each.report not in sight.hidden
            else {"origins": [], "report": None}
            for each in found.sources.groups
        ],
        "edges": [
            {"teller": labels[each.teller], "how": str(each.how), "told_by": labels[each.told_by]}
            for each in found.lineage.edges
        ],
    }


def _check(request: CaseRequest, report: str) -> None:
    if not Listing.objects.using(request.case.alias).filter(report=report).exists():
        raise Http404
    check_report(request, report)


def _family(request: CaseRequest, found: KeptFamily) -> dict[str, Any]:
    reports = [row.report for row in found.members]
    hidden = unseen(request, reports)
    titles = titles_seen(request.case, listings_of(request.case, reports).values(), sees_all=sees_all(request))
    return {
        "original": found.original if found.original not in hidden else None,
        "why": found.why,
        "members": [
            {"report": row.report, "title": titles.get(row.report), "source": row.source, "published": row.published}
            for row in found.members
            if row.report not in hidden
        ],
        "hidden": len(hidden),
    }
