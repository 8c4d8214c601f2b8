"""What an administrator changes about people: who sits there is asked once more, and the ledger tells of it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from onrecord.core.errors import BadOption
from onrecord.store.people import factors as factors_store
from onrecord.store.people import members as store
from onrecord.store.people.lockouts import lift
from onrecord.store.people.secrets import new_first_password
from onrecord.store.people.sessions import end_session
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.fresh import fresh
from onrecord.web.access.rights import needs
from onrecord.web.access.sessions import keep_this_session
from onrecord.web.members.forms import Reason, RolesForm, SecondFactorForm, Someone
from onrecord.web.members.views import found, knows_too_much, shown

__all__ = ["add", "end", "give_password", "give_roles", "lift_lockout", "require_second", "reset", "set_access"]


@needs("people")
@require_http_methods(["GET", "HEAD", "POST"])
@fresh
def add(request: CaseRequest) -> HttpResponse:
    """Add somebody, with a first password that is shown once or with none."""
    form = Someone(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        password = new_first_password() if told["password"] else None
        try:
            store.check_giving(request.user, (), told["roles"])
            with request.case.writing() as pen:
                member = store.add_member(pen, told["name"], told["roles"], password, must_change=password is not None)
        except BadOption as error:
            form.add_error("name" if error.thing == "name" else "roles", ValidationError(_name_taken(error)))
        else:
            _warn(request, member.role_names)
            return shown(request, member, given=password, new=True)
    return render(request, "members/add.html", {"form": form})


@needs("people")
@require_POST
@fresh
def give_roles(request: CaseRequest, number: int) -> HttpResponse:
    """Give somebody these roles and no others; their sessions end."""
    member, form = found(request, number), RolesForm(request.POST)
    if not form.is_valid():
        return shown(request, member, roles=form)
    store.check_giving(request.user, member.role_names, form.cleaned_data["roles"])
    with request.case.writing() as pen:
        changed = store.set_roles(pen, member, form.cleaned_data["roles"])
    if changed:
        keep_this_session(request, member)
        messages.success(request, _("Roles set. Their sessions were ended."))
        _warn(request, member.role_names)
    return redirect("member", number)


@needs("people")
@require_POST
@fresh
def set_access(request: CaseRequest, number: int) -> HttpResponse:
    """Shut somebody out, or let them in again."""
    member, asked = found(request, number), request.POST.get("access")
    if asked not in ("in", "out"):
        raise Http404
    with request.case.writing() as pen:
        changed = store.set_active(pen, member, active=asked == "in")
    if changed:
        said = _("Let in again.") if member.is_active else _("Shut out. Their sessions were ended.")
        messages.success(request, said)
    return redirect("member", number)


@needs("people")
@require_POST
@fresh
def give_password(request: CaseRequest, number: int) -> HttpResponse:
    """Make somebody a new first password and show it, this once; or take the password away."""
    member, asked = found(request, number), request.POST.get("password")
    if asked not in ("new", "none") or member.pk == request.user.pk:
        raise Http404  # one's own is changed under one's own account
    password = new_first_password() if asked == "new" else None
    with request.case.writing() as pen:
        store.set_password(pen, member, password, must_change=password is not None)
    if password is None:
        messages.success(request, _("Their password was taken away. Their sessions were ended."))
        return redirect("member", number)
    return shown(request, member, given=password)


@needs("people")
@require_POST
@fresh
def reset(request: CaseRequest, number: int) -> HttpResponse:
    """Take away every second factor of somebody who lost theirs, with the reason; their sessions end."""
    member, form = found(request, number), Reason(request.POST)
    if member.pk == request.user.pk:
        raise Http404  # one's own is replaced under one's own account, which asks for it first
    if not form.is_valid():
        return shown(request, member, reason=form)
    with request.case.writing() as pen:
        factors_store.reset_factors(pen, member, form.cleaned_data["why"])
        store.end_sessions(pen, member)
    messages.success(request, _("Reset. They set up another when they next come in."))
    return redirect("member", number)


@needs("people")
@require_POST
@fresh
def end(request: CaseRequest, number: int) -> HttpResponse:
    """End one session of somebody, or all."""
    member, asked = found(request, number), request.POST.get("session", "")
    with request.case.writing() as pen:
        if asked == "all":
            store.end_sessions(pen, member)
        elif not (asked.isdecimal() and len(asked) < 19 and end_session(pen, member, int(asked))):
            raise Http404
    if asked == "all":
        keep_this_session(request, member)
    messages.success(request, _("Ended."))
    return redirect("member", number)


@needs("people")
@require_POST
@fresh
def require_second(request: CaseRequest) -> HttpResponse:
    """Say which roles need a second factor; where fewer do, with the reason."""
    form = SecondFactorForm(request.POST)
    if form.is_valid():
        try:
            with request.case.writing() as pen:
                factors_store.set_second_factor_roles(pen, form.cleaned_data["roles"], form.cleaned_data["why"])
        except BadOption:
            form.add_error("why", ValidationError(_("Say why fewer roles need it. The ledger keeps it for good.")))
        else:
            messages.success(request, _("Kept."))
            return redirect("members_second")
    return render(request, "members/second.html", {"form": form, "tab": "second"})


@needs("people")
@require_POST
@fresh
def lift_lockout(request: CaseRequest) -> HttpResponse:
    """Let a name be tried again from an address."""
    with request.case.writing() as pen:
        lifted = lift(pen, request.POST.get("name", "")[:255], request.POST.get("address", "")[:64])
    if not lifted:
        raise Http404
    messages.success(request, _("Lifted."))
    return redirect("members_locked")


def _name_taken(error: BadOption) -> str:
    return _("Somebody has this name already, or it is empty. Give another.") if error.thing == "name" else error.do


def _warn(request: CaseRequest, roles: tuple[str, ...]) -> None:
    if knows_too_much(roles):
        messages.warning(
            request,
            _("This person sets who may get in and also knows who sources are. Two people are safer: one for each."),
        )
