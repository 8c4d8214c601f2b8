"""`onrecord import`: bring lists of existing records into a case file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.case import case_option, opened, user_option
from onrecord.cli.console import print_error, print_note
from onrecord.cli.destination import write_file
from onrecord.cli.exits import Exit
from onrecord.cli.options import quiet_option
from onrecord.core.errors import BadOption, EvidenceError

if TYPE_CHECKING:
    from onrecord.coding.imports.mapping import ListMapping
    from onrecord.jobs.importing import Imported
    from onrecord.jobs.tables import ListFile, MappedTable, Wish
    from onrecord.store.casefile import CaseFile

__all__ = ["import_", "say_imported"]

MOST_SHOWN = 20
PATH = click.Path(path_type=Path, dir_okay=False)


@click.command("import", short_help="Bring lists of existing records (Excel, CSV) into a case file.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=PATH)
@click.option("--suggest", is_flag=True, help="Write the suggested mapping as YAML to standard output; import nothing.")
@click.option("--mapping", type=PATH, metavar="FILE", help="Import by this mapping, as --suggest writes it.")
@click.option("--map", "columns", multiple=True, metavar="COLUMN=MEANING", help="Say what a column means.")
@click.option("--row", type=click.Choice(["victim", "incident"]), help="What one row is.")
@click.option("--act", metavar="ACT", help="What was done, where no column says so.  [default: killing]")
@click.option("--source", metavar="NAME", help="Whose list it is.")
@click.option("--sheet", "sheets", multiple=True, metavar="NAME", help="A sheet to import, a hidden one too.")
@click.option("--yes", is_flag=True, help="Import by a suggested mapping without asking.")
@click.option("--report", type=PATH, metavar="FILE", help="Write every cell that gave no value as CSV.")
@case_option
@user_option
@quiet_option
@click.pass_context
def import_(
    context: click.Context, /, files: tuple[Path, ...], case: Path | None, user: str | None, **given: Any
) -> None:
    """Bring lists of existing records into a case file: CSV, XLSX, ODS.

    What each column means is suggested and shown first; nothing is kept until you agree. Every row becomes a report,
    every cell that can be read a claim that names its sheet and cell. The mapping is kept, and used for the next file
    with the same columns. No formula is computed and no macro run. The same import again changes nothing.
    """
    wish = _wish(given)
    if given["suggest"]:
        _suggest(files, wish)
        return
    done: list[Imported] = []
    failed = 0
    with opened(case, user) as held:
        for path in files:
            try:
                done += _import(held, path, wish, agreed=given["yes"] or given["mapping"] is not None or wish.changes)
            except EvidenceError as error:
                print_error(error)
                failed += 1
    if given["report"] is not None:
        write_file(given["report"], _csv(done))
    if failed:
        context.exit(Exit.PARTIAL if done else Exit.NOTHING)


def _wish(given: dict[str, Any]) -> Wish:
    from onrecord.jobs.tables import Wish, wish_from_yaml

    mappings: tuple[tuple[str, ListMapping], ...] = ()
    if given["mapping"] is not None:
        try:
            text = given["mapping"].read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadOption(
                "--mapping", found=str(error), expected="a mapping in UTF-8", do="Check the file's name."
            ) from error
        mappings = wish_from_yaml(text, str(given["mapping"]))
    columns = dict(_pair(told) for told in given["columns"])
    return Wish(given["sheets"], columns, given["row"], given["act"], given["source"], mappings)


def _pair(told: str) -> tuple[str, str]:
    heading, mark, meaning = told.rpartition("=")
    if not mark or not heading:
        raise BadOption("--map", found=repr(told), expected="COLUMN=MEANING", do='For example --map "Age=victim.age".')
    return heading.strip(), meaning.strip()


def _suggest(files: Iterable[Path], wish: Wish) -> None:
    from onrecord.jobs.tables import read_list, wish_to_yaml

    tables = [table for path in files for table in read_list(path, wish).tables]
    click.echo(wish_to_yaml(tables), nl=False)


def _import(case: CaseFile, path: Path, wish: Wish, *, agreed: bool) -> list[Imported]:
    """Import a file, once its mapping is agreed to, and say what became of it."""
    from onrecord.jobs.importing import import_list
    from onrecord.jobs.tables import read_list

    listed = read_list(path, wish, case)
    _say_passed(listed)
    for table in listed.tables:
        if table.origin != "saved":
            _show(table)
    suggested = any(table.origin == "suggested" for table in listed.tables)
    if not listed.tables or (suggested and not agreed and not _agrees()):
        print_note(
            f"Nothing was imported from {path.name}. Correct the mapping with --map or --mapping, or agree with --yes."
        )
        return []
    done = list(import_list(case, listed))
    for each in done:
        say_imported(path, each)
    return done


def _agrees() -> bool:
    import sys

    return sys.stdin.isatty() and click.confirm("Import by this mapping?", err=True)


def _show(table: MappedTable) -> None:
    """Show what each column is taken to be, how sure that is, and what stands in it."""
    suggested = {each.meaning.heading: each for each in table.suggestions}
    form = f" Answers to a form of {table.form}: who sent them is protected." if table.form is not None else ""
    click.echo(
        f"{table.sheet or 'The table'}: one row is one {table.mapping.unit}; the act is {table.mapping.act}.{form}"
    )
    for column in table.mapping.columns:
        told = suggested.get(column.heading)
        same = told is not None and told.meaning == column and table.origin == "suggested"
        sure = f"{told.confidence:.0%} by {told.reason}" if told is not None and same else table.origin
        samples = " | ".join(told.samples) if told is not None and column.to != "protected" else ""
        order = f" ({column.order})" if column.order else ""
        click.echo(_line(f"{column.heading} → {column.to}{order}", sure, samples))


def _line(what: str, sure: str, samples: str) -> str:
    from onrecord.publish.reading.visible import show_text

    parts = (show_text(what).strip(), show_text(sure), show_text(samples[:60]))
    return f"  {parts[0]:40} {parts[1]:32} {parts[2]}".rstrip()


def _say_passed(listed: ListFile) -> None:
    for each in listed.passed:
        print_note(f"Sheet {each.address!r} is not imported: {each.reason}.")
    for remark in listed.remarks:
        print_note(f"{listed.path.name}: {remark}.")


def say_imported(path: Path, done: Imported) -> None:
    """Say what became of one table of a file, and of its cells that gave no value."""
    where = f"{path.name}, {done.table.sheet}" if done.table.sheet else path.name
    click.echo(f"{where}: {done.rows:,} rows read, {done.new:,} of them new; {done.coded:,} codings added.")
    if done.silent:
        print_note(f"{done.silent:,} rows hold nothing that the mapping reads.")
    sheet = f"{done.table.sheet}!" if done.table.sheet else ""
    for each in done.table.table.skipped[:MOST_SHOWN]:
        print_note(f"{sheet}{each.address}: not a record: {each.reason}.")
    refused = [each for each in done.refusals if each.refused]
    for cell in refused[:MOST_SHOWN]:
        print_note(f"{cell}.")
    if len(refused) > MOST_SHOWN:
        print_note(f"{len(refused) - MOST_SHOWN:,} more cells gave no value; --report FILE lists them all.")


def _csv(done: Iterable[Imported]) -> str:
    """Give every row passed over and every cell to be told of, as a table that no program takes for formulas."""
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["where", "found", "expected", "what became of it"])
    for each in done:
        sheet = f"{each.table.sheet}!" if each.table.sheet else ""
        for row in each.table.table.skipped:
            writer.writerow([f"{sheet}{row.address}", row.reason, "a record", "not imported"])
        for cell in each.refusals:
            writer.writerow([cell.address, _harmless(cell.found), cell.expected, cell.kept])
    return out.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
