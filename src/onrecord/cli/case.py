"""Which case file a command works on, and who works on it: options that its commands share."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile, Writer

__all__ = [
    "CASE",
    "DATABASE_URL",
    "KEY",
    "USER",
    "ask_passphrase",
    "case_option",
    "is_watched",
    "new_passphrase",
    "opened",
    "user_option",
    "writer_named",
]

CASE, USER, DATABASE_URL, KEY = "ONRECORD_CASE", "ONRECORD_USER", "DATABASE_URL", "ONRECORD_KEY"

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
    """Give who works on a case file: as named, else by login; the database of `DATABASE_URL`; and how the vault's key
    is had: from the file of `ONRECORD_KEY`, or by a passphrase typed at a terminal.
    """
    from onrecord.store.casefile import Writer

    key = os.environ.get(KEY)
    return Writer(
        user or _login(),
        database_url=os.environ.get(DATABASE_URL) or None,
        key_file=Path(key) if key else None,
        ask=ask_passphrase if is_watched() else None,
    )


def is_watched() -> bool:
    """True where a person sits before a terminal and can be asked."""
    return sys.stdin.isatty()


def ask_passphrase(question: str) -> str:
    """Give a passphrase typed unseen."""
    typed: str = click.prompt(question, hide_input=True, err=True)
    return typed


def new_passphrase(thing: str = "the vault") -> str:
    """Give a new passphrase of a thing, typed unseen and twice.

    Raises:
        BadOption: there is nobody to type it.
    """
    from onrecord.core.errors import BadOption

    if not is_watched():
        raise BadOption(
            "passphrase",
            found="no terminal to type it at",
            expected="a person, or a key file",
            do="Run it at a terminal, or give --key-file FILE.",
        )
    typed: str = click.prompt(f"New passphrase of {thing}", hide_input=True, confirmation_prompt=True, err=True)
    return typed


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
