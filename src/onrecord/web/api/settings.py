"""What the project sets: its scope and its codebook."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field, StringConstraints

from onrecord.core.errors import BadOption
from onrecord.core.scope import Scope
from onrecord.store.codebooks import codebook_in_use, keep_codebook
from onrecord.store.scopes import scope_of, set_scope, templates
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Day, Given, Short, Word

__all__ = ["Book", "BookSet", "ScopeOf", "ScopeSet", "codebook", "routes", "scope", "set_codebook", "set_it"]

routes = Routes("settings")

LONGEST_BOOK = 2_000_000
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


class ScopeOf(Schema):
    """What is recorded, whose, where, when, in which languages; what confirms it, and which fields are protected."""

    title: str
    acts: list[str]
    whose: str | None
    places: list[str]
    since: date | None
    until: date | None
    languages: list[str]
    confirmation: str | None
    protected: list[str]
    based_on: str | None


class ScopeSet(Given):
    """A scope as it is set, whole: what is left out is not in it."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"\S")]
    acts: Annotated[tuple[Word, ...], Field(max_length=200)] = ()
    whose: Annotated[str, StringConstraints(max_length=500)] | None = None
    places: Annotated[tuple[Short, ...], Field(max_length=500)] = ()
    since: Day | None = None
    until: Day | None = None
    languages: Annotated[tuple[Language, ...], Field(max_length=100)] = ()
    confirmation: Word | None = None
    protected: Annotated[tuple[Word, ...], Field(max_length=50)] = ()
    based_on: Word | None = None


class Book(Schema):
    """The codebook in use, as YAML."""

    id: str
    is_bundled: bool
    text: str


class BookSet(Given):
    """A codebook as YAML."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_BOOK)]


@routes.get("/scope", "read", ScopeOf | None)
def scope(request: CaseRequest) -> dict[str, Any] | None:
    """Give the scope that holds, null where none was set."""
    held = scope_of(request.case)
    return asdict(held) if held is not None else None


@routes.post("/scope", "settings", ScopeOf)
def set_it(request: CaseRequest, said: ScopeSet) -> dict[str, Any]:
    """Set the scope; every version stays."""
    told = said.model_dump()
    book = codebook_in_use(request.case).book
    if unknown := [act for act in said.acts if act not in book.acts]:
        raise BadOption("acts", found=repr(unknown[0]), expected="acts of the codebook", do="See the codebook.")
    if said.based_on is not None and said.based_on not in templates():
        raise BadOption(
            "based_on", found=repr(said.based_on), expected=", ".join(templates()), do="Name one of these, or none."
        )
    lists = {name: tuple(dict.fromkeys(each)) for name, each in told.items() if isinstance(each, tuple)}
    made = Scope(**{**told, **lists})
    with request.case.writing() as pen:
        set_scope(pen, made)
    return asdict(made)


@routes.get("/codebook", "read", Book)
def codebook(request: CaseRequest) -> dict[str, Any]:
    """Give the codebook in use."""
    return _book(request)


@routes.post("/codebook", "settings", Book)
def set_codebook(request: CaseRequest, said: BookSet) -> dict[str, Any]:
    """Code by another codebook from now on; the one before stays among its versions."""
    keep_codebook(request.case, said.text.replace("\r\n", "\n"))
    return _book(request)


def _book(request: CaseRequest) -> dict[str, Any]:
    held = codebook_in_use(request.case)
    return {"id": held.book.id, "is_bundled": held.is_bundled, "text": held.path.read_text(encoding="utf-8")}
