"""Addresses of incidents, people and reports."""

from __future__ import annotations

from django.urls import path

from onrecord.web.records import choosing, lists, pages, reports, signing

__all__ = ["urlpatterns"]

urlpatterns = [
    path("incidents/", lists.incidents, name="incidents"),
    path("incidents/recount", lists.recount, name="incidents_recount"),
    path("incidents/<str:record>/", pages.incident, name="incident"),
    path("incidents/<str:record>/sign", signing.sign, name="incident_sign"),
    path("incidents/<str:record>/unsign", signing.unsign, name="incident_unsign"),
    path("people/", lists.people_told, name="people_told"),
    path("people/<str:record>/", pages.person, name="person"),
    path("records/<str:record>/claims", choosing.claims, name="record_claims"),
    path("records/<str:record>/stands", choosing.stands, name="record_stands"),
    path("reports/<str:report>/", reports.report, name="report"),
    path("claims/<str:coding>/<str:claim>", reports.claim, name="claim"),
]
