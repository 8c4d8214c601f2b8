"""Which case file a command works on, and who works on it: options that its commands share."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile, Writer

__all__ = ["CASE", "DATABASE_URL", "USER", "case_option", "opened", "user_option", "writer_named"]

CASE, USER, DATABASE_URL = "ONRECORD_CASE", "ONRECORD_USER", "DATABASE_URL"

Command = TypeVar("Command", bound=Callable[..., Any])


def case_option(command: Command) -> Command:
    """Add `--case FOLDER`."""
    return click.option(
        "--case",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        envvar=CASE,
        show_envvar=True,
        help="The case file.  [default: the folder you are in, or the nearest above it that is one]",
    )(command)


def user_option(command: Command) -> Command:
    """Add `--as NAME`."""
    return click.option(
        "--as", "user", metavar="NAME", envvar=USER, show_envvar=True, help="Who does this.  [default: your login]"
    )(command)


def writer_named(user: str | None) -> Writer:
    """Give who works on a case file: as named, else by login; and the database of `DATABASE_URL`."""
    from onrecord.store.casefile import Writer

    return Writer(user or _login(), database_url=os.environ.get(DATABASE_URL) or None)


@contextmanager
def opened(case: Path | None, user: str | None) -> Iterator[CaseFile]:
    """Give the case file that a command works on, and leave its head when the command is done.

    Raises:
        CaseFileError: there is none, or it cannot be opened.
    """
    from onrecord.store.casefile import find_case, open_case

    held = open_case(case if case is not None else find_case(Path.cwd()), writer_named(user))
    try:
        yield held
    finally:
        held.close()


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without an entry for its user
        return "unknown"
