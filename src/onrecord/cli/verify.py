"""`onrecord verify`: read every byte and every chain of a case file again, and name each break."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_error, print_note
from onrecord.cli.exits import Exit
from onrecord.cli.options import quiet_option
from onrecord.cli.progress import watch

if TYPE_CHECKING:
    from onrecord.store.ledger import Head
    from onrecord.store.verifying import Break

__all__ = ["head", "verify"]


@click.command(short_help="Read every byte and every chain again; name each break.")
@click.option(
    "--head",
    "heads",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="A head that `onrecord head` printed earlier and that you kept elsewhere; may be repeated.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@case_option
@user_option
@quiet_option
@click.pass_context
def verify(context: click.Context, heads: tuple[Path, ...], form: str, case: Path | None, user: str | None) -> None:
    """Verify a case file: originals against their SHA-256, every row against the ledger, the ledger against itself and
    against heads, records against the claims and judgements they are made of.

    Exit code 1 where anything is not as it was written. A ledger made anew by someone who knows how is found only by a
    head that was kept elsewhere.
    """
    from onrecord.jobs.verifying import verify_case
    from onrecord.store.verifying import Break

    given = list(_read_heads(heads))
    breaks: list[Break] = []
    with opened(case, user) as held, watch(1, "verifying") as bar:
        for found in verify_case(held, given):
            bar.advance()
            if found is None:
                continue
            with bar.aside():
                if isinstance(found, Break):
                    breaks.append(found)
                    if form == "text":
                        print_error(str(found))
                else:
                    print_note(str(found))
    _say(breaks, form)
    if breaks:
        context.exit(Exit.PARTIAL)


@click.command(short_help="Print the head of the ledger, to be kept elsewhere.")
@case_option
@user_option
@quiet_option
def head(case: Path | None, user: str | None) -> None:
    """Print the head of the ledger as one line of JSON.

    Keep it where whoever could change the case file cannot reach it: with a lawyer, a partner, in print. `onrecord
    verify --head FILE` then tells whether anything before it was changed.
    """
    from onrecord.store.heads import head_text

    with opened(case, user) as held:
        click.echo(head_text(held))


def _read_heads(paths: tuple[Path, ...]) -> Iterator[Head]:
    from onrecord.store.heads import read_head

    for path in paths:
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.strip():
                yield read_head(line, str(path))


def _say(breaks: list[Break], form: str) -> None:
    if form == "json":
        told = [{"thing": each.thing, "found": each.found, "expected": each.expected} for each in breaks]
        click.echo(json.dumps({"breaks": told}, ensure_ascii=False, indent=2))
        return
    click.echo("Everything is as it was written." if not breaks else f"{len(breaks)} breaks.")
