"""`onrecord validate`: check a file of casualty records, whoever wrote it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.console import print_note, print_shown
from onrecord.cli.exits import Exit
from onrecord.cli.options import quiet_option

if TYPE_CHECKING:
    from onrecord.publish.exchange.checking.checking import Check

__all__ = ["validate"]

MOST_SHOWN = 100


@click.command(short_help="Check a file of casualty records, whoever wrote it.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--level", type=click.IntRange(1, 3), help="What keeps the file from this level is an error.")
@click.option("--all", "shows_all", is_flag=True, help=f"Show every problem, not the first {MOST_SHOWN}.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each problem, the summary last.")
@quiet_option
@click.pass_context
def validate(context: click.Context, file: Path, level: int | None, shows_all: bool, as_json: bool) -> None:
    """Check a file of casualty records: its shape, what it says, and how much it vouches for.

    No case file is needed, and a file of any size is read as it streams. Each problem is told with its line, record
    and field, what was found, what was expected and what to do. Exits with 0 where there is no error, with 1 where
    there is.

    Levels: 1 minimal (when, where and how many), 2 with sources, 3 with statements: no quote, no value.
    """
    from onrecord.publish.exchange.checking.checking import Check

    check = Check(file, level)
    for number, problem in enumerate(check.problems()):
        if as_json:
            click.echo(json.dumps(problem.as_plain(), ensure_ascii=False))
        elif shows_all or number < MOST_SHOWN:
            print_shown(str(problem))
    if as_json:
        click.echo(json.dumps({"summary": _summary(check)}, ensure_ascii=False))
    else:
        _tell(file, check, shows_all)
    if check.errors:
        context.exit(Exit.PARTIAL)


def _summary(check: Check) -> dict[str, object]:
    return {
        "lines": check.lines,
        "errors": check.errors,
        "warnings": check.warnings,
        "level": check.level,
        "short_of": {str(level): check.short[level] for level in sorted(check.short)},
    }


def _tell(file: Path, check: Check, shows_all: bool) -> None:
    from onrecord.publish.exchange.checking.levels import LEVELS

    told = check.errors + check.warnings
    if told > MOST_SHOWN and not shows_all:
        print_note(f"{told - MOST_SHOWN:,} more; --all shows them.")
    click.echo(f"{file.name}: {check.lines:,} lines, {check.errors:,} errors, {check.warnings:,} warnings.")
    if check.errors:
        return
    reached = LEVELS.get(check.level, "none: it does not say of every incident when, where and how many")
    click.echo(f"Level {check.level}: {reached}.")
    for level, first in sorted(check.first_short.items()):
        if level > check.level:
            print_note(f"Short of level {level} in {check.short[level]:,} places; the first: {first}")
            break
