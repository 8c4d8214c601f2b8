"""`onrecord link a.csv b.csv`: lists of victims linked without a case file, judged in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.console import is_quiet, print_shown
from onrecord.cli.progress import watch
from onrecord.core.errors import BadOption

if TYPE_CHECKING:
    from onrecord.jobs.lists.columns import Column, GivenColumns
    from onrecord.jobs.lists.linking import LinkedLists, LinkWish
    from onrecord.jobs.lists.reading import ListOfVictims
    from onrecord.jobs.lists.report import Run
    from onrecord.linkage.judgements import Judgement

__all__ = ["ListsWish", "link_lists", "lists_wishes"]

Command = TypeVar("Command", bound=Callable[..., Any])
PATH = click.Path(path_type=Path, dir_okay=False)
# Below this many records starting processes takes longer than they save.
LEAST_SHARED = 20_000


KEEPING = (
    click.option(
        "--keep", type=PATH, metavar="FILE", help="Lists: keep what was linked, for --with; it has all names in it."
    ),
    click.option(
        "--with", "kept", type=PATH, metavar="FILE", help="Lists: find who of these stands in lists that were kept."
    ),
)
"""The options of lists that are kept and met again."""


@dataclass(frozen=True, slots=True)
class ListsWish:
    """What is asked of linking lists: what columns mean, whether to suggest that and stop, sheets, lists that name
    nobody twice, the threshold, files of judgements, where to write, the Spark cluster that compares, the file to keep
    what was linked in, and the file of what was kept that lists are compared with.
    """

    columns: tuple[str, ...] = ()
    mapping: Path | None = None
    suggest: bool = False
    sheets: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    threshold: float | None = None
    judgements: tuple[Path, ...] = ()
    out: Path | None = None
    spark: str | None = None
    keep: Path | None = None
    kept: Path | None = None

    @classmethod
    def of(cls, given: dict[str, Any]) -> ListsWish:
        """Take the options of lists out of those given."""
        return cls(**{each.name: given.pop(each.name) for each in fields(cls)})


def lists_wishes(command: Command) -> Command:
    """Add the options of lists."""
    told = (
        click.option("--map", "columns", multiple=True, metavar="COLUMN=FIELD", help="Lists: say what a column means."),
        click.option(
            "--mapping", type=PATH, metavar="FILE", help="Lists: read columns by this, as --suggest writes it."
        ),
        click.option("--suggest", is_flag=True, help="Lists: write the suggested columns as YAML; link nothing."),
        click.option(
            "--sheet", "sheets", multiple=True, metavar="NAME", help="Lists: a sheet to read, a hidden one too."
        ),
        click.option(
            "--unique",
            multiple=True,
            metavar="NAME",
            help="This list names nobody twice; may be repeated; a case file keeps it.",
        ),
        click.option(
            "--threshold",
            type=click.FloatRange(0.05, 0.99),
            metavar="LIKELY",
            help="Lists: join from this mean probability on.  [default: 0.5]",
        ),
        click.option(
            "--judgements",
            type=PATH,
            multiple=True,
            metavar="FILE",
            help="Lists: a review.csv that was judged in; may be repeated.",
        ),
        click.option(
            "--out",
            type=click.Path(path_type=Path),
            metavar="FOLDER",
            help="Lists: where to write.  [default: beside the first list]",
        ),
    )
    for option in reversed((*told, *KEEPING)):
        command = option(command)
    return command


def link_lists(paths: tuple[Path, ...], wish: ListsWish, user: str, form: str) -> None:
    """Link lists, write what was found into a folder, and say what it came to."""
    from importlib.metadata import version
    from time import monotonic

    from onrecord.jobs.lists.figures import figures_of, to_review
    from onrecord.jobs.lists.folder import choose_folder
    from onrecord.jobs.lists.judged import read_judgements
    from onrecord.jobs.lists.linking import LinkWish
    from onrecord.jobs.lists.reading import read_lists
    from onrecord.jobs.lists.report import Run
    from onrecord.jobs.lists.tables import tables_of

    begun = monotonic()
    given = _given_columns(wish)
    with watch(1, "reading lists"):
        lists = read_lists(paths, wish.sheets, given)
    if wish.suggest:
        _suggest(lists)
        return
    if wish.kept is not None:
        _arrive(lists, paths[0], wish, wish.kept, form)
        return
    folder = choose_folder(wish.out, paths[0])
    _show(lists)
    judged = read_judgements(wish.judgements, lists, user)
    asked = LinkWish(wish.threshold or LinkWish().threshold, wish.unique, wish.spark, wish.keep)
    found = _link(lists, asked, judged.judgements)
    with watch(1, "explaining pairs"):
        tables, figures, review = tables_of(found), figures_of(found), len(to_review(found))
    run = Run(version("onrecord"), found, figures, review, judged.lost, monotonic() - begun)
    _write(run, tables, folder, form)


def _given_columns(wish: ListsWish) -> GivenColumns:
    from onrecord.jobs.lists.columns import GivenColumns, columns_from_yaml, parse_meaning

    by_heading = dict(map(_pair, wish.columns))
    by_shape = {}
    if wish.mapping is not None:
        try:
            by_shape = columns_from_yaml(wish.mapping.read_text(encoding="utf-8"), str(wish.mapping))
        except (OSError, UnicodeDecodeError) as error:
            raise BadOption(
                "--mapping", found=str(error), expected="a mapping in UTF-8", do="Check the file's name."
            ) from error
    return GivenColumns({heading: parse_meaning(heading, told) for heading, told in by_heading.items()}, by_shape)


def _pair(told: str) -> tuple[str, str]:
    heading, mark, field = told.rpartition("=")
    if not mark or not heading:
        raise BadOption("--map", found=repr(told), expected="COLUMN=FIELD", do='For example --map "Age=victim.age".')
    return heading.strip(), field.strip()


def _suggest(lists: Iterable[ListOfVictims]) -> None:
    from onrecord.jobs.lists.columns import columns_to_yaml

    tables = [(f"{each.name} {table.sheet}".strip(), table.columns) for each in lists for table in each.tables]
    click.echo(columns_to_yaml(tables), nl=False)


def _show(lists: Iterable[ListOfVictims]) -> None:
    """Show what each column is taken to be, how that is known, and what stands in it: on standard error."""
    if is_quiet():
        return
    for each in lists:
        for table in each.tables:
            click.echo(f"{each.name}{f', {table.sheet}' if table.sheet else ''}: one row is one victim.", err=True)
            for column in table.columns:
                click.echo(_line(column), err=True)
    click.echo("If a column is taken for what it is not, say what it is with --map or --mapping.\n", err=True)


def _line(column: Column) -> str:
    from onrecord.publish.reading.visible import show_text

    order = f" ({column.meaning.order})" if column.meaning.order else ""
    known = column.known_by if column.is_read else "not compared"
    samples = " | ".join(column.samples) if column.meaning.to != "protected" else ""
    parts = (
        show_text(f"{column.meaning.heading} → {column.meaning.to}{order}").strip(),
        known,
        show_text(samples[:60]),
    )
    return f"  {parts[0]:40} {parts[1]:32} {parts[2]}".rstrip()


def _link(lists: list[ListOfVictims], wish: LinkWish, judgements: Iterable[Judgement]) -> LinkedLists:
    import tempfile

    from onrecord.jobs.lists.linking import link_lists as link
    from onrecord.jobs.lists.places import locate
    from onrecord.jobs.sharing import WORKERS, sharing_among
    from onrecord.resolution.places import Gazetteer

    records = sum(len(each.people) for each in lists)
    with (
        watch(1, f"linking {records:,} records"),
        tempfile.TemporaryDirectory() as spill,
        sharing_among(WORKERS if records >= LEAST_SHARED else 1) as share,
    ):
        return link(locate(lists, Gazetteer.open()), wish, judgements, Path(spill), share)


def _arrive(lists: list[ListOfVictims], first: Path, wish: ListsWish, kept: Path, form: str) -> None:
    """Compare lists with what was kept, write who may stand there, and say what it came to."""
    import json
    import tempfile

    from onrecord.jobs.lists.arriving import arrive
    from onrecord.jobs.lists.folder import choose_new_folder, write_files
    from onrecord.jobs.lists.places import locate
    from onrecord.jobs.lists.tables import arrivals_table
    from onrecord.resolution.places import Gazetteer

    said = {"--threshold": wish.threshold, "--unique": wish.unique, "--judgements": wish.judgements}
    for name, value in {**said, "--keep": wish.keep, "--spark": wish.spark}.items():
        if value:
            raise BadOption(name, found="--with beside it", expected="one of the two", do=f"Leave {name} out.")
    folder = choose_new_folder(wish.out, first, "met")
    _show(lists)
    with watch(1, "comparing who arrives"), tempfile.TemporaryDirectory() as spill:
        arrived = arrive(locate(lists, Gazetteer.open()), kept, Path(spill))
    write_files(folder, {"arrivals.csv": arrivals_table(arrived).encode("utf-8-sig", "backslashreplace")})
    told = {"standing": arrived.standing, "arriving": arrived.arriving, "likely": arrived.likely}
    if form == "json":
        click.echo(json.dumps({**told, "pairs": len(arrived.met), "folder": str(folder)}, indent=2))
        return
    click.echo(f"{arrived.arriving:,} records with a name, compared with {arrived.standing:,} that were kept.")
    click.echo(f"{arrived.likely:,} more likely than not stand there already; {len(arrived.met):,} pairs to look at.")
    click.echo(f"Written to {folder}: arrivals.csv.")


def _write(run: Run, tables: dict[str, str], folder: Path, form: str) -> None:
    import json

    from onrecord.jobs.lists.folder import REPORT, digest_of, write_files
    from onrecord.jobs.lists.report import report_json, report_text

    # A byte-order mark: without it Excel takes Arabic for Windows-1252.
    files = {name: text.encode("utf-8-sig", "backslashreplace") for name, text in tables.items()}
    files["report.txt"] = report_text(run).encode("utf-8", "backslashreplace")
    plain = report_json(run, {name: digest_of(data) for name, data in files.items()})
    report = json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
    write_files(folder, {**files, REPORT: report.encode("utf-8", "backslashreplace")})
    if form == "json":
        click.echo(report, nl=False)
        return
    _say(report_text(run, whole=False))
    click.echo(f"Written to {folder}: {', '.join(sorted([*files, REPORT]))}.")


def _say(text: str) -> None:
    for line in text.splitlines():
        print_shown(line)
