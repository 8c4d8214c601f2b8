"""People of the case file: listed, added, given roles. No operation gives anybody a password or a second factor."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import Http404
from ninja import Query, Schema, Status
from pydantic import Field, StringConstraints

from onrecord.store.people.factors import second_factor_roles, with_factor
from onrecord.store.people.members import add_member, check_giving, member_numbered, set_roles
from onrecord.store.people.members import members as everybody
from onrecord.store.people.models import Member
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import LARGEST, Given, Limit, Number, Page

__all__ = ["Adding", "Giving", "MemberOf", "MembersOf", "WhichMembers", "add", "members", "roles", "routes"]

routes = Routes("members")

Role = Literal["reader", "coder", "reviewer", "source keeper", "publisher", "administrator"]
Roles = Annotated[tuple[Role, ...], Field(max_length=6)]


class MemberOf(Schema):
    """Somebody who was added."""

    number: int
    name: str
    roles: list[str]
    is_active: bool
    added_at: datetime
    has_second_factor: bool
    needs_second_factor: bool


class MembersOf(Page):
    """Everybody who was added, in the order in which they were."""

    members: list[MemberOf]


class WhichMembers(Schema):
    """Which people are listed: those behind a number."""

    after: Annotated[int, Field(ge=0, le=LARGEST)] = 0
    limit: Limit = 50


class Adding(Given):
    """Somebody new; they cannot sign in until an administrator gives them a first password in the workbench."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=150, pattern=r"\S")]
    roles: Roles = ()


class Giving(Given):
    """The roles that somebody has from now on, and no others."""

    roles: Roles


@routes.get("/members", "people", MembersOf)
def members(request: CaseRequest, which: Query[WhichMembers]) -> dict[str, Any]:
    """List everybody who was added."""
    found = [each for each in sorted(everybody(request.case), key=lambda each: each.pk) if each.pk > which.after]
    shown = found[: which.limit]
    return {
        "members": _told(request, shown),
        "next": str(shown[-1].pk) if len(found) > which.limit else None,
    }


@routes.post("/members", "people", MemberOf, 201)
def add(request: CaseRequest, adding: Adding) -> Status[dict[str, Any]]:
    """Add somebody, without a password."""
    check_giving(request.user, (), adding.roles)
    with request.case.writing() as pen:
        made = add_member(pen, adding.name, adding.roles)
    return Status(201, _told(request, [made])[0])


@routes.post("/members/{number}/roles", "people", MemberOf)
def roles(request: CaseRequest, number: Number, giving: Giving) -> dict[str, Any]:
    """Give somebody these roles and no others; their sessions and tokens end."""
    member = member_numbered(request.case, number)
    if member is None:
        raise Http404
    check_giving(request.user, member.role_names, giving.roles)
    with request.case.writing() as pen:
        set_roles(pen, member, giving.roles)
    return _told(request, [member])[0]


def _told(request: CaseRequest, some: list[Member]) -> list[dict[str, Any]]:
    needing, having = second_factor_roles(request.case), with_factor(request.case)
    return [
        {
            "number": each.pk,
            "name": each.name,
            "roles": list(each.role_names),
            "is_active": each.is_active,
            "added_at": each.added_at,
            "has_second_factor": each.pk in having,
            "needs_second_factor": bool(needing.intersection(each.role_names)),
        }
        for each in some
    ]
