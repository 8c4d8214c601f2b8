"""The register of sources. Who a protected source is, is told by no operation: the workbench asks why, and keeps it."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import Annotated, Any

from django.http import Http404
from ninja import Query, Schema, Status
from pydantic import Field, StringConstraints

from onrecord.core.errors import BadOption
from onrecord.store.consent import Consent, consents, set_consent
from onrecord.store.entries import body_of, versions
from onrecord.store.sources import SOURCE, Source, add_source, set_source, set_source_again, source_numbered
from onrecord.store.sources import sources as register
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Again, Day, Given, Limit, Number, Page, Short, Versions, Word, version_told

__all__ = [
    "Agreed",
    "ConsentGiven",
    "SourceEdited",
    "SourceGiven",
    "SourceOf",
    "Sources",
    "WhichSources",
    "add",
    "again",
    "consent",
    "edit",
    "one",
    "routes",
    "source_versions",
    "sources",
]

routes = Routes("sources")

KEEPING = "sources or settings"
TELLING = frozenset({"name", "place", "owner", "aliases"})
"""What tells who a source is: of a protected one it lies in the vault."""
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"\S")]


class Agreed(Schema):
    """What a source agreed to; of a protected one, the use alone."""

    use: str
    conditions: str | None
    expires: date | None
    withdrawn: bool


class SourceOf(Schema):
    """What the register says of a source; of a protected one, nothing that tells who it is."""

    number: int
    name: str
    kind: str
    languages: list[str]
    place: str | None
    owner: str | None
    aliases: list[str]
    reliability: str
    information: str
    is_protected: bool
    is_erased: bool
    consent: Agreed | None


class Sources(Page):
    """Sources by number."""

    sources: list[SourceOf]


class WhichSources(Schema):
    """Which sources are listed: those behind a number."""

    after: Annotated[int, Field(ge=0, le=2**53 - 1)] = 0
    limit: Limit = 50


class SourceGiven(Given):
    """A source that everybody may know of; one to be protected is added in the workbench, where it is sealed."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"\S")]
    kind: Word = "outlet"
    languages: Annotated[tuple[Language, ...], Field(max_length=50)] = ()
    place: Short | None = None
    owner: Short | None = None
    aliases: Annotated[tuple[Name, ...], Field(max_length=50)] = ()
    reliability: Word = "unknown"
    information: Word = "unknown"


class SourceEdited(SourceGiven):
    """What changes of a source; what is left out stays."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"\S")] = ""


class ConsentGiven(Given):
    """What a source agreed to: the widest use, on what conditions, until when, how it was asked and answered."""

    use: Word
    conditions: Annotated[str, StringConstraints(max_length=500)] | None = None
    expires: Day | None = None
    how: Annotated[str, StringConstraints(max_length=500)] | None = None
    given: Day | None = None
    withdrawn: bool = False


@routes.get("/sources", KEEPING, Sources)
def sources(request: CaseRequest, which: Query[WhichSources]) -> dict[str, Any]:
    """List the sources by number; protected ones only to source keepers."""
    seen = [each for each in register(request.case) if not each.is_protected or "sources" in request.rights]
    found = [each for each in seen if each.number > which.after]
    shown, agreed = found[: which.limit], consents(request.case)
    return {
        "sources": [_told(each, agreed.get(each.number)) for each in shown],
        "next": str(shown[-1].number) if len(found) > which.limit else None,
    }


@routes.get("/sources/{number}", KEEPING, SourceOf)
def one(request: CaseRequest, number: Number) -> dict[str, Any]:
    """Give what the register says of a source."""
    held = _found(request, number)
    return _told(held, consents(request.case).get(number))


@routes.post("/sources", KEEPING, SourceOf, 201)
def add(request: CaseRequest, given: SourceGiven) -> Status[dict[str, Any]]:
    """Add a source that everybody may know of."""
    with request.case.writing() as pen:
        kept = add_source(pen, Source(**given.model_dump()))
    return Status(201, _told(kept, None))


@routes.post("/sources/{number}", KEEPING, SourceOf)
def edit(request: CaseRequest, number: Number, given: SourceEdited) -> dict[str, Any]:
    """Change what the register says of a source; what is left out stays. Of a protected one only what tells nobody who
    it is: who that is, is changed in the workbench.
    """
    held, said = _found(request, number), given.model_dump(exclude_unset=True)
    if held.is_protected and (wrong := TELLING & said.keys()):
        raise BadOption(min(wrong), found="a protected source", expected="an open one", do="Leave it out.")
    with request.case.writing() as pen:
        kept = set_source(pen, replace(held, **said))
    return _told(kept, consents(request.case).get(number))


@routes.post("/sources/{number}/consent", KEEPING, SourceOf)
def consent(request: CaseRequest, number: Number, given: ConsentGiven) -> dict[str, Any]:
    """Keep what a source agreed to; every version stays. The words of a protected one are sealed."""
    held = _found(request, number)
    with request.case.writing() as pen:
        set_consent(pen, held, Consent(**given.model_dump()))
    return _told(held, consents(request.case).get(number))


@routes.get("/sources/{number}/versions", KEEPING, Versions)
def source_versions(request: CaseRequest, number: Number) -> dict[str, Any]:
    """Give every version of what the register says of a source, oldest first."""
    _found(request, number)
    rows = versions(request.case, SOURCE, str(number))
    names = set(SourceOf.model_fields)
    return {
        "versions": [
            version_told(row, {name: each for name, each in body_of(row).items() if name in names}) for row in rows
        ]
    }


@routes.post("/sources/{number}/again", KEEPING, SourceOf)
def again(request: CaseRequest, number: Number, which: Again) -> dict[str, Any]:
    """Say of a source again what an earlier version said; that it is protected stays."""
    held = _found(request, number)
    with request.case.writing() as pen:
        kept = set_source_again(pen, held, which.version)
    return _told(kept, consents(request.case).get(number))


def _found(request: CaseRequest, number: int) -> Source:
    try:
        held = source_numbered(request.case, number)
    except BadOption:
        raise Http404 from None
    if held.is_protected and "sources" not in request.rights:
        raise Http404
    return held


def _told(source: Source, agreed: Consent | None) -> dict[str, Any]:
    told = {name: each for name, each in asdict(source).items() if name in SourceOf.model_fields}
    consent = None
    if agreed is not None:
        consent = {
            "use": agreed.use,
            "conditions": None if source.is_protected else agreed.conditions,
            "expires": agreed.expires,
            "withdrawn": bool(agreed.withdrawn),
        }
    return told | {
        "name": source.shown,
        "languages": list(source.languages),
        "aliases": list(source.aliases),
        "is_protected": source.is_protected,
        "is_erased": source.erased is not None,
        "consent": consent,
    }
