"""`onrecord init`: make a case file, scope first."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import new_passphrase, user_option, writer_named
from onrecord.cli.console import print_note
from onrecord.cli.options import quiet_option, scope_options
from onrecord.cli.vault import key_file_option
from onrecord.publish.reading.visible import show_text

if TYPE_CHECKING:
    from onrecord.core.scope import Scope

__all__ = ["init"]

TEMPLATES = ("every-casualty", "airwars", "iraq-body-count", "mrm")


@click.command(short_help="Make a case file: a folder that keeps reports and what they say.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", metavar="TEXT", help="What it is called.  [default: the folder's name]")
@click.option("--template", type=click.Choice(TEMPLATES), help="Begin with the scope of a known practice.")
@click.option("--encrypt", is_flag=True, help="Make its vault too: originals are encrypted as they come in.")
@key_file_option
@scope_options
@user_option
@quiet_option
def init(folder: Path, title: str | None, template: str | None, user: str | None, **given: Any) -> None:
    """Make a case file in FOLDER.

    Where you are at a terminal and say nothing of the scope, you are asked. With DATABASE_URL set the case file is kept
    in that PostgreSQL database, its originals in the folder.
    """
    from onrecord.store.casefile import create_case
    from onrecord.store.scopes import set_scope
    from onrecord.store.vault.keys import create_vault

    encrypt, key_file = given.pop("encrypt"), given.pop("key_file")
    # Asked first: without a key nothing is begun.
    passphrase = new_passphrase() if encrypt and key_file is None else None
    scope = _scope(title or folder.absolute().name, template, given)
    if not _says_anything(scope) and _watched():
        scope = _ask(scope)
    case = create_case(folder, scope.title, writer_named(user))
    try:
        with case.writing() as pen:
            set_scope(pen, scope)
        if encrypt:
            create_vault(case, passphrase, key_file)
    finally:
        case.close()
    click.echo(show_text(f"Made the case file {scope.title} in {folder}."))
    if not _says_anything(scope):
        print_note("It has no scope yet: say what is recorded with `onrecord scope`, before the first record.")
    print_note(f"Next: cd {folder} && onrecord add FILES")


def _scope(title: str, template: str | None, given: dict[str, Any]) -> Scope:
    from onrecord.core.scope import Scope
    from onrecord.store.scopes import template as begin_with

    base = Scope(title) if template is None else begin_with(template, title)
    return replace(base, **{name: value for name, value in given.items() if value})


def _watched() -> bool:
    """True where a person sits before a terminal and can be asked."""
    return sys.stdin.isatty()


def _says_anything(scope: Scope) -> bool:
    from onrecord.core.scope import Scope

    return scope != Scope(scope.title)


def _ask(scope: Scope) -> Scope:
    """Ask for the scope, one line a question; an empty answer leaves it open."""
    from onrecord.store.scopes import template, templates

    click.echo("What does this case file record? An empty answer leaves it open.", err=True)
    chosen = click.prompt(
        f"Template ({', '.join(templates())})",
        default="",
        show_default=False,
        type=click.Choice(["", *templates()]),
        show_choices=False,
        err=True,
    )
    base = template(chosen, scope.title) if chosen else scope
    places = _words("Places or countries, parted by commas")
    acts = _words("Acts, such as killing, injury", base.acts)
    since, until = _day("First day (YYYY-MM-DD)"), _day("Last day")
    whose = click.prompt("Whose deaths", default=base.whose or "", err=True) or None
    languages = _words("Languages of its reports (en, ar)")
    return replace(base, places=places, acts=acts, since=since, until=until, whose=whose, languages=languages)


def _words(question: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    answer = click.prompt(question, default=", ".join(default), show_default=bool(default), err=True)
    return tuple(word.strip() for word in answer.split(",") if word.strip())


def _day(question: str) -> date | None:
    answer: date | str = click.prompt(question, default="", show_default=False, err=True, value_proc=_read_day)
    return answer if isinstance(answer, date) else None


def _read_day(answer: str) -> date | str:
    try:
        return date.fromisoformat(answer) if answer else ""
    except ValueError as error:
        raise click.UsageError(f"found {answer!r}; expected a date as YYYY-MM-DD, such as 2016-01-08.") from error
