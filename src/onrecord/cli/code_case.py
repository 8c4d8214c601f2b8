"""`onrecord code` in a case file: code what is new, with the records it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.account import Account
from onrecord.cli.console import print_note
from onrecord.cli.exits import Exit
from onrecord.cli.home import own_gazetteers
from onrecord.cli.progress import watch
from onrecord.jobs.batch import choose_workers
from onrecord.jobs.engine import Engine

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["code_case"]


def code_case(case: CaseFile, codebook: Path | None, engine: Engine, asked: int | None) -> Exit:
    """Code what is new, by a codebook in place of the case file's own where one is given; say what was done, and give
    the exit code.
    """
    from onrecord.jobs.coding import code_new, tasks
    from onrecord.store.tools import tools_of

    held = tools_of(case)
    tools = held if codebook is None else replace(held, codebook=codebook)
    tools = replace(tools, gazetteers=(*tools.gazetteers, *own_gazetteers()))
    todo = tasks(case, tools)
    new = sum(task.reports for task in todo)
    with watch(new) as bar:
        account = Account(bar)
        for _ in account.follow(code_new(case, todo, tools, engine, choose_workers(asked, new))):
            pass
    click.echo(f"Coded {account.coded:,} reports.")
    _say_waiting(case, [task.language for task in todo if task.lists_alone])
    return account.exit_code if account.failed else Exit.FINE


def _say_waiting(case: CaseFile, languages: Sequence[str | None]) -> None:
    from onrecord.store.standing import standing_of

    waiting = standing_of(case).uncoded
    for language in languages:
        if reports := waiting.get(language, 0):
            who = "report waits" if reports == 1 else "reports wait"
            whose = "its" if reports == 1 else "their"
            print_note(f"{reports:,} {who}: there is no coder for {whose} language ({language}) yet.")
