"""All that was judged, the newest first: by whom, on which day, what; and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onrecord.jobs.matching import take_back_one
from onrecord.jobs.seen_pairs import Look, look_at
from onrecord.linkage.inference import infer
from onrecord.store.judgements import identity_judgements
from onrecord.store.linked import INCIDENT, PERSON, names_of, told_of
from onrecord.store.said import Said, Wanted, judges, said_lately, said_numbered
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.fresh import safe_next
from onrecord.web.access.rights import needs
from onrecord.web.matching.asking import check_seen, reader_of
from onrecord.web.matching.forms import JudgementsForm, ReasonForm
from onrecord.web.matching.words import DECISIONS, KINDS

__all__ = ["judgements", "take_back"]

ROWS = 40
CLASHES = 20


@needs("judge")
@require_safe
def judgements(request: CaseRequest) -> HttpResponse:
    """List judgements on pairs."""
    form = JudgementsForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    wanted = Wanted(asked.get("by") or None, asked.get("day"), asked.get("decision") or None)
    found = said_lately(request.case, wanted, ROWS + 1, asked.get("before"))
    return render(request, "matching/judgements.html", _context(request, found, wanted, form))


@needs("judge")
@require_POST
def take_back(request: CaseRequest) -> HttpResponse:
    """Take a judgement back, with a reason; it stays in the list, struck through."""
    form = ReasonForm(request.POST)
    number = form.data.get("number", "")
    said = said_numbered(request.case, int(number)) if number.isdecimal() and len(number) < 16 else None
    if said is None:
        raise Http404
    check_seen(request, said.one, said.other)
    if not form.is_valid():
        told = _context(request, [said], Wanted(), JudgementsForm({}))
        return render(request, "matching/judgements.html", {**told, "form": form, "number": said.number}, status=422)
    take_back_one(request.case, said.number, form.cleaned_data["reason"])
    messages.success(request, _("Taken back. The judgement stays in the list with your reason."))
    return redirect(safe_next(request.POST.get("next", ""), "matching:judgements"))


def _context(request: CaseRequest, found: list[Said], wanted: Wanted, form: JudgementsForm) -> dict[str, Any]:
    shown = found[:ROWS]
    ends = {end for each in shown for end in (each.one, each.other)}
    names, look = names_of(request.case, ends), look_at(request.case, reader_of(request), ends)
    incidents = {row.subject for row in told_of(request.case, INCIDENT, ends)}
    last = shown[-1].number if len(found) > ROWS else None
    day = wanted.day.isoformat() if wanted.day is not None else ""
    kept = {"by": wanted.by or "", "day": day, "decision": wanted.decision or ""}
    return {
        "rows": [
            {
                "said": look.said(each),
                "kind": INCIDENT if each.one in incidents else PERSON,
                "decision": DECISIONS.get(each.decision, each.decision),
                "names": None if {each.one, each.other} & look.hidden else _names(each, names, look),
            }
            for each in shown
        ],
        "kinds": KINDS,
        "decisions": DECISIONS,
        "judges": judges(request.case),
        "wanted": wanted,
        "errors": form.errors,
        "older": f"?{urlencode({**kept, 'before': str(last)})}" if last is not None else None,
        "form": ReasonForm(),
        "clashes": list(_clashes(request)),
    }


def _clashes(request: CaseRequest) -> Iterator[dict[str, Any]]:
    """Yield what of all that was judged cannot hold together, as far as the reader may see it."""
    found = infer(identity_judgements(request.case)).contradictions[:CLASHES]
    ends = {end for clash in found for row in clash.judgements for end in row.pair}
    names, look = names_of(request.case, ends), look_at(request.case, reader_of(request), ends)
    incidents = {row.subject for row in told_of(request.case, INCIDENT, ends)}
    for clash in found:
        if not look.hidden.intersection(*(row.pair for row in clash.judgements)):
            kind = INCIDENT if clash.different.one in incidents else PERSON
            query = urlencode({"kind": kind, "of": clash.different.one})
            pair = [_named(each, names, look) for each in clash.different.pair]
            yield {"address": f"{reverse('matching:cluster')}?{query}", "names": pair, "same": len(clash.same)}


def _names(each: Said, names: dict[str, str], look: Look) -> tuple[str, str]:
    return _named(each.one, names, look), _named(each.other, names, look)


def _named(subject: str, names: dict[str, str], look: Look) -> str:
    """Give what a record is called; one that was coded anew since has no name any more, only an id."""
    name = names.get(subject)
    return look.name(name) if name else _("record %(id)s") % {"id": subject[:8]}
