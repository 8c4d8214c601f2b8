"""Coding a report as on the coding screen: one's draft with what it stands at, edits, finishing it."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from onrecord.coding.editing.sheet import Sheet
from onrecord.core.errors import BadOption, CaseFileError
from onrecord.store.asked_blind import is_asked_blind
from onrecord.store.drafts import (
    abandon_draft,
    add_edits,
    draft_of,
    finish_draft,
    note_presence,
    open_draft,
    present,
    reopen_draft,
    sheet_of_draft,
    sheet_unopened,
)
from onrecord.store.drafts_left import newer_reading
from onrecord.store.models import Draft as Row
from onrecord.store.models import Reading
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.records import Value
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import Given, ReadingId
from onrecord.web.coding.asked import sent_of
from onrecord.web.coding.page import note_read, reading_asked

__all__ = [
    "ClaimInDraft",
    "DraftOf",
    "DraftThing",
    "EditsGiven",
    "EditsKept",
    "Finished",
    "Finishing",
    "RefusedEdit",
    "abandon",
    "edit",
    "finish",
    "here",
    "one",
    "one_again",
    "reopen",
    "routes",
]

routes = Routes("drafts")

MOST_EDITS = 200


class DraftThing(Schema):
    """An incident, act, victim, perpetrator, object or toll of a draft."""

    id: str
    kind: str
    within: str | None
    party: str | None
    is_own: bool
    is_removed: bool


class ClaimInDraft(Schema):
    """A claim of a draft: what it says on which words, and its state (suggested, accepted, rejected, own)."""

    id: str
    subject: str
    property: str
    value: Value
    stance: str
    according_to: list[str]
    quotes: list[tuple[int, int]]
    inferred_by: str | None
    confidence: float
    state: str


class DraftOf(Schema):
    """What your coding of a report stands at. `is_begun` is false where nothing was kept yet; `last` is the number of
    the last edit; `newer` the reading that took this one's place, null where this one is in force.
    """

    reading: str
    report: str
    is_begun: bool
    is_blind: bool
    last: int
    open: int
    can_undo: bool
    can_redo: bool
    newer: str | None
    here: list[str]
    things: list[DraftThing]
    claims: list[ClaimInDraft]


class EditsGiven(Given):
    """Edits as the coding screen sends them, each with a token of its own, so that one sent twice is kept once; `after`
    is the number of the last edit that is known of.
    """

    after: Annotated[int, Field(ge=0, le=10**9)] = 0
    edits: Annotated[list[dict[str, Any]], Field(max_length=MOST_EDITS)]


class RefusedEdit(Schema):
    """The first edit that could not be made, and why; those after it were not tried."""

    token: str
    found: str
    expected: str


class EditsKept(Schema):
    """What became of edits: the number of the draft's last, and whether others had come in before them."""

    last: int
    was_ahead: bool
    refused: RefusedEdit | None


class Finishing(Given):
    """Whether suggestions that nobody decided on are taken; else they are left out."""

    accept_rest: bool = False


class Finished(Schema):
    """The coding that a draft became; one made blind comes in force never."""

    coding: str
    is_blind: bool


@routes.get("/readings/{reading}/draft", "code", DraftOf)
def one(request: CaseRequest, reading: ReadingId) -> dict[str, Any]:
    """Give what your coding of a report stands at, begun or not; nothing is changed by looking."""
    row = _reading(request, reading)
    draft = draft_of(request.case, row.pk)
    blind = (draft is not None and draft.is_blind) or is_asked_blind(request.case, row.pk)
    if draft is None or (blind and not draft.is_blind):
        return _told(request, row, None, sheet_unopened(request.case, row, blind=blind), blind=blind)
    return _told(request, row, draft, sheet_of_draft(request.case, draft, row), blind=blind)


@routes.post("/readings/{reading}/draft/edits", "code", EditsKept)
def edit(request: CaseRequest, reading: ReadingId, given: EditsGiven) -> dict[str, Any]:
    """Keep edits at the end of your draft, up to the first that cannot be made: `accept`, `reject`, `put`, `typed`,
    `new`, `add`, `remove`, `together`, `undo`, `redo`.
    """
    row = _reading(request, reading)
    draft = open_draft(request.case, row, blind=is_asked_blind(request.case, row.pk))
    sent, refused = [], None
    for each in given.edits:
        try:
            sent.append(sent_of(request.case, each))
        except BadOption as error:
            refused = (str(each.get("token", ""))[:64], error)
            break
    kept = add_edits(request.case, draft, sent, given.after)
    wrong = kept.refused or refused
    told = None if wrong is None else {"token": wrong[0], "found": wrong[1].found, "expected": wrong[1].expected}
    return {"last": kept.last, "was_ahead": kept.was_ahead, "refused": told}


@routes.post("/readings/{reading}/draft/here", "code", DraftOf)
def here(request: CaseRequest, reading: ReadingId) -> dict[str, Any]:
    """Open your draft and say that you are at it, so that others see it; give what it stands at."""
    row = _reading(request, reading)
    draft = open_draft(request.case, row, blind=is_asked_blind(request.case, row.pk))
    note_presence(request.case, draft)
    return _told(request, row, draft, sheet_of_draft(request.case, draft, row), blind=draft.is_blind)


@routes.post("/readings/{reading}/draft/finish", "code", Finished)
def finish(request: CaseRequest, reading: ReadingId, how: Finishing) -> dict[str, Any]:
    """Make your draft a coding; it comes in force, unless it was made blind or on a text that was read again since."""
    row = _reading(request, reading)
    draft = open_draft(request.case, row, blind=is_asked_blind(request.case, row.pk))
    coding = finish_draft(request.case, draft, accept_rest=how.accept_rest)
    return {"coding": coding, "is_blind": draft.is_blind}


@routes.post("/readings/{reading}/draft/abandon", "code", DraftOf)
def abandon(request: CaseRequest, reading: ReadingId) -> dict[str, Any]:
    """Throw your draft away with its edits; 409 where there is none."""
    row = _reading(request, reading)
    draft = draft_of(request.case, row.pk)
    if draft is None:
        raise CaseFileError("the draft", found="none", expected="one that is open", do="Look at it first.")
    abandon_draft(request.case, draft)
    return one_again(request, row)


@routes.post("/readings/{reading}/draft/reopen", "code", DraftOf)
def reopen(request: CaseRequest, reading: ReadingId) -> dict[str, Any]:
    """Open again the draft that you finished last of a report."""
    row = _reading(request, reading)
    reopen_draft(request.case, row.pk)
    return one_again(request, row)


def one_again(request: CaseRequest, row: Reading) -> dict[str, Any]:
    """Give what a draft stands at now."""
    draft, blind = draft_of(request.case, row.pk), is_asked_blind(request.case, row.pk)
    if draft is None:
        return _told(request, row, None, sheet_unopened(request.case, row, blind=blind), blind=blind)
    return _told(request, row, draft, sheet_of_draft(request.case, draft, row), blind=draft.is_blind)


def _reading(request: CaseRequest, reading: str) -> Reading:
    """Give the reading; where a protected source told it, that it was read is kept."""
    row = reading_asked(request, reading)
    note_read(request, row)
    return row


def _told(request: CaseRequest, row: Reading, draft: Row | None, sheet: Sheet, *, blind: bool) -> dict[str, Any]:
    return {
        "reading": row.pk,
        "report": row.report,
        "is_begun": draft is not None,
        "is_blind": blind,
        "last": sheet.edits,
        "open": len(sheet.open_claims),
        "can_undo": sheet.undoable is not None,
        "can_redo": sheet.redoable is not None,
        "newer": newer_reading(request.case, row),
        "here": present(request.case, [row.pk]).get(row.pk, []),
        "things": [
            {
                **{name: getattr(each, name) for name in ("id", "within", "is_own", "is_removed")},
                "kind": str(each.kind),
                "party": str(each.party) if each.party is not None else None,
            }
            for each in sheet.things
        ],
        "claims": [
            {
                **{
                    name: getattr(held.claim, name)
                    for name in ("id", "subject", "property", "inferred_by", "confidence")
                },
                "value": held.claim.value,
                "stance": str(held.claim.stance),
                "according_to": list(held.claim.according_to),
                "quotes": [(quote.start, quote.end) for quote in held.claim.quotes],
                "state": str(held.state),
            }
            for held in sheet.claims
        ],
    }
