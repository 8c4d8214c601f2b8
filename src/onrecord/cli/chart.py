"""`onrecord chart`: what is documented, drawn over time, on a map, by actor and method, and by when it was known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.counting import only_option, outcome_option, question_of, scheme_asked, scheme_option
from onrecord.cli.destination import write_file
from onrecord.cli.options import language_option, quiet_option
from onrecord.publish.reading.phrases import check_language

__all__ = ["chart"]

CHARTS = ("over-time", "places", "actors", "methods", "known")


@click.command(short_help="Draw what is documented, as SVG.")
@click.argument("name", metavar="CHART", type=click.Choice(CHARTS))
@outcome_option
@scheme_option
@only_option
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write it to this file, not to the screen.")
@click.option(
    "--width", type=click.IntRange(320, 2000), default=760, show_default=True, help="Pixels wide: 360 for a phone."
)
@language_option
@case_option
@user_option
@quiet_option
def chart(name: str, output: Path | None, case: Path | None, user: str | None, **given: Any) -> None:
    """Draw what is documented as an SVG that needs nothing else: by month (over-time), on a map (places), by who is
    said to have done it (actors), by method (methods), or how it grew with each report (known).

    Ranges are of reported figures. Nothing that is estimated is in any of them.
    """
    from onrecord.jobs.counting import counted
    from onrecord.jobs.sharing import sharing
    from onrecord.store.charting import Charting
    from onrecord.tally.charts.page import Look

    check_language(given["lang"])
    question = question_of(given["of"], "", given["only"])
    with opened(case, user) as held:
        scheme = scheme_asked(held, given["scheme"])
        charting = Charting(held, counted(held, scheme), scheme, question, Look(given["lang"], given["width"]))
        with sharing(held) as share:
            drawn = charting.draw(name, share)
    if output is None:
        click.echo(drawn, nl=False)
    else:
        write_file(output, drawn)
