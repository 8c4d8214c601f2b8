"""`onrecord code-by`: a codebook, bodies and places of a project's own, kept in the case file that is coded by them."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note
from onrecord.cli.options import quiet_option
from onrecord.publish.reading.visible import show_text

__all__ = ["code_by"]


@click.group("code-by")
@quiet_option
def code_by() -> None:
    """Code a case file by a codebook, bodies and places of your own.

    Each file is kept like evidence, so that every coding can be made again by what it was made by. After a change the
    next `onrecord code` codes every report anew; the codings before stay.
    """


@code_by.command("add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", metavar="NAME", help="What to call it.  [default: the file's name]")
@click.option("--country", metavar="CODE", help="Of a table of places that has no column for it: its ISO code (SY).")
@case_option
@user_option
@quiet_option
def _add(file: Path, name: str | None, country: str | None, case: Path | None, user: str | None) -> None:
    """Code by FILE from now on.

    FILE is a codebook (YAML with acts), a register of bodies (YAML with entries), or a table of places: a GeoNames dump
    or a CSV in the manner of OCHA's common operational datasets. What it is, its content tells.
    """
    from onrecord.evidence.files import load
    from onrecord.store.tools import add_tool

    data = load(file, 500_000_000)
    with opened(case, user) as held:
        tool = add_tool(held, file, data, name or file.stem, country.upper() if country else None)
    click.echo(show_text(f"Codes by the {tool.kind} {tool.name} from now on."))
    print_note("`onrecord code` codes by it; what was coded before is coded anew, and stays.")


@code_by.command("list")
@case_option
@user_option
@quiet_option
def _list(case: Path | None, user: str | None) -> None:
    """List what the case file is coded by besides what ships with onrecord."""
    from onrecord.store.tools import listed_tools

    with opened(case, user) as held:
        tools = listed_tools(held)
    for tool in tools:
        click.echo(show_text(f"{tool.kind} {tool.name} sha256:{tool.sha256}"))
    if not tools:
        print_note("Nothing of its own: the bundled codebook, register and gazetteer.")


@code_by.command("remove")
@click.argument("name")
@case_option
@user_option
@quiet_option
def _remove(name: str, case: Path | None, user: str | None) -> None:
    """Code by NAME no longer; that it was used stays."""
    from onrecord.store.tools import drop_tool

    with opened(case, user) as held:
        drop_tool(held, name)
    print_note(f"Codes by {name} no longer.")
