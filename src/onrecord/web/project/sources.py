"""The register of sources: who told something, how far they are relied on, what they agreed to, what came of them."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onrecord.core.errors import BadOption
from onrecord.store.consent import CONSENT, consent_of, consents, set_consent
from onrecord.store.entries import versions
from onrecord.store.sources import (
    SOURCE,
    Source,
    add_source,
    set_source,
    set_source_again,
    source_numbered,
    sources,
)
from onrecord.store.told_by import reports_from
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.project.sections import SOURCES_OR_SETTINGS, may, show, tell, version_rows
from onrecord.web.project.source_forms import ConsentForm, OpenForm, SourceForm
from onrecord.web.project.words import KINDS, RELIABILITY, SOURCE_FIELDS, USES

__all__ = ["add", "again", "consent", "edit", "named_source", "register", "source"]

A_PAGE, REPORTS = 50, 50
CONSENT_FIELDS = {
    "use": gettext_lazy("Use"),
    "conditions": gettext_lazy("Conditions"),
    "expires": gettext_lazy("Last day"),
    "how": gettext_lazy("How"),
    "given": gettext_lazy("Given on"),
    "withdrawn": gettext_lazy("Withdrawn"),
}


@needs("read")
@require_safe
def register(request: CaseRequest) -> HttpResponse:
    """List the sources by number."""
    may(request, SOURCES_OR_SETTINGS)
    asked = " ".join(request.GET.get("q", "").split())[:100]
    kind = request.GET.get("kind", "")
    agreed = consents(request.case)
    found = [
        {"source": each, "kind": KINDS[each.kind], "reliability": RELIABILITY[each.reliability],
         "consent": agreed.get(each.number)}
        for each in sources(request.case)
        if (not kind or each.kind == kind) and _is_named(each, asked)
    ]  # fmt: skip
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    told = {"page": page, "asked": asked, "kind": kind, "kinds": KINDS, "uses": USES, "total": len(found)}
    return show(request, "project/sources.html", {**told, "today": request.case.clock().date()}, "sources")


@needs("read")
@require_safe
def source(request: CaseRequest, number: int) -> HttpResponse:
    """Show what the register says of a source, what it agreed to, and the reports that came from it."""
    held = named_source(request, number)
    case = request.case
    sees = not held.is_protected or bool({"protected", "sources"} & request.rights)
    told: dict[str, Any] = {
        "source": held,
        "kind": KINDS[held.kind],
        "reliability": RELIABILITY[held.reliability],
        "information": RELIABILITY[held.information],
        "consent": consent_of(case, number),
        "uses": USES,
        "today": case.clock().date(),
        "sees_reports": sees,
        "versions": version_rows(versions(case, SOURCE, str(number)), SOURCE_FIELDS),
        "consents": version_rows(versions(case, CONSENT, str(number)), CONSENT_FIELDS),
    }
    if sees:
        told["page"] = Paginator(reports_from(case, held), REPORTS).get_page(request.GET.get("page"))
    return show(request, "project/source.html", told, "sources")


@needs("read")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: CaseRequest) -> HttpResponse:
    """Add a source that everybody may know of."""
    may(request, SOURCES_OR_SETTINGS)
    form = OpenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with request.case.writing() as pen:
                kept = add_source(pen, Source(**form.said))
        except BadOption as error:
            tell(form, error, "name")
        else:
            messages.success(request, _("Source %(number)s is in the register.") % {"number": kept.number})
            return redirect("sources:source", kept.number)
    return show(request, "project/source_form.html", {"form": form}, "sources")


@needs("read")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: CaseRequest, number: int) -> HttpResponse:
    """Change what the register says of a source; every version stays."""
    held = named_source(request, number, changes=True)
    form_of = SourceForm if held.is_protected else OpenForm
    form = form_of(request.POST if request.method == "POST" else None, initial=asdict(held))
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = form.said if isinstance(form, OpenForm) else form.cleaned_data
        try:
            with request.case.writing() as pen:
                set_source(pen, replace(held, **said))
        except BadOption as error:
            tell(form, error, "name")
        else:
            messages.success(request, _("What the register says is set."))
            return redirect("sources:source", number)
    return show(request, "project/source_form.html", {"form": form, "source": held}, "sources")


@needs("read")
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: CaseRequest, number: int) -> HttpResponse:
    """Keep what a source agreed to; every version stays."""
    held = named_source(request, number, changes=True)
    now = consent_of(request.case, number)
    hidden = {"conditions": "", "how": ""} if held.is_protected else {}
    initial = {**asdict(now), **hidden} if now is not None else None
    form = ConsentForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with request.case.writing() as pen:
            set_consent(pen, held, form.said)
        messages.success(request, _("What the source agreed to is on record."))
        return redirect("sources:source", number)
    return show(request, "project/consent.html", {"form": form, "source": held}, "sources")


@needs("read")
@require_POST
def again(request: CaseRequest, number: int) -> HttpResponse:
    """Say of a source again what an earlier version said."""
    held = named_source(request, number, changes=True)
    version = request.POST.get("version", "")
    if not version.isdecimal() or len(version) > 9:
        raise BadOption("version", found=repr(version), expected="one of its versions", do="Choose one of the list.")
    with request.case.writing() as pen:
        set_source_again(pen, held, int(version))
    messages.success(request, _("Version %(number)s holds again.") % {"number": version})
    return redirect("sources:source", number)


def named_source(request: CaseRequest, number: int, *, changes: bool = False) -> Source:
    """Give the source of that number; a protected one is changed by source keepers alone.

    Raises:
        Http404: there is none.
        PermissionDenied: it is not for whoever asks.
    """
    may(request, SOURCES_OR_SETTINGS)
    try:
        held = source_numbered(request.case, number)
    except BadOption:
        raise Http404 from None
    if changes and held.is_protected and "sources" not in request.rights:
        raise PermissionDenied
    return held


def _is_named(source: Source, asked: str) -> bool:
    wanted = asked.casefold()
    return not wanted or any(wanted in name.casefold() for name in (source.shown, str(source.number), *source.aliases))
