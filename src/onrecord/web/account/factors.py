"""Second factors of one's own: given, set up, replaced, taken away.

Whoever has one set up shows it before anything of this can be changed: a password alone never leads round it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.webauthn.forms import AddWebAuthnForm, ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from onrecord.core.errors import BadOption
from onrecord.store.people import factors as store
from onrecord.store.people.factors import CODES, KEY, factors_of, has_factor, second_factor_roles
from onrecord.store.people.members import end_sessions
from onrecord.store.people.secrets import open_secret, seal_secret
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.fresh import fresh, safe_next
from onrecord.web.access.rights import came_by_door, gave_second_factor, is_proven, needs
from onrecord.web.access.sessions import keep_this_session
from onrecord.web.account.forms import WRONG_CODE, CodeForm, SetUpApp
from onrecord.web.account.proving import key_options, proof_of
from onrecord.web.account.qr import drawn

__all__ = ["app", "codes", "key", "not_round_it", "remove", "second_factor"]

SECRET = "app_being_set_up"
LONGEST_KEY_NAME = 60

View = TypeVar("View", bound=Callable[..., Any])


def not_round_it(view: View) -> View:
    """Let a view run only for whoever gave their second factor in this session, has none, or came by the door."""

    @wraps(view)
    def shown(request: CaseRequest, *args: Any, **kwargs: Any) -> Any:
        if gave_second_factor(request) or came_by_door(request) or not has_factor(request.case, request.user):
            return view(request, *args, **kwargs)
        return redirect("second_factor")

    return shown  # type: ignore[return-value]


@needs("member")
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: CaseRequest) -> HttpResponse:
    """Say what is asked for and why; take it from whoever has one, and lead the others to setting one up."""
    back = safe_next(request.POST.get("next") or request.GET.get("next", ""))
    held = factors_of(request.case, request.user)
    sent = request.POST if request.method == "POST" else None
    has_key = any(each.kind == KEY for each in held)
    code = CodeForm(sent if sent and "code" in sent else None)
    shown = ReauthenticateWebAuthnForm(sent if sent and "credential" in sent else None, user=request.user)
    if any(form.is_bound and proof_of(request, form) for form in (code, shown)):
        return redirect(back)
    needing = second_factor_roles(request.case).intersection(request.user.role_names)
    told = {
        "back": back,
        "code": code,
        "options": key_options(request) if has_key else None,
        "held": [each for each in held if each.kind != CODES],
        "has_app": any(each.kind == store.APP for each in held),
        "needing": [role for role in request.user.role_names if role in needing],
        "proven": is_proven(request),
        "given": gave_second_factor(request),
    }
    return render(request, "account/second_factor.html", told)


@needs("member")
@require_http_methods(["GET", "HEAD", "POST"])
@not_round_it
@fresh
def app(request: CaseRequest) -> HttpResponse:
    """Set up an app on a phone: its secret as a picture and as letters, kept once it gave a code."""
    form = SetUpApp(request.POST if request.method == "POST" else None)
    secret = open_secret(request.session.get(SECRET, "")) if request.method == "POST" else None
    if secret is None:
        secret = generate_totp_secret()
        request.session[SECRET] = seal_secret(secret)
    if form.is_bound and form.is_valid():
        with request.case.writing() as pen:
            added = store.add_app(pen, request.user, secret, form.cleaned_data["code"])
            first = _first_codes(pen, request) if added else None
            if added:
                end_sessions(pen, request.user)
        if added:
            return _set_up(request, first)
        form.add_error("code", ValidationError(WRONG_CODE))
    told = {"form": form, "qr": drawn(_address(request, secret)), "letters": _in_groups(secret)}
    return render(request, "account/app.html", told)


@needs("member")
@require_http_methods(["GET", "HEAD", "POST"])
@not_round_it
@fresh
def key(request: CaseRequest) -> HttpResponse:
    """Set up a security key, kept once it answered."""
    form = AddWebAuthnForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_bound and form.is_valid():
        name = form.cleaned_data["name"].strip()[:LONGEST_KEY_NAME]
        with request.case.writing() as pen:
            store.add_key(pen, request.user, name, form.cleaned_data["credential"])
            first = _first_codes(pen, request)
            end_sessions(pen, request.user)
        return _set_up(request, first)
    host = request.get_host().partition(":")[0]
    named = not host.replace(".", "").isdigit() and not host.startswith("[")
    told = {"form": form, "named": named, "options": begin_registration(request.user, False) if named else None}
    return render(request, "account/key.html", told | {"port": request.get_port()})


@needs("member")
@require_POST
@not_round_it
@fresh
def codes(request: CaseRequest) -> HttpResponse:
    """Make new recovery codes and show them, this once."""
    if not has_factor(request.case, request.user):
        raise Http404
    with request.case.writing() as pen:
        made = store.new_codes(pen, request.user)
    return render(request, "account/codes.html", {"codes": made})


@needs("member")
@require_POST
@not_round_it
@fresh
def remove(request: CaseRequest) -> HttpResponse:
    """Take away one of one's own second factors; the last only from whoever needs none."""
    told = request.POST.get("factor", "")
    held = [each for each in factors_of(request.case, request.user) if each.kind != CODES]
    found = next((each for each in held if str(each.id) == told), None)
    if found is None:
        raise Http404
    if len(held) == 1 and second_factor_roles(request.case).intersection(request.user.role_names):
        raise BadOption(
            _("your last second factor"),
            found=_("a role that needs one"),
            expected=_("another one set up"),
            do=_("Set up another first."),
        )
    with request.case.writing() as pen:
        store.drop_factor(pen, request.user, found.id)
        end_sessions(pen, request.user)
    keep_this_session(request, request.user)
    messages.success(request, _("Removed. Your other sessions were ended."))
    return redirect("account")


def _first_codes(pen: Any, request: CaseRequest) -> list[str] | None:
    """Give recovery codes to whoever has none yet."""
    held = factors_of(request.case, request.user)
    return None if any(each.kind == CODES and each.left for each in held) else store.new_codes(pen, request.user)


def _set_up(request: CaseRequest, first: list[str] | None) -> HttpResponse:
    """Keep that the factor was shown in this session, end what came before it, and show the codes, if new."""
    request.session.pop(SECRET, None)
    record_authentication(request, request.user, "mfa", reauthenticated=True)
    keep_this_session(request, request.user)
    if first is not None:
        return render(request, "account/codes.html", {"codes": first, "first": True})
    messages.success(request, _("Set up. Your other sessions were ended."))
    return redirect("account")


def _address(request: HttpRequest, secret: str) -> str:
    from allauth.mfa.adapter import get_adapter

    address: str = get_adapter().build_totp_url(request.user, secret)
    return address


def _in_groups(secret: str) -> str:
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4)).lower()
