"""`onrecord gazetteer`: a project's own places, added from a table, and found before the shipped ones."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from onrecord.cli.console import print_note
from onrecord.cli.destination import make_folder, writing
from onrecord.cli.home import ENDING, gazetteer_folder, own_gazetteers
from onrecord.cli.options import quiet_option
from onrecord.cli.progress import watch
from onrecord.core.errors import BadOption
from onrecord.publish.reading.visible import show_text

__all__ = ["gazetteer"]

Command = TypeVar("Command", bound=Callable[..., Any])

# What a name is written with on every system; the rest becomes a hyphen.
NAME = re.compile(r"[^\w.]+")


def _format_option(command: Command) -> Command:
    return click.option(
        "--format", "form", type=click.Choice(["text", "json"]), default="text", help="What to print.  [default: text]"
    )(command)


@click.group()
@quiet_option
def gazetteer() -> None:
    """Add places of your own.

    The bundled gazetteer lacks most villages. What was added is found by every later `onrecord code`, before the
    bundled places.
    """


@gazetteer.command("add")
@click.argument("table", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--country", metavar="CODE", help="ISO code (SY), where the table has no column for the country.")
@click.option("--name", metavar="NAME", help="What to call it.  [default: the file's name]")
@_format_option
@quiet_option
def _add(table: Path, country: str | None, name: str | None, form: str) -> None:
    """Add the places of a table.

    FILE is a GeoNames dump (SY.txt from SY.zip, 19 columns parted by tabs) or a CSV in the manner of OCHA's common
    operational datasets: names (ADM3_EN, ADM3_AR or NAME), LATITUDE and LONGITUDE. One of the same name is replaced.
    """
    from onrecord.resolution.places.imported import import_gazetteer

    kept = _path_of(name or table.resolve().stem)
    with watch(1, "importing"), writing(str(kept)):
        make_folder(kept.parent)
        unfinished = kept.with_suffix(".part")
        try:
            imported = import_gazetteer(table, unfinished, country=country.upper() if country else None)
            replaced = kept.exists()
            unfinished.replace(kept)
        finally:
            unfinished.unlink(missing_ok=True)
    if form == "json":
        told = {"name": kept.stem, "file": str(kept), "places": imported.places, "skipped": imported.skipped}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(f"{'Replaced' if replaced else 'Added'} {show_text(kept.stem)}: places {imported.places:,}.")
    if imported.skipped:
        print_note(f"Rows left out: {imported.skipped:,}; no place to happen at, or no name, country or point.")


@gazetteer.command("list")
@_format_option
@quiet_option
def _list(form: str) -> None:
    """List what was added, in the order in which it is asked."""
    from onrecord.resolution.places.book import Book

    told = [{"name": path.stem, "file": str(path), "about": Book(path).note} for path in own_gazetteers()]
    if form == "json":
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    for one in told:
        click.echo(show_text(f"{one['name']}  {one['about']}"))
    if not told:
        print_note(f"None was added; `onrecord gazetteer add FILE` adds one to {gazetteer_folder()}.")


@gazetteer.command("remove")
@click.argument("name")
@quiet_option
def _remove(name: str) -> None:
    """Remove what was added, by the name that `list` shows."""
    path = _path_of(name)
    if path not in own_gazetteers():
        raise BadOption(
            "NAME",
            found=repr(name),
            expected=", ".join(one.stem for one in own_gazetteers()) or "a gazetteer, and none was added",
            do="See `onrecord gazetteer list`.",
        )
    with writing(str(path)):
        path.unlink()
    print_note(f"Removed {path.stem}.")


def _path_of(name: str) -> Path:
    plain = NAME.sub("-", name).strip("-.")
    if not plain:
        raise BadOption("--name", found=repr(name), expected="letters or digits", do="Choose another name.")
    return gazetteer_folder() / f"{plain}{ENDING}"
