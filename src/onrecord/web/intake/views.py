"""Bring files, pasted text and web addresses in: what was sent is kept, and read by a work of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onrecord.core.errors import OnrecordError, TooLarge
from onrecord.evidence.characters import clean_line
from onrecord.evidence.files import LIMIT_BYTES
from onrecord.jobs.bringing import ADD_TOOL, PASTE_TOOL, from_said_source
from onrecord.jobs.staging import Staged, drop_staged, safe_name, stage
from onrecord.store.consent import Consent, set_consent
from onrecord.store.sources import Source, add_source
from onrecord.store.vault.keys import has_vault
from onrecord.store.vault.persons import protect
from onrecord.store.works import ask_work
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.intake.forms import AddressesForm, FilesForm, SourceForm, TextForm, most_files

__all__ = ["addresses", "form_methods", "intake", "sent", "source", "text"]

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@needs("add")
@form_methods
def intake(request: CaseRequest) -> HttpResponse:
    """Take files, keep them until they are read, and lead to the work that reads them."""
    form = FilesForm(request, sent(request))
    told: list[str] = []
    if request.method == "POST":
        files = request.FILES.getlist("files")
        told = _wrong_number(len(files))
        if form.is_valid() and not told:
            arguments = _said(form.cleaned_data) | {"name_senders": form.cleaned_data["name_senders"]}
            staged, told = _stage(request, files, arguments)
            if staged:
                number = _ask(request, "add", arguments | {"tool": ADD_TOOL, "files": [s.as_plain() for s in staged]})
                for each in told:
                    messages.error(request, each)
                return redirect("work", number)
    given = {"form": form, "wrong": told, "tab": "files", "most_files": most_files, "limit_bytes": LIMIT_BYTES}
    given["limit_megabytes"] = LIMIT_BYTES // 1_000_000
    return render(request, "intake/files.html", given, status=422 if told or form.errors else 200)


@needs("add")
@form_methods
def text(request: CaseRequest) -> HttpResponse:
    """Take words that somebody pasted: their bytes are the original."""
    form = TextForm(request, sent(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        title = clean_line(told["title"])
        said = {"title": title, "outlet": clean_line(told["outlet"]), "language": told["language"]}
        arguments = _said(told) | {"tool": PASTE_TOOL, "said": {name: each for name, each in said.items() if each}}
        words = "\n\n".join(part for part in (title, told["text"].strip()) if part)
        name = safe_name(f"{title[:80].replace('/', ' ') or _('pasted text')}.txt")
        staged = stage(from_said_source(request.case, arguments), [words.encode("utf-8", "replace")], name)
        return redirect("work", _ask(request, "add", arguments | {"files": [staged.as_plain()]}))
    return render(request, "intake/text.html", {"form": form, "tab": "text"}, status=422 if form.errors else 200)


@needs("add")
@form_methods
def addresses(request: CaseRequest) -> HttpResponse:
    """Take web addresses, which a work fetches politely; those inside a network are refused there."""
    form = AddressesForm(request, sent(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        return redirect("work", _ask(request, "fetch", _said(told) | {"urls": told["urls"], "follow": told["follow"]}))
    given = {"form": form, "tab": "addresses"}
    return render(request, "intake/addresses.html", given, status=422 if form.errors else 200)


@needs("add")
@form_methods
def source(request: CaseRequest) -> HttpResponse:
    """Add a source to the register, with what it agreed to; one to be protected, for who keeps sources."""
    may_protect = "sources" in request.rights and has_vault(request.case)
    form = SourceForm(sent(request), may_protect=may_protect)
    if request.method == "POST" and form.is_valid():
        try:
            kept = _keep_source(request, form.cleaned_data)
        except OnrecordError as error:
            form.add_error("name", f"{error.found}. {error.do}")
        else:
            messages.success(request, _("%(source)s is in the register.") % {"source": kept.shown})
            return redirect("intake")
    given = {"form": form, "tab": "source", "vault": has_vault(request.case)}
    return render(request, "intake/source.html", given, status=422 if form.errors else 200)


def sent(request: CaseRequest) -> QueryDict | None:
    """Give what was sent with a form, None where it is only looked at."""
    return request.POST if request.method == "POST" else None


def _keep_source(request: CaseRequest, told: Mapping[str, Any]) -> Source:
    with request.case.writing() as pen:
        if told.get("protected"):
            plain = Source(kind=told["kind"], reliability=told["reliability"])
            kept = protect(pen, plain, {"name": told["name"]})
        else:
            kept = add_source(pen, Source(name=told["name"], kind=told["kind"], reliability=told["reliability"]))
        if told["use"]:
            agreed = Consent(
                told["use"], told["conditions"] or None, told["expires"], told["how"] or None, told["given"]
            )
            set_consent(pen, kept, agreed)
    return kept


def _wrong_number(number: int) -> list[str]:
    if number == 0:
        return [_("Choose at least one file.")]
    if number > most_files:
        return [_("At most %(most)d files at a time.") % {"most": most_files}]
    return []


def _stage(request: CaseRequest, files: list[Any], arguments: Mapping[str, Any]) -> tuple[list[Staged], list[str]]:
    """Keep the files that were sent, and say of those that are refused at once why; all or none where all fail."""
    case = from_said_source(request.case, arguments)
    staged: list[Staged] = []
    told: list[str] = []
    try:
        for each in files:
            try:
                staged.append(stage(case, each.chunks(), each.name or ""))
            except TooLarge as error:
                told.append(f"{error.thing}: {error.found}; {error.expected}. {error.do}")
    except BaseException:
        drop_staged(case, staged)
        raise
    return staged, told


def _said(told: Mapping[str, Any]) -> dict[str, Any]:
    day = told["published"]
    return {"source": told["source"] or None, "published": day.isoformat() if day is not None else None}


def _ask(request: CaseRequest, kind: str, arguments: Mapping[str, Any]) -> int:
    with request.case.writing() as pen:
        return int(ask_work(pen, kind, arguments).pk)
