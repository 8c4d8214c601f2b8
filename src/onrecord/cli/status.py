"""`onrecord status`: what a case file records, how much is in it, what waits and what failed."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.options import quiet_option
from onrecord.cli.scope import scope_lines
from onrecord.publish.reading.visible import show_text

if TYPE_CHECKING:
    from onrecord.store.models import Setback
    from onrecord.store.standing import Standing

__all__ = ["status"]


@click.command(short_help="Say what a case file records, what is in it, what waits, what failed.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@case_option
@user_option
@quiet_option
def status(form: str, case: Path | None, user: str | None) -> None:
    """Say what a case file records, how much is in it, what waits to be coded, and what failed and why."""
    from onrecord.store.scopes import scope_of
    from onrecord.store.setbacks import setbacks
    from onrecord.store.standing import standing_of

    with opened(case, user) as held:
        standing, scope, failed = standing_of(held), scope_of(held), setbacks(held)
    if form == "json":
        told = asdict(standing) | {"scope": asdict(scope) if scope is not None else None}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2, default=str))
        return
    for line in (*scope_lines(scope), "", *_lines(standing), *_failures(failed)):
        click.echo(show_text(line))


def _lines(standing: Standing) -> list[str]:
    reports = ", ".join(f"{language or 'language unknown'} {n:,}" for language, n in standing.reports.items())
    waiting = sum(standing.uncoded.values())
    records = ", ".join(f"{kind} {n:,}" for kind, n in standing.records.items())
    return [
        f"Originals: {standing.originals:,}",
        f"Reports: {sum(standing.reports.values()):,}" + (f" ({reports})" if reports else ""),
        f"Families of reprints: {standing.families:,}",
        f"Not coded yet: {waiting:,}",
        f"Records: {sum(standing.records.values()):,}" + (f" ({records})" if records else ""),
        f"Judgements: {standing.judgements:,}",
        f"Ledger: {standing.head.seq:,} rows",
    ]


def _failures(failed: list[Setback]) -> list[str]:
    told = [f"  {each.thing}: {each.reason} (tried {each.attempts} times)" for each in failed]
    return ["", f"Could not be read or coded: {len(failed)}", *told] if failed else []
