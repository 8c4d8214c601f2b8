"""One page for every search; filters that are kept and put away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onrecord.core.errors import BadOption
from onrecord.jobs.overviews import languages_of, own_numbers
from onrecord.store.filters import Filter, drop_filter, save_filter
from onrecord.store.finding_pages import Seen
from onrecord.store.searching import Query
from onrecord.store.tallies import Question
from onrecord.store.withheld import withheld_from
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.frame.wording import wording
from onrecord.web.searching.forms import FilterForm, SearchForm
from onrecord.web.searching.hits import ids_like, named_hits, names_are_shown, places_like, text_hits
from onrecord.web.searching.kept import shown_filters

__all__ = ["drop", "keep_filter", "search"]

PAGE, NAMED = 25, 8
GROUPS = ("reports", "names")


@needs("read")
@require_safe
def search(request: CaseRequest) -> HttpResponse:
    """Show what was found, in groups; of one group alone its further pages."""
    form = SearchForm(request.GET)
    words = wording()
    told: dict[str, Any] = {
        "form": form,
        "languages_met": [(code, words.language(code)) for code in languages_of(request.case)],
        "filters": shown_filters(request, "search"),
        "kept_query": _kept(request),
    }
    if form.is_valid() and (form.has_changed() or request.GET.get("order") == "new"):
        told |= _found(request, form.query())
    return render(request, "searching/search.html", told, status=200 if form.is_valid() else 400)


@needs("read")
@require_POST
def keep_filter(request: CaseRequest) -> HttpResponseRedirect:
    """Keep a filter; sharing one needs the right to code.

    Raises:
        BadOption: it has no name, or is of no screen.
    """
    form = FilterForm(request.POST)
    if not form.is_valid():
        raise BadOption("filter", found="no name, or too long", expected="a name of 1 to 80 letters", do="Go back.")
    told = form.cleaned_data
    if told["shared"] and "code" not in request.rights:
        raise PermissionDenied
    try:
        back = f"{reverse(told['screen'])}?{told['query']}"
    except NoReverseMatch:
        raise BadOption("filter", found=repr(told["screen"]), expected="a list", do="Go back.") from None
    with request.case.writing() as pen:
        save_filter(pen, Filter(request.case.who, told["name"], told["screen"], told["query"], told["shared"]))
    messages.success(request, _("Kept. It stands on the overview."))
    return redirect(back)


@needs("read")
@require_POST
def drop(request: CaseRequest) -> HttpResponseRedirect:
    """Put away a filter of one's own."""
    with request.case.writing() as pen:
        drop_filter(pen, request.POST.get("name", ""))
    return redirect("search")


def _found(request: CaseRequest, query: Query) -> dict[str, Any]:
    with_protected = "protected" in request.rights
    group, after = request.GET.get("group"), _number(request, "after")
    told: dict[str, Any] = {"query": query, "searched": True, "group": group if group in GROUPS else None}
    if group != "names":
        told["reports"] = text_hits(request.case, query, Seen(with_protected, after, PAGE))
    if query.words and names_are_shown(request.case, request.rights):
        if group != "reports":
            size = PAGE if group == "names" else NAMED
            told["named"], told["named_next"] = named_hits(request.case, query, Seen(with_protected, after, size))
    elif query.words:
        told["names_hidden"] = True
    if query.words and group is None:
        withheld = withheld_from(request.case, sees_all=with_protected)
        numbers = own_numbers(request.case).seen_by(withheld)
        told["spots"] = places_like(numbers, Question(), query.words)
        told["records"], told["by_sum"] = ids_like(request.case, query.words, with_protected=with_protected)
    return told


def _kept(request: CaseRequest) -> str:
    """Give what of the address says what is looked for, without which page of it is shown."""
    given = request.GET.copy()
    for name in ("after", "group", "lang"):
        given.pop(name, None)
    return given.urlencode()


def _number(request: CaseRequest, name: str) -> int | None:
    told = request.GET.get(name)
    if not told:
        return None
    if not told.isdecimal() or len(told) > 18:
        raise BadOption("page", found=repr(told[:40]), expected="one that a page led to", do="Begin with the first.")
    return int(told)
