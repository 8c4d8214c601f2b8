"""Tables as they stand in a spreadsheet: sheets, rows and cells with their addresses, for who imports them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from onrecord.core.errors import EvidenceError, UnsupportedFormat
from onrecord.evidence.sheets import Cell, Row, Sheet, Workbook

__all__ = ["FIRST_DAY", "Grid", "Remark", "address", "grid_from_json", "grid_to_json", "read_grids"]

FIRST_DAY, FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""The day that Excel counts from, as far as days after 1 March 1900 go, and the one that old Macs count from."""

# Rows in one answer of a reader: a line of some hundred kilobytes.
MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet, or a stretch of its rows, as it stands in its file; `first_day` is what day numbers count from."""

    name: str
    rows: tuple[Row, ...] = ()
    hidden: bool = False
    first_day: date = FIRST_DAY


@dataclass(frozen=True, slots=True)
class Remark:
    """What is doubtful about the reading of a file, in words for people."""

    text: str


@dataclass(slots=True)
class _Grids(Workbook):
    """Takes sheets as they stand, in place of a text made of them."""

    grids: list[Grid] = field(default_factory=list)

    def add(self, sheet: Sheet) -> None:
        """Take a sheet, in stretches, up to the bound of cells of all."""
        from onrecord.evidence.xlsx import FIRST_DAY_1904 as OLD

        first_day = FIRST_DAY_1904 if OLD in self.script.flags else FIRST_DAY
        rows = self._bounded(sheet.rows)
        self.script.add(sheet.name)
        while some := tuple(islice(rows, MOST_ROWS)):
            self.grids.append(Grid(sheet.name, some, sheet.hidden, first_day))


def read_grids(data: bytes, thing: str) -> Iterator[Grid | Remark | EvidenceError]:
    """Yield the sheets of a spreadsheet in stretches, hidden ones too, then what is doubtful; compute nothing.

    Raises:
        UnsupportedFormat: the bytes are no spreadsheet.
        EvidenceError: as `recognise`, `read_xlsx` and `read_ods`.
    """
    from onrecord.evidence.formats import Format, recognise
    from onrecord.evidence.ods import read_ods
    from onrecord.evidence.xlsx import read_xlsx

    readers = {Format.XLSX: read_xlsx, Format.ODS: read_ods}
    kind = recognise(data, thing)
    if kind not in readers:
        raise UnsupportedFormat(
            thing,
            found=f"a file of another kind ({kind})",
            expected="a table: XLSX, ODS or CSV",
            do="Save the list as one of them, or bring the file in with `onrecord add`.",
        )
    book = _Grids()
    for found in readers[kind](data, thing, None, book):
        if isinstance(found, EvidenceError):
            yield found
    yield from book.grids
    yield from map(Remark, book.script.flags)


def address(column: int, row: int) -> str:
    """Give a cell's address as spreadsheets write it.

    >>> address(3, 17), address(28, 2)
    ('C17', 'AB2')
    """
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


def grid_to_json(grid: Grid) -> dict[str, Any]:
    """Give a grid as plain lists, for the way from one process to another."""
    rows = [
        [row.number, row.hidden, [[c.column, c.text, c.words, c.formula, c.spanned, c.width] for c in row.cells]]
        for row in grid.rows
    ]
    return {"name": grid.name, "hidden": grid.hidden, "first_day": grid.first_day.isoformat(), "rows": rows}


def grid_from_json(told: Mapping[str, Any]) -> Grid:
    """Give the grid that `grid_to_json` was given.

    Raises:
        ValueError: it was made by something else.
    """
    try:
        rows = tuple(_row(*row) for row in told["rows"])
        grid = Grid(told["name"], rows, told["hidden"], date.fromisoformat(told["first_day"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a grid") from error
    _expect(grid.name, str)
    _expect(grid.hidden, bool)
    return grid


def _row(number: Any, hidden: Any, cells: Sequence[Sequence[Any]]) -> Row:
    _expect(number, int)
    _expect(hidden, bool)
    return Row(number, tuple(_cell(*cell) for cell in cells), hidden)


def _cell(column: Any, text: Any, words: Any, *marks: Any) -> Cell:
    formula, spanned, width = marks
    for value, kind in ((column, int), (text, str), (words, bool), (formula, bool), (spanned, bool), (width, int)):
        _expect(value, kind)
    return Cell(column, text, words, formula, spanned, width)


def _expect(value: object, kind: type) -> None:
    # A bool is an int to Python and none to us.
    if type(value) is not kind:
        raise ValueError("not a grid")
