"""What a view needs of whoever asks: each view says so, and one that does not is shut to everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from allauth.account.authentication import get_authentication_records
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from onrecord.store.people.factors import second_factor_roles
from onrecord.store.people.rights import rights_of, roles_register
from onrecord.web.access.casefile import held_case

__all__ = [
    "AT_MACHINE",
    "MEMBER",
    "OF_PROGRAMMES",
    "OPEN",
    "OnlyWithRight",
    "came_by_door",
    "gave_second_factor",
    "is_proven",
    "needs",
    "of_programmes",
    "open_to_all",
    "proofs",
    "right_of",
]

OPEN = "open"
"""Of a view that needs nobody to have signed in."""
MEMBER = "member"
"""Of a view that needs somebody to have signed in, whatever they may do, and lets them prove who they are."""

OF_PROGRAMMES = "of programmes"
"""Of a view of the API: it takes tokens in place of sessions, and each of its operations asks for a right itself."""

AT_MACHINE = "at_machine"
"""What a session holds that began at the machine itself: when."""

View = TypeVar("View", bound=Callable[..., Any])


class _Marked(Protocol):
    right: str


def needs(right: str) -> Callable[[View], View]:
    """Say which right of the register a view needs.

    Raises:
        LookupError: the register has no such right.
    """
    if right not in (*roles_register().rights, MEMBER):
        raise LookupError(right)
    return lambda view: _mark(view, right)


def open_to_all(view: View) -> View:
    """Say that a view needs nobody to have signed in."""
    return _mark(view, OPEN)


def of_programmes(view: View) -> View:
    """Say that a view takes tokens in place of sessions, and asks for rights itself."""
    return _mark(view, OF_PROGRAMMES)


def right_of(view: Callable[..., Any]) -> str | None:
    """Give what a view needs, None where it does not say; for views of classes their class says it."""
    return getattr(view, "right", None) or getattr(getattr(view, "view_class", None), "right", None)


def is_proven(request: HttpRequest) -> bool:
    """True where nothing more is asked of whoever signed in: a second factor was given, or none of their roles needs
    one, or they came in by the door at the machine itself.
    """
    member: Any = request.user
    if came_by_door(request) or gave_second_factor(request):
        return True
    return not second_factor_roles(held_case()).intersection(member.role_names)


def gave_second_factor(request: HttpRequest) -> bool:
    """True where whoever is signed in gave a second factor in this session."""
    return any(each.get("method") == "mfa" for each in proofs(request))


def came_by_door(request: HttpRequest) -> bool:
    """True where this session began at the machine itself."""
    return bool(request.session.get(AT_MACHINE))


def proofs(request: HttpRequest) -> list[dict[str, Any]]:
    """Give what whoever is signed in proved themselves by in this session, first to last, each with `method` and `at`;
    what was proven by somebody else in the same browser is nothing.
    """
    told: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return told


class OnlyWithRight:
    """Let a view run only for whoever has the right that it names."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Note the rights of whoever asks."""
        member: Any = request.user
        known = member.is_authenticated and member.is_active
        request.rights = rights_of(member.role_names) if known else frozenset()  # type: ignore[attr-defined]
        return self._answer(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Give what stands in the way of the view, None where nothing does."""
        right = right_of(view)
        if right in (OPEN, OF_PROGRAMMES):
            return None
        if right is None:
            raise PermissionDenied
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if right == MEMBER:
            return None
        if request.user.must_change:
            return redirect(reverse("account_password"))
        if not is_proven(request):
            asked = {"next": request.get_full_path()} if request.method in ("GET", "HEAD") else {}
            return redirect(reverse("second_factor", query=asked))
        if right not in request.rights:  # type: ignore[attr-defined]
            raise PermissionDenied
        return None


def _mark(view: View, right: str) -> View:
    marked: Any = view
    marked.right = right
    return view
