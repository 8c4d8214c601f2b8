"""Read OpenDocument spreadsheets (ODS): what the cells show, dates as they are stored, no formula computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.core.errors import Damaged, EvidenceError
from onrecord.evidence.manuscript import COMMENT, Properties
from onrecord.evidence.odt import check_open, count, row_cells, text_of
from onrecord.evidence.packages import attribute, children, open_package
from onrecord.evidence.parts import Draft, Enclosed
from onrecord.evidence.sheets import Cell, Row, Sheet, Workbook, clean_cell
from onrecord.evidence.trees import each_element, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_ods"]

# An empty rest of a sheet is one row repeated a million times; a filled one is repeated by hand.
MOST_REPEATS = 1_000
GROUPS = ("table-row-group", "table-header-rows", "table-rows")
HIDDEN_ROWS = ("collapse", "filter")


def read_ods(
    data: bytes, thing: str, name: str | None = None, book: Workbook | None = None
) -> Iterator[Draft | Enclosed | EvidenceError]:
    """Yield the draft of an OpenDocument spreadsheet, gathered in `book`.

    Raises:
        Damaged: it has no sheets that can be read.
        Locked: it asks for a password.
        EvidenceError: as `open_archive` and `read_tree`.
    """
    package = open_package(data, thing)
    yield from package.archive.refused
    check_open(package, thing)
    content = package.archive.read("content.xml")
    book, reading = book if book is not None else Workbook(), _Reading()
    try:
        for number, sheet in enumerate(each_element(content, ["table", "style"], thing), start=1):
            if local_name(sheet) == "style":
                reading.style(sheet)
                continue
            title = clean_cell(attribute(sheet, "name") or "") or f"sheet {number}"
            hidden = attribute(sheet, "style-name") in reading.hidden
            book.add(Sheet(title, reading.rows(sheet), hidden))
            for each in sheet.iter():
                if local_name(each) == "annotation":
                    book.script.note(" ".join(map(text_of, children(each, "p"))), COMMENT)
    except Damaged as error:
        package.flag(f"content.xml could not be read whole: {error.found}")
    if reading.uncomputed:
        book.script.flag(f"{reading.uncomputed} formulas have no stored value; formulas are not computed")
    if reading.repeated:
        book.script.flag("what stands in merged cells was given again in each row they span")
    package.check(book.script)
    yield book.script.draft(Properties((*package.properties("meta.xml").said, *book.places)), name)


@dataclass(slots=True)
class _Reading:
    hidden: set[str] = field(default_factory=set)
    uncomputed: int = 0
    repeated: bool = False

    def style(self, style: _Element) -> None:
        """Keep the name of a style of sheets that are not shown."""
        for each in children(style, "table-properties"):
            if attribute(each, "display") == "false":
                self.hidden.add(attribute(style, "name") or "")

    def rows(self, sheet: _Element) -> Iterator[Row]:
        number = 1
        spanning: dict[int, tuple[Cell, int]] = {}
        for row in _rows(sheet):
            repeats = count(row, "number-rows-repeated")
            cells = tuple(self.spanned(row, spanning))
            hidden = attribute(row, "visibility") in HIDDEN_ROWS
            for offset in range(min(repeats, MOST_REPEATS) if cells else 0):
                yield Row(number + offset, cells, hidden)
            number += repeats

    def spanned(self, row: _Element, spanning: dict[int, tuple[Cell, int]]) -> Iterator[Cell]:
        """Yield the cells of a row with those above that are merged into it; `spanning` learns for how many rows."""
        filled = {cell.column: (cell, rows) for cell, rows in self.cells(row)}
        for column in sorted(filled.keys() | spanning.keys()):
            if column in filled:
                cell, left = filled[column]
            else:
                cell, left = spanning[column]
                cell, self.repeated = replace(cell, spanned=True), True
            spanning.pop(column, None)
            if left > 1:
                spanning[column] = cell, left - 1
            yield cell

    def cells(self, row: _Element) -> Iterator[tuple[Cell, int]]:
        """Yield the filled cells of a row, each with the number of rows it is merged over."""
        column = 1
        for each, repeats in row_cells(row):
            text, words = self.value(each)
            formula = attribute(each, "formula") is not None
            width, rows = count(each, "number-columns-spanned"), count(each, "number-rows-spanned")
            for offset in range(min(repeats, MOST_REPEATS) if text else 0):
                yield Cell(column + offset, text, words, formula, width=width), rows
            column += repeats

    def value(self, cell: _Element) -> tuple[str, bool]:
        """Give what a cell shows and whether it is words; a date as it is stored: what is shown may lack the year."""
        kind = attribute(cell, "value-type") or ""
        shown = clean_cell(" ".join(text_of(each) for each in children(cell, "p")))
        if kind == "date":
            day, _, clock = (attribute(cell, "date-value") or shown).partition("T")
            return clean_cell(f"{day} {clock[:5]}"), False
        stored = attribute(cell, "value") or attribute(cell, "string-value") or ""
        self.uncomputed += bool(attribute(cell, "formula")) and not shown and not stored
        return shown or clean_cell(stored), kind in ("", "string")


def _rows(element: _Element) -> Iterator[_Element]:
    for each in element:
        if local_name(each) == "table-row":
            yield each
        elif local_name(each) in GROUPS:
            yield from _rows(each)
