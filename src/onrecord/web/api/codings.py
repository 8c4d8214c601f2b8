"""Codings: those of a report, one as the contract has it, one that a person hands in."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from ninja import Body, Schema, Status

from onrecord.core.coding import Coding
from onrecord.core.vocabulary import CoderKind
from onrecord.core.wire import coding_from_json, coding_to_json
from onrecord.jobs.masking import masked
from onrecord.store.codings import coding_of
from onrecord.store.handed_in import keep_handed_in
from onrecord.store.models import Coding as Row
from onrecord.store.readings import report_of
from onrecord.store.report_pages import report_page
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.reports import CodedBy, coded_told
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import CodingId, ReportId
from onrecord.web.api.sight import codes_blind, fields_kept, opened_report

__all__ = ["Codings", "Kept", "hand_in", "of_report", "one", "routes"]

routes = Routes("codings")


class Codings(Schema):
    """The codings of a report, oldest first."""

    codings: list[CodedBy]


class Kept(Schema):
    """That a coding was kept, under which id."""

    id: str


@routes.get("/reports/{report}/codings", "read", Codings)
def of_report(request: CaseRequest, report: ReportId) -> dict[str, Any]:
    """List the codings of a report, oldest first."""
    row = opened_report(request, report)
    page = report_page(request.case, report)
    return {"codings": coded_told(request, row, page) if page is not None else []}


@routes.get("/codings/{coding}", "read", Coding)
def one(request: CaseRequest, coding: CodingId) -> HttpResponse:
    """Give a coding as the contract has it, with its report, without protected fields for who may not see them."""
    row = Row.objects.using(request.case.alias).filter(pk=coding).select_related("reading").first()
    if row is None:
        raise Http404
    opened_report(request, row.reading.report)
    own = row.kind == CoderKind.PERSON and row.coded_by == request.case.who
    if not own and codes_blind(request, row.reading_id):
        raise Http404
    whole, fields = coding_of(row, report_of(row.reading)), fields_kept(request)
    shown = masked(whole, fields) if fields else whole
    return HttpResponse(coding_to_json(shown), content_type="application/json; charset=utf-8")


@routes.post("/reports/{report}/codings", "code", Kept, 201)
def hand_in(request: CaseRequest, report: ReportId, coding: Body[Coding]) -> Status[dict[str, str]]:
    """Keep a coding of a report as one's own; it comes in force. The claims count, and the view is made of them anew;
    `coder` and `report` need only fit the contract. A quote whose words are not at its place is refused.
    """
    opened_report(request, report)
    # As every coding that comes in from outside: by the contract itself, whatever read the body before.
    given = coding_from_json(request.body)
    return Status(201, {"id": keep_handed_in(request.case, report, given)})
