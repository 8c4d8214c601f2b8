"""Reprints: which reports print the same text, what people judge of it, and which sources of an incident are
independent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import islice

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import RecordKind
from onrecord.evidence.reprints import Finding
from onrecord.jobs.seeing import Sight, protected_fields, titles_seen
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
from onrecord.store.models import Listing
from onrecord.store.protection import protected_reports
from onrecord.store.recording import record_reprint
from onrecord.tally.independence import Reason
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.evidence.graph import HOWS, drawn
from onrecord.web.records.incident import opened_for

__all__ = ["families", "family", "independence", "judge"]

SIZE = 25
MOST_PAIRS = 100
MOST_SHOWN = 6
"""Of a family in the list of all."""
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
        "titles": _titles(request, [row for each in found[:SIZE] for row in each.members[:MOST_SHOWN]]),
        "most": MOST_SHOWN,
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
    told = [each for each in reprint_judgements(request.case) if {*each.reports} & {*reports}]
    if not _sees(request):
        ends = [end for pair in pairs for end in (pair.short, pair.long)]
        kept = protected_reports(request.case, [*ends, *(end for each in told for end in each.reports)])
        pairs = [each for each in pairs if not kept & {each.short, each.long}]
        told = [each for each in told if not kept.intersection(each.reports)]
    given = {
        "family": found, "report": named, "hidden": hidden, "judgements": told,
        "pairs": _with_titles(request, pairs),
        "titles": _titles(request, found.members if found is not None else ()),
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
    opened, sight = opened_for(request, record, [RecordKind.INCIDENT])
    found = sources_of_incident(request.case, opened.record.id, sight.hidden)
    labels = {node.id: found.titles.get(node.id, node.label[:60]) for node in found.lineage.nodes}
    labels = {node: sight.words(label) for node, label in labels.items()}
    sources = partial(_named, labels, sight)
    given = {
        "found": found,
        "groups": [
            (sources(group.report, group.origins), [_depending(each, labels, sight) for each in group.depending])
            for group in found.sources.groups
        ],
        "not_shown": [_depending(each, labels, sight) for each in found.sources.not_shown],
        "drawing": drawn(found, labels, from_right=get_language_bidi()),
        "edges": [(labels[each.teller], HOWS[each.how], labels[each.told_by]) for each in found.lineage.edges],
        "tab": "families",
    }
    return render(request, "evidence/independence.html", given)


def _named(labels: Mapping[str, str], sight: Sight, report: str, origins: Iterable[str]) -> str:
    """Give the origins of a group of reports that are independent; of a hidden report, that it is one."""
    if report in sight.hidden:
        return _("a report of a protected source")
    return ", ".join(labels.get(name, sight.words(name)) for name in origins)


def _depending(each: Reason, labels: Mapping[str, str], sight: Sight) -> tuple[str, str]:
    if each.report in sight.hidden:
        return _("a report of a protected source"), ""
    return labels.get(each.report, each.report[7:19]), "" if sight.hidden else sight.words(each.why)


def _with_titles(request: CaseRequest, pairs: Sequence[Finding]) -> list[dict[str, object]]:
    reports = {end for each in pairs for end in (each.short, each.long)}
    listed = listings_of(request.case, reports)
    titles = _titles(request, listed.values())
    return [
        {
            "found": each,
            "two": [(listed[end], titles.get(end)) for end in (each.short, each.long) if end in listed],
            "reasons": each.reasons if _sees(request) or not protected_fields(request.case) else (),
        }
        for each in pairs
    ]


def _titles(request: CaseRequest, rows: Iterable[Listing]) -> dict[str, str]:
    return titles_seen(request.case, rows, sees_all=_sees(request))


def _sees(request: CaseRequest) -> bool:
    return "protected" in request.rights


def _hidden(request: CaseRequest, some: list[KeptFamily]) -> set[str]:
    """Give the reports that whoever asks may not know the words of."""
    if _sees(request):
        return set()
    return set(protected_reports(request.case, [row.report for each in some for row in each.members]))


def _is_shown(request: CaseRequest, *reports: str) -> bool:
    return _sees(request) or not protected_reports(request.case, reports)
