"""Two codings of one report beside each other, and what somebody settles of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onrecord.coding.agreement.beside import Row, Side, Thing
from onrecord.coding.agreement.settling import DROP, KEEP, OTHER, Choice, open_questions
from onrecord.coding.agreement.typed import choices_of, takes_typing
from onrecord.core.errors import BadOption
from onrecord.store.adjudicating import (
    Pair,
    adjudicate,
    count_waiting,
    is_own,
    others_may_settle,
    pair_of_reading,
    settled_of,
    waiting_pairs,
)
from onrecord.store.asked_blind import blind_readings, is_blind_for
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.agreement.words import called, part_called
from onrecord.web.records.labels import property_label
from onrecord.web.records.wording import phrases_now, value_label

__all__ = ["settle_reading", "to_settle"]

PAGE = 50
PLAIN = ("outcome", "involvement", "damage", "names")
"""Ends of a field that say what they are by themselves."""
SIDES = ("left", "right", OTHER, KEEP, DROP)


@needs("adjudicate")
@require_safe
def to_settle(request: CaseRequest) -> HttpResponse:
    """Show what was coded blind and is not settled."""
    after = request.GET.get("after", "")
    some = waiting_pairs(request.case, int(after) if after.isdecimal() and len(after) < 18 else 0, PAGE)
    hidden = blind_readings(request.case, request.case.who)
    told = {
        "tab": "settle",
        "waiting": count_waiting(request.case),
        "rows": [each for each in some if each.reading not in hidden],
        "next": some[-1].id if len(some) == PAGE else None,
    }
    return render(request, "agreement/to_settle.html", told)


@needs("adjudicate")
@require_http_methods(["GET", "HEAD", "POST"])
def settle_reading(request: CaseRequest, reading: str) -> HttpResponseBase:
    """Show two codings beside each other, and keep what is chosen among them."""
    if is_blind_for(request.case, reading, request.case.who):
        raise PermissionDenied
    told = request.POST if request.method == "POST" else request.GET
    pair = pair_of_reading(request.case, reading, [each for name in ("one", "other") if (each := told.get(name))])
    if pair is None:
        raise Http404
    if request.method != "POST":
        return render(request, "agreement/settle.html", _shown(request, pair, {}))
    choices = _chosen(request, pair)
    try:
        if list(pair.codings) != [told.get("left"), told.get("right")]:
            raise BadOption("codings", found="newer ones", expected="those that were shown", do=_("Look again."))
        with request.case.writing() as pen:
            adjudicate(pen, pair, choices)
    except BadOption as error:
        return render(request, "agreement/settle.html", _shown(request, pair, choices, error), status=400)
    messages.success(request, _("Settled. Both codings stay."))
    return redirect("to_settle")


def _chosen(request: CaseRequest, pair: Pair) -> dict[str, Choice]:
    found = {}
    for key in (key for thing in pair.things for key in (thing.id, *(row.key for row in thing.rows))):
        side = request.POST.get(f"side:{key}")
        if side in SIDES:
            value, words = request.POST.get(f"value:{key}", ""), request.POST.get(f"words:{key}", "")
            found[key] = Choice(side, value, words) if side == OTHER else Choice(side)
    return found


def _shown(
    request: CaseRequest, pair: Pair, choices: Mapping[str, Choice], error: BadOption | None = None
) -> dict[str, Any]:
    questions = open_questions(pair.things, {})
    return {
        "pair": pair,
        "things": [_thing(thing, choices, error) for thing in pair.things],
        "questions": len(questions),
        "error": error,
        "is_own": is_own(pair, request.case.who),
        "may": not is_own(pair, request.case.who) or not others_may_settle(request.case, pair),
        "settled": settled_of(request.case, pair.reading),
        "tab": "settle",
        "waiting": count_waiting(request.case),
    }


def _thing(thing: Thing, choices: Mapping[str, Choice], error: BadOption | None) -> dict[str, Any]:
    rows = [_row(thing, row, choices.get(row.key), error) for row in thing.rows]
    item = thing.left if thing.left is not None else thing.right
    return {
        "thing": thing,
        "kind": called(thing.kind),
        "name": _named(thing, item),
        "differing": [row for row in rows if row["row"].differs and thing.is_in_both],
        "same": [row for row in rows if not (row["row"].differs and thing.is_in_both)],
        "choice": choices.get(thing.id),
        "is_wrong": error is not None and thing.id in error.found.split(),
    }


def _row(thing: Thing, row: Row, choice: Choice | None, error: BadOption | None) -> dict[str, Any]:
    wrong = error if error is not None and (error.thing == row.key or row.key in error.found.split()) else None
    return {
        "row": row,
        "name": part_called(row.field),
        "part": row.field.partition(".")[2] if row.field.startswith("counts.") else "",
        "sides": [("left", _side(row.field, row.left)), ("right", _side(row.field, row.right))],
        "side": _side(row.field, row.left if thing.left is not None else row.right),
        "terms": _terms(row.field, thing.kind),
        "choice": choice,
        "error": wrong,
        "can_type": takes_typing(row.field),
        "closed": choices_of(row.field, thing.kind),
    }


def _terms(field: str, kind: str) -> str:
    """Give the group of terms that the values of a field are named in."""
    if field.startswith("acts."):
        return "outcome" if kind == "victim" else "involvement"
    return field


def _side(field: str, side: Side) -> dict[str, Any]:
    phrases = phrases_now()
    values = [
        (
            end,
            phrases.say("comma").join(value_label(f"{field}.{end}" if end else field, each, phrases) for each in some),
        )
        for end, some in side.values.items()
    ]
    told = dict(values)
    if {"low", "high"} & told.keys() and not set(told) - {"low", "best", "high"}:
        values = [("", _range(told))]
    elif told.get("earliest") and told.get("earliest") == told.get("latest"):
        values = [("", told["earliest"]), *((end, words) for end, words in values if end not in ("earliest", "latest"))]
    return {
        "values": [
            (property_label(f"{field}.{end}") if end and end not in PLAIN else "", words) for end, words in values
        ],
        "quotes": side.quotes,
        "rules": side.rules,
        "places": " ".join(f"{quote.start}-{quote.end}" for quote in side.quotes),
    }


def _range(told: Mapping[str, str]) -> str:
    low, high = told.get("low"), told.get("high")
    if low == high and low is not None:
        return low
    return f"{low}+" if high is None else f"{low or 0}–{high}"


def _named(thing: Thing, item: Any) -> str:
    if thing.kind == "incident":
        return item.where.name or item.where.text or ""
    names = (
        (each, getattr(item, each, None)) for each in ("name", "description", "actor", "type", "population", "act")
    )
    path, found = next(((path, each) for path, each in names if isinstance(each, str)), ("", ""))
    return value_label(path, found, phrases_now()) if found else ""
