"""`onrecord code` in a case file: code what is new, with the records it gives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.account import Account
from onrecord.cli.console import print_note
from onrecord.cli.exits import Exit
from onrecord.cli.progress import watch
from onrecord.jobs.batch import choose_workers
from onrecord.jobs.engine import Engine

if TYPE_CHECKING:
    from onrecord.jobs.coding import Task
    from onrecord.store.casefile import CaseFile

__all__ = ["code_case"]


def code_case(case: CaseFile, by: tuple[Path | None, tuple[Path, ...]], engine: Engine, asked: int | None) -> Exit:
    """Code what is new by a codebook and gazetteers, say what was done, and give the exit code."""
    from onrecord.jobs.coding import Codebooks, code_new, tasks

    books = Codebooks(*by)
    todo = tasks(case, books)
    new = sum(task.reports for task in todo if task.coder is not None)
    with watch(new) as bar:
        account = Account(bar)
        for _ in account.follow(code_new(case, todo, books, engine, choose_workers(asked, new))):
            pass
    click.echo(f"Coded {account.coded:,} reports.")
    _say_unread(todo)
    return account.exit_code if account.failed else Exit.FINE


def _say_unread(todo: Sequence[Task]) -> None:
    for task in todo:
        if task.coder is None:
            who = "report waits" if task.reports == 1 else "reports wait"
            whose = "its" if task.reports == 1 else "their"
            print_note(f"{task.reports:,} {who}: there is no coder for {whose} language ({task.language}) yet.")
