"""Tokens of one's own: made for some rights and a time, shown once, revoked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onrecord.core.errors import BadOption
from onrecord.store.people.rights import rights_of, roles_register
from onrecord.store.people.tokens import LONGEST_DAYS, LONGEST_NAME, Wanted, make_token, revoke_token, tokens_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.fresh import fresh
from onrecord.web.access.rights import came_by_door, gave_second_factor, is_proven, needs
from onrecord.web.access.words import right
from onrecord.web.account.factors import not_round_it
from onrecord.web.sentences.saying import say

__all__ = ["TokenForm", "how_long", "make", "revoke", "tokens"]

DAYS = (7, 30, 90, LONGEST_DAYS)
STATES = {
    "holds": gettext_lazy("holds"),
    "expired": gettext_lazy("expired"),
    "ended": gettext_lazy("ended with your sessions"),
    "revoked": gettext_lazy("revoked"),
}


def how_long() -> list[tuple[int, str]]:
    """Give the days that a token may hold for, in the reader's language."""
    return [(days, ngettext("%d day", "%d days", days) % days) for days in DAYS]


class TokenForm(forms.Form):
    """What a token is called, what it may do, and how long it holds."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("What it is for, such as “weekly export on the office computer”."),
        widget=forms.TextInput({"autocomplete": "off", "dir": "auto"}),
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("Holds for"),
        coerce=int,
        initial=30,
        choices=how_long,
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("As little as it needs. It never does more than you may do yourself."),
    )

    def __init__(self, roles: tuple[str, ...], data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        field: Any = self.fields["scopes"]
        may = rights_of(roles)
        field.choices = [(name, right(name)) for name in roles_register().rights if name in may]


@needs("member")
@require_safe
@not_round_it
def tokens(request: CaseRequest) -> HttpResponse:
    """List one's own tokens, with what they may do, until when they hold, and when they were used last."""
    rows = [(each, STATES[each.state]) for each in tokens_of(request.case, request.user)]
    return render(request, "account/tokens.html", {"tokens": rows})


@needs("member")
@require_http_methods(["GET", "HEAD", "POST"])
@not_round_it
@fresh
def make(request: CaseRequest) -> HttpResponse:
    """Make a token, and show it this once."""
    member = request.user
    if member.must_change:
        return redirect("account_password")
    if not is_proven(request):
        return redirect("second_factor")
    form = TokenForm(member.role_names, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        proven = gave_second_factor(request) or came_by_door(request)
        wanted = Wanted(told["name"], told["scopes"], told["days"], is_proven=proven)
        try:
            with request.case.writing() as pen:
                token, secret = make_token(pen, member, wanted)
        except BadOption as error:
            form.add_error(error.thing if error.thing in form.fields else None, f"{say(error.found)}. {say(error.do)}")
        else:
            return render(request, "account/token_made.html", {"token": token, "secret": secret})
    return render(request, "account/token_make.html", {"form": form}, status=422 if form.is_bound else 200)


@needs("member")
@require_POST
@not_round_it
def revoke(request: CaseRequest) -> HttpResponse:
    """Revoke a token of one's own, at once."""
    asked = request.POST.get("token", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 19 else 0
    with request.case.writing() as pen:
        revoked = revoke_token(pen, request.user, number)
    if not revoked:
        raise Http404
    messages.success(request, _("Revoked. Whoever holds it gets in no more."))
    return redirect("account_tokens")
