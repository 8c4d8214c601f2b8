"""What strangers sent by the submission page: read with the vault's passphrase, taken in, set aside, answered."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

from django.http import Http404
from ninja import Query, Schema
from pydantic import Field, StringConstraints

from onrecord.core.errors import BadOption
from onrecord.jobs.submitting import bring_submission
from onrecord.store.casefile import CaseFile
from onrecord.store.models import Submission as Row
from onrecord.store.submissions import (
    Page,
    answer_submission,
    note_arrivals,
    page_of,
    read_submission,
    set_aside,
    set_page,
    submission_numbered,
    submissions,
)
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Given, Number, Reason
from onrecord.web.api.shapes import Page as Paged

__all__ = [
    "Answering",
    "Aside",
    "BroughtIn",
    "Passphrase",
    "SentFileOf",
    "SentOf",
    "SubmissionLine",
    "SubmissionPage",
    "SubmissionPageSet",
    "Submissions",
    "WhichSubmissions",
    "answer",
    "aside",
    "bring",
    "listed",
    "one",
    "page",
    "read",
    "routes",
    "set_it",
]

routes = Routes("submissions")

PAGE = 50
Words = Annotated[str, StringConstraints(max_length=2_000)]


class SubmissionLine(Schema):
    """That something was sent: on which day, what became of it, and what whoever sent it is told."""

    number: int
    received_on: date
    state: str
    size_bytes: int
    source: str | None
    answer: str | None


class Submissions(Paged):
    """Submissions, newest first, fifty to a page."""

    submissions: list[SubmissionLine]


class WhichSubmissions(Schema):
    """Which submissions: those before a number."""

    before: Number | None = None


class Passphrase(Given):
    """The passphrase of the vault; it opens the vault for this call alone, and is kept nowhere."""

    passphrase: Annotated[str, StringConstraints(min_length=1, max_length=1_000)]


class SentFileOf(Schema):
    """A file that was sent, already without its metadata; in base64, never to be opened as what it says it is."""

    kind: str
    base64: str
    removed: list[str]


class SentOf(Schema):
    """What was sent, in the words of whoever sent it."""

    number: int
    text: str
    about: str
    knows_by: str
    reach: str
    use: str
    language: str
    files: list[SentFileOf]


class BroughtIn(Schema):
    """The protected source that a submission was brought in from, and how many reports are new by it."""

    source: int
    reports: int


class Aside(Given):
    """Why a submission is set aside."""

    reason: Reason


class Answering(Given):
    """What whoever has the receipt is told; empty: nothing."""

    answer: Annotated[str, StringConstraints(max_length=5_000)]


class SubmissionPage(Schema):
    """How the submission page is set: whether it is on, what it says first by language, how many it takes in a day."""

    is_on: bool
    words: dict[str, str]
    per_day: int


class SubmissionPageSet(Given):
    """How the submission page is to be set, whole."""

    is_on: bool
    words: Annotated[dict[Literal["en", "ar", "es", "fr", "uk"], Words], Field(max_length=5)] = Field(
        default_factory=dict
    )
    per_day: Annotated[int, Field(ge=1, le=10_000)] = 200


@routes.get("/submissions", "sources", Submissions)
def listed(request: CaseRequest, which: Query[WhichSubmissions]) -> dict[str, Any]:
    """List submissions, newest first; the ledger is told what is new."""
    note_arrivals(request.case)
    rows = submissions(request.case, before=which.before)
    return {"submissions": [_line(row) for row in rows], "next": str(rows[-1].pk) if len(rows) == PAGE else None}


@routes.get("/submissions/page", "sources", SubmissionPage)
def page(request: CaseRequest) -> dict[str, Any]:
    """Give how the submission page is set."""
    held = page_of(request.case)
    return {"is_on": held.is_on, "words": dict(held.words), "per_day": held.per_day}


@routes.post("/submissions/page", "sources", SubmissionPage)
def set_it(request: CaseRequest, given: SubmissionPageSet) -> dict[str, Any]:
    """Set the submission page; it is on only where there is a vault that it seals to."""
    words = tuple((language, text.strip()) for language, text in sorted(given.words.items()) if text.strip())
    with request.case.writing() as pen:
        set_page(pen, Page(given.is_on, words, given.per_day))
    return page(request)


@routes.get("/submissions/{number}", "sources", SubmissionLine)
def one(request: CaseRequest, number: Number) -> dict[str, Any]:
    """Give that a submission came, without what it says."""
    return _line(_found(request, number))


@routes.post("/submissions/{number}/read", "sources", SentOf)
def read(request: CaseRequest, number: Number, key: Passphrase) -> dict[str, Any]:
    """Give what was sent; that you read it is kept in the ledger first."""
    _found(request, number)
    with _opened(request, key) as case:
        sent = read_submission(case, number)
    names = ("text", "about", "knows_by", "reach", "use", "language")
    files = [
        {"kind": each.kind, "base64": base64.b64encode(each.data).decode(), "removed": list(each.removed)}
        for each in sent.files
    ]
    return {name: getattr(sent, name) for name in names} | {"number": number, "files": files}


@routes.post("/submissions/{number}/bring", "sources", BroughtIn)
def bring(request: CaseRequest, number: Number, key: Passphrase) -> dict[str, int]:
    """Bring a submission in, as reports of a protected source of its own."""
    _found(request, number)
    with _opened(request, key) as case:
        source, brought = bring_submission(case, number)
    return {"source": source, "reports": sum(each.new for each in brought)}


@routes.post("/submissions/{number}/aside", "sources", SubmissionLine)
def aside(request: CaseRequest, number: Number, why: Aside) -> dict[str, Any]:
    """Set a submission aside, which destroys what it says; that it came stays."""
    _found(request, number)
    with request.case.writing() as pen:
        set_aside(pen, number, why.reason)
    return _line(_found(request, number))


@routes.post("/submissions/{number}/answer", "sources", SubmissionLine)
def answer(request: CaseRequest, number: Number, told: Answering) -> dict[str, Any]:
    """Keep what whoever has the receipt is told."""
    _found(request, number)
    with request.case.writing() as pen:
        answer_submission(pen, number, told.answer)
    return _line(_found(request, number))


@contextmanager
def _opened(request: CaseRequest, key: Passphrase) -> Iterator[CaseFile]:
    """Give the case file for which the passphrase was sent: for this call alone."""
    writer = replace(request.case.writer, ask=lambda _question: key.passphrase)
    yield replace(request.case, writer=writer, opened={})


def _found(request: CaseRequest, number: int) -> Row:
    try:
        return submission_numbered(request.case, number)
    except BadOption:
        raise Http404 from None


def _line(row: Row) -> dict[str, Any]:
    names = ("received_on", "state", "size_bytes", "source", "answer")
    return {name: getattr(row, name) for name in names} | {"number": row.pk}
