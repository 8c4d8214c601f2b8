"""`onrecord backup`, `restore`, `copy` and `upgrade`: a case file brought to safety, and elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option, writer_named
from onrecord.cli.console import print_note
from onrecord.cli.options import quiet_option
from onrecord.core.errors import BadOption

if TYPE_CHECKING:
    from onrecord.jobs.sealing import Keys, Seal

__all__ = ["backup", "copy", "export_evidence", "restore", "upgrade"]

PASSPHRASE = "ONRECORD_PASSPHRASE"

_file = click.Path(path_type=Path, dir_okay=False)
_passphrase = click.option(
    "--passphrase-file",
    "passphrase",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    envvar=PASSPHRASE,
    show_envvar=True,
    help="A file whose first line is the passphrase.  [default: you are asked]",
)


@click.command(short_help="Write the whole case file to one sealed file, while others work on it.")
@click.argument("file", type=_file)
@click.option(
    "--recipient", "recipients", multiple=True, metavar="age1...", help="Seal it for the holder of a key instead."
)
@click.option(
    "--without-releases", is_flag=True, help="Leave out the releases that were approved: keep them elsewhere."
)
@_passphrase
@case_option
@user_option
@quiet_option
def backup(file: Path, passphrase: Path | None, case: Path | None, user: str | None, **given: Any) -> None:
    """Write the whole case file, as it stands now, to FILE: rows, ledger, originals and the releases that were
    approved, sealed with a passphrase.

    Nobody has to stop working. FILE is there when all of it is on the disk, and not before.
    """
    from onrecord.jobs.backups import back_up

    seal = _seal(given["recipients"], passphrase)
    with opened(case, user) as held:
        told = back_up(held, file, seal, releases=not given["without_releases"])
    click.echo(f"Backed up to {file}: ledger up to row {told.head.seq:,}.")


@click.command(short_help="Make a case file of a backup, and verify it.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--identity",
    "identity",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="The key file of a recipient it was sealed for.",
)
@_passphrase
@user_option
@quiet_option
def restore(file: Path, folder: Path, identity: Path | None, passphrase: Path | None, user: str | None) -> None:
    """Make the case file in FOLDER that the backup FILE holds, verify it, and leave nothing of it if it is damaged.

    With DATABASE_URL set it goes into that PostgreSQL database, wherever it was before.
    """
    from onrecord.jobs.backups import restore as bring_back

    told = bring_back(file, folder, _keys(file, identity, passphrase), writer_named(user))
    click.echo(f"Restored to {folder} and verified: ledger up to row {told.head.seq:,}.")


@click.command(short_help="Copy the case file into another database or folder.")
@click.option("--to", "to", metavar="URL|FOLDER", help="A postgresql:// URL, or a new folder.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where the originals go, if --to is a URL: a new folder.",
)
@click.option(
    "--travel",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Instead: a copy for a journey, without originals and what the scope protects.",
)
@case_option
@user_option
@quiet_option
def copy(to: str | None, folder: Path | None, travel: Path | None, case: Path | None, user: str | None) -> None:
    """Copy the case file row by row, with the same ids and the same ledger, and verify the copy.

    A password belongs in ~/.pgpass, not in the URL: others on this machine see what you type.
    """
    if travel is not None:
        _travel(travel, case, user)
        return
    from onrecord.jobs.moving import copy_case
    from onrecord.store.casefile import Writer

    url = to if to is not None and to.startswith(("postgresql://", "postgres://")) else None
    place = folder if url is not None else Path(to) if to is not None else None
    if place is None:
        raise BadOption(
            "--to",
            found="no folder" if url is not None else "nothing",
            expected="a new folder, or a postgresql:// URL with --folder",
            do="Name where the copy goes.",
        )
    with opened(case, user) as held:
        told = copy_case(held, place, Writer(held.who, database_url=url))
    click.echo(f"Copied to {place} and verified: ledger up to row {told.head.seq:,}.")


def _travel(folder: Path, case: Path | None, user: str | None) -> None:
    from onrecord.jobs.travelling import travel_copy

    with opened(case, user) as held:
        told = travel_copy(held, folder)
    click.echo(f"Made a travel copy in {folder}: {told.reports:,} reports, of ledger row {told.head.seq:,}.")
    if told.left:
        print_note(f"{told.left:,} reports stay at home: nobody coded them, so nobody knows what in them is protected.")
    if told.withheld:
        print_note(f"{told.withheld:,} reports stay at home: their source's consent was taken back or has run out.")
    if told.unmaskable:
        print_note(f"Look for yourself: no coder finds these in a text: {', '.join(told.unmaskable)}.")


@click.command("export-evidence", short_help="Write all originals with their custody as a bag that others can check.")
@click.argument("folder", type=click.Path(path_type=Path))
@case_option
@user_option
@quiet_option
def export_evidence(folder: Path, case: Path | None, user: str | None) -> None:
    """Write all originals with their custody to FOLDER: a BagIt bag and RO-Crate, valid when it is there.

    It holds who brought what, from where, and every row of the ledger: give it to those who may know.
    """
    from onrecord.jobs.bagging import export_evidence as export

    with opened(case, user) as held:
        told, originals = export(held, folder)
    click.echo(f"Exported {originals:,} originals to {folder}: ledger up to row {told.head.seq:,}.")


@click.command(short_help="Bring a case file of an older version to this one, after a backup.")
@click.option(
    "--backup", "file", type=_file, metavar="FILE", help="Where the backup goes.  [default: beside the folder]"
)
@_passphrase
@case_option
@user_option
@quiet_option
def upgrade(file: Path | None, passphrase: Path | None, case: Path | None, user: str | None) -> None:
    """Back the case file up, then bring its tables to this version.

    The backup is as open or closed as the case file itself, unless a passphrase file is given.
    """
    from onrecord.jobs.sealing import Seal
    from onrecord.jobs.upgrading import upgrade_case
    from onrecord.store.casefile import find_case, open_case

    folder = case if case is not None else find_case(Path.cwd())
    held = open_case(folder, writer_named(user), to_upgrade=True)
    try:
        seal = Seal(passphrase=_line_of(passphrase)) if passphrase is not None else Seal()
        written = upgrade_case(held, file, seal)
    finally:
        held.close()
    if written is None:
        click.echo("It is of this version already.")
        return
    click.echo("Upgraded.")
    print_note(f"What it was before is in {written}.")


def _seal(recipients: tuple[str, ...], passphrase: Path | None) -> Seal:
    from onrecord.jobs.sealing import Seal

    if recipients:
        return Seal(recipients=recipients)
    return Seal(passphrase=_line_of(passphrase) if passphrase is not None else _asked(twice=True))


def _keys(file: Path, identity: Path | None, passphrase: Path | None) -> Keys:
    from onrecord.jobs.sealing import Keys, sealing_of

    if identity is not None:
        lines = identity.read_text(encoding="utf-8").splitlines()
        return Keys(identities=tuple(line.strip() for line in lines if line.strip() and not line.startswith("#")))
    if sealing_of(file) != "passphrase":
        return Keys()
    return Keys(passphrase=_line_of(passphrase) if passphrase is not None else _asked(twice=False))


def _line_of(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or not lines[0]:
        raise BadOption(str(path), found="nothing", expected="a passphrase on its first line", do="Write it there.")
    return lines[0]


def _asked(*, twice: bool) -> str:
    answer: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice, err=True)
    return answer
