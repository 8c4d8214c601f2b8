"""Reprints: which reports print the same text, what people judge of it, and which sources of an incident are
independent.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onrecord.core.errors import BadOption
from onrecord.evidence.reprints import Finding
from onrecord.store.families import (
    KeptFamily,
    families_after,
    family_of,
    findings,
    listings_of,
    report_named,
    reprint_judgements,
)
from onrecord.store.judgements import DIFFERENT, SAME
from onrecord.store.lineages import sources_of_incident
from onrecord.store.protection import protected_reports
from onrecord.store.recording import record_reprint
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.evidence.graph import HOWS, drawn

__all__ = ["families", "family", "independence", "judge"]

SIZE = 25
MOST_PAIRS = 100
DECISIONS = (SAME, DIFFERENT)


@needs("read")
@require_safe
def families(request: CaseRequest) -> HttpResponse:
    """List families of reprints: each counts as one source."""
    after = request.GET.get("after", "")[:71]
    found = families_after(request.case, after, SIZE + 1)
    given = {
        "families": found[:SIZE],
        "hidden": _hidden(request, found[:SIZE]),
        "next": found[SIZE - 1].original if len(found) > SIZE else None,
        "after": after,
        "tab": "families",
    }
    return render(request, "evidence/families.html", given)


@needs("read")
@require_safe
def family(request: CaseRequest, report: str) -> HttpResponse:
    """Show a family: its members, the likely original and why, each pair with what was found, what people judged."""
    try:
        named = report_named(request.case, report)
    except BadOption as error:
        raise Http404 from error
    found = family_of(request.case, named)
    reports = [each.report for each in found.members] if found is not None else [named]
    hidden = _hidden(request, [found] if found is not None else [])
    if named in (hidden or ({*protected_reports(request.case, [named])} if not _sees(request) else set())):
        raise Http404
    pairs = list(islice(findings(request.case, reports=reports), MOST_PAIRS))
    if not _sees(request):
        kept = protected_reports(request.case, [end for each in pairs for end in (each.short, each.long)])
        pairs = [each for each in pairs if not kept & {each.short, each.long}]
    told = [each for each in reprint_judgements(request.case) if {*each.reports} & {*reports}]
    given = {
        "family": found, "report": named, "hidden": hidden, "judgements": told,
        "pairs": _with_titles(request, pairs),
        "tab": "families",
    }  # fmt: skip
    return render(request, "evidence/family.html", given)


@needs("judge")
@require_POST
def judge(request: CaseRequest) -> HttpResponse:
    """Keep that two reports print the same text, or do not, and why."""
    decision, reason = request.POST.get("decision", ""), request.POST.get("reason", "").strip()
    if decision not in DECISIONS:
        raise BadOption("judgement", found=repr(decision[:40]), expected=" or ".join(DECISIONS), do="Say which.")
    pair = sorted(report_named(request.case, request.POST.get(name, "")[:80]) for name in ("one", "other"))
    if pair[0] == pair[1]:
        raise BadOption("judgement", found="one report twice", expected="two reports", do="Name another.")
    if not _is_shown(request, *pair):
        raise PermissionDenied
    with request.case.writing() as pen:
        record_reprint(pen, decision, pair, reason[:2_000])
    messages.success(request, _("Kept. Families and records were made anew with it."))
    return redirect("family", pair[0])


@needs("read")
@require_safe
def independence(request: CaseRequest, record: str) -> HttpResponse:
    """Show who has an incident from whom, as a drawing and as a table, and how many sources are independent."""
    try:
        found = sources_of_incident(request.case, record)
    except BadOption as error:
        raise Http404 from error
    titles = dict(found.titles)
    if not _sees(request):
        titles |= dict.fromkeys(protected_reports(request.case, titles), _("a report of a protected source"))
    labels = {node.id: titles.get(node.id, node.label[:60]) for node in found.lineage.nodes}
    given = {
        "found": found,
        "groups": [
            (
                ", ".join(labels.get(name, titles.get(name, name)) for name in group.origins),
                [(titles.get(each.report, each.report[7:19]), each.why) for each in group.depending],
            )
            for group in found.sources.groups
        ],
        "not_shown": [(titles.get(each.report, each.report[7:19]), each.why) for each in found.sources.not_shown],
        "drawing": drawn(found, labels, from_right=get_language_bidi()),
        "edges": [(labels[each.teller], HOWS[each.how], labels[each.told_by]) for each in found.lineage.edges],
        "tab": "families",
    }
    return render(request, "evidence/independence.html", given)


def _with_titles(request: CaseRequest, pairs: Sequence[Finding]) -> list[dict[str, object]]:
    reports = {end for each in pairs for end in (each.short, each.long)}
    listed = listings_of(request.case, reports)
    return [{"found": each, "two": [listed[end] for end in (each.short, each.long) if end in listed]} for each in pairs]


def _sees(request: CaseRequest) -> bool:
    return "protected" in request.rights


def _hidden(request: CaseRequest, some: list[KeptFamily]) -> set[str]:
    """Give the reports that whoever asks may not know the words of."""
    if _sees(request):
        return set()
    return set(protected_reports(request.case, [row.report for each in some for row in each.members]))


def _is_shown(request: CaseRequest, *reports: str) -> bool:
    return _sees(request) or not protected_reports(request.case, reports)
