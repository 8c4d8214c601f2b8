"""A cluster with all its members: looked through, split, and merged."""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_uppercase
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from onrecord.core.errors import BadOption
from onrecord.jobs.clusters import Clustered, Inside, cluster_around
from onrecord.jobs.matching import merge, split
from onrecord.jobs.seen_pairs import Look, look_at
from onrecord.linkage.judgements import Judgement
from onrecord.linkage.pairs import ordered
from onrecord.store.families import originals_of
from onrecord.store.sight import hidden_subjects
from onrecord.store.tellings import Telling, telling_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.matching.asking import kind_asked, reader_of
from onrecord.web.matching.forms import MOST_MARKED, ActForm
from onrecord.web.matching.lines import report_address, told_in_words
from onrecord.web.matching.words import DECISIONS, KINDS, likely_in_words

__all__ = ["cluster", "merge_cluster", "split_cluster"]

MOST_MEMBERS = 40
# A wider table is no table on a laptop: beyond it pairs are listed.
MOST_ACROSS = 8
TOLD = ("sex", "age", "group", "harm", "killed", "when", "source", "dated")


@needs("judge")
@require_safe
def cluster(request: CaseRequest) -> HttpResponse:
    """Show the cluster that somebody, or an incident, is in."""
    kind = kind_asked(request.GET)
    found = _cluster(request, kind, str(request.GET.get("of", "")))
    return render(request, "matching/cluster.html", _context(request, found, str(request.GET.get("of", "")), None))


@needs("judge")
@require_POST
def split_cluster(request: CaseRequest) -> HttpResponse:
    """Judge the members that were marked different from the rest, in one act."""

    def act(found: Clustered, marked: list[str], reason: str) -> str:
        rest = [each for each in found.members if each not in marked]
        kept = split(request.case, found.kind, marked, rest, reason)
        told = ngettext("Split: %(count)d judgement kept.", "Split: %(count)d judgements kept.", kept)
        return told % {"count": kept}

    return _judged(request, act)


@needs("judge")
@require_POST
def merge_cluster(request: CaseRequest) -> HttpResponse:
    """Judge the members that were marked, or all that were shown, the same, in one act."""

    def act(found: Clustered, marked: list[str], reason: str) -> str:
        wanted = _named(request, found, "shown") if "all" in request.POST else marked
        kept = merge(request.case, found, wanted, reason)
        told = ngettext("Merged: %(count)d judgement kept.", "Merged: %(count)d judgements kept.", kept)
        return told % {"count": kept}

    return _judged(request, act)


def _judged(request: CaseRequest, act: Callable[[Clustered, list[str], str], str]) -> HttpResponse:
    """Do what was sent with the cluster, the members that were marked, and why, and tell it; without a reason the page
    is shown again as it was.
    """
    kind, of, form = kind_asked(request.POST), str(request.POST.get("of", "")), ActForm(request.POST)
    found = _cluster(request, kind, of)
    marked = _named(request, found, "marked")
    if not form.is_valid():
        return render(request, "matching/cluster.html", _context(request, found, of, form, marked), status=422)
    messages.success(request, act(found, marked, form.cleaned_data["reason"]))
    return redirect(f"{reverse('matching:cluster')}?{urlencode({'kind': kind, 'of': of})}")


def _named(request: CaseRequest, found: Clustered, field: str) -> list[str]:
    """Give the members that a field names and that whoever asks may know of."""
    sent = set(request.POST.getlist(field)[:MOST_MARKED])
    hidden = hidden_subjects(request.case, reader_of(request), sent.intersection(found.members))
    return [each for each in found.members if each in sent and each not in hidden]


def _cluster(request: CaseRequest, kind: str, of: str) -> Clustered:
    if not of or hidden_subjects(request.case, reader_of(request), [of]):
        raise Http404
    try:
        return cluster_around(request.case, kind, of)
    except BadOption as error:
        raise Http404 from error


def _context(
    request: CaseRequest, found: Clustered, of: str, form: ActForm | None, marked: list[str] | None = None
) -> dict[str, Any]:
    look = look_at(request.case, reader_of(request), found.members)
    hidden, names = look.hidden, {each: look.name(name) for each, name in found.names.items()}
    seen = [each for each in found.members if each not in hidden]
    letters = {each: _letter(place) for place, each in enumerate(seen)}
    tellings = {each: telling_of(request.case, each, found.kind) for each in seen[:MOST_MEMBERS]}
    copied = _copied(request, tellings, letters)
    inside = {(each.one, each.other): each for each in found.pairs if not {each.one, each.other} & hidden}
    return {
        "kind": found.kind,
        "kinds": KINDS,
        "of": of,
        "name": names.get(of, of),
        "cluster": found,
        "likely": likely_in_words(found.probability) if len(found.members) > 1 else None,
        "members": [
            _member(found, look.telling(telling), names)
            | {"letter": letters[each], "is_marked": each in (marked or ()), "copied": copied.get(each)}
            for each, telling in tellings.items()
        ],
        "more": max(len(seen) - MOST_MEMBERS, 0),
        "hidden": len(hidden),
        "letters": letters,
        "matrix": _matrix(seen, letters, inside) if 2 < len(seen) <= MOST_ACROSS else None,
        "pairs": [_pair(each, letters, names) for each in inside.values()],
        "records": sum(not set(each) & hidden for each in found.records),
        "said": [_said(look.said(each), letters) for each in found.said if not {each.one, each.other} & hidden],
        "contradictions": [
            {"judgements": [_row(each, look) for each in clash.judgements]}
            for clash in found.contradictions
            if not hidden.intersection(*(each.pair for each in clash.judgements))
        ],
        "breaks": [look.sight.words(each.reason) for each in found.breaks if not hidden & set(each.members)],
        "form": form or ActForm(),
    }


def _copied(request: CaseRequest, tellings: dict[str, Telling], letters: dict[str, str]) -> dict[str, str]:
    """Give the letter of the first whose report prints the same text, of each but that first."""
    originals = originals_of(request.case, [each.report for each in tellings.values()])
    first: dict[str, str] = {}
    found = {}
    for subject, telling in tellings.items():
        original = originals.get(telling.report)
        if original is not None and first.setdefault(original, subject) != subject:
            found[subject] = letters[first[original]]
    return found


def _member(found: Clustered, telling: Telling, names: dict[str, str]) -> dict[str, Any]:
    subject = telling.subject
    record = next(place for place, group in enumerate(found.records, 1) if subject in group)
    return {
        "subject": subject,
        "name": names.get(subject, subject),
        "report": telling.fields.get("report", ""),
        "address": report_address(telling.report),
        "told": [told_in_words(name, telling.fields[name]) for name in TOLD if name in telling.fields],
        "record": record,
    }


def _row(judgement: Judgement, look: Look) -> dict[str, Any]:
    """Give a judgement that contradicts another, as one that was said."""
    return {"decision": str(judgement.decision), "by": judgement.by, "when": judgement.when,
            "why": judgement.why if look.sight.sees_all or not look.sight.fields else ""}  # fmt: skip


def _matrix(seen: list[str], letters: dict[str, str], inside: dict[tuple[str, str], Inside]) -> list[dict[str, Any]]:
    return [
        {
            "letter": letters[one],
            "cells": [
                None if one == other else _cell(inside.get(ordered(one, other)), *ordered(one, other)) for other in seen
            ],
        }
        for one in seen
    ]


def _cell(pair: Inside | None, one: str, other: str) -> dict[str, Any]:
    likely = None if pair is None or pair.probability is None else likely_in_words(pair.probability)
    decision = None if pair is None or pair.decision is None else DECISIONS[pair.decision]
    return {"one": one, "other": other, "likely": likely, "decision": decision, "is_said": bool(pair and pair.is_said)}


def _pair(pair: Inside, letters: dict[str, str], names: dict[str, str]) -> dict[str, Any]:
    ends = {"letters": (letters[pair.one], letters[pair.other])}
    return _cell(pair, pair.one, pair.other) | ends | {"names": (names.get(pair.one, ""), names.get(pair.other, ""))}


def _said(each: Any, letters: dict[str, str]) -> dict[str, Any]:
    return {
        "said": each,
        "decision": DECISIONS.get(each.decision, each.decision),
        "names": (letters[each.one], letters[each.other]),
    }


def _letter(place: int) -> str:
    """Give A to Z, and then A2 and on.

    >>> _letter(0), _letter(26)
    ('A', 'A2')
    """
    turn, letter = divmod(place, len(ascii_uppercase))
    return ascii_uppercase[letter] + (str(turn + 1) if turn else "")
