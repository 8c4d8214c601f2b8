"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from onrecord.cli.console import QUIET

__all__ = ["Day", "codebook_option", "language_option", "published_option", "quiet_option"]

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


def language_option(command: Command) -> Command:
    """Add `--lang LANGUAGE`."""
    return click.option(
        "--lang", default="en", metavar="LANGUAGE", help="Language of the interface, not of the report: en or ar."
    )(command)


def _be_quiet(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        context.meta[QUIET] = True
