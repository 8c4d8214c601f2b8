"""What strangers see: a form, a receipt, and what became of it. No cookie is set and no script is sent."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from onrecord.core.errors import BadOption, NotCleanable
from onrecord.evidence.cleaning import clean
from onrecord.store.submissions import Sent, SentFile, page_of, receipt_of, receive
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import open_to_all
from onrecord.web.sentences.saying import say
from onrecord.web.submissions.bodies import MOST_BYTES, InMemory
from onrecord.web.submissions.forms import TellForm
from onrecord.web.submissions.limits import Limit

__all__ = ["look_up", "tell"]

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
MOST_FILES = 10
_sending, _looking = Limit(each=6, shared=60), Limit(each=30, shared=600)


@open_to_all
@csrf_exempt  # Who sends is nobody: there is no session that another site could use, and a token would need a cookie.
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: CaseRequest) -> HttpResponse:
    """Show the form, or take what was sent and show its receipt, once."""
    page = page_of(request.case)
    if not page.is_on:
        raise Http404
    request.upload_handlers = [InMemory(request)]
    form = TellForm(request.POST or None, initial={"about": request.GET.get("about", "")[:300]})
    told: dict[str, Any] = {
        "form": form,
        "words": dict(page.words).get(get_language() or "", ""),
        "most": MOST_BYTES // 1_000_000,
    }
    if request.method == "POST":
        if not _sending.lets(request.META.get("REMOTE_ADDR", "")):
            return _page(request, "submissions/often.html", {}, 429)
        code = _receive(request, form)
        if code is not None:
            return _page(request, "submissions/sent.html", {"code": code})
        return _page(request, "submissions/tell.html", told, 400)
    return _page(request, "submissions/tell.html", told)


@open_to_all
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: CaseRequest) -> HttpResponse:
    """Say what became of what a receipt is of. The receipt is sent in a form: an address is kept by browsers."""
    if not page_of(request.case).is_on:
        raise Http404
    if request.method != "POST":
        return _page(request, "submissions/look_up.html", {})
    if not _looking.lets(request.META.get("REMOTE_ADDR", "")):
        return _page(request, "submissions/often.html", {}, 429)
    found = receipt_of(request.case, request.POST.get("code", "")[:100])
    return _page(request, "submissions/look_up.html", {"asked": True, "found": found}, 200 if found else 404)


def _receive(request: CaseRequest, form: TellForm) -> str | None:
    """Keep what was sent and give its receipt; None where the form says why not."""
    files = _files(request, form)
    if not form.is_valid():
        return None
    given = form.cleaned_data
    # Whoever chose nothing agreed to the least.
    use = given["use"] or "internal"
    sent = Sent(given["text"], given["about"], given["knows_by"], given["reach"], use, get_language() or "", files)
    try:
        return receive(request.case, sent)
    except BadOption as error:
        form.add_error(None, f"{say(error.thing)}: {say(error.found)}. {say(error.do)}")
        return None


def _files(request: CaseRequest, form: TellForm) -> tuple[SentFile, ...]:
    """Give the files cleaned; those that cannot be are named in the form by their place, and nothing is kept."""
    given = request.FILES.getlist("files")
    if request.META.get("onrecord.too_large"):
        told = _("The files are larger than %(most)d MB together. Send fewer at a time.")
        form.add_error(None, told % {"most": MOST_BYTES // 1_000_000})
    if len(given) > MOST_FILES:
        told = _("%(number)d files were sent; %(most)d at most. Send the others apart.")
        form.add_error(None, told % {"number": len(given), "most": MOST_FILES})
    cleaned: list[SentFile] = []
    for place, each in enumerate(given[:MOST_FILES], 1):
        try:
            made = clean(each.read(), f"file {place}")
        except NotCleanable as error:
            form.add_error(None, f"{say(error.thing)}: {say(error.found)}. {say(error.do)}")
            continue
        cleaned.append(SentFile(made.kind, made.data, made.removed))
    return tuple(cleaned)


def _page(request: HttpRequest, template: str, told: dict[str, Any], status: int = 200) -> HttpResponse:
    response = render(request, template, told, status=status)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
