"""Every claim beneath one value, and the choice of the one that stands."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from onrecord.core.vocabulary import RecordKind
from onrecord.store.choosing import choices_on, record_choice, withdraw_choice
from onrecord.store.opened import Opened
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.records.forms import ReasonForm
from onrecord.web.records.incident import opened_for
from onrecord.web.records.values import Account, Group, groups_of, seen_of
from onrecord.web.records.wording import phrases_now

__all__ = ["claims", "stands"]

NOTHING = "none"
"""What is chosen where nothing is to stand by choice any more."""


@needs("read")
@require_safe
def claims(request: CaseRequest, record: str) -> HttpResponse:
    """Show every account beneath one value of a record."""
    opened, group = _group(request, record, request.GET.get("of", ""))
    return _shown(request, opened, group, ReasonForm())


@needs("judge")
@require_POST
def stands(request: CaseRequest, record: str) -> HttpResponse:
    """Keep which account stands, with the reason; or that none is chosen any more."""
    opened, group = _group(request, record, request.POST.get("of", ""))
    form, asked = ReasonForm(request.POST), request.POST.get("account", "")
    account = next((each for each in group.accounts if each.claims[0] == asked), None)
    if not form.is_valid() or (account is None and asked != NOTHING):
        if account is None and asked != NOTHING:
            form.add_error(None, _("Choose the account that stands."))
        return _shown(request, opened, group, form, status=400)
    reason = form.cleaned_data["reason"]
    with request.case.writing() as pen:
        if account is None:
            for path in dict.fromkeys(held.property for held in group.held):
                if choices_on(request.case, opened.record, path):
                    withdraw_choice(pen, opened.record, path, reason)
        else:
            record_choice(pen, opened.record, _one_of_each(account, opened), reason)
    messages.success(request, _("Kept. The record shows it now; numbers that rest on it are counted anew."))
    return redirect(_home(opened))


def _group(request: CaseRequest, record: str, key: str) -> tuple[Opened, Group]:
    opened, sight = opened_for(request, record, list(RecordKind))
    found = groups_of(seen_of(opened, sight, phrases_now()), opened.record, key)
    if not found:
        raise Http404
    return opened, found[0]


def _shown(request: CaseRequest, opened: Opened, group: Group, form: ReasonForm, status: int = 200) -> HttpResponse:
    context = {
        "opened": opened, "group": group, "form": form, "home": _home(opened), "chosen": request.POST.get("account"),
        "may_choose": "judge" in request.rights and len(group.accounts) > 1,
    }  # fmt: skip
    return render(request, "records/claims.html", context, status=status)


def _home(opened: Opened) -> str:
    """Give the page that the value stands on: that of the person, or of the incident."""
    record = opened.record
    if record.kind in (RecordKind.VICTIM, RecordKind.PERPETRATOR):
        return reverse("person", args=[record.id])
    home = record.id if record.kind is RecordKind.INCIDENT else record.within
    return reverse("incident", args=[home]) if home is not None else reverse("incidents")


def _one_of_each(account: Account, opened: Opened) -> list[str]:
    """Give one claim of each property that an account tells: two of one cannot both stand."""
    chosen: dict[str, str] = {}
    for held in opened.record.values:
        for ref in (*held.claims, *(ref for other in held.others for ref in other.claims)):
            if ref in account.claims:
                chosen.setdefault(held.property, ref)
    return list(chosen.values())
