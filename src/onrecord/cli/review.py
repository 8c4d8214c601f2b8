"""`onrecord review`: judge who is one, pair after pair, by a key each; or in a spreadsheet."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note
from onrecord.cli.exits import Exit
from onrecord.cli.keys import terminal_keys
from onrecord.cli.options import quiet_option
from onrecord.cli.review_session import Session

if TYPE_CHECKING:
    from onrecord.jobs.reviewing import Review
    from onrecord.store.casefile import CaseFile

__all__ = ["review"]


@click.command(short_help="Judge who is one, pair after pair.")
@click.option("--export", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write the pairs as a table (CSV) instead, to be judged in a spreadsheet.")  # fmt: skip
@click.option("--import", "filled", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE",
              help="Take the answers of such a table; the same table again changes nothing.")  # fmt: skip
@click.option("--least", type=click.FloatRange(0.01, 0.99), default=0.05, show_default=True, metavar="LIKELY",
              help="Leave out pairs that are less likely one.")  # fmt: skip
@click.option("--incidents", is_flag=True, help="Judge which incidents are one, not which people.")
@case_option
@user_option
@quiet_option
@click.pass_context
def review(
    context: click.Context, /, least: float, incidents: bool, case: Path | None, user: str | None, **files: Path | None
) -> None:
    """Show two people beside each other, what differs and the words beneath, and keep what you say by one key.

    Those come first whose answer is most open and changes most. Each answer is kept at once; z takes the last one back.
    """
    with opened(case, user) as held:
        kind = "incident" if incidents else "person"
        if files["filled"] is not None:
            code = _take(held, files["filled"], kind)
        elif files["export"] is not None:
            code = _export(held, files["export"], _begin(held, least, kind))
        else:
            code = _ask_all(held, least, kind)
    if code is not Exit.FINE:
        context.exit(code)


def _begin(case: CaseFile, least: float, kind: str) -> Review:
    from onrecord.jobs.linking import is_current
    from onrecord.jobs.reviewing import Review

    begun = Review(case, least, kind)
    if not is_current(case):
        print_note("Reports were added or coded since the last `onrecord link`: run it to find more pairs.")
    return begun


def _export(case: CaseFile, path: Path, begun: Review) -> Exit:
    from onrecord.cli.destination import writing
    from onrecord.cli.review_table import table_of
    from onrecord.jobs.reviewing import beside_of
    from onrecord.store.linked import VERSION

    asked = begun.questions.in_order()
    shown = ((each, beside_of(case, begun.scored(each.one, each.other), begun.kind)) for each in asked)
    table = table_of(shown, VERSION, begun.kind)
    with writing(str(path)):
        path.write_bytes(table)
    click.echo(f"Pairs written to {path}: {len(asked):,}. Fill in its column `decision`, then --import it.")
    return Exit.FINE


def _take(case: CaseFile, path: Path, kind: str) -> Exit:
    from onrecord.cli.review_table import BadRow, read_answers
    from onrecord.jobs.reviewing import judge_all
    from onrecord.store.linked import basis_of

    told = list(read_answers(path, basis_of(case, kind).people))
    bad = [each for each in told if isinstance(each, BadRow)]
    answers = [each for each in told if not isinstance(each, BadRow)]
    kept = judge_all(case, answers, kind)
    click.echo(f"Judgements added: {kept:,}. Given before: {len(answers) - kept:,}.")
    for each in bad:
        print_note(f"{path.name}, row {each.number}: {each.reason}.")
    return Exit.PARTIAL if bad else Exit.FINE


def _ask_all(case: CaseFile, least: float, kind: str) -> Exit:
    """Ask one pair after another until none is left, or the person stops."""
    from onrecord.core.errors import BadOption

    if not _is_watched():
        raise BadOption(
            "onrecord review",
            found="no terminal to ask at",
            expected="a person before a terminal",
            do="Write the pairs with --export FILE, judge them in a spreadsheet, and --import it.",
        )
    begun = _begin(case, least, kind)
    with terminal_keys() as keys:
        session = Session(case, begun, keys)
        session.run()
    click.echo(session.account)
    return Exit.FINE


def _is_watched() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
