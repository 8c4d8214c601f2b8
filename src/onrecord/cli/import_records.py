"""`onrecord import-records`: bring casualty records of another organisation into a case file."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_note
from onrecord.cli.exchange import NAMES, RECORDS, edition_in
from onrecord.cli.importing import say_imported
from onrecord.cli.options import quiet_option

__all__ = ["import_records"]


@click.command("import-records", short_help="Bring casualty records of another organisation into a case file.")
@click.argument("source", metavar="FILE|FOLDER", type=click.Path(path_type=Path, exists=True))
@click.option("--from", "held_in", default=NAMES[0], type=click.Choice(NAMES), help="The format that they are in.")
@case_option
@user_option
@quiet_option
def import_records(source: Path, held_in: str, case: Path | None, user: str | None) -> None:
    """Bring casualty records of another organisation into a case file.

    They become lists of theirs: a row is a report, a cell a quote, and the publisher is the source. Where all people of
    an incident are listed, a row is a person; else it is the incident with its numbers, so that nobody is in two rows.
    Their statements, grades and tolls are not taken over: their files are kept, and what they say is theirs. The same
    import again changes nothing.
    """
    from onrecord.jobs.foreign import check_foreign, import_foreign
    from onrecord.publish.exchange.formats import FORMATS

    path = source / RECORDS if source.is_dir() and held_in == NAMES[0] else source
    if path.is_file() and held_in == NAMES[0]:
        check_foreign(path)
    edition = edition_in(source, FORMATS[held_in])
    files = [path] if path.is_file() else [path / name for name in FORMATS[held_in].files if (path / name).is_file()]
    with opened(case, user) as held:
        done = list(import_foreign(held, edition, files))
        for each in done:
            say_imported(Path(f"{edition.about.title}, {each.table.mapping.name}"), each)
    if not done:
        print_note("There is no incident in it.")
