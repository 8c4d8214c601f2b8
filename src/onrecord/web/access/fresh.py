"""Step-up: what takes data out, or tells who a protected source is, asks once more who sits there.

A password or second factor counts for five minutes, the sign-in itself included. The door at the machine counts for a
quarter of an hour. Whoever has neither password nor second factor has nothing to give: they can only have come by the
door, at the machine where the folder of the case file can be read anyway, and are not asked (docs/decisions/0031).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from onrecord.store.people.factors import has_factor
from onrecord.web.access.casefile import held_case
from onrecord.web.access.leading import is_own_path
from onrecord.web.access.rights import AT_MACHINE, came_by_door, proofs

__all__ = ["fresh", "is_fresh", "safe_next"]

PROOF_SECONDS = 5 * 60
DOOR_SECONDS = 15 * 60

View = TypeVar("View", bound=Callable[..., Any])


def fresh(view: View) -> View:
    """Let a view run only for whoever proved who they are just now; others are asked, and come back to where they were.

    What was sent is not kept meanwhile: it is sent again by whoever proved themselves, and by nobody else.
    """

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        if request.method not in ("GET", "HEAD"):
            messages.warning(request, _("Nothing was changed yet. Say that it is you, then send it again."))
        return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': _back(request)})}")

    return asked  # type: ignore[return-value]


def is_fresh(request: HttpRequest) -> bool:
    """True where whoever is signed in proved who they are just now."""
    now = time.time()
    told = [float(each.get("at", 0)) for each in proofs(request) if each.get("method") in ("password", "mfa")]
    if any(0 <= now - at < PROOF_SECONDS for at in told):
        return True
    if not came_by_door(request):
        return False
    if 0 <= now - float(request.session[AT_MACHINE]) < DOOR_SECONDS:
        return True
    member: Any = request.user
    return not member.has_usable_password() and not has_factor(held_case(), member)


def safe_next(address: str, otherwise: str = "overview") -> str:
    """Give the address if it is a path of this workbench, else that of a page of the given name."""
    return address if is_own_path(address) else reverse(otherwise)


def _back(request: HttpRequest) -> str:
    """Give the page that whoever asks is shown after: this one, or, where something was sent, the one it came from."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    came = urlsplit(request.headers.get("referer", ""))
    return f"{came.path}?{came.query}" if came.query else came.path or reverse("overview")
