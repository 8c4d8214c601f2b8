"""One table as a CSV file with what is said of the whole beside it, and both read back.

Text is guarded as in the related tables. `about.json` says whose records these are, under which licence, and in words
what the shape cannot hold: a file that is passed on alone should not say more than it knows.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from onrecord.core.values import Count
from onrecord.publish.casualties import Citation, IncidentFile
from onrecord.publish.edition import About, Edition
from onrecord.publish.exchange.format import malformed
from onrecord.publish.exchange.tabular.guarding import guarded, unguarded
from onrecord.publish.wire import entry_of, plain_of
from onrecord.tally.tables.columns import BETWEEN, Cell

__all__ = [
    "ABOUT",
    "Cells",
    "cited_in",
    "day_in",
    "edition_of_sheet",
    "listed_in",
    "number_in",
    "range_in",
    "write_about",
    "write_sheet",
]

ABOUT = "about.json"
Cells = Mapping[str, str]
"""The cells of a row that is read, by column; no empty ones."""


def write_sheet(
    path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], under: Sequence[str] = ()
) -> None:
    """Write rows as CSV; `under` is a second row of headings."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(columns) + "\r\n")
        if under:
            file.write(",".join(under) + "\r\n")
        for row in rows:
            file.write(",".join(_shown(row.get(column)) for column in columns) + "\r\n")


def write_about(about: About, losses: Sequence[str], folder: Path) -> None:
    """Write what is said of the whole, and what the shape cannot hold."""
    told = {"losses": list(losses), "dataset": plain_of(about)}
    (folder / ABOUT).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def edition_of_sheet(path: Path, incident: Callable[[Cells], IncidentFile | None], under: int = 0) -> Edition:
    """Give the edition that a table holds, an incident a row; rows of which none is made belong to the one before.

    Raises:
        MalformedRecords: the table, or what is said of the whole, is not there or not in its shape.
    """

    def incidents() -> Iterator[IncidentFile]:
        for cells in _rows(path, under):
            made = incident(cells)
            if made is not None:
                yield made

    return Edition(_about(path.parent), incidents)


def number_in(cells: Cells, column: str) -> int | None:
    """Give the number in a cell.

    Raises:
        MalformedRecords: there is something else.
    """
    told = cells.get(column)
    try:
        return None if told is None else int(told)
    except ValueError as error:
        raise malformed(f"column {column}", repr(told), "a whole number") from error


def range_in(cells: Cells, low: str, best: str | None, high: str | None) -> Count:
    """Give the range in two or three cells."""
    ends = [None if column is None else number_in(cells, column) for column in (low, best, high)]
    return Count(ends[0], ends[1], ends[2])


def listed_in(cells: Cells, column: str) -> list[str]:
    """Give what a cell holds together, nothing where it is empty."""
    return cells[column].split(BETWEEN) if column in cells else []


def cited_in(cells: Cells, column: str, id_: str) -> tuple[Citation, ...]:
    """Give the sources that a cell names as citations of an incident, by its id: of their reports nothing is told."""
    return tuple(Citation(f"{id_}-source-{number}", each) for number, each in enumerate(listed_in(cells, column)))


def day_in(cells: Cells, column: str) -> date | None:
    """Give the day in a cell, which may have a time behind it.

    Raises:
        MalformedRecords: there is something else.
    """
    told = cells.get(column)
    try:
        return None if told is None else date.fromisoformat(told[:10])
    except ValueError as error:
        raise malformed(f"column {column}", repr(told), "a date as YYYY-MM-DD") from error


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return '"' + guarded(cell).replace('"', '""') + '"'
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _rows(path: Path, under: int) -> Iterator[Cells]:
    if not path.is_file():
        raise malformed(path.name, "no such file", "the table")
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        heads = next(reader, [])
        for _ in range(under):
            next(reader, None)
        for cells in reader:
            yield {head: unguarded(cell) for head, cell in zip(heads, cells, strict=False) if cell}


def _about(folder: Path) -> About:
    path = folder / ABOUT
    try:
        told = json.loads(path.read_text(encoding="utf-8"))["dataset"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise malformed(path.name, str(error)[:100], "what is said of the whole, as an export writes it") from error
    about = entry_of("dataset", told, path.name)
    if not isinstance(about, About):
        raise malformed(path.name, "something else", "what is said of the whole")
    return about
