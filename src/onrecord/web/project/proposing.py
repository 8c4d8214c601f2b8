"""Another codebook, proposed: shown with what it does, and kept when whoever proposed it says so."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from onrecord.coding.codebook_editing import Book, next_id, write_codebook
from onrecord.core.errors import BadOption
from onrecord.store.codebooks import (
    HeldCodebook,
    codebook_in_use,
    codebook_versions,
    effects_of,
    keep_codebook,
    read_codebook,
)
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.project.effects import Told, effects_told
from onrecord.web.project.sections import is_kept, looked_at

__all__ = ["book_in_use", "kept", "numbered", "proposal", "written"]


def book_in_use(request: CaseRequest) -> tuple[HeldCodebook, Book]:
    """Give the codebook in use, and its parts as they are written."""
    held = codebook_in_use(request.case)
    return held, read_codebook(held.path.read_text(encoding="utf-8"), request.case.folder)[1]


def numbered(request: CaseRequest, held: HeldCodebook, book: Book) -> Book:
    """Give the book with an id that no version has."""
    taken = {each.id for each in codebook_versions(request.case)}
    made = next_id(held.book.id, is_bundled=held.is_bundled)
    while made in taken:
        made = next_id(made, is_bundled=False)
    return {**book, "id": made}


def proposal(request: CaseRequest, text: str) -> dict[str, Any]:
    """Give what a page shows of a codebook before it is kept.

    Raises:
        BadOption, CodebookError: it breaks rules.
    """
    book, _parts = read_codebook(text, request.case.folder)
    told = effects_told(effects_of(request.case, book))
    posted = [(name, value) for name, values in request.POST.lists() for value in values]
    again = [(name, value) for name, value in posted if name not in ("csrfmiddlewaretoken", "step", "looked")]
    return {"effects": told, "looked": looked_at({"text": text}), "posted": again, "new_id": book.id}


def kept(request: CaseRequest, text: str, told: Told) -> HttpResponse | None:
    """Keep a codebook that somebody looked at, and give the way on; None where it is to be looked at first.

    Raises:
        BadOption: too many records would be made anew while a browser waits.
        CodebookError: it breaks its own rules.
    """
    if not is_kept(request, {"text": text}):
        return None
    if told.is_too_much:
        raise BadOption(
            "codebook",
            found=_("%(count)s reports whose records are made anew") % {"count": f"{told.made_anew:,}"},
            expected=_("fewer, while a page waits"),
            do=_("Download it, and give it to the command onrecord code-by add."),
        )
    keep_codebook(request.case, text)
    messages.success(request, _("The codebook is kept. The one before stays among its versions."))
    return redirect("project:codebook")


def written(request: CaseRequest, held: HeldCodebook, book: Book) -> str:
    """Give a changed book as YAML, with the id of the next version."""
    return write_codebook(numbered(request, held, book))
