"""The codebook in use as a tree, with how many claims hold each term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from onrecord.coding.codebook import SECTIONS, Act, Codebook, Method
from onrecord.store.codebooks import changes_between, codebook_in_use, codebook_versions
from onrecord.store.terms import Use, uses
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.project.effects import change_said
from onrecord.web.project.sections import show
from onrecord.web.project.words import SECTION_NAMES, term_label

__all__ = ["codebook"]

Uses = Mapping[tuple[str, str], Use]
MOST_VERSIONS = 25
MOST_CHANGES = 6


@needs("settings")
@require_safe
def codebook(request: CaseRequest) -> HttpResponse:
    """Show the codebook in use, term by term, and its versions."""
    held, used = codebook_in_use(request.case), uses(request.case)
    versions = codebook_versions(request.case)[: MOST_VERSIONS + 1]
    said = [[change_said(change) for change in changes] for changes in changes_between(request.case, versions)]
    told = {
        "held": held,
        "sections_of_book": [
            {"name": name, "label": SECTION_NAMES[name], "terms": list(_terms(held.book, name, used))}
            for name in SECTIONS
        ],
        "numbers": held.book.quantifiers,
        "given_up": list(_given_up(held.book, used)),
        "book_versions": [
            {"version": each, "said": lines[:MOST_CHANGES], "more": max(0, len(lines) - MOST_CHANGES)}
            for each, lines in zip(versions, said, strict=True)
        ][:MOST_VERSIONS],
    }
    return show(request, "project/codebook.html", told, "project:codebook")


def _terms(book: Codebook, section: str, used: Uses) -> Iterator[dict[str, Any]]:
    for name, term in book.terms(section).items():
        yield {
            "name": name,
            "label": term_label(book, section, name),
            "code": _code(term),
            "words": _count_words(term),
            "languages": sorted(term.words),
            "use": used.get((section, name), Use()),
        }


def _given_up(book: Codebook, used: Uses) -> Iterator[dict[str, Any]]:
    for section in SECTIONS:
        for term, other in book.renamed.get(section, {}).items():
            use = used.get((section, term), Use())
            yield {"section": section, "name": term, "read_as": book.label_of(section, other), "use": use}
        for term, label in book.retired.get(section, {}).items():
            yield {"section": section, "name": term, "label": label, "use": used.get((section, term), Use())}


def _code(term: Act | Method) -> str | None:
    if isinstance(term, Act):
        return f"HURIDOCS {term.huridocs}" if term.huridocs else None
    return f"SDG 16.1.2: {term.cause}" if term.cause else None


def _count_words(term: Act | Method) -> int:
    if isinstance(term, Method):
        return sum(len(words) for words in term.words.values())
    return sum(len(words) for parts in term.words.values() for words in parts.values())
