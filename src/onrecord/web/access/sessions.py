"""How long a session holds: an hour without use, twelve hours at the most, whatever is done.

NIST SP 800-63B-4, 2.2.3 (one hour of inactivity, 24 hours overall at the second level), with a shorter day.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponseBase

from onrecord.store.people.sessions import carry_session, forget_session, note_session
from onrecord.web.access.casefile import held_case

if TYPE_CHECKING:
    from onrecord.store.people.models import Member

__all__ = [
    "BEGAN",
    "IDLE_SECONDS",
    "LONGEST_SECONDS",
    "SEEN",
    "BoundedSessions",
    "begin",
    "forget",
    "keep_this_session",
]

IDLE_SECONDS = 60 * 60
LONGEST_SECONDS = 12 * 60 * 60
# That a session is in use is written down once a minute, not with every page.
NOTED_SECONDS = 60
BEGAN, SEEN = "began", "seen"
UNATTENDED = "X-Unattended"
"""The header of requests that a page makes by itself, by a clock: they do not keep a session alive."""


class BoundedSessions:
    """End a session that was left alone, or has lasted too long; one that does not say when it began is over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer whoever is still signed in, or a stranger."""
        if "_auth_user_id" in request.session:
            if _is_over(request):
                forget_session(held_case(), request.session.session_key or "")
                request.session.flush()
            elif UNATTENDED not in request.headers:
                _note(request)
        return self._answer(request)


def keep_this_session(request: HttpRequest, member: Member) -> None:
    """Let this one session go on, under another key, where all of the person's ended or more was proven in it."""
    if request.user.pk != member.pk:
        return
    before = request.session.session_key or ""
    update_session_auth_hash(request, member)
    request.session.save()
    carry_session(held_case(), before, request.session.session_key or "")


def begin(sender: object, request: HttpRequest, **told: Any) -> None:
    """Keep when somebody signed in; called by Django whenever anybody does."""
    request.session[BEGAN] = time.time()
    request.session.pop(SEEN, None)


def forget(sender: object, request: HttpRequest, **told: Any) -> None:
    """Take a session off the list when somebody signs out; called by Django."""
    if request is not None and request.session.session_key:
        forget_session(held_case(), request.session.session_key)


def _is_over(request: HttpRequest) -> bool:
    now, began = time.time(), float(request.session.get(BEGAN, 0))
    seen = float(request.session.get(SEEN, began))
    return now - began > LONGEST_SECONDS or now - seen > IDLE_SECONDS


def _note(request: HttpRequest) -> None:
    now = time.time()
    if now - float(request.session.get(SEEN, 0)) < NOTED_SECONDS:
        return
    request.session[SEEN] = now
    member: Any = request.user
    if member.is_authenticated and request.session.session_key:
        address = request.META.get("REMOTE_ADDR") or "0.0.0.0"
        note_session(held_case(), member, request.session.session_key, address, request.headers.get("user-agent", ""))
