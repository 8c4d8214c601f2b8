"""`onrecord agreement`: how far coders agree, field by field, with what only one of them found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note, print_shown
from onrecord.cli.exits import Exit
from onrecord.cli.options import quiet_option

if TYPE_CHECKING:
    from onrecord.store.agreements import Kept

__all__ = ["agreement"]

MOST = 10_000
"""What a laptop holds in memory; more reports make intervals narrower by little."""


@click.command(short_help="Say how far coders agree, field by field.")
@click.option(
    "--most",
    type=click.IntRange(1, MOST),
    default=2_000,
    show_default=True,
    metavar="N",
    help=f"Compare so many reports at most, {MOST:,} or fewer.",
)
@click.option("--kept", "only_kept", is_flag=True, help="Print what was counted last; count nothing.")
@click.option("--draw", "is_drawn", is_flag=True, help="First send the reports that the rule draws to a second coder.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@case_option
@user_option
@quiet_option
@click.pass_context
def agreement(context: click.Context, /, case: Path | None, user: str | None, most: int, **how: Any) -> None:
    """Compare the codings of each report that two coders or more coded, people and machines, and say how far they
    agree: Krippendorff's alpha with its 95% interval, the percentage alike, kappa, and what only one coder found.

    Codings that began from one another are not compared. What is counted is kept, and shown by the workbench.
    """
    from onrecord.store.agreements import agreement_kept, count_agreement
    from onrecord.store.second_readings import draw

    with opened(case, user) as held:
        if how["is_drawn"]:
            with held.writing() as pen:
                print_note(f"{draw(pen):,} reports were sent to a second coder.")
        kept = agreement_kept(held) if how["only_kept"] else count_agreement(held, most)
    if kept is None or not kept.reports:
        print_note("No report was coded by two coders whose codings did not begin from one another.")
        context.exit(Exit.NOTHING)
    if how["form"] == "json":
        about = {
            "counted": kept.made_at.isoformat(),
            "eligible": kept.eligible,
            "dependent": kept.dependent,
            "read": asdict(kept.read),
        }
        click.echo(json.dumps(about | kept.told, ensure_ascii=False, indent=2))
        return
    for line in _lines(kept):
        print_shown(line)


def _lines(kept: Kept) -> Iterator[str]:
    read, day = kept.read, f"{kept.made_at:%Y-%m-%d %H:%M}"
    yield f"Over {kept.reports:,} of {kept.eligible:,} reports that were coded twice or more, on {day}"
    yield f"By two people apart: {read.people:,} (of these with a person who coded blind: {read.blind:,})"
    yield f"By a machine and a person who did not begin from its coding: {read.apart:,}"
    yield f"By a machine and a person who saw it, which is no independent reading: {read.saw:,}"
    if kept.dependent:
        yield f"Left out, as their codings began from one another: {kept.dependent:,}"
    yield f"Coders: {', '.join(kept.told['coders'])}"
    yield ""
    yield f"{'field':<26}{'compared':>9}{'alike':>7}  {'alpha':<20}{'by distance':<20}kappa"
    for each in kept.told["fields"]:
        own = "" if each["own"] is None else _number(each["own"])
        alike = f"{each['alike']:.0%}"
        yield (
            f"{each['field']:<26}{each['units']:>9,}{alike:>7}  {_number(each['alpha']):<20}{own:<20}"
            f"{_number(each['kappa'])}"
        ).rstrip()
    yield ""
    yield f"{'found by':<26}{'both':>9}{'one':>7}  F1"
    for each in kept.told["found"]:
        apart = each["only_one"] + each["only_other"]
        if each["both"] + apart:
            f1 = {"value": 2 * each["both"] / (2 * each["both"] + apart), "interval": each["interval"], "why": None}
            yield f"{each['kind']:<26}{each['both']:>9,}{apart:>7,}  {_number(f1)}"


def _number(told: dict[str, Any]) -> str:
    """Give a coefficient with its interval, or the words that tell why there is none."""
    if told["value"] is None:
        return str(told["why"])
    interval = told["interval"]
    return f"{told['value']:.2f}" + (f" [{interval['low']:.2f}, {interval['high']:.2f}]" if interval else "")
