"""`onrecord people`: who may sign in to the workbench, for a server without a browser and for whoever is locked out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.case import case_option, is_watched, user_option, writer_named
from onrecord.cli.console import print_note
from onrecord.cli.options import quiet_option
from onrecord.core.errors import BadOption
from onrecord.publish.reading.visible import show_text

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.people.models import Member

__all__ = ["people"]

ROLE = click.option("--role", "roles", multiple=True, metavar="ROLE", help="A role; repeat for more.")
WHY = click.option("--why", required=True, metavar="TEXT", help="The reason, which the ledger keeps for good.")
NONE = click.option("--none", "takes", is_flag=True, help="Take the password away instead.")


@click.group(short_help="People: who may sign in to the workbench, and what they may do.")
def people() -> None:
    """Add people, give and take roles, set passwords, shut out. The ledger tells of each under your name.

    Whoever can run this can read the case file's folder. It is for a server without a browser, and for the day when
    the only administrator is locked out.
    """


@people.command("list", short_help="List the people.")
@case_option
@user_option
@quiet_option
def _list(case: Path | None, user: str | None) -> None:
    """List everybody who was added, with their roles."""
    with _served(case, user) as held:
        from onrecord.store.people.factors import with_factor
        from onrecord.store.people.members import members

        having = with_factor(held)
        for each in members(held):
            marks = [", ".join(each.role_names) or "no role"]
            marks += ["second factor"] if each.pk in having else []
            marks += [] if each.has_usable_password() else ["no password"]
            marks += [] if each.is_active else ["shut out"]
            click.echo(show_text(f"{each.name}: {'; '.join(marks)}"))


@people.command("add", short_help="Add a person.")
@click.argument("name")
@ROLE
@case_option
@user_option
@quiet_option
def _add(name: str, roles: tuple[str, ...], case: Path | None, user: str | None) -> None:
    """Add NAME, who has no password yet: `onrecord people password NAME` sets one."""
    with _served(case, user) as held:
        from onrecord.store.people.members import add_member

        with held.writing() as pen:
            add_member(pen, name, roles)


@people.command("roles", short_help="Give a person these roles and no others.")
@click.argument("name")
@ROLE
@case_option
@user_option
@quiet_option
def _roles(name: str, roles: tuple[str, ...], case: Path | None, user: str | None) -> None:
    """Give NAME these roles and no others; without --role, none. Their sessions end."""
    with _served(case, user) as held:
        from onrecord.store.people.members import set_roles

        member = _named(held, name)
        with held.writing() as pen:
            set_roles(pen, member, roles)


@people.command("password", short_help="Set a person's password; you are asked for it.")
@click.argument("name")
@NONE
@case_option
@user_option
@quiet_option
def _password(name: str, takes: bool, case: Path | None, user: str | None) -> None:
    """Set the password of NAME, typed unseen, and let them try again if they were locked out. Their sessions end.

    If it is not your own, they choose another when they next come in.
    """
    with _served(case, user) as held:
        from onrecord.store.people.lockouts import lift_all
        from onrecord.store.people.members import set_password

        member = _named(held, name)
        typed = None if takes else _typed(member)
        with held.writing() as pen:
            set_password(pen, member, typed, must_change=typed is not None and member.name != held.who)
            lift_all(pen, member.name)


@people.command("shut-out", short_help="Shut a person out at once.")
@click.argument("name")
@case_option
@user_option
@quiet_option
def _shut_out(name: str, case: Path | None, user: str | None) -> None:
    """Shut NAME out: their sessions end, and they cannot sign in."""
    _set_active(name, False, case, user)


@people.command("let-in", short_help="Let a person in again.")
@click.argument("name")
@case_option
@user_option
@quiet_option
def _let_in(name: str, case: Path | None, user: str | None) -> None:
    """Let NAME sign in again."""
    _set_active(name, True, case, user)


@people.command("reset", short_help="Take away a person's second factor that was lost.")
@click.argument("name")
@WHY
@case_option
@user_option
@quiet_option
def _reset(name: str, why: str, case: Path | None, user: str | None) -> None:
    """Take away every second factor of NAME, who sets up another when they next come in. Their sessions end."""
    with _served(case, user) as held:
        from onrecord.store.people.factors import reset_factors
        from onrecord.store.people.members import end_sessions

        member = _named(held, name)
        with held.writing() as pen:
            reset_factors(pen, member, why)
            end_sessions(pen, member)


@contextmanager
def _served(case: Path | None, user: str | None) -> Iterator[CaseFile]:
    """Give the case file with the tables of signing in, as the workbench has them."""
    from onrecord.web.starting import Serving, nearest_case, open_served

    held = open_served(case if case is not None else nearest_case(Path.cwd()), lambda: writer_named(user), Serving())
    try:
        yield held
    finally:
        held.close()


def _set_active(name: str, active: bool, case: Path | None, user: str | None) -> None:
    with _served(case, user) as held:
        from onrecord.store.people.members import set_active

        member = _named(held, name)
        with held.writing() as pen:
            changed = set_active(pen, member, active=active)
    if not changed:
        print_note(f"{name} was {'let in' if active else 'shut out'} already.")


def _named(held: CaseFile, name: str) -> Member:
    from onrecord.store.people.members import member_named

    return member_named(held, name)


def _typed(member: Member) -> str:
    """Give a new password typed unseen and twice.

    Raises:
        BadOption: there is nobody to type it, or it is one that anybody would try.
    """
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    if not is_watched():
        raise BadOption(
            "password",
            found="no terminal to type it at",
            expected="a person",
            do="Run it at a terminal: a password on a command line is seen by others.",
        )
    typed: str = click.prompt(f"New password of {member.name}", hide_input=True, confirmation_prompt=True, err=True)
    try:
        validate_password(typed, member)
    except ValidationError as error:
        raise BadOption(
            "password",
            found="one that is too easily guessed",
            expected="at least 15 letters that nobody would try",
            do=" ".join(error.messages),
        ) from error
    return typed
