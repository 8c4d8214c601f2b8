"""One's own account: what is known of it, the password, the sessions."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onrecord.store.people.factors import CODES, factors_of, second_factor_roles
from onrecord.store.people.members import end_sessions, set_password
from onrecord.store.people.rights import roles_register
from onrecord.store.people.sessions import end_session, sessions_of
from onrecord.store.people.tokens import tokens_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.fresh import fresh
from onrecord.web.access.rights import came_by_door, needs
from onrecord.web.access.sessions import keep_this_session
from onrecord.web.account.factors import not_round_it
from onrecord.web.account.forms import NewPassword

__all__ = ["end", "home", "password", "sessions"]


@needs("member")
@require_safe
@not_round_it
def home(request: CaseRequest) -> HttpResponse:
    """Show whoever is signed in what is known of them, and what they can change."""
    held = factors_of(request.case, request.user)
    needing = second_factor_roles(request.case).intersection(request.user.role_names)
    told = {
        "factors": [each for each in held if each.kind != CODES],
        "codes_left": next((each.left for each in held if each.kind == CODES), 0),
        "needs_one": bool(needing),
        "may": [(right, words) for right, words in roles_register().rights.items() if right in request.rights],
        "at_machine": came_by_door(request),
        "how_many_sessions": len(sessions_of(request.case, request.user)),
        "how_many_tokens": sum(each.state == "holds" for each in tokens_of(request.case, request.user)),
    }
    return render(request, "account/home.html", told)


@needs("member")
@require_http_methods(["GET", "HEAD", "POST"])
@not_round_it
@fresh
def password(request: CaseRequest) -> HttpResponse:
    """Choose a password; every other session ends with the old one."""
    form = NewPassword(request.POST if request.method == "POST" else None, member=request.user)
    if form.is_bound and form.is_valid():
        with request.case.writing() as pen:
            set_password(pen, request.user, form.cleaned_data["new"])
        keep_this_session(request, request.user)
        messages.success(request, _("Your password was changed. Your other sessions were ended."))
        return redirect("account")
    return render(request, "account/password.html", {"form": form, "must": request.user.must_change})


@needs("member")
@require_safe
@not_round_it
def sessions(request: CaseRequest) -> HttpResponse:
    """List one's own sessions."""
    told = {"sessions": sessions_of(request.case, request.user), "this": request.session.session_key}
    return render(request, "account/sessions.html", told)


@needs("member")
@require_POST
@not_round_it
def end(request: CaseRequest) -> HttpResponse:
    """End one of one's own sessions, or all but this."""
    asked = request.POST.get("session", "")
    if asked == "others":
        with request.case.writing() as pen:
            end_sessions(pen, request.user)
        keep_this_session(request, request.user)
        messages.success(request, _("Your other sessions were ended."))
        return redirect("account_sessions")
    found = next((each for each in sessions_of(request.case, request.user) if str(each.id) == asked), None)
    if found is None:
        raise Http404
    with request.case.writing() as pen:
        end_session(pen, request.user, found.id)
    if found.key == request.session.session_key:
        logout(request)
        return redirect("account_login")
    messages.success(request, _("That session was ended."))
    return redirect("account_sessions")
