"""Lock-out: who failed eight times from one address is not heard from there for a quarter of an hour.

The count is that of the axes package. A wrong second factor counts as a wrong password does, and while somebody is
locked out neither is looked at. Whether the name is anybody's is not told.
"""

from __future__ import annotations

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from onrecord.store.people.lockouts import NOBODY
from onrecord.store.people.members import is_name
from onrecord.web.access.casefile import held_case

__all__ = ["is_locked_out", "name_tried", "note_failure"]


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Give the name that was tried, however its letters were written: each way is not another name. Of one that is
    nobody's only a sum is given: it may be a password that was typed in the wrong place.
    """
    told = " ".join(str((credentials or {}).get("username") or request.POST.get("login") or "").casefold().split())
    # The same work for a name that is somebody's and one that is nobody's.
    summed = NOBODY + salted_hmac(__name__, told, algorithm="sha256").hexdigest()[:32]
    return told if is_name(held_case(), told) else summed


def is_locked_out(request: HttpRequest, name: str) -> bool:
    """True where this name is not heard from this address for now; the answer will say so."""
    if AxesProxyHandler.is_allowed(request, {"username": name}):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    return True


def note_failure(request: HttpRequest, name: str) -> None:
    """Count a wrong second factor, or a wrong password given again."""
    user_login_failed.send(sender=__name__, credentials={"username": name}, request=request)
