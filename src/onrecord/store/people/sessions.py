"""Sessions of people as they see them: since when, from where, by which browser; each can be ended.

The rows are those of the packages that keep sessions, which are there only where the workbench is served. What ends all
of somebody's sessions at once is the person's `epoch`, which holds wherever a session is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils import timezone

from onrecord.store.people.models import Member

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["HeldSession", "carry_session", "end_session", "forget_session", "note_session", "sessions_of"]

LONGEST_AGENT = 200


@dataclass(frozen=True, slots=True)
class HeldSession:
    """One session of a person; `key` is what their browser holds and is shown to nobody."""

    id: int
    key: str
    address: str
    browser: str
    since: datetime
    seen: datetime


def note_session(case: CaseFile, member: Member, key: str, address: str, browser: str) -> None:
    """Keep that a session is in use; it is no act on the case file, so the ledger is not told."""
    told = {"ip": address, "user_agent": browser[:LONGEST_AGENT], "last_seen_at": timezone.now(), "user_id": member.pk}
    _table().objects.using(case.alias).update_or_create(session_key=key, defaults=told)


def carry_session(case: CaseFile, before: str, after: str) -> None:
    """Keep a session under the new key that its browser holds."""
    _table().objects.using(case.alias).filter(session_key=before).update(session_key=after)


def forget_session(case: CaseFile, key: str) -> None:
    """Keep nothing of a session that ended by itself."""
    _table().objects.using(case.alias).filter(session_key=key).delete()


def sessions_of(case: CaseFile, member: Member) -> list[HeldSession]:
    """Give a person's sessions that still hold, last seen first; those that do not are forgotten."""
    rows = list(_table().objects.using(case.alias).filter(user_id=member.pk).order_by("-last_seen_at", "pk"))
    held = _holding(case, member, [row.session_key for row in rows])
    for row in rows:
        if row.session_key not in held:
            row.delete()
    return [
        HeldSession(row.pk, row.session_key, row.ip, row.user_agent, row.created_at, row.last_seen_at)
        for row in rows
        if row.session_key in held
    ]


def end_session(pen: Pen, member: Member, number: int) -> bool:
    """End one session of a person, in the pen's transaction; say whether there was one."""
    row = _table().objects.using(pen.case.alias).filter(user_id=member.pk, pk=number).first()
    if row is None:
        return False
    _kept().objects.using(pen.case.alias).filter(pk=row.session_key).delete()
    row.delete()
    pen.note("ended session", f"person:{member.pk}", name=member.name)
    return True


def _holding(case: CaseFile, member: Member, keys: list[str]) -> set[str]:
    """Give those of the keys under which a session of this person is kept that their password and epoch still fit."""
    # As the row says now: what was read before may have an epoch that is over.
    now = Member.objects.using(case.alias).get(pk=member.pk).get_session_auth_hash()
    rows = _kept().objects.using(case.alias).filter(pk__in=keys, expire_date__gt=timezone.now())
    return {row.pk for row in rows if row.get_decoded().get("_auth_user_hash") == now}


def _table() -> Any:
    return apps.get_model("usersessions", "UserSession")


def _kept() -> Any:
    return apps.get_model("sessions", "Session")
