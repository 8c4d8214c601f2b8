"""Pairs, one after another: shown, judged, taken back, skipped. Each page works whole, and its pair as a part of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onrecord.jobs.matching import judge, take_back_one
from onrecord.jobs.reviewing import Answer
from onrecord.linkage.inference import contradictions_around
from onrecord.linkage.pairs import ordered
from onrecord.store.judgements import identity_judgements
from onrecord.store.said import said_numbered, said_of_pair
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.matching.asking import (
    KEPT,
    SKIPPED,
    about,
    check_seen,
    kind_asked,
    next_asked,
    note_kept,
    pair_context,
    skipped,
)
from onrecord.web.matching.forms import PairForm
from onrecord.web.matching.words import DECISIONS

__all__ = ["judge_pair", "next_pair", "pairs", "skip", "undo"]

MOST_SKIPPED = 500


@needs("judge")
@require_safe
def pairs(request: CaseRequest) -> HttpResponse:
    """Show the pair that is named, else the one to be judged next."""
    kind, pair = kind_asked(request.GET), _named(request.GET)
    if pair is None:
        asked = next_asked(request, kind)
        pair = None if asked is None else (asked.one, asked.other)
    told = about(request, kind) | pair_context(request, kind, pair)
    return render(request, "matching/pairs.html", told)


@needs("judge")
@require_safe
def next_pair(request: CaseRequest) -> HttpResponse:
    """Give, as a part of a page, the pair that is named, else the one after that which is being looked at."""
    kind, pair = kind_asked(request.GET), _named(request.GET)
    if pair is None:
        looked_at = _named(request.GET, "not_")
        asked = next_asked(request, kind, *([] if looked_at is None else [looked_at]))
        pair = None if asked is None else (asked.one, asked.other)
    return render(request, "matching/pair.html", pair_context(request, kind, pair))


@needs("judge")
@require_POST
def judge_pair(request: CaseRequest) -> HttpResponse:
    """Keep an answer, and show the next pair; what it lacks is told beside it, and what was written stays."""
    form, kind, pair = PairForm(request.POST), kind_asked(request.POST), _named(request.POST)
    if pair is None:
        raise Http404
    check_seen(request, *pair)
    if not form.is_valid():
        told = pair_context(request, kind, pair, form)
        page = "matching/pair.html" if _is_part(request) else "matching/pairs.html"
        return render(request, page, told if _is_part(request) else about(request, kind) | told, status=422)
    said = form.cleaned_data
    answer = Answer(*ordered(*pair), said["decision"], said["in_words"], said["model"] or None)
    note_kept(request, judge(request.case, kind, answer))
    clash = pair[0] if contradictions_around(identity_judgements(request.case), ordered(*pair)) else None
    return _go_on(request, kind, _kept(request, pair, said["decision"]), clash=clash)


@needs("judge")
@require_POST
def undo(request: CaseRequest) -> HttpResponse:
    """Take back the last judgement of this sitting that holds, and show its pair again."""
    kind, numbers = kind_asked(request.POST), list(request.session.get(KEPT, []))
    while numbers:
        said = said_numbered(request.case, numbers.pop())
        request.session[KEPT] = numbers
        if said is not None and said.holds:
            take_back_one(request.case, said.number, _("undone in the workbench"))
            told = _("Taken back: %(decision)s.") % {"decision": DECISIONS[said.decision]}
            return _go_on(request, kind, told, (said.one, said.other))
    return _go_on(request, kind, _("Nothing of this sitting is left to take back."))


@needs("judge")
@require_POST
def skip(request: CaseRequest) -> HttpResponse:
    """Leave a pair for later; or, where that is asked, bring those that were skipped back."""
    kind, pair = kind_asked(request.POST), _named(request.POST)
    if pair is None:
        request.session.pop(SKIPPED, None)
        return _go_on(request, kind, _("Skipped pairs are asked again."))
    told = [each for each in request.session.get(SKIPPED, []) if tuple(each) != ordered(*pair)]
    request.session[SKIPPED] = [*told, list(ordered(*pair))][-MOST_SKIPPED:]
    return _go_on(request, kind, _("Skipped. It waits until you ask for it."))


def _named(told: Any, before: str = "") -> tuple[str, str] | None:
    one, other = str(told.get(f"{before}one", "")), str(told.get(f"{before}other", ""))
    return (one, other) if one and other and one != other else None


def _is_part(request: CaseRequest) -> bool:
    return request.headers.get("X-Part") == "pair"


def _kept(request: CaseRequest, pair: tuple[str, str], decision: str) -> str:
    """Say what was kept, and that somebody else said otherwise."""
    others = [each for each in said_of_pair(request.case, *ordered(*pair)) if each.holds and not each.is_machine]
    against = next((each for each in others if each.by != request.case.who and each.decision != decision), None)
    if against is None:
        return _("Kept: %(decision)s.") % {"decision": DECISIONS[decision]}
    return _("Kept: %(decision)s. %(who)s said: %(other)s. Both are kept, and shown in the cluster.") % {
        "decision": DECISIONS[decision],
        "who": against.by,
        "other": DECISIONS.get(against.decision, against.decision),
    }


def _go_on(
    request: CaseRequest, kind: str, told: str, pair: tuple[str, str] | None = None, *, clash: str | None = None
) -> HttpResponse:
    """Show the pair that is named, else the next: as a part where a script asked, by a page of its own otherwise.
    `clash` is a record of which not all that was judged can hold.
    """
    if not _is_part(request):
        messages.success(request, told)
        if clash is not None:
            messages.warning(request, _clash(kind, clash))
        named = {} if pair is None else {"one": pair[0], "other": pair[1]}
        return redirect(f"{reverse('matching')}?{urlencode({'kind': kind, **named})}")
    ready = _named(request.POST, "ready_")
    if pair is None:
        asked = next_asked(request, kind)
        pair = None if asked is None else (asked.one, asked.other)
    # What the page fetched beforehand is not sent again, unless this answer changed what is asked next.
    is_held = pair is not None and ready is not None and ordered(*ready) == pair and pair not in skipped(request)
    shown = {} if is_held else pair_context(request, kind, pair)
    answer = {"told": told, "is_held": is_held, "clash": _clash(kind, clash) if clash is not None else None}
    return render(request, "matching/answer.html", {**about(request, kind), **shown, **answer})


def _clash(kind: str, subject: str) -> SafeString:
    """Say that not all that was judged can hold, and where it is seen together."""
    address = f"{reverse('matching:cluster')}?{urlencode({'kind': kind, 'of': subject})}"
    told, seen = _("Not all that was judged of these can hold."), _("See it in the cluster")
    return format_html('{} <a href="{}">{}</a>', told, address, seen)
