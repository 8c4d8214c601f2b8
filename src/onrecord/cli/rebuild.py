"""`onrecord rebuild`: make the records of a case file anew from its claims and judgements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.options import quiet_option
from onrecord.cli.progress import watch

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

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
        click.echo(f"Records: {_make_anew(held):,}.")


def _make_anew(case: CaseFile) -> int:
    """Make the records of a case file anew, and give their number."""
    from onrecord.jobs.sharing import rebuild_case

    made = 0
    with watch(1, "making records"):
        for made in rebuild_case(case):  # noqa: B007 - the last number is the number
            pass
    return made
