"""Tokens: what a programme shows in place of a person, with rights of its own, for a time.

The token is 256 random bits, told once; its sum alone is kept. It never does more than the person may do now: its
rights are those of its scopes that the person's roles still give. What ends a person's sessions ends their tokens.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from onrecord.core.errors import BadOption
from onrecord.store.people.factors import second_factor_roles
from onrecord.store.people.models import Token
from onrecord.store.people.rights import rights_of, roles_register

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.people.models import Member
    from onrecord.store.writing import Pen

__all__ = [
    "LONGEST_DAYS",
    "PREFIX",
    "HeldToken",
    "Wanted",
    "make_token",
    "note_token",
    "revoke_token",
    "rights_of_token",
    "token_shown",
    "tokens_of",
]

PREFIX = "onrecord_"
"""What a token begins with, so that one left in a file is found by whoever looks for secrets there."""

LONGEST_DAYS = 365
LONGEST_NAME = 80
MOST = 50
"""Tokens of one person that hold at a time."""

BYTES = 32


@dataclass(frozen=True, slots=True)
class Wanted:
    """A token as it is asked for: what it is called, for which rights, for how many days, and whether whoever asks gave
    a second factor.
    """

    name: str
    scopes: Sequence[str]
    days: int
    is_proven: bool


@dataclass(frozen=True, slots=True)
class HeldToken:
    """A token as its owner sees it: `state` is `holds`, `expired`, `ended` (with the sessions) or `revoked`."""

    id: int
    name: str
    scopes: tuple[str, ...]
    made_at: datetime
    expires_at: datetime
    used_on: object
    state: str


def make_token(pen: Pen, member: Member, wanted: Wanted) -> tuple[Token, str]:
    """Make a token of a person in the pen's transaction, and give it with what is to be shown, which nobody can have
    told again.

    Raises:
        BadOption: it has no name, no right or one that the person has not, holds for no day or more than a year; or
            there are too many.
    """
    name = " ".join(wanted.name.split())
    if not name or len(name) > LONGEST_NAME:
        raise _no("name", f"{len(name)} letters", f"1 to {LONGEST_NAME}", "Give another name.")
    may = rights_of(member.role_names)
    scopes = [right for right in roles_register().rights if right in set(wanted.scopes)]
    if not scopes or not set(wanted.scopes) <= may:
        beyond = sorted(set(wanted.scopes) - may)
        raise _no("scopes", repr(beyond[0]) if beyond else "none", "rights that you have", "Choose among yours.")
    if not 1 <= wanted.days <= LONGEST_DAYS:
        raise _no("days", str(wanted.days), f"1 to {LONGEST_DAYS}", "Give another number.")
    if sum(_state(each, member, pen.now) == "holds" for each in _rows(pen.case, member)) >= MOST:
        raise _no("tokens", f"{MOST} that hold", "fewer", "Revoke one first.")
    secret = PREFIX + secrets.token_urlsafe(BYTES)
    row = Token(
        name=name, sum=_sum(secret), member=member, scopes=json.dumps(scopes), epoch=member.epoch,
        is_proven=wanted.is_proven, made_at=pen.now, expires_at=pen.now + timedelta(days=wanted.days),
    )  # fmt: skip
    row.save(using=pen.case.alias)
    pen.note("made token", f"person:{member.pk}", name=member.name, token=row.pk, scopes=scopes, days=wanted.days)
    return row, secret


def revoke_token(pen: Pen, member: Member, number: int) -> bool:
    """Revoke a token of a person in the pen's transaction; say whether there was one that was not revoked."""
    rows = Token.objects.using(pen.case.alias).filter(pk=number, member_id=member.pk, revoked_at__isnull=True)
    if not rows.update(revoked_at=pen.now):
        return False
    pen.note("revoked token", f"person:{member.pk}", name=member.name, token=number)
    return True


def tokens_of(case: CaseFile, member: Member) -> list[HeldToken]:
    """Give a person's tokens, newest first."""
    now = case.clock()
    return [
        HeldToken(row.pk, row.name, row.scope_names, row.made_at, row.expires_at, row.used_on, _state(row, member, now))
        for row in _rows(case, member)
    ]


def token_shown(case: CaseFile, secret: str) -> Token | None:
    """Give the token that somebody shows, with its person, None where it is none that holds."""
    rows = Token.objects.using(case.alias).select_related("member").filter(sum=_sum(secret))
    row = rows.first()
    if row is None or _state(row, row.member, case.clock()) != "holds":
        return None
    member = row.member
    if not member.is_active or member.must_change:
        return None
    # Made before a second factor was asked for: whoever made it never gave one.
    needs_proof = second_factor_roles(case).intersection(member.role_names)
    return row if row.is_proven or not needs_proof else None


def rights_of_token(token: Token) -> frozenset[str]:
    """Give what a token may do now: no more than it was made for, nor than its person may do."""
    return rights_of(token.member.role_names).intersection(token.scope_names)


def note_token(case: CaseFile, token: Token) -> None:
    """Keep on which day a token was used last; once a day, and no act on the case file."""
    today = case.clock().date()
    if token.used_on != today:
        Token.objects.using(case.alias).filter(pk=token.pk).update(used_on=today)


def _rows(case: CaseFile, member: Member) -> list[Token]:
    return list(Token.objects.using(case.alias).filter(member_id=member.pk).order_by("-pk"))


def _state(row: Token, member: Member, now: datetime) -> str:
    if row.revoked_at is not None:
        return "revoked"
    if row.epoch != member.epoch:
        return "ended"
    return "holds" if now < row.expires_at else "expired"


def _sum(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _no(thing: str, found: str, expected: str, do: str) -> BadOption:
    return BadOption(thing, found=found, expected=expected, do=do)
