"""Coming in by a token: whose it is, what it may do, and nothing by a cookie, so that no other site can act here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from ninja.security import HttpBearer

from onrecord.store.people.rights import roles_register
from onrecord.store.people.tokens import note_token, rights_of_token, token_shown
from onrecord.web.access.casefile import held_case

__all__ = ["ANY", "OR", "Bearer", "bearer_of", "come_in"]

ANY = "any"
"""What an operation needs that whoever has a token may call."""

OR = " or "
"""What stands between rights of which one is enough."""

LONGEST = 200
CAME_IN = "came_in_by"


class Bearer(HttpBearer):
    """A token that has the right which an operation needs, or one of several."""

    def __init__(self, right: str) -> None:
        super().__init__()
        self.rights = frozenset() if right == ANY else frozenset(right.split(OR))
        if unknown := self.rights.difference(roles_register().rights):
            raise LookupError(min(unknown))

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """Give the token that the request came in by, None where it did not.

        Raises:
            PermissionDenied: it lacks the right.
        """
        found = getattr(request, CAME_IN, None)
        if found is not None and self.rights and not self.rights & request.rights:  # type: ignore[attr-defined]
            raise PermissionDenied
        return found


def come_in(request: HttpRequest, secret: str) -> Any:
    """Have the request be that of the person whose token this is, with the rights of the token, and give the token;
    None where it is none that holds.
    """
    case = held_case()
    token = token_shown(case, secret) if 0 < len(secret) <= LONGEST else None
    if token is None:
        return None
    asked: Any = request
    asked.user, asked.rights = token.member, rights_of_token(token)
    asked.case = replace(case, writer=replace(case.writer, name=token.member.name, ask=None), opened={})
    note_token(case, token)
    setattr(request, CAME_IN, token)
    return token


def bearer_of(request: HttpRequest) -> str:
    """Give the token that a request shows, empty where it shows none."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
