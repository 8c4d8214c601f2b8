"""Second factors: which roles need one, what each person has set up, and the spending of codes.

The rows are those of the sign-in package (allauth.mfa), which asks for them at sign-in; they are there only where the
workbench is served. Each is set, taken away and spent here, so that the ledger tells of it. A code of an app counts
once, and none before it: the step it was made in is kept. Recovery codes are kept as keyed sums, and each counts once.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps

from onrecord.core.errors import BadOption
from onrecord.store.entries import body_of, newest_entry, set_entry
from onrecord.store.people.rights import check_roles, roles_register
from onrecord.store.people.secrets import new_recovery_code, open_secret, recovery_sum, seal_secret

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.people.models import Member
    from onrecord.store.writing import Pen

__all__ = [
    "APP",
    "CODES",
    "KEY",
    "SECOND_FACTOR",
    "Factor",
    "add_app",
    "add_key",
    "app_step",
    "drop_factor",
    "factors_of",
    "has_factor",
    "new_codes",
    "reset_factors",
    "second_factor_roles",
    "set_second_factor_roles",
    "spend_code",
    "with_factor",
]

SECOND_FACTOR = "second factor"
"""The kind of the entries that say which roles need one; there is one key, the empty one."""

APP, KEY, CODES = "totp", "webauthn", "recovery_codes"
HOW_MANY_CODES = 10
STEP_SECONDS = 30
# A clock may be one step off (RFC 6238, 5.2).
STEPS_OFF = 1


@dataclass(frozen=True, slots=True)
class Factor:
    """One second factor of a person; `left` is how many recovery codes are unspent."""

    id: int
    kind: str
    name: str
    added_at: datetime
    used_at: datetime | None
    left: int = 0


def second_factor_roles(case: CaseFile) -> frozenset[str]:
    """Give the roles that must prove themselves by a second factor in this case file: those of the register, unless an
    administrator said otherwise.
    """
    entry = newest_entry(case, SECOND_FACTOR, "")
    return roles_register().second_factor if entry is None else frozenset(body_of(entry)["roles"])


def set_second_factor_roles(pen: Pen, roles: Iterable[str], why: str) -> bool:
    """Say which roles need a second factor, in the pen's transaction, and whether that changed anything.

    Raises:
        BadOption: a role is none of the register, or one no longer needs it and no reason is given.
    """
    after, before = frozenset(check_roles(roles)), second_factor_roles(pen.case)
    dropped = sorted(before - after)
    if after == before:
        return False
    if dropped and not why.strip():
        raise BadOption(
            "why", found="nothing", expected=f"why {', '.join(dropped)} need none any more", do="Say why; it is kept."
        )
    set_entry(pen, SECOND_FACTOR, "", {"roles": sorted(after)})
    pen.note(
        "loosened second factor" if dropped else "tightened second factor",
        f"{SECOND_FACTOR}:",
        dropped=dropped,
        added=sorted(after - before),
        why=why.strip(),
    )
    return True


def factors_of(case: CaseFile, member: Member) -> list[Factor]:
    """Give the second factors of a person, oldest first."""
    return [_factor(row) for row in _rows(case, member).order_by("created_at", "pk")]


def has_factor(case: CaseFile, member: Member) -> bool:
    """True where a person can prove themselves by an app or a key."""
    return bool(_rows(case, member).exclude(type=CODES).exists())


def with_factor(case: CaseFile) -> frozenset[int]:
    """Give the numbers of everybody who has a second factor set up."""
    rows = _table().objects.using(case.alias).exclude(type=CODES)
    return frozenset(rows.values_list("user_id", flat=True))


def add_app(pen: Pen, member: Member, secret: str, code: str) -> bool:
    """Keep the app that shares this secret, in the pen's transaction, if the code is one of its own; say whether it is.

    The code is spent with that. An app that was set up before is replaced.
    """
    step = app_step(secret, code)
    if step is None:
        return False
    _rows(pen.case, member).filter(type=APP).delete()
    _add(pen, member, APP, {"secret": seal_secret(secret), "step": step})
    return True


def add_key(pen: Pen, member: Member, name: str, credential: dict[str, Any]) -> None:
    """Keep a security key that was just shown to work, in the pen's transaction."""
    _add(pen, member, KEY, {"name": name, "credential": credential})


def drop_factor(pen: Pen, member: Member, number: int) -> bool:
    """Take away one second factor of a person's own, in the pen's transaction; say whether there was one. The recovery
    codes go with the last.
    """
    row = _rows(pen.case, member).exclude(type=CODES).filter(pk=number).first()
    if row is None:
        return False
    row.delete()
    if not has_factor(pen.case, member):
        _rows(pen.case, member).delete()
    pen.note("removed second factor", f"person:{member.pk}", name=member.name, kind=row.type)
    return True


def reset_factors(pen: Pen, member: Member, why: str) -> int:
    """Take away every second factor of a person, in the pen's transaction, and give how many there were.

    Raises:
        BadOption: no reason was given.
    """
    if not why.strip():
        raise BadOption("why", found="nothing", expected="the reason, in a few words", do="Say why; it is kept.")
    count, _ = _rows(pen.case, member).delete()
    pen.note("reset second factor", f"person:{member.pk}", name=member.name, why=why.strip(), removed=count)
    return int(count)


def new_codes(pen: Pen, member: Member) -> list[str]:
    """Make new recovery codes in the pen's transaction, and give them: nobody can have them told again. Those from
    before are worth nothing any more.
    """
    codes = [new_recovery_code() for _ in range(HOW_MANY_CODES)]
    _rows(pen.case, member).filter(type=CODES).delete()
    _add(pen, member, CODES, {"sums": [recovery_sum(code) for code in codes]})
    return codes


def spend_code(case: CaseFile, member: Member, code: str) -> int | None:
    """Spend a code of a person's app, or a recovery code, and give the number of the factor; None where it is neither,
    or was spent before.
    """
    # One at a time: the same code sent twice at once counts once.
    with case.writing() as pen:
        for row in _rows(case, member).filter(type__in=(APP, CODES)):
            if (_spend_app if row.type == APP else _spend_recovery)(pen, row, code):
                return int(row.pk)
    return None


def app_step(secret: str, code: str, now: float | None = None) -> int | None:
    """Give the step of time in which an app with this secret made the code, None where it made it in none of late."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    typed = "".join(code.split())
    this = int(time.time() if now is None else now) // STEP_SECONDS
    made = [
        step
        for step in range(this - STEPS_OFF, this + STEPS_OFF + 1)
        if hmac.compare_digest(format_hotp_value(hotp_value(secret, step)).encode(), typed.encode())
    ]
    return made[-1] if made else None


def _spend_app(pen: Pen, row: Any, code: str) -> bool:
    secret = open_secret(row.data["secret"])
    step = app_step(secret, code) if secret is not None else None
    if step is None or step <= row.data.get("step", 0):
        return False
    row.data["step"], row.last_used_at = step, pen.now
    row.save(using=pen.case.alias)
    return True


def _spend_recovery(pen: Pen, row: Any, code: str) -> bool:
    asked = recovery_sum(code)
    left = [each for each in row.data.get("sums", []) if not hmac.compare_digest(each, asked)]
    if len(left) == len(row.data.get("sums", [])):
        return False
    row.data["sums"], row.last_used_at = left, pen.now
    row.save(using=pen.case.alias)
    pen.note("used recovery code", f"person:{row.user_id}", left=len(left))
    return True


def _add(pen: Pen, member: Member, kind: str, data: dict[str, Any]) -> None:
    _table()(user_id=member.pk, type=kind, data=data, created_at=pen.now).save(using=pen.case.alias)
    pen.note("set up second factor", f"person:{member.pk}", name=member.name, kind=kind)


def _rows(case: CaseFile, member: Member) -> Any:
    return _table().objects.using(case.alias).filter(user_id=member.pk)


def _table() -> Any:
    return apps.get_model("mfa", "Authenticator")


def _factor(row: Any) -> Factor:
    return Factor(
        row.pk, row.type, row.data.get("name", ""), row.created_at, row.last_used_at, len(row.data.get("sums", []))
    )
