"""`onrecord impute`: what cells of a tally would come to if those of unknown ones were shared out; in no count."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note
from onrecord.cli.counting import only_option, outcome_option, question_of, scheme_asked, scheme_option
from onrecord.cli.exits import Exit
from onrecord.cli.options import quiet_option
from onrecord.core.errors import BadOption
from onrecord.publish.reading.visible import show_text

if TYPE_CHECKING:
    from onrecord.tally.imputation import Imputed

__all__ = ["impute"]

GAP = "  "
BELIEVED = (
    "Imputed, not documented: those whose {by} is not told are taken to be as those of whom it is, who are alike in "
    "what else is known. Where it goes untold more for some people than for others, this is wrong, and nothing here "
    "shows it. Publish it beside the documented numbers, never in their place."
)


@click.command(short_help="Share out those of unknown sex, month, place or actor, apart from any count.")
@click.option("--by", required=True, metavar="NAMES", help="What is to be known of everybody: sex, or sex,month.")
@click.option("--seed", type=click.IntRange(0, 2**53), default=1, show_default=True, help="The same gives the same.")
@outcome_option
@scheme_option
@only_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@case_option
@user_option
@quiet_option
@click.pass_context
def impute(context: click.Context, /, by: str, form: str, case: Path | None, user: str | None, **given: Any) -> None:
    """Say what the cells of a tally would come to if people of unknown ones were like those of whom all is known.

    Who is documented of unknown sex stays so in every tally. Here they are shared out twenty times over, by sex, month,
    place and actor as far as these are known, and the interval holds nineteen of twenty (Rubin's rules).
    """
    from onrecord.jobs.imputing import imputed

    question = question_of(given["of"], by, given["only"])
    if not question.by:
        raise BadOption("--by", found="nothing", expected="what is to be known, such as sex", do="Name a dimension.")
    with opened(case, user) as held:
        scheme = scheme_asked(held, given["scheme"])
        told = _Told(question.by, imputed(held, scheme, question, given["seed"]), given["seed"])
    click.echo(told.as_json() if form == "json" else "\n".join(told.lines()))
    if not told.cells:
        print_note("Nobody is documented of whom these are known.")
        context.exit(Exit.NOTHING)


@dataclass(frozen=True, slots=True)
class _Told:
    """Cells as they are printed."""

    by: Sequence[str]
    cells: Sequence[Imputed]
    seed: int

    def as_json(self) -> str:
        """Give them for programmes."""
        cells = [
            {
                "cell": dict(zip(self.by, each.cell, strict=True)),
                "documented": each.documented,
                "imputed": {name: round(getattr(each.told, name), 1) for name in ("low", "mean", "high")},
                "most": each.most,
            }
            for each in self.cells
        ]
        return json.dumps({"kind": "imputed", "seed": self.seed, "cells": cells}, ensure_ascii=False, indent=2)

    def lines(self) -> Iterator[str]:
        """Yield them for people."""
        rows = [(*self.by, "documented", "imputed", "at most"), *map(self._row, self.cells)]
        widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
        for row in rows:
            cells = [
                cell.ljust(width) if at < len(self.by) else cell.rjust(width)
                for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
            yield GAP.join(cells).rstrip()
        yield ""
        yield BELIEVED.format(by=" and ".join(self.by)) + f" Seed {self.seed}."

    def _row(self, each: Imputed) -> tuple[str, ...]:
        told = f"{each.told.mean:,.0f} ({each.told.low:,.0f} to {each.told.high:,.0f})"
        return (*map(show_text, each.cell), f"{each.documented:,}", told, f"{each.most:,}")
