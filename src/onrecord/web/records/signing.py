"""Sign a grade of an incident, or of one thing that is said of it: what is signed is shown first, and kept with it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from onrecord.core.vocabulary import RecordKind
from onrecord.jobs.seeing import Sight
from onrecord.store.gradings import Grading, grading_in, sign_grade, take_grade_back
from onrecord.store.opened import Opened
from onrecord.tally.grading.ladders import Facet, ladder_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.records.forms import ReasonForm
from onrecord.web.records.grading import Graded, GradeRow, graded
from onrecord.web.records.incident import heading_of, opened_for
from onrecord.web.records.labels import SCHEMES, grade_label
from onrecord.web.records.values import Account, account_of, seen_of
from onrecord.web.records.wording import phrases_now

__all__ = ["sign", "unsign"]

MOST = 20
"""Claims that a proposal rests on which are shown to whoever signs; the page of the incident has all."""


@needs("sign")
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: CaseRequest, record: str) -> HttpResponse:
    """Show what is proposed and what it rests on, then keep the grade that a person signs of it."""
    opened, sight = opened_for(request, record, [RecordKind.INCIDENT])
    asked = request.POST if request.method == "POST" else request.GET
    scheme, facet = _asked(asked)
    grading = grading_in(request.case, opened, scheme)
    row = _row(facet, graded(grading, scheme, sight, opened.titles))
    form = ReasonForm(request.POST if request.method == "POST" else None)
    grades = ladder_of(scheme, Facet(facet))
    proposed = next(each.grade for each, _signed in grading.proposals if str(each.facet) == facet)
    chosen = asked.get("grade", proposed)
    changed = request.method == "POST" and asked.get("state") != row.state
    if request.method == "POST" and form.is_valid() and not changed and chosen in grades:
        sign_grade(request.case, grading, Facet(facet), chosen, form.cleaned_data["reason"])
        messages.success(request, _("Signed. Your name, the time and your reason are in the ledger."))
        return redirect("incident", record=record)
    return render(
        request,
        "records/sign.html",
        {
            "form": form, "row": row, "scheme": scheme, "scheme_label": SCHEMES[scheme], "record": record,
            "heading": heading_of(opened.happening, phrases_now()), "changed": changed, "chosen": chosen,
            "grades": [(grade, grade_label(grade), grade == proposed) for grade in reversed(grades)],
            "accounts": _accounts(opened, sight, grading, facet),
        },
        status=409 if changed else 400 if form.is_bound else 200,
    )  # fmt: skip


@needs("sign")
@require_POST
def unsign(request: CaseRequest, record: str) -> HttpResponse:
    """Take back what was signed of an incident, or of one thing that is said of it, and say why."""
    opened, _sight = opened_for(request, record, [RecordKind.INCIDENT])
    scheme, facet = _asked(request.POST)
    form = ReasonForm(request.POST)
    if form.is_valid():
        grading = grading_in(request.case, opened, scheme)
        take_grade_back(request.case, grading, Facet(facet), form.cleaned_data["reason"])
        messages.success(request, _("Taken back. What was signed, and why it was taken back, stay in the ledger."))
        return redirect("incident", record=record)
    messages.error(request, _("Nothing was taken back: say why, in a few words."))
    return redirect(f"{reverse('incident_sign', args=[record])}?{urlencode({'scheme': scheme, 'facet': facet})}")


def _asked(asked: QueryDict) -> tuple[str, str]:
    """Give the scheme and the facet that a page is about."""
    scheme, facet = asked.get("scheme", ""), asked.get("facet", str(Facet.INCIDENT))
    if scheme not in SCHEMES or facet not in {str(each) for each in Facet}:
        raise Http404
    return scheme, facet


def _row(facet: str, told: Graded) -> GradeRow:
    return next(row for row in (told.whole, *told.facets) if row.facet == facet)


def _accounts(opened: Opened, sight: Sight, grading: Grading, facet: str) -> list[Account]:
    """Give the claims that a proposal rests on, as accounts."""
    seen = seen_of(opened, sight, phrases_now())
    wanted = next(each.claims for each, _signed in grading.proposals if str(each.facet) == facet)
    together: dict[tuple[object, ...], list[str]] = {}
    for ref in wanted:
        claim = seen.claims.get(ref)
        if claim is not None and claim.report not in sight.hidden and sight.shows(claim.property):
            quotes = tuple((quote.start, quote.end) for quote in claim.quotes)
            together.setdefault((claim.report, claim.according_to, claim.stance, quotes), []).append(ref)
    return [account_of(seen, [seen.claims[ref] for ref in refs]) for refs in list(together.values())[:MOST]]
