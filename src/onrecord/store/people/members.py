"""Add people, give and take roles, shut them out: each change in one transaction with its row in the ledger.

What may have been watched or guessed before ends with it: another password, other roles and being shut out end every
session of that person at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import F

from onrecord.core.errors import BadOption
from onrecord.store.people.models import Member
from onrecord.store.people.naming import as_seen, check_name
from onrecord.store.people.rights import check_roles, rights_of

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.writing import Pen

__all__ = [
    "ADMINISTRATOR",
    "add_member",
    "check_giving",
    "end_sessions",
    "is_name",
    "member_named",
    "member_numbered",
    "members",
    "set_active",
    "set_language",
    "set_password",
    "set_roles",
    "still_may",
]

LONGEST = 150
ADMINISTRATOR = "administrator"


def members(case: CaseFile) -> list[Member]:
    """Give everybody who was ever added, by name."""
    return list(Member.objects.using(case.alias).order_by("name"))


def member_named(case: CaseFile, name: str) -> Member:
    """Give the person of that name.

    Raises:
        BadOption: there is none.
    """
    found = Member.objects.using(case.alias).filter(name=name).first()
    if found is None:
        raise BadOption("person", found=repr(name), expected="somebody who was added", do="Look at the list of people.")
    return found


def member_numbered(case: CaseFile, number: int) -> Member | None:
    """Give the person of that number, None where there is none."""
    # What no database holds is no number of a person.
    return Member.objects.using(case.alias).filter(pk=number).first() if number < 1 << 63 else None


def still_may(case: CaseFile, name: str, right: str) -> bool:
    """Tell whether somebody has a right now; who was never added works at the machine itself, where all is theirs."""
    found = Member.objects.using(case.alias).filter(name=name).first()
    return found is None or (found.is_active and right in rights_of(found.role_names))


def is_name(case: CaseFile, name: str) -> bool:
    """True where somebody has that name, however its letters are written."""
    return "\0" not in name and Member.objects.using(case.alias).filter(name__iexact=name).exists()


def add_member(
    pen: Pen, name: str, roles: Iterable[str], password: str | None = None, *, must_change: bool = False
) -> Member:
    """Add a person in the pen's transaction; without a password they cannot sign in until one is set.

    Args:
        must_change: Somebody else chose the password: they choose another before anything else.

    Raises:
        BadOption: the name is empty, too long or taken, or a role is none of the register.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        raise BadOption("name", found=f"{len(name)} letters", expected=f"1 to {LONGEST}", do="Give another name.")
    check_name(name)
    given = check_roles(roles)
    seen = as_seen(name)
    if any(as_seen(each) == seen for each in Member.objects.using(pen.case.alias).values_list("name", flat=True)):
        raise BadOption("name", found=repr(name), expected="a name that nobody has", do="Give another name.")
    member = Member(name=name, roles=json.dumps(given), added_at=pen.now, must_change=must_change)
    member.set_password(password)
    member.save(using=pen.case.alias)
    pen.note("added", f"person:{member.pk}", name=name, roles=list(given))
    return member


def check_giving(giver: Member, before: Iterable[str], after: Iterable[str]) -> None:
    """Return if this person may give these roles: an administrator any, others those they have themselves.

    Raises:
        BadOption: a role is given that they may not give.
    """
    if ADMINISTRATOR in giver.role_names:
        return
    if beyond := sorted(set(after) - set(before) - set(giver.role_names)):
        raise BadOption(
            "roles",
            found=beyond[0],
            expected="roles that you have yourself",
            do="Ask an administrator to give it.",
        )


def set_roles(pen: Pen, member: Member, roles: Iterable[str]) -> bool:
    """Give a person these roles and no others, in the pen's transaction; say whether that changed anything. Every
    session of theirs ends with it.

    Raises:
        BadOption: a role is none of the register, or nobody active would be left to administer people.
    """
    given = check_roles(roles)
    if given == member.role_names:
        return False
    if ADMINISTRATOR not in given:
        _check_others_administer(pen, member)
    before, member.roles = member.role_names, json.dumps(given)
    member.save(using=pen.case.alias, update_fields=["roles"])
    _next_epoch(pen, member)
    pen.note("set roles", f"person:{member.pk}", name=member.name, before=list(before), roles=list(given))
    return True


def set_active(pen: Pen, member: Member, *, active: bool) -> bool:
    """Let a person in, or shut them out, in the pen's transaction; say whether that changed anything. No session that
    they had before is theirs again.

    Raises:
        BadOption: nobody active would be left to administer people.
    """
    if member.is_active == active:
        return False
    if not active:
        _check_others_administer(pen, member)
    member.is_active = active
    member.save(using=pen.case.alias, update_fields=["is_active"])
    _next_epoch(pen, member)
    pen.note("let in" if active else "shut out", f"person:{member.pk}", name=member.name)
    return True


def set_password(pen: Pen, member: Member, password: str | None, *, must_change: bool = False) -> None:
    """Set a person's password, or take it away, in the pen's transaction; the ledger tells that, and not which. Every
    session of theirs ends with it.

    Args:
        must_change: Somebody else chose it: they choose another before anything else.
    """
    member.set_password(password)
    member.must_change = must_change
    member.save(using=pen.case.alias, update_fields=["password", "must_change"])
    _next_epoch(pen, member)
    pen.note("set password", f"person:{member.pk}", name=member.name, must_change=must_change)


def end_sessions(pen: Pen, member: Member) -> None:
    """End every session of a person at once, in the pen's transaction."""
    _next_epoch(pen, member)
    pen.note("ended sessions", f"person:{member.pk}", name=member.name)


def set_language(case: CaseFile, member: Member, language: str) -> None:
    """Keep which language a person reads the workbench in; nobody else is concerned, so the ledger is not."""
    Member.objects.using(case.alias).filter(pk=member.pk).update(language=language)


def _next_epoch(pen: Pen, member: Member) -> None:
    # Counted by the database: the row may have been counted up since this one was read.
    Member.objects.using(pen.case.alias).filter(pk=member.pk).update(epoch=F("epoch") + 1)
    member.refresh_from_db(using=pen.case.alias, fields=["epoch"])


def _administers(member: Member) -> bool:
    return member.is_active and ADMINISTRATOR in member.role_names


def _check_others_administer(pen: Pen, member: Member) -> None:
    """Return if somebody administers people without this one, or this one does not."""
    if _administers(member) and not any(map(_administers, Member.objects.using(pen.case.alias).exclude(pk=member.pk))):
        raise BadOption(
            f"person {member.name}",
            found="the only administrator who may sign in",
            expected="another one left",
            do="Make somebody else an administrator first.",
        )
