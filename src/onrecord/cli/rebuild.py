"""`onrecord rebuild`: make the records of a case file anew from its claims and judgements."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.code_case import make_records_anew
from onrecord.cli.options import quiet_option

__all__ = ["rebuild"]


@click.command(short_help="Make the records anew from claims and judgements.")
@case_option
@user_option
@quiet_option
def rebuild(case: Path | None, user: str | None) -> None:
    """Make the list of reports and every record anew: the same claims and judgements give the same, letter for letter.

    Until all are made, those before stand; broken off, nothing has changed.
    """
    with opened(case, user) as held:
        click.echo(f"Records: {make_records_anew(held):,}.")
