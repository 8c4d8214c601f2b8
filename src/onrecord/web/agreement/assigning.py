"""Which reports go to a second coder, and to whom."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from onrecord.core.errors import BadOption
from onrecord.store.adjudicating import count_waiting
from onrecord.store.codings import count_by_language
from onrecord.store.people.members import members
from onrecord.store.people.rights import rights_of
from onrecord.store.protection import protected_reports
from onrecord.store.searching import Page, Query, search
from onrecord.store.second_readings import assign, draw, readings_listed, seconds, set_share, shares, who_knows
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs

__all__ = ["assign_report", "draw_reports", "keep_share", "second_readings"]

PAGE = 50
MOST_FOUND = 10
# No database takes a word without end.
LONGEST = 200


@needs("adjudicate")
@require_safe
def second_readings(request: CaseRequest) -> HttpResponse:
    """Show which reports go to a second coder."""
    return render(request, "agreement/second.html", _page(request))


@needs("adjudicate")
@require_POST
def keep_share(request: CaseRequest) -> HttpResponseBase:
    """Keep the share of reports that goes to a second coder."""
    typed = request.POST.get("share", "").strip().replace(",", ".").removesuffix("%")
    language = request.POST.get("language", "").strip()
    try:
        share = float(typed) / 100
        if language and language not in count_by_language(request.case):
            raise ValueError(language)
        with request.case.writing() as pen:
            set_share(pen, share, language)
    except (ValueError, BadOption):
        told = {"wrong": _("A share is a number from 0 to 100."), "typed": typed, "language": language}
        return render(request, "agreement/second.html", _page(request) | told, status=400)
    messages.success(request, _("The share is kept. It holds from the next time that reports are drawn."))
    return redirect("second_readings")


@needs("adjudicate")
@require_POST
def draw_reports(request: CaseRequest) -> HttpResponseBase:
    """Send the reports that the rule draws to a second coder."""
    with request.case.writing() as pen:
        drawn = draw(pen)
    said = ngettext(
        "%(drawn)d report was sent to a second coder.", "%(drawn)d reports were sent to a second coder.", drawn
    )
    messages.success(request, said % {"drawn": drawn})
    return redirect("second_readings")


@needs("adjudicate")
@require_POST
def assign_report(request: CaseRequest) -> HttpResponseBase:
    """Send one report to a person, or to whoever takes it."""
    reading, coder = request.POST.get("reading", ""), request.POST.get("coder", "")
    try:
        if coder and coder not in _coders(request):
            raise BadOption("coder", found=repr(coder), expected="somebody who may code", do="Choose another.")
        with request.case.writing() as pen:
            assign(pen, reading, coder or None)
    except BadOption as error:
        told = {"refused": _why_not(error)}
        return render(request, "agreement/second.html", _page(request) | told, status=400)
    messages.success(request, _("Sent to %(coder)s.") % {"coder": coder} if coder else _("Sent to whoever takes it."))
    return redirect("second_readings")


def _why_not(error: BadOption) -> str:
    """Give why a report was not sent, as a sentence."""
    told = {
        "none": _("This report was read anew since: find it again."),
        "coded blind already": _("A second coder has coded this report already."),
        "somebody who coded this report": _(
            "This person coded the report, or is settling it: a second coder must not have seen a coding of it."
        ),
    }
    return told.get(error.found, _("This person may not code here."))


def _page(request: CaseRequest) -> dict[str, Any]:
    after, words = request.GET.get("after", ""), request.GET.get("find", "").strip()[:LONGEST]
    rows = seconds(request.case, after, PAGE)
    found = _found(request, words) if words else None
    coders = _coders(request)
    knows = who_knows(request.case, [*(each.reading for each in rows), *(reading for reading, _ in found or ())])
    free = {reading: [name for name in coders if name not in names] for reading, names in knows.items()}
    return {
        "tab": "second",
        "waiting": count_waiting(request.case),
        "shares": [(language, 100 * share) for language, share in shares(request.case).items()],
        "languages_told": [each for each in count_by_language(request.case) if each],
        "rows": rows,
        "next": rows[-1].reading if len(rows) == PAGE else None,
        "coders": free,
        "find": words,
        "found": found,
    }


def _coders(request: CaseRequest) -> list[str]:
    return [each.name for each in members(request.case) if each.is_active and "code" in rights_of(each.role_names)]


def _found(request: CaseRequest, words: str) -> list[tuple[str, str | None]]:
    findings = search(request.case, Query(words), Page(MOST_FOUND)).found
    reports = [each.report for each in findings]
    kept_apart = frozenset() if "protected" in request.rights else protected_reports(request.case, reports)
    return readings_listed(request.case, [each for each in reports if each not in kept_apart])
