"""How far coders agree, and where they differ."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onrecord.coding.agreement.summing import BY
from onrecord.store.adjudicating import count_waiting
from onrecord.store.agreements import (
    Difference,
    Kept,
    agreement_kept,
    count_agreement,
    count_codings_since,
    differences,
)
from onrecord.store.asked_blind import blind_readings
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.agreement.trend import Point, draw_trend
from onrecord.web.agreement.words import FIELDS, GROUPS, KINDS, LEVELS, WHY, group_name

__all__ = ["agreement", "count", "differing"]

PAGE = 50


@needs("adjudicate")
@require_safe
def agreement(request: CaseRequest) -> HttpResponse:
    """Show how far coders agree, as it was counted last."""
    kept = agreement_kept(request.case)
    told: dict[str, Any] = {"kept": kept, "waiting": count_waiting(request.case), "tab": "agreement"}
    if kept is not None:
        told |= _shown(kept) | _apart(kept, request.GET.get("by", ""), request.GET.get("field", ""))
        told["since"] = count_codings_since(request.case, kept)
    return render(request, "agreement/agreement.html", told)


@needs("adjudicate")
@require_POST
def count(request: CaseRequest) -> HttpResponseBase:
    """Count it anew over a sample of the reports."""
    kept = count_agreement(request.case)
    if kept.eligible:
        messages.success(request, _("Counted again."))
    else:
        messages.warning(request, _("No report was coded twice yet."))
    return redirect("agreement")


@needs("adjudicate")
@require_safe
def differing(request: CaseRequest, field: str) -> HttpResponse:
    """Show where coders differ in a field, with the way to both codings; none that the reader codes blind."""
    if field not in FIELDS:
        raise Http404
    after = _number(request.GET.get("after", ""))
    some = differences(request.case, field, after, PAGE)
    hidden = blind_readings(request.case, request.case.who)
    told = {
        "name": FIELDS[field],
        "field": field,
        "rows": [(each, _codings_of(each)) for each in some if each.reading not in hidden],
        "hidden": sum(each.reading in hidden for each in some),
        "next": some[-1].id if len(some) == PAGE else None,
        "tab": "agreement",
        "waiting": count_waiting(request.case),
    }
    return render(request, "agreement/differences.html", told)


def _codings_of(each: Difference) -> str:
    """Give the part of an address that names two coders who differ."""
    one = each.said[0]
    other = next(told for told in each.said if told[1] != one[1])
    return urlencode({"one": one[0], "other": other[0]})


def _shown(kept: Kept) -> dict[str, Any]:
    rows = [_row(each, FIELDS[each["field"]]) for each in kept.told["fields"]]
    return {
        "is_sample": kept.reports + kept.dependent < kept.eligible,
        "fields": rows,
        # A field in which somebody differs is shown with what it is of, even where that is too little for a number.
        "measured": [each for each in rows if each["alpha"]["value"] is not None or each["alike"] != 100],
        "unmeasured": [each for each in rows if each["alpha"]["value"] is None and each["alike"] == 100],
        "found": [_found(each) for each in kept.told["found"]],
    }


def _apart(kept: Kept, by: str, field: str) -> dict[str, Any]:
    """Give one field by the groups that were asked for."""
    by = by if by in BY else BY[0]
    known = [each["field"] for each in kept.told["fields"]]
    field = field if field in known else _least_agreed(kept)
    rows = []
    for name, some in kept.told["groups"][by].items():
        rows += [_row(each, group_name(by, name)) | {"group": name} for each in some if each["field"] == field]
    told: dict[str, Any] = {
        "by": by,
        "field": field,
        "choices": [(key, FIELDS[key]) for key in known],
        "groups": [(key, name, key == by) for key, name in GROUPS.items()],
        "group": GROUPS[by],
        "rows": rows,
    }
    if by == "month" and len(rows) > 1:
        title = _("Alpha of this field, month by month, with 95%% intervals") % ()
        told["drawing"] = draw_trend([_point(each) for each in rows], title)
    return told


def _least_agreed(kept: Kept) -> str:
    """Give the field that coders agree on least, the first one where none has a number."""
    fields = kept.told["fields"]
    measured = [each for each in fields if each["alpha"]["value"] is not None]
    least = min(measured, key=lambda each: each["alpha"]["value"], default=next(iter(fields), None))
    return str(least["field"]) if least is not None else ""


def _row(told: dict[str, Any], name: object) -> dict[str, Any]:
    level = None if told["own"] is None else LEVELS.get(_level(told["field"]))
    alike = None if told["alike"] is None else 100 * told["alike"]
    return {
        **told,
        "name": name,
        "alike": alike,
        "alpha": _coefficient(told["alpha"]),
        "own": None if told["own"] is None else _coefficient(told["own"]),
        "kappa": _coefficient(told["kappa"]),
        "level": level,
    }


def _level(field: str) -> str:
    from onrecord.coding.agreement.fields import field_named

    return str(field_named(field).level)


def _coefficient(told: dict[str, Any]) -> dict[str, Any]:
    interval = told["interval"] or {}
    why = WHY.get(told["why"]) if told["why"] is not None else None
    return {"value": told["value"], "low": interval.get("low"), "high": interval.get("high"), "why": why}


def _found(told: dict[str, Any]) -> dict[str, Any]:
    both, apart = told["both"], told["only_one"] + told["only_other"]
    interval = told["interval"] or {}
    return {
        "name": KINDS[told["kind"]],
        "both": both,
        "apart": apart,
        "missed": 100 * apart / (both + apart) if both + apart else None,
        "f1": 2 * both / (2 * both + apart) if both + apart else None,
        "low": interval.get("low"),
        "high": interval.get("high"),
    }


def _point(row: dict[str, Any]) -> Point:
    alpha = row["alpha"]
    return Point(row["group"], alpha["value"], alpha["low"], alpha["high"], row["units"])


def _number(told: str) -> int:
    return int(told) if told.isdecimal() and len(told) < 18 else 0
