"""The door at the machine: an address with a key, printed where `onrecord serve` was started, that lets in once.

Whoever could start the server can read the case file's folder already, so that having the address proves as much as a
password would. The key is spent by its first use, runs out, and is kept nowhere but in this process.
"""

from __future__ import annotations

import hmac
import secrets
import time
from datetime import UTC, datetime, timedelta

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onrecord.store.people.models import Member
from onrecord.web.access.rights import AT_MACHINE, open_to_all

__all__ = ["enter", "open_door"]

OPEN_FOR = timedelta(minutes=15)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_waiting: dict[str, tuple[int, datetime]] = {}


def open_door(member: Member) -> str:
    """Give a key that lets this person in once, within a quarter of an hour."""
    key = secrets.token_urlsafe(24)
    _waiting[key] = (member.pk, datetime.now(UTC) + OPEN_FOR)
    return key


@open_to_all
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, key: str) -> HttpResponse:
    """Let in whoever has a key that waits. Looking at the address spends nothing: a browser may look ahead."""
    if request.method == "GET":
        return render(request, "access/door.html", {"key": key})
    member = _spend(key)
    if member is None:
        return render(request, "access/door_shut.html", status=403)
    login(request, member, backend=BACKEND)
    request.session[AT_MACHINE] = time.time()
    return redirect("overview")


def _spend(key: str) -> Member | None:
    for waiting, (number, until) in list(_waiting.items()):
        if hmac.compare_digest(waiting.encode(), key.encode()):
            del _waiting[waiting]
            if until > datetime.now(UTC):
                return Member.objects.filter(pk=number, is_active=True).first()
    return None
