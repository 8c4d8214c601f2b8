"""Saying once more that it is you: by password, code or key; each counts once."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from onrecord.store.people.factors import APP, KEY, factors_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.fresh import is_fresh, safe_next
from onrecord.web.access.lockout import is_locked_out
from onrecord.web.access.rights import needs
from onrecord.web.access.sessions import keep_this_session
from onrecord.web.account.forms import WRONG_CODE, CodeForm, PasswordForm, spent

__all__ = ["again", "key_options", "proof_of"]


@needs("member")
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: CaseRequest) -> HttpResponse:
    """Ask who sits there once more, and lead back to where they were."""
    back = safe_next(request.POST.get("next") or request.GET.get("next", ""))
    if request.method != "POST" and is_fresh(request):
        return redirect(back)
    forms_ = _forms(request)
    if request.method == "POST" and _is_proven_by(request, forms_):
        return redirect(back)
    told = {"back": back, "options": key_options(request) if forms_["key"] else None, **forms_}
    return render(request, "account/again.html", told)


def key_options(request: HttpRequest) -> dict[str, Any]:
    """Give what a security key is asked, once; the answer must be to this question."""
    options: dict[str, Any] = begin_authentication(request.user)
    return options


def proof_of(request: HttpRequest, form: forms.Form) -> bool:
    """Say whether the form proves who sits there by a second factor, and keep it in the session where it does."""
    member: Any = request.user
    if not form.is_valid():
        return False
    if isinstance(form, ReauthenticateWebAuthnForm):
        form.save()
        keep_this_session(request, member)
        return True
    number = spent(request, member, form.cleaned_data["code"])
    if number is None:
        form.add_error("code", ValidationError(WRONG_CODE))
        return False
    record_authentication(request, member, "mfa", id=number, reauthenticated=True)
    keep_this_session(request, member)
    return True


def _forms(request: CaseRequest) -> dict[str, Any]:
    """Give the forms of what this person has, each bound where it is the one that was sent."""
    kinds = {each.kind for each in factors_of(request.case, request.user)}
    sent = request.POST if request.method == "POST" else None
    return {
        "password": PasswordForm(sent if sent and "password" in sent else None)
        if request.user.has_usable_password()
        else None,
        "code": CodeForm(sent if sent and "code" in sent else None) if kinds - {KEY} else None,
        "key": ReauthenticateWebAuthnForm(sent if sent and "credential" in sent else None, user=request.user)
        if KEY in kinds
        else None,
        "has_app": APP in kinds,
    }


def _is_proven_by(request: CaseRequest, told: dict[str, Any]) -> bool:
    if is_locked_out(request, request.user.name):
        return False
    password = told["password"]
    if password is not None and password.is_bound:
        if not password.is_valid():
            return False
        if get_adapter().reauthenticate(request.user, password.cleaned_data["password"]):
            record_authentication(request, request.user, "password", reauthenticated=True)
            keep_this_session(request, request.user)
            return True
        password.add_error(
            "password", ValidationError(_("That is not your password. Check it; capital letters count."))
        )
        return False
    return any(
        proof_of(request, told[name]) for name in ("code", "key") if told[name] is not None and told[name].is_bound
    )
