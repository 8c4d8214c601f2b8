"""`onrecord scope`: say, or change, what a case file records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.options import quiet_option, scope_options
from onrecord.publish.reading.visible import show_text

if TYPE_CHECKING:
    from onrecord.core.scope import Scope

__all__ = ["scope", "scope_lines"]


@click.command(short_help="Say, or change, what a case file records.")
@click.option("--title", metavar="TEXT", help="What it is called.")
@scope_options
@click.option("--history", is_flag=True, help="Show every version, who set it and when.")
@case_option
@user_option
@quiet_option
def scope(history: bool, case: Path | None, user: str | None, **given: Any) -> None:
    """Say what a case file records; with options, change it. Every version stays: what was counted under which."""
    from onrecord.core.scope import Scope
    from onrecord.store.entries import versions
    from onrecord.store.scopes import SCOPE, scope_of, set_scope

    said = {name: value for name, value in given.items() if value}
    with opened(case, user) as held:
        if said:
            with held.writing() as pen:
                set_scope(pen, replace(scope_of(held) or Scope(held.name), **said))
        told = scope_lines(scope_of(held))
        if history:
            rows = versions(held, SCOPE, "")
            told += ["", *(f"Version {row.version}, {row.set_at:%Y-%m-%d %H:%M} UTC, {row.set_by}" for row in rows)]
    for line in told:
        click.echo(show_text(line))


def scope_lines(scope: Scope | None) -> list[str]:
    """Give a scope as lines to read, what it leaves open said so."""
    if scope is None:
        return ["No scope was set: say what is recorded with `onrecord scope`."]
    period = f"{scope.since or 'open'} to {scope.until or 'open'}" if scope.since or scope.until else "any time"
    return [
        scope.title + (f" (begun as {scope.based_on})" if scope.based_on else ""),
        f"Acts: {', '.join(scope.acts) or 'any'}",
        f"Whose: {scope.whose or 'anybody'}",
        f"Places: {', '.join(scope.places) or 'anywhere'}",
        f"Period: {period}",
        f"Languages: {', '.join(scope.languages) or 'any'}",
        f"Confirmed by: {scope.confirmation or 'no rule yet'}",
        f"Protected fields: {', '.join(scope.protected) or 'none'}",
    ]
