"""Write the sheets of a spreadsheet as text: a heading for each, a paragraph for each row, its values with their names.

Every row that holds something is one paragraph, in order, and `details` says which rows of which sheet they are: so the
row behind any quote can be found. Values are those that the file stores; nothing is computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice

from onrecord.evidence.blocks import CELL_MARK
from onrecord.evidence.characters import clean_line
from onrecord.evidence.manuscript import Manuscript
from onrecord.evidence.parts import Kind, Part
from onrecord.evidence.tables import table

__all__ = ["MOST_CELLS", "Cell", "Row", "Sheet", "Workbook", "clean_cell", "is_known_name"]

MOST_CELLS = 1_000_000
"""So many filled cells are read of one file; a list of a hundred thousand people in ten columns is one."""

# The names of the columns stand in the first rows, below a title and a note.
WITHIN = 10
LONGEST_NAME, LONGEST_CELL = 60, 100_000
NAMES = "names of the columns"
# Rows that show whether the values below a name are of another kind than it.
PROBE = 5
# "Sheet1", "Feuil1", "ورقة1": names that programs give.
_given_name = re.compile(r"[^\W\d_]+ ?\d*")
_name_words = re.compile(r"[^\W\d_]+|#|no\.")


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: its column counted from 1, what it shows, and whether that is words.

    `formula` tells that a formula gave it, `spanned` that it stands in a merged cell above, `width` over how many
    columns it is merged.
    """

    column: int
    text: str
    words: bool = True
    formula: bool = False
    spanned: bool = False
    width: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """The filled cells of a row, which is counted from 1."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name and rows; `named` tells that the file marks its first row as that of the columns' names."""

    name: str
    rows: Iterable[Row]
    hidden: bool = False
    named: bool = False


@dataclass(slots=True)
class Workbook:
    """Gathers sheets into a manuscript."""

    script: Manuscript = field(default_factory=Manuscript)
    places: list[tuple[str, str]] = field(default_factory=list)
    cells: int = 0

    def add(self, sheet: Sheet) -> None:
        """Take a sheet, up to the bound of cells of all."""
        rows = self._bounded(sheet.rows)
        top = list(islice(rows, WITHIN + PROBE))
        if not top:
            return
        if sheet.hidden:
            self.script.flag(f"the sheet “{sheet.name}” is hidden; it was read")
        alone = len(top[0].cells) == 1
        self.script.add(sheet.name, Kind.HEADING, "name of the sheet" if alone or _is_given(sheet.name) else None)
        header = _header(top, sheet.named)
        names = {cell.column: cell.text for cell in header.cells} if header is not None else {}
        prose = header is not None and _is_prose(top, header)
        numbers = []
        for row in chain(top, rows):
            if row is top[0] and alone and header is not None:
                # Alone above the names of the columns stands what the list is.
                self.script.head(row.cells[0].text)
                continue
            if row is header:
                self._take(row, {}, NAMES if prose else f"{NAMES}, given before each value")
                continue
            numbers.append(row.number)
            below = header is not None and row.number > header.number
            self._take(row, names if below and not (prose and len(row.cells) == 1) else {}, None)
        self.places.append((f"sheet {len(self.places) + 1}", f"{sheet.name}: rows {_ranges(numbers)}"))

    def _bounded(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            self.cells += len(row.cells)
            if self.cells > MOST_CELLS:
                self.script.flag(f"only the first {MOST_CELLS:,} filled cells were read")
                return
            if row.cells:
                yield row

    def _take(self, row: Row, names: dict[int, str], dropped: str | None) -> None:
        if row.hidden:
            self.script.flag("hidden rows were read")
        if names:
            text = "; ".join(
                f"{names[cell.column]}: {cell.text}" if cell.column in names else cell.text for cell in row.cells
            )
        else:
            text = CELL_MARK.join(cell.text for cell in row.cells)
        kind = Kind.ROW if names or len(row.cells) > 1 else Kind.PARAGRAPH
        self.script.parts.append(Part(text, kind, dropped))


def clean_cell(text: str) -> str:
    """Give what a cell shows, on one line."""
    return clean_line(text[:LONGEST_CELL])


def is_known_name(text: str) -> bool:
    """Tell whether a cell is a name that columns of lists of people and events commonly have."""
    return " ".join(text.casefold().strip(" :.*").split()) in _known_names()


@cache
def _known_names() -> frozenset[str]:
    fields = table("columns")["fields"].values()
    return frozenset(name.strip().casefold() for acts in fields for names in acts.values() for name in names.split(";"))


def _is_given(name: str) -> bool:
    """Tell a name that a program gave: a word and a number."""
    return name[-1:].isdecimal() and _given_name.fullmatch(name) is not None


def _header(top: Sequence[Row], named: bool) -> Row | None:
    """Give the row that names the columns: the first of several short words, where anything says that it does."""
    for place, row in enumerate(top[:WITHIN]):
        if len(row.cells) < 2:
            continue
        below = [each for each in top[place + 1 : place + 1 + PROBE] if len(each.cells) > 1]
        texts = [cell.text for cell in row.cells]
        short = all(cell.words and len(cell.text) <= LONGEST_NAME for cell in row.cells)
        more = below or (named and top[place + 1 :])
        if not more or not short or len(set(texts)) < len(texts):
            return None
        told = named or sum(map(_is_column_name, texts)) >= 2 or _differs(row, below)
        return row if told else None
    return None


def _is_column_name(text: str) -> bool:
    known = table("office")["columns"]
    folded = text.casefold().strip(" :.")
    return folded in known or is_known_name(text) or any(word in known for word in _name_words.findall(folded)[:1])


def _is_prose(top: Sequence[Row], header: Row) -> bool:
    """Tell whether one column alone is filled in below the names, and not one of lists: "Report", "What was told"."""
    filled = {cell.column for row in top if row.number > header.number for cell in row.cells}
    return len(filled) == 1 and not any(is_known_name(cell.text) for cell in header.cells if cell.column in filled)


def _differs(row: Row, below: Sequence[Row]) -> bool:
    """Tell whether a column of words has figures or dates in every row below it."""
    for cell in row.cells:
        values = [each for other in below for each in other.cells if each.column == cell.column]
        if len(values) == len(below) and not any(each.words for each in values):
            return True
    return False


def _ranges(numbers: Sequence[int]) -> str:
    """Write ascending numbers as ranges: 2–17, 19."""
    said: list[str] = []
    start = last = 0
    for number in (*numbers, 0):
        if last and number != last + 1:
            said.append(f"{start}–{last}" if last > start else f"{start}")
        start = number if number != last + 1 or not last else start
        last = number
    return ", ".join(said)
