"""Open the exports of forms (KoboToolbox, ODK, Tella): the tables of answers, and the files sent with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.core.errors import EvidenceError, UnsupportedFormat
from onrecord.evidence.archives import is_passed_over
from onrecord.evidence.grids import Grid, Remark
from onrecord.evidence.jsondata import read_json
from onrecord.evidence.sheets import Cell, Row, clean_cell
from onrecord.evidence.zips import open_archive

__all__ = ["Enclosure", "read_form_export", "read_json_grid"]

TABLES = (".csv", ".tsv", ".xlsx", ".ods", ".json")
# A submission nests as groups and repeats do.
DEEPEST, MOST_COLUMNS = 6, 2_000


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that came with the answers: a photograph, a recording."""

    name: str
    data: bytes = field(repr=False)


def read_form_export(data: bytes, thing: str) -> Iterator[Grid | Remark | Enclosure | EvidenceError]:
    """Yield the tables in a zip archive, each under the name of its file, and the other files as they are.

    Raises:
        UnsupportedFormat: there is no table in it.
        EvidenceError: as `open_archive`.
    """
    archive = open_archive(data, thing)
    yield from archive.refused
    tables = [name for name in archive if name.casefold().endswith(TABLES) and not is_passed_over(name)]
    if not tables:
        raise UnsupportedFormat(
            thing,
            found="a zip archive without a table",
            expected="the export of a form: its answers as CSV, XLSX or JSON, with the files sent with them",
            do="Export it again with its answers, or bring the archive in with `onrecord add`.",
        )
    for name in archive:
        if is_passed_over(name):
            continue
        try:
            member = archive.read(name)
            if name in tables:
                yield from _table(member, name, thing)
            elif member:
                yield Enclosure(name, member)
        except EvidenceError as error:
            yield error
    yield from map(Remark, archive.flags)


def _table(data: bytes, name: str, thing: str) -> Iterator[Grid | Remark | EvidenceError]:
    from onrecord.evidence.csvtables import read_csv_grid
    from onrecord.evidence.grids import read_grids

    inner = f"{thing} › {name}"
    if name.casefold().endswith((".csv", ".tsv")):
        found = read_csv_grid(data, inner)
    elif name.casefold().endswith(".json"):
        found = read_json_grid(data, inner)
    else:
        found = read_grids(data, inner)
    for each in found:
        yield _named(each, name) if isinstance(each, Grid) else each


def _named(grid: Grid, name: str) -> Grid:
    return Grid(f"{name} {grid.name}".strip(), grid.rows, grid.hidden, grid.first_day)


def read_json_grid(data: bytes, thing: str) -> Iterator[Grid | Remark | EvidenceError]:
    """Yield the one table of a list of objects: a column for each key, `group/key` within groups.

    Raises:
        Damaged: as `read_json`.
        UnsupportedFormat: there are no objects in it.
    """
    found = read_json(data, thing)
    listed = next(
        (found[key] for key in ("items", "results", "submissions") if isinstance(found.get(key), list)), [found]
    )
    flat = [dict(_flat("", each, 0)) for each in listed if isinstance(each, dict)]
    names = list(dict.fromkeys(name for each in flat for name in each))
    if not names:
        raise UnsupportedFormat(thing, found="JSON without answers", expected="a list of them", do="Export it again.")
    columns = {name: column for column, name in enumerate(names[:MOST_COLUMNS], start=1)}
    header = Row(1, tuple(Cell(column, name) for name, column in columns.items()))
    yield Grid("", (header, *_rows(flat, columns)))
    if len(names) > MOST_COLUMNS:
        yield Remark(f"only the first {MOST_COLUMNS:,} columns were read")


def _rows(flat: Sequence[Mapping[str, tuple[str, bool]]], columns: Mapping[str, int]) -> Iterator[Row]:
    for number, each in enumerate(flat, start=2):
        told = sorted((columns[name], *value) for name, value in each.items() if name in columns)
        cells = tuple(Cell(column, text, words) for column, text, words in told)
        if cells:
            yield Row(number, cells)


def _flat(path: str, value: object, depth: int) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Yield what an object says, with the way to it and whether it is words."""
    inside: Iterator[tuple[str, object]] = iter(())
    if isinstance(value, dict):
        inside = ((str(key), each) for key, each in value.items())
    elif isinstance(value, list):
        inside = ((str(number), each) for number, each in enumerate(value, start=1))
    elif value is not None and path:
        text = clean_cell(str(value))
        if text:
            yield clean_cell(path), (text, isinstance(value, str))
    if depth < DEEPEST:
        for key, each in inside:
            yield from _flat(f"{path}/{key}" if path else key, each, depth + 1)
