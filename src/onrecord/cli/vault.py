"""`onrecord vault`: make the vault of a case file, part its key among people, bring it back."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.case import case_option, new_passphrase, opened, user_option
from onrecord.cli.console import print_note
from onrecord.cli.options import quiet_option

__all__ = ["key_file_option", "vault"]

key_file_option = click.option(
    "--key-file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Keep the key in this new file, outside the case file; else you are asked for a passphrase.",
)


@click.group(short_help="Keys: encrypt originals, protect sources, part the key among people.")
def vault() -> None:
    """Keep originals and protected sources under a key.

    The key is read from the file that ONRECORD_KEY names, or opened by the passphrase you are asked for.
    """


@vault.command("create", short_help="Make the vault; originals brought in from now on are encrypted.")
@key_file_option
@case_option
@user_option
@quiet_option
def _create(key_file: Path | None, case: Path | None, user: str | None) -> None:
    """Make the vault of a case file. Originals brought in from now on are encrypted; those already there are not."""
    from onrecord.store.vault.keys import create_vault

    with opened(case, user) as held:
        create_vault(held, None if key_file is not None else new_passphrase(), key_file)
    click.echo("Made the vault.")
    print_note("Next: part its key among people you trust, so that it is never lost: onrecord vault shares 3 5")


@vault.command("shares", short_help="Print shares of the key, once.")
@click.argument("needed", type=int)
@click.argument("among", type=int)
@case_option
@user_option
@quiet_option
def _shares(needed: int, among: int, case: Path | None, user: str | None) -> None:
    """Print AMONG shares of the vault's key, any NEEDED of which bring it back.

    They are kept nowhere: write each on paper, give each to another person. The ledger says that shares were made, by
    whom and how many.
    """
    from onrecord.store.vault.keys import open_vault
    from onrecord.store.vault.shares import make_shares

    with opened(case, user) as held:
        made = make_shares(open_vault(held), needed, among)
        with held.writing() as pen:
            pen.note("vault shared", held.id, needed=needed, among=among)
    for number, share in enumerate(made, 1):
        click.echo(f"Share {number} of {among} ({needed} needed):\n{share}\n")
    print_note("They are not shown again. Whoever holds enough of them can read everything.")


@vault.command("recover", short_help="Bring a lost key back from shares.")
@key_file_option
@case_option
@user_option
@quiet_option
def _recover(key_file: Path | None, case: Path | None, user: str | None) -> None:
    """Bring the vault's key back from shares, typed one a line and ended by an empty line, and keep it anew."""
    from onrecord.store.vault.keys import recover_vault
    from onrecord.store.vault.shares import join_shares

    with opened(case, user) as held:
        identity = join_shares(_typed())
        recover_vault(held, identity, None if key_file is not None else new_passphrase(), key_file)
    click.echo("The key is back.")


def _typed() -> list[str]:
    """Ask for shares, one a line, until an empty one."""
    lines: list[str] = []
    while line := click.prompt(f"Share {len(lines) + 1}", default="", show_default=False, err=True).strip():
        lines.append(line)
    return lines
