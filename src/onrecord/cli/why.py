"""`onrecord why`: from a number of a tally to the records, the judgements, the claims and the sentences under it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note, print_shown
from onrecord.cli.counting import cell_named, outcome_option, question_of, scheme_asked, scheme_option
from onrecord.cli.exits import Exit
from onrecord.cli.options import quiet_option

if TYPE_CHECKING:
    from onrecord.store.whys import Why

__all__ = ["why"]


@click.command(short_help="Show the sentences under a number of a tally.")
@click.argument("cell", nargs=-1, metavar="[NAME=VALUE]...")
@outcome_option
@scheme_option
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many incidents.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@case_option
@user_option
@quiet_option
@click.pass_context
def why(
    context: click.Context, /, cell: tuple[str, ...], form: str, case: Path | None, user: str | None, **given: Any
) -> None:
    """Walk from a cell of a tally down to what it rests on: incident by incident its range, the rules that chose it,
    what people judged, and each account with its words in brackets; and what was set aside, and why.

    A cell is named as `onrecord tally` has it: month=2016-03 "actor=Islamic State". Without any, all incidents.
    """
    from onrecord.jobs.counting import counted
    from onrecord.store.tallies import records_of
    from onrecord.store.whys import why_of

    question = question_of(given["of"], "", [f"{name}={value}" for name, value in cell_named(cell).items()])
    with opened(case, user) as held:
        scheme = scheme_asked(held, given["scheme"])
        run = counted(held, scheme)
        records = records_of(held, run, scheme, question)
        told = [why_of(held, record, scheme, question.outcome) for record, _ in records[: given["limit"]]]
    if form == "json":
        click.echo(json.dumps([asdict(each) for each in told], ensure_ascii=False, indent=2, default=str))
    else:
        for line in (line for each in told for line in _lines(each)):
            print_shown(line)
    if len(records) > len(told):
        print_note(f"{len(records) - len(told):,} more incidents are under this cell: --limit shows more.")
    if not records:
        print_note("No incident is under this cell.")
        context.exit(Exit.NOTHING)


def _lines(told: Why) -> Iterator[str]:
    yield f"{told.record[:12]} {told.range} {told.outcome}: {told.title}"
    for rule in told.rules:
        yield f"  rule: {rule}"
    for judgement in told.judgements:
        yield f"  judged by {judgement.by}: {judgement.decision} ({judgement.reason})"
    yield from _accounts("told", told.accounts)
    for account, reason in told.aside:
        yield from _accounts(f"not heard, {reason}", [account])


def _accounts(head: str, accounts: Sequence[Any]) -> Iterator[str]:
    for account in accounts:
        yield f"  {head}: {account.count} ({account.stance}) according to {account.according_to}, {account.report}"
        for quote in account.quotes or (f"no words: {account.inferred_by}",):
            yield f"    {quote}"
