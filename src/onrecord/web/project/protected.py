"""Protected sources: added, told to those who say why, erased. Source keepers alone come here."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from onrecord.core.errors import BadOption, CaseFileError, OnrecordError, WrongKey
from onrecord.store.casefile import CaseFile
from onrecord.store.sources import Source, source_numbered
from onrecord.store.vault.keys import has_vault, is_kept_in_folder
from onrecord.store.vault.persons import erase, protect, reveal, set_identity
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.project.sections import show, tell
from onrecord.web.project.source_forms import EraseForm, ProtectForm, RevealForm, WhoForm

WRONG_PASSPHRASE = gettext_lazy(
    "That is not the passphrase of the vault: nothing was opened. "
    "Type it again; if it is lost, ask who keeps the shares of the vault."
)

__all__ = ["erase_source", "identity", "protect_source", "reveal_source"]


@needs("sources")
@require_http_methods(["GET", "HEAD", "POST"])
def protect_source(request: CaseRequest) -> HttpResponse:
    """Add a source whose identity is sealed as it is kept."""
    if not has_vault(request.case):
        return show(request, "project/no_vault.html", {}, "sources")
    form = ProtectForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with request.case.writing() as pen:
            kept = protect(pen, form.source, form.who)
        messages.success(request, _("%(called)s is in the register; who that is, is sealed.") % {"called": kept.shown})
        return redirect("sources:source", kept.number)
    return show(request, "project/protect.html", {"form": form}, "sources")


@needs("sources")
@require_http_methods(["GET", "HEAD", "POST"])
def identity(request: CaseRequest, number: int) -> HttpResponse:
    """Say anew who a protected source is; writing needs no key."""
    held = _protected(request, number)
    if held.erased is not None:
        raise PermissionDenied
    form = WhoForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with request.case.writing() as pen:
            set_identity(pen, held, form.who)
        messages.success(request, _("Who %(called)s is was sealed anew.") % {"called": held.shown})
        return redirect("sources:source", number)
    return show(request, "project/identity.html", {"form": form, "source": held}, "sources")


@needs("sources")
@require_http_methods(["GET", "HEAD", "POST"])
def reveal_source(request: CaseRequest, number: int) -> HttpResponse:
    """Tell once who a protected source is; the ledger keeps who asked and why."""
    held = _protected(request, number)
    asks = is_kept_in_folder(request.case)
    form = RevealForm(asks, request.POST if request.method == "POST" else None)
    told = {"form": form, "source": held}
    if held.erased is None and request.method == "POST" and form.is_valid():
        case = _opened_by(request.case, form.cleaned_data.get("passphrase"))
        try:
            who = reveal(case, number, form.cleaned_data["why"])
        except WrongKey:
            form.add_error("passphrase" if "passphrase" in form.fields else None, WRONG_PASSPHRASE)
        except (BadOption, CaseFileError) as error:
            tell(form, error, "why" if isinstance(error, BadOption) else None)
        else:
            # An answer to a form, which is kept by no browser: going back shows the question again.
            return show(request, "project/revealed.html", {"source": held, "who": who}, "sources")
    return show(request, "project/reveal.html", told, "sources")


@needs("sources")
@require_http_methods(["GET", "HEAD", "POST"])
def erase_source(request: CaseRequest, number: int) -> HttpResponse:
    """Destroy the key of a protected source, once its name was typed."""
    held = _protected(request, number)
    form = EraseForm(held.shown, request.POST if request.method == "POST" else None)
    if held.erased is None and request.method == "POST" and form.is_valid():
        try:
            clean = erase(request.case, number, form.cleaned_data["why"])
        except OnrecordError as error:
            tell(form, error, "why")
        else:
            messages.success(request, _("%(called)s is erased.") % {"called": held.shown})
            if not clean:
                messages.warning(request, _("Somebody was reading: copies go when all have closed the case file."))
            return redirect("sources:source", number)
    return show(request, "project/erase.html", {"form": form, "source": held}, "sources")


def _protected(request: CaseRequest, number: int) -> Source:
    try:
        held = source_numbered(request.case, number)
    except BadOption:
        raise Http404 from None
    if not held.is_protected:
        raise Http404
    return held


def _opened_by(case: CaseFile, passphrase: str | None) -> CaseFile:
    """Give the case file as it is opened by a passphrase for this once, and by nothing that was given before."""
    if passphrase is None:
        return replace(case, opened={})
    return replace(case, writer=replace(case.writer, key_file=None, ask=lambda _question: passphrase), opened={})
