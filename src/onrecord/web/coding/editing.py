"""Edits as they come in: from the script as JSON, answered with what changed; from forms, answered with the page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from onrecord.coding.editing.edits import Accept, Edit, Put, Reject, refuse
from onrecord.coding.editing.fields import RELATION
from onrecord.coding.editing.sheet import Sheet
from onrecord.core.errors import BadOption
from onrecord.core.report import Report
from onrecord.core.vocabulary import RecordKind
from onrecord.store.drafts import Kept, Sent, add_edits, note_presence, open_draft, present, sheet_of_draft
from onrecord.store.models import Draft, Reading
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.coding.asked import called_otherwise, new_id, sent_of
from onrecord.web.coding.page import may_code_blind, reading_asked, showing_of
from onrecord.web.coding.showing import Showing

__all__ = ["coding_edits", "coding_here"]

MOST_EDITS = 200


@needs("code")
@require_POST
def coding_edits(request: CaseRequest, reading: str) -> HttpResponse:
    """Keep edits, and answer once they are kept."""
    row = reading_asked(request, reading)
    draft = open_draft(request.case, row, blind=may_code_blind(request, row))
    if request.content_type == "application/json":
        return _answer_script(request, draft, row)
    told = _of_form(request, row, draft)
    kept = add_edits(request.case, draft, [sent_of(request.case, told)], 0)
    if kept.refused is not None:
        raise kept.refused[1]
    address, key = reverse("coding_report", args=[reading]), _key_after(request.POST, told)
    return redirect(f"{address}?{urlencode({'at': key})}#dock" if key else address)


@needs("code")
@require_POST
def coding_here(request: CaseRequest, reading: str) -> HttpResponse:
    """Keep that this person is at the report, and say who else is."""
    row = reading_asked(request, reading)
    draft = open_draft(request.case, row, blind=may_code_blind(request, row))
    note_presence(request.case, draft)
    return JsonResponse({"here": present(request.case, [reading]).get(reading, [])})


def _answer_script(request: CaseRequest, draft: Draft, reading: Reading) -> HttpResponse:
    try:
        told = json.loads(request.body)
        _check_letters(told)
        edits, after = told["edits"], int(told["after"])
        if not isinstance(edits, list) or not 0 <= after < 10**9 or len(edits) > MOST_EDITS:
            raise ValueError
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise refuse("what was sent", "something else", '{"after": number, "edits": [...]} in JSON') from error
    sent, refused = _read(request, edits)
    try:
        kept = add_edits(request.case, draft, sent, after)
    except BadOption as error:
        # The draft was finished elsewhere: none of these can be kept, and the page must say so.
        return JsonResponse({"closed": _said(error)}, status=409)
    sheet = sheet_of_draft(request.case, draft, reading)
    showing = showing_of(request, sheet)
    return JsonResponse(_changed(request, showing, kept) | _told(request, kept, refused, showing))


def _check_letters(told: object) -> None:
    """Return if no database refuses the letters: JSON may name half of one, and one that is none.

    Raises:
        ValueError: some would be refused.
    """
    said = json.dumps(told, ensure_ascii=False)
    said.encode()
    if "\\u0000" in said:
        raise ValueError("a letter that is none")


def _read(request: CaseRequest, edits: Iterable[Any]) -> tuple[list[Sent], tuple[str, BadOption] | None]:
    """Give the edits up to the first that is none, and that one with why."""
    sent: list[Sent] = []
    for each in edits:
        try:
            sent.append(sent_of(request.case, each))
        except BadOption as error:
            token = each.get("token") if isinstance(each, dict) else ""
            return sent, (str(token), error)
    return sent, None


def _told(request: CaseRequest, kept: Kept, refused: tuple[str, BadOption] | None, showing: Showing) -> dict[str, Any]:
    wrong = kept.refused or refused
    return {
        "last": kept.last,
        "ahead": kept.was_ahead,
        "at": request.case.clock().isoformat(),
        "refused": None if wrong is None else {"token": wrong[0], "said": _said(wrong[1])},
        "open": showing.open,
        "undo": showing.sheet.undoable is not None,
        "redo": showing.sheet.redoable is not None,
    }


def _said(error: BadOption) -> str:
    return f"{error.found}. {error.expected}."


def _changed(request: CaseRequest, showing: Showing, kept: Kept) -> dict[str, Any]:
    """Give the things that edits touched, written anew; the whole side where things came or went."""
    touched = _touched(kept.new, showing.sheet)
    if touched is None or kept.was_ahead:
        return {"pane": render_to_string("coding/records.html", {"parts": list(showing.parts())}, request)}
    return {"blocks": dict(_blocks(request, showing, touched))}


def _blocks(request: CaseRequest, showing: Showing, touched: set[str]) -> Iterable[tuple[str, str]]:
    for part in showing.parts():
        for block in part.blocks:
            if block.id in touched:
                yield block.id, render_to_string("coding/block.html", {"block": block}, request)


def _touched(edits: Iterable[Edit], sheet: Sheet) -> set[str] | None:
    """Give the things that edits are about, None where things came, went, or are called otherwise."""
    found: set[str] = set()
    subject_of = {held.claim.id: held.claim.subject for held in sheet.claims}
    for edit in edits:
        match edit:
            case Accept(claims) | Reject(claims):
                found |= {subject_of[each] for each in claims}
            case Put():
                found.add(edit.subject)
            case _:
                return None
    # The kind of an act is said in every link to it.
    return None if any(sheet.kinds.get(each) is RecordKind.ACT for each in found) else found


def _of_form(request: CaseRequest, reading: Reading, draft: Draft) -> dict[str, Any]:
    """Give the edit that a form asks for, as the script would send it."""
    form, do = request.POST, request.POST.get("do", "")
    token = {"token": new_id("f")}
    if do in ("undo", "redo"):
        return token | {"edit": do}
    sheet = sheet_of_draft(request.case, draft, reading)
    if do.startswith("new:"):
        return token | _new_of_form(form, do, sheet)
    found = showing_of(request, sheet).value(form.get("key", ""))
    if found is None:
        raise refuse("the value", repr(form.get("key", "")), "one on the page")
    thing, field, shown = found
    if do in ("accept", "reject"):
        return token | {"edit": do, "claims": list(shown.claims)}
    if do == "remove":
        return token | {"edit": "remove", "id": thing.id}
    if do == "called":
        return token | called_otherwise(thing, field, shown)
    name = f"{RELATION}.{form.get('to', '')}" if field.name == RELATION else field.name
    spans = [_find(sheet.report, words)] if (words := form.get("words", "").strip()) else shown.quotes
    chain = [line.strip() for line in form.get("chain", "").splitlines() if line.strip()]
    typed = form.get("place") or form.get("typed", "")
    return token | {
        "edit": "typed", "id": new_id("e"), "subject": thing.id, "field": name, "typed": typed,
        "quotes": [list(span) for span in spans], "stance": form.get("stance", "asserted"), "according_to": chain,
        "inferred_by": form.get("because") or None, "replaces": list(shown.claims),
    }  # fmt: skip


def _new_of_form(form: QueryDict, do: str, sheet: Sheet) -> dict[str, Any]:
    kind, _, party = do.removeprefix("new:").partition(":")
    words = form.get("words", "").strip()
    letter = {"incident": "i", "act": "k", "object": "o", "toll": "t"}.get(kind, "p")
    alone = kind in ("incident", "toll")
    return {
        "edit": "new", "id": new_id(letter), "put": new_id("e")[:9], "kind": kind, "party": party or None,
        "within": None if alone else form.get("within") or new_id("i"),
        "act": new_id("k") if kind == "incident" else None,
        "quotes": [list(_find(sheet.report, words))] if words else [],
    }  # fmt: skip


def _find(report: Report, words: str) -> tuple[int, int]:
    start = report.text.find(words)
    if start < 0:
        raise refuse("the words", repr(words[:60]), "words as they stand in the report")
    return start, start + len(words)


def _key_after(form: Mapping[str, Any], told: Mapping[str, Any]) -> str:
    """Give the key of what to show next: the thing that was added, or the value that was worked on."""
    if told["edit"] == "new":
        first = {"incident": f"{told['act']}:type", "act": f"{told['id']}:type", "toll": f"{told['id']}:act"}
        return first.get(told["kind"], f"{told['id']}:name")
    return "" if told["edit"] in ("undo", "redo", "remove") else str(form.get("key", ""))
