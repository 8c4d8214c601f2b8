"""`onrecord add`: bring reports into a case file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_error, print_note
from onrecord.cli.exits import Exit
from onrecord.cli.options import published_option, quiet_option
from onrecord.cli.progress import watch

if TYPE_CHECKING:
    from onrecord.jobs.adding import Added, Refused

__all__ = ["add"]


@click.command(short_help="Bring reports into a case file.")
@click.argument("files", nargs=-1, required=True, metavar="FILE|DIR...", type=click.Path(path_type=Path))
@published_option
@click.option(
    "--name-senders", is_flag=True, help="Name who wrote private letters and chats; else they are numbered, not named."
)
@case_option
@user_option
@quiet_option
@click.pass_context
def add(context: click.Context, /, files: tuple[Path, ...], case: Path | None, user: str | None, **given: Any) -> None:
    """Bring files into a case file: each kept as it came, under the SHA-256 of its bytes, and read into reports.

    What is there already is passed over. What cannot be read is kept, named on standard error, and tried again when you
    add it again.
    """
    from onrecord.evidence.files import expand
    from onrecord.jobs.adding import Added, Addition, Refused, add_files

    how = Addition(**given)
    told: list[Added | Refused] = []
    with opened(case, user) as held, watch(sum(1 for _ in expand(files)), "adding") as bar:
        for outcome in add_files(held, files, how):
            bar.advance()
            told.append(outcome)
            for reason in (outcome.reason,) if isinstance(outcome, Refused) else outcome.problems:
                with bar.aside():
                    print_error(reason)
    added = [each for each in told if isinstance(each, Added)]
    _say(added)
    refused = len(told) - len(added) + sum(1 for each in added if each.problems)
    if refused:
        print_note(f"{refused} of {len(told)} files could not be read, or not wholly.")
        context.exit(Exit.PARTIAL if len(added) > sum(1 for each in added if each.problems) else Exit.NOTHING)


def _say(added: list[Added]) -> None:
    new, known = sum(each.new for each in added), sum(each.known for each in added)
    held = sum(1 for each in added if each.was_held)
    click.echo(f"Added {new:,} reports from {len(added) - held:,} files.")
    if known:
        print_note(f"{known:,} reports were known already; that they appear again is kept.")
    if held:
        print_note(f"{held:,} files were there already.")
