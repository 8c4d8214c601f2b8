"""`onrecord demo --workbench`: the bundled reports in a case file of their own, and the workbench on it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from onrecord.cli.case import writer_named
from onrecord.cli.console import print_note
from onrecord.cli.home import release_key
from onrecord.cli.serving import Address, serve_case
from onrecord.jobs.engine import Engine

__all__ = ["show_workbench"]

CASE, RELEASE = "case", "release"
SITE = Path("site") / "index.html"


def show_workbench(output: Path, engine: Engine, address: Address) -> None:
    """Make the case file in a folder of `output`, unless it was made before, and serve it to whoever sits before a
    terminal; others are told how to open it.
    """
    from onrecord.web.starting import MANIFEST

    folder = output / CASE
    if (folder / MANIFEST).is_file():
        print_note(f"The case file of the invented reports is in {folder}, with all that was done in it.")
        _bring_up(folder)
    else:
        _make(folder, engine)
    if sys.stdout.isatty():
        serve_case(folder, lambda: writer_named(None), address)
    else:
        click.echo(f"Open the workbench on it: onrecord serve --case {folder}")


def _bring_up(folder: Path) -> None:
    """Upgrade a case file that an older version made, after a backup: what a person did in it stays."""
    from onrecord.web.starting import Serving, prepare

    prepare(folder, Serving(release_key=release_key()))
    from onrecord.jobs.sealing import Seal
    from onrecord.jobs.upgrading import upgrade_case
    from onrecord.store.casefile import open_case

    case = open_case(folder, writer_named(None), to_upgrade=True)
    try:
        written = upgrade_case(case, None, Seal())
    finally:
        case.close()
    if written is not None:
        print_note(f"An older version of onrecord made it: it was upgraded. What it was before is in {written}.")


def _make(folder: Path, engine: Engine) -> None:
    # Django starts once, with the settings of what comes last.
    from onrecord.web.starting import Serving, prepare

    prepare(folder, Serving(release_key=release_key()))
    from onrecord.jobs.demonstrating import make_demonstration

    # Under another name until it is whole: one that was broken off is begun anew.
    unfinished = folder.with_name(f"{CASE}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    release = folder.with_name(RELEASE)
    shutil.rmtree(release, ignore_errors=True)
    for line in make_demonstration(unfinished, writer_named(None), engine, release):
        click.echo(line)
    unfinished.replace(folder)
    click.echo(f"Its public site, for a browser: {release / SITE}")
