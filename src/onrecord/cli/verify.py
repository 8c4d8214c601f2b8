"""`onrecord verify`: read every byte and every chain of a case file again, and name each break."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.case import ask_passphrase, case_option, new_passphrase, opened, user_option
from onrecord.cli.console import print_error, print_note
from onrecord.cli.exits import Exit
from onrecord.cli.home import signing_key
from onrecord.cli.options import quiet_option
from onrecord.cli.progress import watch

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.tolerant import Break

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
    from onrecord.store.heads import read_head
    from onrecord.store.signing import verify_signature
    from onrecord.store.tolerant import Break

    given = list(_read_heads(heads))
    breaks: list[Break] = []
    with opened(case, user) as held, watch(1, "verifying") as bar:
        for found in chain(
            *(verify_signature(held, line, thing) for line, thing in given),
            verify_case(held, [read_head(line, thing) for line, thing in given]),
        ):
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
@click.option("--sign", is_flag=True, help="Sign it with your key, which is made on first use.")
@click.option("--passphrase", is_flag=True, help="Put the key behind a passphrase when it is made: you are asked.")
@case_option
@user_option
@quiet_option
def head(sign: bool, passphrase: bool, case: Path | None, user: str | None) -> None:
    """Print the head of the ledger as one line of JSON.

    Keep it where whoever could change the case file cannot reach it: with a lawyer, a partner, in print. `onrecord
    verify --head FILE` then tells whether anything before it was changed, and, of a signed one, whose signature it is.
    Your key is yours alone: it lies in the folder of ONRECORD_HOME, in no case file.
    """
    from onrecord.store.heads import head_text

    with opened(case, user) as held:
        click.echo(_signed(held, passphrase) if sign else head_text(held))


def _signed(case: CaseFile, passphrase: bool) -> str:
    from onrecord.store.signing import is_locked, own_key, signed_head

    place = signing_key()
    if is_locked(place):
        asked: str | None = ask_passphrase("Passphrase of your key")
    else:
        asked = new_passphrase("your key") if passphrase and not place.exists() else None
    return signed_head(case, own_key(place, asked))


def _read_heads(paths: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """Yield each head with the name of its file."""
    for path in paths:
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.strip():
                yield line, path.name


def _say(breaks: list[Break], form: str) -> None:
    if form == "json":
        told = [{"thing": each.thing, "found": each.found, "expected": each.expected} for each in breaks]
        click.echo(json.dumps({"breaks": told}, ensure_ascii=False, indent=2))
        return
    click.echo("Everything is as it was written." if not breaks else f"{len(breaks)} breaks.")
