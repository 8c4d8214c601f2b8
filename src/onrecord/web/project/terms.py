"""One term of the codebook: said otherwise, retired, brought back, read as another; new terms; words for numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from onrecord.coding.codebook import SECTIONS
from onrecord.coding.codebook_editing import (
    Book,
    add_term,
    bring_back,
    edit_term,
    read_as,
    retire,
    section_of,
    set_quantifiers,
)
from onrecord.core.errors import BadOption, CodebookError
from onrecord.store.codebooks import HeldCodebook
from onrecord.store.terms import use_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.project.proposing import book_in_use, kept, proposal, written
from onrecord.web.project.sections import show, tell
from onrecord.web.project.term_forms import NewTermForm, NumbersForm, TermForm, languages_of
from onrecord.web.project.words import SECTION_NAMES, term_label

__all__ = ["ReadAsForm", "add", "numbers", "term"]

Making = Callable[[Book], Book]


class ReadAsForm(forms.Form):
    """The term that another is read as: one in use, or a new name."""

    other = forms.CharField(label=gettext_lazy("Read it as"), max_length=60)

    def __init__(self, others: dict[str, str], *args: Any) -> None:
        super().__init__(*args)
        self.fields["other"].widget = forms.Select(choices=list(others.items()))


@needs("settings")
@require_http_methods(["GET", "HEAD", "POST"])
def term(request: CaseRequest, section: str, term: str) -> HttpResponse:
    """Show a term, and propose what is to be changed of it."""
    held, book = book_in_use(request)
    if section not in SECTIONS or not _is_known(book, section, term):
        raise Http404
    entry = section_of(book, section).get(term)
    do = request.POST.get("do", "")
    shown = languages_of(entry or {}, request.POST.get("language") or request.GET.get("language", ""))
    form = TermForm(section, entry or {}, shown, request.POST if do == "edit" else None)
    others = {name: term_label(held.book, section, name) for name in section_of(book, section) if name != term}
    reading = ReadAsForm(others, request.POST if do == "read_as" else None)
    told = {
        **_shown(request, held, section, term),
        "form": form,
        "reading": reading,
        "in_use": entry is not None,
        "languages_shown": shown,
        "language": request.POST.get("language") or request.GET.get("language", ""),
    }
    makings: dict[str, tuple[forms.Form | None, Making]] = {
        "edit": (form, lambda each: edit_term(each, section, term, form.said)),
        "retire": (None, lambda each: retire(each, section, term)),
        "back": (None, lambda each: bring_back(each, section, term)),
        "read_as": (reading, lambda each: read_as(each, section, term, reading.cleaned_data["other"])),
    }
    if request.method == "POST" and do in makings:
        return _propose(request, (held, book), "project/term.html", told, makings[do])
    return show(request, "project/term.html", told, "project:codebook")


@needs("settings")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: CaseRequest, section: str) -> HttpResponse:
    """Propose a new term."""
    if section not in SECTIONS:
        raise Http404
    language = request.POST.get("language") or request.GET.get("language", "")
    shown = languages_of({}, language)
    held, book = book_in_use(request)
    form = NewTermForm(section, shown, request.POST if request.method == "POST" else None)
    told = {
        "section": section,
        "section_label": SECTION_NAMES[section],
        "form": form,
        "languages_shown": shown,
        "language": language,
    }
    if request.method != "POST":
        return show(request, "project/term_add.html", told, "project:codebook")
    making: Making = lambda each: add_term(each, section, form.cleaned_data["term"], form.said)  # noqa: E731
    return _propose(request, (held, book), "project/term_add.html", told, (form, making))


@needs("settings")
@require_http_methods(["GET", "HEAD", "POST"])
def numbers(request: CaseRequest) -> HttpResponse:
    """Propose what words for numbers are read as."""
    held, book = book_in_use(request)
    lines = (
        f"{word}: {' '.join('-' if end is None else str(end) for end in (each.low, each.best, each.high))}"
        for word, each in held.book.quantifiers.items()
    )
    form = NumbersForm(request.POST if request.method == "POST" else None, initial={"numbers": "\n".join(lines)})
    told = {"form": form}
    if request.method != "POST":
        return show(request, "project/numbers.html", told, "project:codebook")
    making: Making = lambda each: set_quantifiers(each, form.cleaned_data["numbers"])  # noqa: E731
    return _propose(request, (held, book), "project/numbers.html", told, (form, making))


def _propose(
    request: CaseRequest,
    in_use: tuple[HeldCodebook, Book],
    template: str,
    told: dict[str, Any],
    how: tuple[forms.Form | None, Making],
) -> HttpResponse:
    """Show what a change does, or keep it once that was seen; what is wrong stands beside its field."""
    form, make = how
    if form is not None and not form.is_valid():
        return show(request, template, told, "project:codebook")
    try:
        text = written(request, in_use[0], make(in_use[1]))
        proposed = proposal(request, text)
        answer = kept(request, text, proposed["effects"])
    except (BadOption, CodebookError) as error:
        if form is None:
            return show(request, template, {**told, "refused": error}, "project:codebook")
        tell(form, error, "term" if error.thing == "term" else None)
        return show(request, template, told, "project:codebook")
    return answer or show(request, template, {**told, **proposed}, "project:codebook")


def _shown(request: CaseRequest, held: HeldCodebook, section: str, term: str) -> dict[str, Any]:
    book = held.book
    return {
        "section": section,
        "section_label": SECTION_NAMES[section],
        "term": term,
        "label": term_label(book, section, term),
        "use": use_of(request.case, section, term),
        "read_as": book.renamed.get(section, {}).get(term),
        "is_retired": term in book.retired.get(section, {}),
    }


def _is_known(book: Book, section: str, term: str) -> bool:
    given_up = [(book.get(part) or {}).get(section) or {} for part in ("renamed", "retired")]
    return term in section_of(book, section) or any(term in each for each in given_up)
