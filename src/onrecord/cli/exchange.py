"""`onrecord export` and `onrecord formats`: what is published, in the formats of others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.console import print_note
from onrecord.cli.destination import make_folder
from onrecord.cli.options import quiet_option
from onrecord.core.errors import BadOption

if TYPE_CHECKING:
    from onrecord.publish.edition import Edition
    from onrecord.publish.exchange.format import Format

__all__ = ["NAMES", "RECORDS", "edition_in", "export", "formats"]

NAMES = (
    "casualty-records", "csv", "xlsx", "sqlite", "parquet", "geojson", "jsonld", "followthemoney", "hxl", "ucdp",
    "acled", "airwars", "iraq-body-count", "huridocs", "mrm", "bagit",
)  # fmt: skip
RECORDS = "records.jsonl"


@click.command(short_help="Write what was published in the formats of others: CSV, GeoJSON, UCDP and more.")
@click.argument("source", metavar="RELEASE|FILE|FOLDER", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--format", "names", multiple=True, required=True, type=click.Choice(NAMES), help="A format; may be repeated."
)
@click.option("--from", "held_in", default=NAMES[0], type=click.Choice(NAMES), help="The format that it is in.")
@click.option(
    "--output", "-o", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
    help="Where the folders of the formats go.",
)  # fmt: skip
@quiet_option
def export(source: Path, names: tuple[str, ...], held_in: str, output: Path) -> None:
    """Write what was published in the formats of others, each in a folder of its name.

    RELEASE is the folder of a release, FILE its records.jsonl or that of another organisation. With --from, FOLDER
    holds files in another format. Nothing is added: who may see the release may see its exports. What a format
    cannot hold is told, and `onrecord formats` lists it.
    """
    from onrecord.publish.exchange.formats import FORMATS

    edition = edition_in(source, FORMATS[held_in])
    for name in dict.fromkeys(names):
        place = output / name
        make_folder(place)
        FORMATS[name].write(edition, place)
        click.echo(place)
        for loss in FORMATS[name].losses:
            print_note(f"{name}: {loss}")


def edition_in(source: Path, format_: Format) -> Edition:
    """Give the edition that a release, a file or a folder holds in a format.

    Raises:
        BadOption: there is none, or the format has no way back.
    """
    from onrecord.publish.wire import read_edition

    if format_.name == NAMES[0]:
        path = source / RECORDS if source.is_dir() else source
        if not path.is_file():
            raise BadOption(
                str(source),
                found=f"no {RECORDS} in it",
                expected="the folder of a release, or a file of casualty records",
                do="Name the folder that holds it, or say --from what format it is in.",
            )
        return read_edition(path)
    edition = format_.read(source)
    if edition is None:
        raise BadOption(
            f"--from {format_.name}",
            found="a format without a way back",
            expected="one that can be read",
            do="`onrecord formats` says which can.",
        )
    return edition


@click.command(short_help="List the formats of export, and what each cannot hold.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@quiet_option
def formats(as_json: bool) -> None:
    """List the formats of export: for whom each is, which can be read back, and in words what each cannot hold."""
    from onrecord.publish.exchange.formats import FORMATS

    if as_json:
        click.echo(json.dumps([_plain(each) for each in FORMATS.values()], indent=2, ensure_ascii=False))
        return
    for each in FORMATS.values():
        click.echo(f"{each.name}: {each.label}. For {each.use}.")
        back = "can be read back" if each.reader is not None else "cannot be read back"
        click.echo(f"  {back}; {'loses nothing' if not each.losses else 'loses:'}")
        for loss in each.losses:
            click.echo(f"  - {loss}")


def _plain(format_: Format) -> dict[str, object]:
    return {
        "name": format_.name,
        "label": format_.label,
        "use": format_.use,
        "files": list(format_.files),
        "can_be_read": format_.reader is not None,
        "losses": list(format_.losses),
    }
