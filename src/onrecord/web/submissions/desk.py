"""Where source keepers read what came: each reading stands in the ledger, and needs the vault's passphrase."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onrecord.core.errors import KeyNeeded, WrongKey
from onrecord.evidence.revealing import Leading, leading_in, pieces_of, take_out
from onrecord.jobs.adding import Added
from onrecord.jobs.submitting import bring_submission, words_of
from onrecord.store.casefile import CaseFile
from onrecord.store.submissions import (
    answer_submission,
    note_arrivals,
    page_of,
    read_submission,
    set_aside,
    set_page,
    submission_numbered,
    submissions,
)
from onrecord.store.vault.keys import has_vault
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.intake.forms import USES
from onrecord.web.submissions.forms import PageForm

__all__ = ["answer", "aside", "bring", "file", "listed", "page", "read"]

LEADING = {
    Leading.PHONE: gettext_lazy("looks like a telephone number"),
    Leading.MAIL: gettext_lazy("looks like an e-mail address"),
    Leading.HANDLE: gettext_lazy("looks like the name of an account"),
    Leading.WEB: gettext_lazy("looks like a web address"),
}
LONGEST, MOST_TAKEN_OUT = 1_000, 500


@needs("sources")
@require_safe
def listed(request: CaseRequest) -> HttpResponse:
    """Show what came, newest first; what is new is told to the ledger."""
    note_arrivals(request.case)
    before = request.GET.get("before", "")
    rows = submissions(request.case, before=int(before) if before.isdecimal() and len(before) < 16 else None)
    told = {"rows": rows, "page": page_of(request.case), "has_vault": has_vault(request.case)}
    return render(request, "submissions/list.html", told)


@needs("sources")
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: CaseRequest) -> HttpResponse:
    """Set the submission page."""
    form = PageForm(request.POST or None, page_of(request.case))
    if request.method == "POST" and form.is_valid():
        with request.case.writing() as pen:
            set_page(pen, form.page())
        messages.success(request, _("Set."))
        return redirect("submissions")
    return render(request, "submissions/page.html", {"form": form, "has_vault": has_vault(request.case)})


@needs("sources")
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: CaseRequest, number: int) -> HttpResponse:
    """Show a submission: that it came, and what it says once the passphrase is given."""
    row = submission_numbered(request.case, number)
    told: dict[str, object] = {"row": row}
    if request.method == "POST":
        try:
            sent = read_submission(_with_key(request), number)
        except (KeyNeeded, WrongKey):
            return _locked(request, number)
        told |= {"sent": sent, "use": USES.get(sent.use, sent.use)}
    return render(request, "submissions/read.html", told)


@needs("sources")
@require_POST
def file(request: CaseRequest, number: int, place: int) -> HttpResponse:
    """Give a file of a submission, to be saved and never shown: it comes from a stranger."""
    try:
        files = read_submission(_with_key(request), number).files
    except (KeyNeeded, WrongKey):
        return _locked(request, number)
    if not 1 <= place <= len(files):
        raise Http404
    answer = HttpResponse(files[place - 1].data, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="submission-{number}-{place}"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@needs("sources")
@require_POST
def bring(request: CaseRequest, number: int) -> HttpResponse:
    """Show a submission as it would be kept, words taken out of it, and bring it in once that is agreed to: as reports
    of a protected source of its own.
    """
    row, case = submission_numbered(request.case, number), _with_key(request)
    without = [*request.POST.getlist("take_out"), *request.POST.get("words", "").splitlines()]
    without = [each.strip()[:LONGEST] for each in without if each.strip()][:MOST_TAKEN_OUT]
    try:
        if request.POST.get("do") == "bring":
            return _brought(request, number, bring_submission(case, number, without))
        words = words_of(read_submission(case, number), number)
    except (KeyNeeded, WrongKey):
        return _locked(request, number)
    is_first = request.POST.get("do") != "show"
    found = leading_in(words)
    if is_first:
        without = [each for each, leads in found.items() if leads is not Leading.WEB]
    told = {
        "row": row,
        "pieces": list(pieces_of(take_out(words, without))),
        "found": [(each, LEADING[leads], each in without) for each, leads in found.items()],
        "words": "\n".join(each for each in without if each not in found),
    }
    return render(request, "submissions/bring.html", told)


def _brought(request: CaseRequest, number: int, done: tuple[int, list[Added]]) -> HttpResponse:
    source, reports = done[0], sum(each.new for each in done[1])
    said = ngettext(
        "Brought in as Source %(source)d: %(reports)d report.",
        "Brought in as Source %(source)d: %(reports)d reports.",
        reports,
    )
    messages.success(request, said % {"source": source, "reports": reports})
    return redirect("submission", number)


def _locked(request: CaseRequest, number: int) -> HttpResponse:
    """Show that a submission came, and that the passphrase does not open it."""
    told = {"row": submission_numbered(request.case, number), "is_locked": True}
    return render(request, "submissions/read.html", told)


@needs("sources")
@require_POST
def aside(request: CaseRequest, number: int) -> HttpResponse:
    """Set a submission aside, which destroys what it says."""
    with request.case.writing() as pen:
        set_aside(pen, number, request.POST.get("reason", ""))
    messages.success(request, _("Set aside. What it said is destroyed; that it came stays."))
    return redirect("submissions")


@needs("sources")
@require_POST
def answer(request: CaseRequest, number: int) -> HttpResponse:
    """Keep what whoever has the receipt is told."""
    with request.case.writing() as pen:
        answer_submission(pen, number, request.POST.get("answer", "")[:5_000])
    messages.success(request, _("Whoever has the receipt is told so."))
    return redirect("submission", number)


def _with_key(request: CaseRequest) -> CaseFile:
    """Give the case file for which whoever asks typed the passphrase: for this request alone."""
    typed = request.POST.get("passphrase", "")
    ask = (lambda _question: typed) if typed else None
    return replace(request.case, writer=replace(request.case.writer, ask=ask), opened={})
