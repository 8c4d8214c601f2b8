"""A row of a list as a report: a line for each cell, its heading and what it shows, and the address of each.

The id is made of the sheet's name and what stands in the row, not of where it stands nor of the file: the same row in
next month's copy of the list is the same report, met again. Rows that say the same in one file are told apart by
their number among them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.core.report import Detail, Making, Quote, Report
from onrecord.evidence.language import detect_language
from onrecord.evidence.report import digest

__all__ = ["Filled", "Place", "RowLine", "cells_of", "row_report"]

MADE = Making("row of a list", "2026.1")
MARK = ": "


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled cell of a row: its address, the heading of its column, and what it shows; protected is kept out.

    `formula` tells that it shows what a formula once gave.
    """

    address: str
    heading: str
    text: str
    protected: bool = False
    formula: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: the digest of its file, its sheet and number, its number among rows that say the same, and
    whose list it is.
    """

    file: str
    sheet: str
    row: int
    again: int = 0
    source: str | None = None


@dataclass(frozen=True, slots=True)
class RowLine:
    """A cell as it stands in the text of its row's report."""

    address: str
    heading: str
    quote: Quote


def row_report(place: Place, cells: Sequence[Filled]) -> Report:
    """Give the report of a row. Its details are the addresses of its cells, in the order of its lines."""
    shown = [cell for cell in cells if not cell.protected]
    said = [place.sheet, place.again, [[cell.heading, cell.text] for cell in cells]]
    left_out = [cell.heading for cell in cells if cell.protected]
    more = (f"left out, to protect who told or sent it: {', '.join(left_out)}",) if left_out else ()
    formulas = [cell.address for cell in shown if cell.formula]
    told = (f"results of formulas, as the file stores them: {', '.join(formulas)}",) if formulas else ()
    words = "\n".join(f"{cell.heading}{MARK}{cell.text}" for cell in shown)
    sheet = f"{place.sheet} " if place.sheet else ""
    return Report(
        id=digest(json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")),
        text=words,
        language=detect_language("\n".join(cell.text for cell in shown)),
        flags=(*told, *more),
        source=place.source,
        made=MADE,
        details=tuple(Detail(cell.address, cell.heading) for cell in shown),
        part_of=place.file,
        place=f"{sheet}row {place.row}",
    )


def cells_of(report: Report) -> Iterator[RowLine]:
    """Yield the cells of a row's report, with where their words stand in its text."""
    start = 0
    for detail, line in zip(report.details, report.text.split("\n"), strict=True):
        at = start + len(detail.value) + len(MARK)
        yield RowLine(detail.name, detail.value, report.quote(at, start + len(line)))
        start += len(line) + 1
