"""`onrecord release archive`: take a release out as one file, open or sealed for whoever is to have it."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note
from onrecord.cli.options import quiet_option
from onrecord.core.errors import BadOption

__all__ = ["archive"]


@click.command("archive", short_help="Take a release out as one file, sealed for whoever is to have it.")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--to", "recipients", multiple=True, metavar="age1...",
    help="Seal it for the holder of a key; repeat for several.  [default: open]",
)  # fmt: skip
@case_option
@user_option
@quiet_option
def archive(folder: Path, file: Path, recipients: tuple[str, ...], case: Path | None, user: str | None) -> None:
    """Write the release in FOLDER to FILE as one zip; with --to, sealed by age, so that nobody else opens it.

    FILE is there when all of it is on the disk, and not before; what is sealed never lies open under a name. The ledger
    keeps who took it. A notice that the release was withdrawn goes with it.
    """
    from onrecord.jobs.publishing.archives import Packing, named, write_archive
    from onrecord.publish.release.verifying import manifest_of
    from onrecord.store.publishing.releases import note_taken_out, release_with

    if file.exists():
        raise BadOption(str(file), found="a file", expected="a new name", do="Nothing is written over: choose another.")
    with opened(case, user) as held:
        release = release_with(held, manifest_of(folder))
        write_archive(Packing(folder.absolute(), named(release)), file, recipients)
        with held.writing() as pen:
            note_taken_out(pen, release, len(recipients))
    click.echo(f"Version {release.version} for {release.audience}: {file}, {file.stat().st_size:,} bytes.")
    if recipients:
        print_note("Who holds a key opens it: `age -d -i KEYFILE FILE > release.zip`.")
    elif release.audience != "public":
        print_note("It is open, and not for everybody: --to age1… seals it for whoever is to have it.")
