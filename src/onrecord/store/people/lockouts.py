"""Who is locked out for now: which name was tried from which address, too often; and letting them try again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Max, Sum
from django.utils import timezone

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = ["NOBODY", "LockOut", "lift", "lift_all", "lockouts"]

NOBODY = "?"
"""What the name of a lock-out begins with that is nobody's: it may be a password that was typed in the wrong place, so
that only a sum of it is kept (web.access.lockout)."""


@dataclass(frozen=True, slots=True)
class LockOut:
    """A name that is not heard from an address until a time; `known` where it is somebody's."""

    name: str
    address: str
    failures: int
    until: datetime

    @property
    def known(self) -> bool:
        """True where the name is somebody's."""
        return not self.name.startswith(NOBODY)


def lockouts(case: CaseFile, limit: int, lasts: timedelta) -> list[LockOut]:
    """Give who is locked out now, the longest first: after so many failures, for so long after the last."""
    since = timezone.now() - lasts
    rows = (
        _table()
        .objects.using(case.alias)
        .filter(attempt_time__gt=since)
        .order_by()
        .values("username", "ip_address")
        .annotate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
        .filter(failures__gte=limit)
        .order_by("-last")[:500]
    )
    return [LockOut(r["username"] or "", r["ip_address"] or "", r["failures"], r["last"] + lasts) for r in rows]


def lift(pen: Pen, name: str, address: str) -> bool:
    """Let a name be tried again from an address, in the pen's transaction; say whether it was locked out."""
    if not _is_address(address):
        return False
    found, _ = _table().objects.using(pen.case.alias).filter(username=name, ip_address=address).delete()
    if found:
        pen.note("lifted lock-out", "people", name="" if name.startswith(NOBODY) else name)
    return bool(found)


def lift_all(pen: Pen, name: str) -> None:
    """Let somebody be heard again from everywhere, in the pen's transaction."""
    found, _ = _table().objects.using(pen.case.alias).filter(username=name.casefold()).delete()
    if found:
        pen.note("lifted lock-out", "people", name=name)


def _is_address(said: str) -> bool:
    """True of an address of the internet: a database that keeps them as such is asked for nothing else."""
    try:
        ip_address(said)
    except ValueError:
        return False
    return True


def _table() -> Any:
    return apps.get_model("axes", "AccessAttempt")
