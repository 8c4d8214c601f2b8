"""The page of one incident, and that of one person."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord.core.vocabulary import RecordKind
from onrecord.jobs.seeing import seen_history
from onrecord.store.gradings import gradings_in
from onrecord.store.rules import grades_of, rules_of
from onrecord.tally.rules.schemes import schemes
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.records.events import event_rows
from onrecord.web.records.grading import graded
from onrecord.web.records.incident import incident_page, opened_for
from onrecord.web.records.labels import SCHEMES
from onrecord.web.records.person import person_page

__all__ = ["incident", "person"]


@needs("read")
@require_safe
def incident(request: CaseRequest, record: str) -> HttpResponse:
    """Show one incident: what is held of it, and what that rests on."""
    opened, sight = opened_for(request, record, [RecordKind.INCIDENT])
    rules = rules_of(request.case, request.GET.get("rules"))
    page = incident_page(request, opened, sight, rules)
    own = grades_of(request.case, rules)
    order = [own, *(scheme for scheme in SCHEMES if scheme != own)]
    grades = [
        graded(grading, scheme, sight, opened.titles)
        for scheme, grading in zip(order, gradings_in(request.case, opened, order), strict=True)
    ]
    return render(
        request,
        "records/incident.html",
        {
            "page": page, "rules": rules, "all_rules": schemes().values(), "grades": grades[0],
            "other_grades": grades[1:], "history": event_rows(seen_history(request.case, opened, sight)),
            "hidden_reports": len(sight.hidden), "withheld": page.seen.withheld,
        },
    )  # fmt: skip


@needs("read")
@require_safe
def person(request: CaseRequest, record: str) -> HttpResponse:
    """Show one person: every telling of them, and what joined the tellings."""
    opened, sight = opened_for(request, record, [RecordKind.VICTIM, RecordKind.PERPETRATOR])
    page = person_page(request, opened, sight)
    return render(
        request,
        "records/person.html",
        {
            "page": page, "history": event_rows(seen_history(request.case, opened, sight)),
            "hidden_reports": len(sight.hidden), "withheld": page.seen.withheld,
        },
    )  # fmt: skip
