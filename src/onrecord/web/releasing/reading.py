"""A release as its readers will have it: its site, page by page, and its records. Nothing of it runs or goes out."""

from __future__ import annotations

from pathlib import Path

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord.core.errors import MalformedRecords
from onrecord.jobs.publishing.kept import folder_of
from onrecord.jobs.publishing.leafing import Leaf, leaf
from onrecord.jobs.releasing import SITE
from onrecord.publish.casualties import IncidentFile, VictimRecord
from onrecord.publish.site.incidents import victim_facts
from onrecord.publish.site.labels import call_victim, deed_of, place_of
from onrecord.publish.site.words import Words, load_words
from onrecord.store.publishing.readings import note_release_read
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.releasing.shown import found_release, opened
from onrecord.web.releasing.words import audience_label, rule_words, site_language

__all__ = ["records", "site"]

MOST_VICTIMS = 50
# Digits of a place in a file: no file of records is a petabyte long, and no system takes a place beyond 64 bits.
LONGEST_PLACE = 15
KINDS = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
"""What is shown of a site: its pages and what they look like. Files to take out go out as one, and are noted."""
POLICY = (
    "sandbox allow-same-origin; default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
"""No script, form, plugin or window; the origin stays, without which no style would be given to whoever signed in."""


@needs("publish")
@require_safe
def site(request: CaseRequest, number: int, path: str) -> HttpResponse:
    """Give one page of the site of a release as it stands in its folder, or what it looks like."""
    row = found_release(request, number)
    folder = folder_of(request.case, row)
    kind = KINDS.get(Path(path).suffix)
    if folder is None or kind is None:
        raise Http404
    whole = (folder / SITE).resolve()
    file = (whole / path).resolve()
    if not file.is_relative_to(whole) or not file.is_file():
        raise Http404
    note_release_read(request.case, row)
    headers = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}
    return HttpResponse(file.read_bytes(), content_type=kind, headers=headers)


@needs("publish")
@require_safe
def records(request: CaseRequest, number: int) -> HttpResponse:
    """Show the incidents and victims of a release as they are given, some on each page, read from its records."""
    row = found_release(request, number)
    folder, about = opened(request.case, row)
    at = request.GET.get("at", "0")
    if folder is None or about is None or not at.isdecimal() or len(at) > LONGEST_PLACE:
        raise Http404
    try:
        found: Leaf = leaf(folder, int(at))
    except MalformedRecords:
        raise Http404 from None
    note_release_read(request.case, row)
    words = load_words(site_language(), about.codebook)
    told = {
        "row": row, "tab": "releases", "audience": audience_label(row.audience), "next": found.next,
        "is_first": at == "0", "rows": [_incident(each, words) for each in found.incidents],
    }  # fmt: skip
    return render(request, "releasing/records.html", told)


def _incident(file: IncidentFile, words: Words) -> dict[str, object]:
    incident = file.incident
    grade = incident.grade
    return {
        "id": incident.id,
        "title": deed_of(incident, words),
        "when": words.when(incident.when),
        "where": place_of(incident, words),
        "counts": [(words.term("people", name), words.count(count)) for name, count in incident.counts.items()],
        "actors": [name for each in incident.actors if (name := each.name or each.actor)],
        "grade": words.term("grade", grade.grade) if grade is not None else "",
        "is_signed": grade is not None and grade.signed_on is not None,
        "sources": [each.source or each.title or "" for each in file.citations],
        "withheld": sorted({rule_words(each.rule) for each in incident.withheld}),
        "victims": [_victim(each, words) for each in file.victims[:MOST_VICTIMS]],
        "more": max(0, len(file.victims) - MOST_VICTIMS),
    }


def _victim(victim: VictimRecord, words: Words) -> dict[str, object]:
    called = call_victim(victim, words)
    return {
        "called": called.text,
        "others": called.others,
        "is_named": called.is_named,
        "facts": victim_facts(victim, words),
        "withheld": sorted({rule_words(each.rule) for each in victim.withheld}),
    }
