"""`onrecord tolls`: what tolls claim of a time and place, beside what is documented of it; never added."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note, print_shown
from onrecord.cli.counting import scheme_asked, scheme_option
from onrecord.cli.exits import Exit
from onrecord.cli.options import quiet_option

if TYPE_CHECKING:
    from onrecord.tally.tolls import Beside

__all__ = ["tolls"]


@click.command(short_help="Show tolls beside what is documented of their time and place.")
@scheme_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@case_option
@user_option
@quiet_option
@click.pass_context
def tolls(context: click.Context, /, scheme: str | None, form: str, case: Path | None, user: str | None) -> None:
    """Show each toll that a report gives of a time and place ("530 since 2009") beside the incidents documented there,
    and how many it claims that are not itemised.

    A toll is never added to a tally, nor to another toll: it bounds what is documented.
    """
    from onrecord.jobs.counting import counted
    from onrecord.store.tolls import tolls_beside

    with opened(case, user) as held:
        found = list(tolls_beside(held, counted(held, scheme_asked(held, scheme))))
    if form == "json":
        click.echo(json.dumps([_told(each) for each in found], ensure_ascii=False, indent=2, default=str))
    else:
        for line in (line for each in found for line in _lines(each)):
            print_shown(line)
    if not found:
        print_note("No report gives a toll with a number.")
        context.exit(Exit.NOTHING)


def _told(beside: Beside) -> dict[str, Any]:
    low, high = beside.not_itemised
    return {**asdict(beside), "not_itemised": {"low": low, "high": high}, "is_exceeded": beside.is_exceeded}


def _lines(beside: Beside) -> Iterator[str]:
    toll, documented = beside.toll, beside.documented
    scope = [toll.population or "people", _period(beside), toll.place or toll.country or "anywhere"]
    if toll.actor is not None:
        scope.append(f"by {toll.actor}")
    yield f"{toll.record[:12]} {_ends(toll.low, toll.high)} {toll.outcome}: {', '.join(scope)}"
    yield (
        f"  documented, of anybody: {documented.certain} for certain, {documented.possible} at most, "
        f"in {documented.incidents:,} incidents"
    )
    yield f"  claimed, and not itemised: {_ends(*beside.not_itemised)}"
    if beside.is_exceeded:
        yield "  more are documented than the toll has at most: one of the two is wrong"


def _ends(low: int | None, high: int | None) -> str:
    if high is None:
        return f"{low or 0:,} or more"
    return f"{high:,}" if low == high else f"{low or 0:,}–{high:,}"


def _period(beside: Beside) -> str:
    period = beside.toll.period
    if period.earliest is None and period.latest is None:
        return "at any time"
    return f"{period.earliest or 'any time'} to {period.latest or 'any time'}"
