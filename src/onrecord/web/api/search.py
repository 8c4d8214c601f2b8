"""Search: reports by their words, people by their names in any script."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.core.exceptions import PermissionDenied
from ninja import Query, Schema
from pydantic import StringConstraints

from onrecord.jobs.overviews import joined_subjects
from onrecord.resolution.extracts import Extract
from onrecord.store import searching
from onrecord.store.asked_blind import blind_readings
from onrecord.store.finding_pages import Seen, named_page
from onrecord.store.named import named_in
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.reports import ReportLine, lines_told
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Day, Limit, Number, Page, Short
from onrecord.web.api.sight import fields_kept, sees_all, unseen
from onrecord.web.searching.hits import names_are_shown, text_hits

__all__ = ["Hit", "Hits", "PeopleFound", "PersonFound", "Words", "people", "reports", "routes"]

routes = Routes("search")


class Hit(ReportLine):
    """A report with the sentence that the words stand in: null where it may not be shown here."""

    said: str | None


class Hits(Page):
    """Reports that were found; `total` is told on the first page, null where there are more than are counted."""

    reports: list[Hit]
    total: int | None


class PersonFound(Schema):
    """Somebody who has such a name, as a report tells of them, and their record."""

    name: str
    kind: str
    age: str | None
    outcome: str | None
    report: str
    record: str | None
    said: str | None


class PeopleFound(Page):
    """People who were found."""

    people: list[PersonFound]


class Words(Schema):
    """What is looked for."""

    q: Annotated[str, StringConstraints(min_length=1, max_length=400)]
    language: Short | None = None
    source: Short | None = None
    since: Day | None = None
    until: Day | None = None
    order: Literal["newest"] = "newest"
    after: Number | None = None
    limit: Limit = 25


@routes.get("/search/reports", "read", Hits)
def reports(request: CaseRequest, words: Query[Words]) -> dict[str, Any]:
    """Find reports by words of their text, in any script, the newest first."""
    found = text_hits(request.case, _query(words), Seen(sees_all(request), words.after, words.limit))
    hidden = unseen(request, [hit.listing.report for hit in found.hits])
    hits = [hit for hit in found.hits if hit.listing.report not in hidden]
    lines, kept = lines_told(request, [hit.listing for hit in hits]), bool(fields_kept(request))
    return {
        "reports": [
            line | {"said": None if kept else _sentence(hit.said)} for line, hit in zip(lines, hits, strict=True)
        ],
        "total": None if hidden else found.total,
        "next": str(found.next) if found.next is not None else None,
    }


@routes.get("/search/people", "read", PeopleFound)
def people(request: CaseRequest, words: Query[Words]) -> dict[str, Any]:
    """Find people by name, in any script and spelling, in reports that no protected source told; not where the scope
    protects names from whoever asks.
    """
    if not names_are_shown(request.case, request.rights):
        raise PermissionDenied
    query = _query(words)
    page = named_page(request.case, query, Seen(False, words.after, words.limit))
    hidden = unseen(request, [row.report for row in page.rows])
    blind = blind_readings(request.case, request.case.who)
    shown = [row for row in page.rows if row.report not in hidden and row.reading not in blind]
    kept = fields_kept(request)
    named = named_in(request.case, shown, query.words, joined_subjects(request.case))
    return {
        "people": [
            {
                "name": each.name,
                "kind": each.kind,
                "age": None if "age" in kept else each.age,
                "outcome": each.outcome,
                "report": each.listing.report,
                "record": each.record,
                "said": None if kept else _sentence(each.said),
            }
            for each in named
        ],
        "next": str(page.next) if page.next is not None else None,
    }


def _query(words: Words) -> searching.Query:
    return searching.Query(words.q.strip(), None, words.language, words.source, words.since, words.until)


def _sentence(said: Extract | None) -> str | None:
    return "".join(piece.text for piece in said.pieces) if said is not None else None
