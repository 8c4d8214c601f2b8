"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from onrecord.cli.console import QUIET

__all__ = [
    "Day",
    "codebook_option",
    "language_option",
    "published_option",
    "quiet_option",
    "scope_options",
    "senders_option",
    "size_option",
    "source_options",
    "translation_options",
]

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD, and nothing that has to be guessed."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Give the date, or fail with what was found and expected."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"found {value!r}; expected a date as YYYY-MM-DD, such as 2016-01-08.", param, ctx)


def quiet_option(command: Command) -> Command:
    """Add `--quiet`, which holds everywhere below where it was said."""
    return click.option(
        "--quiet", "-q", is_flag=True, expose_value=False, callback=_be_quiet, help="Print results and errors only."
    )(command)


def published_option(command: Command) -> Command:
    """Add `--published DATE`."""
    return click.option(
        "--published", type=Day(), metavar="DATE", help="Publication date (YYYY-MM-DD) that you vouch for."
    )(command)


def codebook_option(command: Command) -> Command:
    """Add `--codebook FILE`."""
    path = click.Path(path_type=Path, exists=True, dir_okay=False)
    return click.option("--codebook", type=path, metavar="FILE", help="Codebook to code by; else the bundled one.")(
        command
    )


def senders_option(command: Command) -> Command:
    """Add `--name-senders`."""
    words = "Name who wrote private letters and chats; else they are numbered, not named."
    return click.option("--name-senders", is_flag=True, help=words)(command)


def size_option(command: Command) -> Command:
    """Add `--max-size MB`, which gives the bytes."""
    return click.option(
        "--max-size",
        "limit_bytes",
        type=click.IntRange(1, 100_000),
        metavar="MB",
        callback=lambda _context, _option, value: None if value is None else value * 1_000_000,
        help="Largest file that is read, in megabytes.  [default: 20]",
    )(command)


def translation_options(command: Command) -> Command:
    """Add `--translation FILE` and `--translated-by NAME`."""
    path = click.Path(path_type=Path, exists=True, dir_okay=False)
    by = click.option("--translated-by", metavar="NAME", help="Who or what made the translation.")
    words = "A translation to stand beside the one FILE; it is shown and not coded."
    return click.option("--translation", type=path, metavar="FILE", help=words)(by(command))


def language_option(command: Command) -> Command:
    """Add `--lang LANGUAGE`."""
    return click.option(
        "--lang", default="en", metavar="LANGUAGE", help="Language of the interface, not of the report: en or ar."
    )(command)


def scope_options(command: Command) -> Command:
    """Add the options that say what a case file records."""
    told = (
        click.option("--place", "places", multiple=True, metavar="NAME", help="A place recorded; may be repeated."),
        click.option("--since", type=Day(), metavar="DATE", help="First day recorded (YYYY-MM-DD)."),
        click.option("--until", type=Day(), metavar="DATE", help="Last day recorded."),
        click.option("--act", "acts", multiple=True, metavar="ACT", help="An act recorded; may be repeated."),
        click.option("--whose", metavar="TEXT", help="Whose deaths and injuries, in words."),
        click.option("--language", "languages", multiple=True, metavar="CODE", help="A language of its reports."),
        click.option("--confirmation", metavar="RULE", help="When a record counts as confirmed, in a word or two."),
        click.option("--protect", "protected", multiple=True, metavar="FIELD", help="A field never shown or released."),
    )
    for option in reversed(told):
        command = option(command)
    return command


def source_options(command: Command) -> Command:
    """Add the options that say what the register says of a source."""
    told = (
        click.option("--kind", metavar="WORD", help="outlet, organisation, authority, armed group, list or person."),
        click.option("--owner", metavar="TEXT", help="Who owns or runs it."),
        click.option("--language", "languages", multiple=True, metavar="CODE", help="A language of it."),
        click.option("--place", metavar="TEXT", help="Where it is."),
        click.option("--reliability", metavar="WORD", help="Of the source: highly reliable to highly unreliable."),
        click.option("--information", metavar="WORD", help="Of what it says, apart: the same words."),
        click.option("--alias", "aliases", multiple=True, metavar="TEXT", help="Another name; may be repeated."),
        click.option("--note", metavar="TEXT", help="Anything else."),
    )
    for option in reversed(told):
        command = option(command)
    return command


def _be_quiet(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        context.meta[QUIET] = True
