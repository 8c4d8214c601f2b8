"""`onrecord estimate`: how many there may have been whom no list has, from how lists overlap; added to no count."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note
from onrecord.cli.counting import outcome_option
from onrecord.cli.destination import make_folder, write_file
from onrecord.cli.exits import Exit
from onrecord.cli.options import language_option, quiet_option
from onrecord.core.vocabulary import Outcome

if TYPE_CHECKING:
    from onrecord.jobs.estimating import Estimated

__all__ = ["estimate"]


@click.command(short_help="Estimate how many are on no list, from how lists overlap.")
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="[FILE]")
@click.option(
    "--by", default="", metavar="NAMES", help="What to part people by, parted by commas: estimates are added."
)
@click.option("--lists", default="", metavar="NAMES", help="In a case file: lists or sources, parted by commas.")
@outcome_option
@click.option(
    "--clusterings",
    type=click.IntRange(10, 1_000),
    default=10,
    show_default=True,
    help="In a case file: ways in which records may be one person.",
)
@click.option("--seed", type=click.IntRange(0, 2**53), default=1, show_default=True, help="The same gives the same.")
@click.option("--quick", is_flag=True, help="Fewer chains and fewer tables drawn again, for a first look.")
@click.option("--charts", type=click.Path(path_type=Path, file_okay=False), help="Draw it into this folder, as SVG.")
@language_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@case_option
@user_option
@quiet_option
@click.pass_context
def estimate(
    context: click.Context, /, file: Path | None, form: str, case: Path | None, user: str | None, **given: Any
) -> None:
    """Estimate how many there were whom no list has, from three lists or more that share people.

    FILE is a table with a column of 0 and 1 for each list and one named `count`, or a row for each person and no
    `count`. Without FILE the people of a case file are taken, on the lists that were imported, once linked.

    Three families of models stand side by side. The range holds the intervals of all; where they disagree, no number
    within it is told. Where the lists cannot tell, there is no estimate, and what would be needed is said.
    """
    from onrecord.cli.estimate_plain import as_plain
    from onrecord.cli.estimate_text import lines_of

    found = _estimated(file, case, user, given)
    if given["charts"] is not None:
        _draw(found, given["charts"], given["lang"])
    if form == "json":
        click.echo(json.dumps(as_plain(found), ensure_ascii=False, indent=2))
    else:
        for line in lines_of(found):
            click.echo(line)
    for note in found.notes:
        print_note(note)
    if found.estimate.total is None:
        context.exit(Exit.NOTHING)


def _draw(found: Estimated, folder: Path, language: str) -> None:
    """Write the charts of an estimate into a folder."""
    from onrecord.jobs.estimate_charts import charts_of
    from onrecord.publish.reading.phrases import check_language
    from onrecord.tally.charts.page import Look

    check_language(language)
    make_folder(folder)
    for name, drawn in charts_of(found, Look(language)):
        write_file(folder / f"{name}.svg", drawn)


def _estimated(file: Path | None, case: Path | None, user: str | None, given: dict[str, Any]) -> Estimated:
    from onrecord.jobs.estimating import People, estimate_case, estimate_file
    from onrecord.tally.estimation.side_by_side import Effort

    effort, by = Effort(given["seed"], given["quick"]), _named(given["by"])
    if file is not None:
        return estimate_file(file, by, effort)
    people = People(Outcome(given["of"]), _named(given["lists"]), by)
    with opened(case, user) as held:
        return estimate_case(held, people, effort, given["clusterings"])


def _named(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
