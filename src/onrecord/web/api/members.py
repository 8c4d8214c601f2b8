"""People of the case file: listed, added, given roles. No operation gives anybody a password or a second factor."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import Http404
from ninja import Query, Schema, Status
from pydantic import Field, StringConstraints

from onrecord.store.people.factors import second_factor_roles, with_factor
from onrecord.store.people.lockouts import lift, lockouts
from onrecord.store.people.members import add_member, check_giving, end_sessions, member_numbered, set_active, set_roles
from onrecord.store.people.members import members as everybody
from onrecord.store.people.models import Member
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.api.routes import Routes
from onrecord.web.api.shapes import LARGEST, Given, Limit, Number, Page

__all__ = [
    "Access",
    "Adding",
    "Giving",
    "Lifting",
    "LockOutOf",
    "LockedOut",
    "MemberOf",
    "MembersOf",
    "SecondFactor",
    "WhichMembers",
    "access",
    "add",
    "end",
    "lift_one",
    "locked",
    "members",
    "roles",
    "routes",
    "second_factor",
]

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


class Access(Given):
    """Whether somebody may come in."""

    is_active: bool


class SecondFactor(Schema):
    """The roles that need a second factor."""

    roles: list[str]


class LockOutOf(Schema):
    """A name that is not heard from an address until a time; of one that is nobody's, a sum of it."""

    name: str
    address: str
    failures: int
    until: datetime
    known: bool


class LockedOut(Schema):
    """Who is locked out now."""

    lockouts: list[LockOutOf]


class Lifting(Given):
    """A name and an address, as the list has them."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=255)]
    address: Annotated[str, StringConstraints(min_length=1, max_length=64)]


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
    member = _found(request, number)
    check_giving(request.user, member.role_names, giving.roles)
    with request.case.writing() as pen:
        set_roles(pen, member, giving.roles)
    return _told(request, [member])[0]


@routes.post("/members/{number}/access", "people", MemberOf)
def access(request: CaseRequest, number: Number, wanted: Access) -> dict[str, Any]:
    """Shut somebody out, or let them in again; their sessions and tokens end."""
    member = _found(request, number)
    with request.case.writing() as pen:
        set_active(pen, member, active=wanted.is_active)
    return _told(request, [member])[0]


@routes.post("/members/{number}/sessions/end", "people", MemberOf)
def end(request: CaseRequest, number: Number) -> dict[str, Any]:
    """End every session of somebody, and their tokens."""
    member = _found(request, number)
    with request.case.writing() as pen:
        end_sessions(pen, member)
    return _told(request, [member])[0]


@routes.get("/second-factor", "people", SecondFactor)
def second_factor(request: CaseRequest) -> dict[str, Any]:
    """Give which roles need a second factor. No operation changes it: whoever sits there is asked who they are."""
    return {"roles": sorted(second_factor_roles(request.case))}


@routes.get("/lockouts", "people", LockedOut)
def locked(request: CaseRequest) -> dict[str, Any]:
    """List who is locked out now, the longest first."""
    found = lockouts(request.case, settings.AXES_FAILURE_LIMIT, settings.AXES_COOLOFF_TIME)
    names = ("name", "address", "failures", "until", "known")
    return {"lockouts": [{name: getattr(each, name) for name in names} for each in found]}


@routes.post("/lockouts/lift", "people", LockedOut)
def lift_one(request: CaseRequest, which: Lifting) -> dict[str, Any]:
    """Let a name be tried again from an address."""
    with request.case.writing() as pen:
        lifted = lift(pen, which.name, which.address)
    if not lifted:
        raise Http404
    return locked(request)


def _found(request: CaseRequest, number: int) -> Member:
    member = member_numbered(request.case, number)
    if member is None:
        raise Http404
    return member


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
