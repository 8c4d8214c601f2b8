"""The tables of a file, each with the mapping that it would be imported by: what is shown before anything is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from onrecord.coding.imports.forms import form_of, protect_senders
from onrecord.coding.imports.headings import Skipped, Table, find_table
from onrecord.coding.imports.mapping import ListMapping, mapping_from_plain, mapping_to_plain, remapped, shape_of
from onrecord.coding.imports.suggesting import Suggestion, suggest
from onrecord.core.errors import BadOption, EvidenceError
from onrecord.evidence.apart import read_grids_apart
from onrecord.evidence.files import LIMIT_BYTES, load
from onrecord.evidence.formats import Format, recognise
from onrecord.evidence.formexports import Enclosure
from onrecord.evidence.grids import FIRST_DAY, Grid, Remark
from onrecord.evidence.originals import sha256_of
from onrecord.evidence.sheets import Row
from onrecord.store.casefile import CaseFile
from onrecord.store.mappings import mapping_for

__all__ = [
    "ListFile",
    "MappedTable",
    "Wish",
    "check_headings",
    "read_grid",
    "read_grid_rows",
    "read_list",
    "read_list_of",
    "sheets_of",
    "tables_of",
    "wish_from_yaml",
    "wish_to_yaml",
]

# Kinds of file that are characters and nothing else.
CHARACTERS = (Format.TEXT, Format.TABLE_TEXT)

Origin = Literal["suggested", "saved", "given"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants of an import: sheets by name, columns by heading, what a row is, whole mappings by sheet."""

    sheets: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    row: str | None = None
    act: str | None = None
    source: str | None = None
    mappings: tuple[tuple[str, ListMapping], ...] = ()

    @property
    def changes(self) -> bool:
        """True where it says anything of how columns are read."""
        return bool(self.columns or self.row or self.act or self.source)


@dataclass(frozen=True, slots=True)
class MappedTable:
    """The table of one sheet with its mapping, where that comes from, what a suggestion rests on, and whose form its
    columns are of.
    """

    sheet: str
    table: Table
    mapping: ListMapping
    origin: Origin
    suggestions: tuple[Suggestion, ...] = ()
    first_day: date = FIRST_DAY
    form: str | None = None

    @property
    def shape(self) -> str:
        """The key its mapping is kept under."""
        return shape_of(self.table.headings.values())


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file with its tables; `passed` are the sheets that are not imported and why, `remarks` what is doubtful,
    `enclosures` the files that came with the answers of a form, `sent_as` the name of one that was sent and has no
    path.
    """

    path: Path
    sha256: str
    data: bytes = field(repr=False)
    tables: tuple[MappedTable, ...] = ()
    passed: tuple[Skipped, ...] = ()
    remarks: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = field(default=(), repr=False)
    sent_as: str | None = None

    @property
    def origin(self) -> str:
        """Where it came from: its path, or the name it was sent under, where it was sent."""
        return self.sent_as if self.sent_as is not None else self.path.absolute().as_posix()


def read_list(path: Path, wish: Wish, case: CaseFile | None = None, limit_bytes: int = LIMIT_BYTES) -> ListFile:
    """Give the tables of a file, each with the mapping given for it, kept for its shape, or suggested.

    Raises:
        EvidenceError: the file cannot be read, or holds no table.
        BadOption: a column or sheet that was named is not there.
    """
    return read_list_of(load(path, limit_bytes), path.name, wish, case, path)


def read_list_of(
    data: bytes, name: str, wish: Wish, case: CaseFile | None = None, path: Path | None = None
) -> ListFile:
    """Give the tables of the bytes of a file that was sent under a name; as `read_list`."""
    sheets, remarks, enclosures = sheets_of(data, name)
    found = tables_of(sheets, wish, case)
    file = ListFile(path or Path(name), sha256_of(data), data, *found, remarks, enclosures)
    return file if path is not None else replace(file, sent_as=name)


def tables_of(
    sheets: Mapping[str, Grid], wish: Wish, case: CaseFile | None = None
) -> tuple[tuple[MappedTable, ...], tuple[Skipped, ...]]:
    """Give the tables of sheets, each with its mapping, and the sheets that are passed over and why.

    Raises:
        BadOption: a column or sheet that was named is not there.
    """
    _check_sheets(wish, sheets)
    tables: list[MappedTable] = []
    passed: list[Skipped] = []
    for name, grid in sheets.items():
        reason = _passed_over(grid, wish)
        table = find_table(grid.rows) if reason is None else None
        if table is None:
            passed.append(Skipped(name, reason or "no row that names columns"))
        else:
            tables.append(replace(_mapped(case, name, table, wish), first_day=grid.first_day))
    _check_columns(wish, tables)
    return tuple(tables), tuple(passed)


def read_grid_rows(path: Path, limit_bytes: int = LIMIT_BYTES) -> tuple[Row, ...]:
    """Give the rows of the first sheet of a file as they stand.

    Raises:
        EvidenceError: the file cannot be read, or holds no table.
    """
    return read_grid(path, limit_bytes)[0]


def read_grid(path: Path, limit_bytes: int = LIMIT_BYTES) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Give the rows of the first sheet of a file as they stand, and what is doubtful about its reading.

    Raises:
        EvidenceError: the file cannot be read, or holds no table.
    """
    sheets, remarks, _ = sheets_of(load(path, limit_bytes), path.name)
    return next(iter(sheets.values())).rows if sheets else (), remarks


def sheets_of(data: bytes, thing: str) -> tuple[dict[str, Grid], tuple[str, ...], tuple[Enclosure, ...]]:
    """Give the sheets whole, by name, what is doubtful, and the files that came with them.

    Raises:
        EvidenceError: the bytes cannot be read, or hold no table.
    """
    sheets: dict[str, Grid] = {}
    remarks: list[str] = []
    enclosures: list[Enclosure] = []
    for found in _found(data, thing):
        if isinstance(found, EvidenceError):
            if not sheets:
                raise found
            remarks.append(str(found))
        elif isinstance(found, Remark):
            remarks.append(found.text)
        elif isinstance(found, Enclosure):
            enclosures.append(found)
        else:
            held = sheets.get(found.name)
            sheets[found.name] = found if held is None else replace(held, rows=(*held.rows, *found.rows))
    return sheets, tuple(remarks), tuple(enclosures)


def _found(data: bytes, thing: str) -> Iterator[Grid | Remark | Enclosure | EvidenceError]:
    """Yield what is in the file: characters are read here, everything foreign in a process apart."""
    if recognise(data, thing) in CHARACTERS:
        from onrecord.evidence.csvtables import read_csv_grid

        yield from read_csv_grid(data, thing)
    else:
        yield from read_grids_apart(data, thing)


def _check_sheets(wish: Wish, sheets: Mapping[str, Grid]) -> None:
    missing = [name for name in wish.sheets if name not in sheets]
    if missing:
        raise BadOption(
            "--sheet", found=repr(missing[0]), expected=f"one of: {', '.join(sheets)}", do="Name it as the file does."
        )


def _passed_over(grid: Grid, wish: Wish) -> str | None:
    if wish.sheets:
        return None if grid.name in wish.sheets else "not among the sheets that were named"
    return "hidden: name it with --sheet to import it" if grid.hidden else None


def _mapped(case: CaseFile | None, sheet: str, table: Table, wish: Wish) -> MappedTable:
    """Give the table with its mapping."""
    shape = shape_of(table.headings.values())
    suggested, suggestions = suggest(table, f"list-{shape[:8]}")
    form = form_of(table.headings.values())
    if form is not None:
        suggested = protect_senders(suggested)
    mapping, origin = _choose(case, sheet, shape, wish) or (suggested, "suggested")
    if wish.changes:
        mapping, origin = _changed(mapping, wish), "given"
    return MappedTable(sheet, table, mapping, origin, suggestions, form=form)


def _choose(case: CaseFile | None, sheet: str, shape: str, wish: Wish) -> tuple[ListMapping, Origin] | None:
    for name, mapping in wish.mappings:
        if name == sheet or shape_of(each.heading for each in mapping.columns) == shape:
            return mapping, "given"
    held = mapping_for(case, shape) if case is not None else None
    return (held[0], "saved") if held is not None else None


def _changed(mapping: ListMapping, wish: Wish) -> ListMapping:
    plain = mapping_to_plain(remapped(mapping, wish.columns))
    told = {"row": wish.row, "act": wish.act, "source": wish.source}
    return mapping_from_plain({**plain, **{key: value for key, value in told.items() if value}}, "the options given")


def _check_columns(wish: Wish, tables: Iterable[MappedTable]) -> None:
    there = (each.heading for table in tables for each in table.mapping.columns)
    check_headings(wish.columns, there, "the file", "import FILE")


def check_headings(wanted: Iterable[str], there: Iterable[str], thing: str, command: str) -> None:
    """Check that the columns that a person named stand in what a command reads, a file or a list.

    Raises:
        BadOption: one does not.
    """
    from onrecord.coding.imports.wordlists import fold_words

    folded = set(map(fold_words, there))
    missing = [heading for heading in wanted if fold_words(heading) not in folded]
    if missing:
        raise BadOption(
            "--map",
            found=f"a column {missing[0]!r}",
            expected=f"the heading of a column, as {thing} has it",
            do=f"`onrecord {command} --suggest` lists them.",
        )


def wish_to_yaml(tables: Iterable[MappedTable]) -> str:
    """Give the mappings of tables as YAML to be edited."""
    import yaml

    from onrecord.coding.imports.matching import targets

    lines = [f"#   {name:22} {what}" for name, what in targets().items()]
    plain = [{"sheet": each.sheet, **mapping_to_plain(each.mapping)} for each in tables]
    head = "# What each column means: change what stands after the colons. A column may be\n" + "\n".join(lines)
    order = "# `row` is victim or incident. A date: {to: incident.date, order: day first}, or month first.\n"
    return f"{head}\n{order}" + yaml.safe_dump({"tables": plain}, allow_unicode=True, sort_keys=False, width=1_000)


def wish_from_yaml(text: str, thing: str) -> tuple[tuple[str, ListMapping], ...]:
    """Give the mappings that `wish_to_yaml` wrote and a person changed, by sheet.

    Raises:
        BadOption: it is not YAML, or not in that shape.
    """
    import yaml

    try:
        plain: Any = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _no_mapping(thing, str(error).replace("\n", " ")[:200]) from error
    tables = plain.get("tables") if isinstance(plain, dict) else None
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise _no_mapping(thing, "no list of `tables`")
    return tuple((str(each.get("sheet", "")), mapping_from_plain(each, thing)) for each in tables)


def _no_mapping(thing: str, found: str) -> BadOption:
    return BadOption(
        thing,
        found=found,
        expected="a mapping as `--suggest` writes it",
        do="Begin with `onrecord import FILE --suggest`.",
    )
