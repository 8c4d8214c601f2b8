"""`onrecord records` and `onrecord show`: what is held, and for every value the words beneath it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note
from onrecord.cli.exits import Exit
from onrecord.cli.options import quiet_option
from onrecord.publish.reading.visible import show_text

if TYPE_CHECKING:
    from onrecord.core.record import Record
    from onrecord.store.grounds import Ground, Grounded

__all__ = ["records", "show"]

KINDS = ("incident", "act", "victim", "perpetrator", "object", "toll")
# What of a record stands in the list: the first of these that it has.
TELLING = ("name", "description", "where.name", "where.text", "type", "population", "actor", "occupation")


@click.command(short_help="List the records of a case file.")
@click.option("--kind", type=click.Choice(KINDS), help="Only records of this kind.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help="How many to show.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@case_option
@user_option
@quiet_option
@click.pass_context
def records(context: click.Context, /, form: str, case: Path | None, user: str | None, **given: Any) -> None:
    """List what is held, one record a line: its id, kind, and what it is told by.

    Records are unconfirmed until people judge them: each is what reports claim.
    """
    from itertools import islice

    from onrecord.store.rebuilding import records as held_records

    with opened(case, user) as held:
        wanted = (each for each in held_records(held) if given["kind"] in (None, str(each.kind)))
        found = list(islice(wanted, given["limit"]))
    if form == "json":
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2, default=str))
    else:
        for record in found:
            click.echo(show_text(f"{record.id[:12]} {record.kind} {_told_by(record)}"))
    if not found:
        print_note("No records yet: `onrecord code` makes them.")
        context.exit(Exit.NOTHING)


@click.command(short_help="Show a record with the words beneath every value.")
@click.argument("record", metavar="RECORD")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@case_option
@user_option
@quiet_option
def show(record: str, form: str, case: Path | None, user: str | None) -> None:
    """Show every value of a record, the rule that chose it, and the sentences it rests on, with the words in brackets.

    RECORD is an id as `onrecord records` prints it, or so much of it that no other begins so.
    """
    from onrecord.store.grounds import find_record, grounds_of

    with opened(case, user) as held:
        found = find_record(held, record)
        grounded = grounds_of(held, found)
    if form == "json":
        told = {"record": asdict(found), "grounds": [asdict(each) for each in grounded]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2, default=str))
        return
    for line in _lines(found, grounded):
        click.echo(line)


def _told_by(record: Record) -> str:
    values = {held.property: held.value for held in record.values}
    return str(next((values[path] for path in TELLING if values.get(path) is not None), "(nothing stands yet)"))


def _lines(record: Record, grounded: list[Grounded]) -> Iterator[str]:
    yield show_text(f"{record.kind} {record.id}")
    if record.within is not None:
        yield show_text(f"of the incident {record.within}")
    if len(record.members) > 1:
        numbers = ", ".join(map(str, record.judgements))
        yield show_text(f"joined from {len(record.members)} by judgements {numbers}")
    for each in grounded:
        value = "open" if each.held.value is None else each.held.value
        yield show_text(f"{each.held.property}: {value} ({each.held.rule})")
        for ground in each.grounds:
            yield "    " + show_text(_ground(ground))
        for ground in each.others:
            yield "    " + show_text(f"told otherwise: {ground.value}: {_ground(ground)}")


def _ground(ground: Ground) -> str:
    rule = (f"by rule: {ground.inferred_by}",) if ground.inferred_by is not None else ()
    words = "; ".join((*(" / ".join(ground.quotes),) * bool(ground.quotes), *rule))
    source = f", according to {' ← '.join(ground.according_to)}" if ground.according_to else ""
    return f"{words} ({ground.stance}{source}; {ground.title or ground.report})"
