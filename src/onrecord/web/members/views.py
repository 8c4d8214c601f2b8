"""Pages on the people of a case file."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord.store.people.factors import CODES, factors_of, second_factor_roles, with_factor
from onrecord.store.people.lockouts import lockouts
from onrecord.store.people.members import ADMINISTRATOR, member_numbered, members
from onrecord.store.people.models import Member
from onrecord.store.people.rights import roles_register
from onrecord.store.people.sessions import sessions_of
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.members.forms import Reason, RolesForm, SecondFactorForm

__all__ = ["found", "knows_too_much", "locked", "locked_now", "people", "person", "second", "shown"]

PAGE = 100


@needs("people")
@require_safe
def people(request: CaseRequest) -> HttpResponse:
    """List everybody who was added."""
    page = Paginator(members(request.case), PAGE).get_page(request.GET.get("page"))
    needing, having = second_factor_roles(request.case), with_factor(request.case)
    rows = [
        {
            "member": each,
            "has_factor": each.pk in having,
            "needs_factor": bool(needing.intersection(each.role_names)),
            "too_much": knows_too_much(each.role_names),
        }
        for each in page.object_list
    ]
    told = {"rows": rows, "page": page, "locked": len(locked_now(request.case)), "tab": "people"}
    return render(request, "members/people.html", told)


@needs("people")
@require_safe
def person(request: CaseRequest, number: int) -> HttpResponse:
    """Show one person, and what can be done about them."""
    return shown(request, found(request, number))


@needs("people")
@require_safe
def second(request: CaseRequest) -> HttpResponse:
    """Show which roles need a second factor."""
    roles = second_factor_roles(request.case)
    told = {
        "form": SecondFactorForm(initial={"roles": [*roles]}),
        "usual": [each for each in roles_register().roles if each in roles_register().second_factor],
        "weaker": [each for each in roles_register().roles if each in roles_register().second_factor - roles],
        "tab": "second",
    }
    return render(request, "members/second.html", told)


@needs("people")
@require_safe
def locked(request: CaseRequest) -> HttpResponse:
    """Show who is locked out for now."""
    return render(request, "members/locked.html", {"rows": locked_now(request.case), "tab": "locked"})


def shown(request: CaseRequest, member: Member, **more: Any) -> HttpResponse:
    """Give the page of one person; `more` is a form with its errors, or a password that is shown this once."""
    held = factors_of(request.case, member)
    told = {
        "member": member,
        "roles": RolesForm(initial={"roles": member.role_names}),
        "rights": {
            name: [each for each in roles_register().rights if each in rights]
            for name, rights in roles_register().roles.items()
        },
        "reason": Reason(),
        "factors": [each for each in held if each.kind != CODES],
        "needs_factor": bool(second_factor_roles(request.case).intersection(member.role_names)),
        "sessions": sessions_of(request.case, member),
        "this": request.session.session_key,
        "too_much": knows_too_much(member.role_names),
        "self": member.pk == request.user.pk,
    }
    return render(request, "members/person.html", told | more)


def found(request: CaseRequest, number: int) -> Member:
    """Give the person of that number.

    Raises:
        Http404: there is none.
    """
    member = member_numbered(request.case, number)
    if member is None:
        raise Http404
    return member


def knows_too_much(roles: tuple[str, ...]) -> bool:
    """True where one person sets who may get in and also knows who sources are: nobody then watches them."""
    return ADMINISTRATOR in roles and any("sources" in roles_register().roles[each] for each in roles)


def locked_now(case: Any) -> list[Any]:
    """Give who is locked out for now."""
    return lockouts(case, settings.AXES_FAILURE_LIMIT, settings.AXES_COOLOFF_TIME)
