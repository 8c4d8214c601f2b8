"""Find the table in a sheet: the rows that name its columns, those that are records, and those that are neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.coding.imports.forms import form_of
from onrecord.coding.imports.matching import match_heading
from onrecord.coding.imports.wordlists import columns_table, fold_words
from onrecord.evidence.grids import address
from onrecord.evidence.sheets import Cell, Row

__all__ = ["Skipped", "Table", "find_table"]

# Above the names of the columns stand a title, a note, a crest; seldom more than this.
WITHIN = 15
LONGEST = 60
BETWEEN = " / "


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row, or several, that are no records, and why; `address` is that of the first cell."""

    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a sheet by number with their headings, its records, and what was passed over."""

    headings: Mapping[int, str]
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...] = ()


def find_table(rows: Sequence[Row]) -> Table | None:
    """Give the table of a sheet, None where no row names columns; that of a form's answers begins at the top."""
    if rows and form_of(cell.text for cell in rows[0].cells) is not None:
        headings = _headings(rows[:1], rows[1:])
        return Table(headings, tuple(rows[1:]))
    naming = [at for at, row in enumerate(rows[:WITHIN]) if _names(row)]
    place = next((at for at in naming if _known(rows[at]) >= 2), None)
    if place is None:
        place = next((at for at in naming if _over_figures(rows, at) or _known(rows[at])), None)
    if place is None:
        return None
    named = [rows[place]]
    if place + 1 < len(rows) and _continues(named[0], rows[place + 1]):
        named.append(rows[place + 1])
    headings = _headings(named, rows[place + len(named) :])
    records, skipped = _sorted(rows[place + len(named) :], headings)
    above = [Skipped(_first(row), "above the table") for row in rows[:place]]
    return Table(headings, tuple(records), (*above, *skipped))


def _known(row: Row) -> int:
    """Count the cells of a row that are headings of lists."""
    return sum(match_heading(cell.text) is not None for cell in row.cells if not cell.spanned)


def _names(row: Row) -> bool:
    """Tell a row that may name columns: several short words."""
    return len(row.cells) >= 2 and all(cell.words and len(cell.text) <= LONGEST for cell in row.cells)


def _over_figures(rows: Sequence[Row], place: int) -> bool:
    """Tell whether a column of words has figures in the rows below."""
    below = [{cell.column: cell for cell in row.cells} for row in rows[place + 1 : place + 5]]
    figures = [[row[cell.column].words for row in below if cell.column in row] for cell in rows[place].cells]
    return any(words and not any(words) for words in figures)


def _continues(first: Row, second: Row) -> bool:
    """Tell a second row of names: under groups that are merged or stand over gaps, or the same in another language."""
    if not _names(second):
        return False
    columns = {cell.column for cell in first.cells}
    wide = any(cell.width > 1 for cell in first.cells)
    gaps = any(cell.column not in columns for cell in second.cells)
    count = _known(second)
    fresh = sum(not cell.spanned for cell in second.cells)
    same = [cell.text for cell in first.cells] == [cell.text for cell in second.cells]
    return not same and (count >= 2 or ((wide or gaps) and count >= 1)) and count * 2 >= fresh


def _headings(named: Sequence[Row], below: Sequence[Row]) -> dict[int, str]:
    """Give a heading for every column that holds anything, each its own."""
    columns = {cell.column for row in (*named, *below[:200]) for cell in row.cells}
    told: dict[int, list[str]] = {column: [] for column in sorted(columns)}
    for row in named:
        filled = {cell.column for cell in row.cells}
        for cell in row.cells:
            for column in range(cell.column, cell.column + cell.width):
                if column in told and (column == cell.column or column not in filled):
                    told[column].append(cell.text)
    headings: dict[int, str] = {}
    taken: set[str] = set()
    for column, words in told.items():
        letters = address(column, 1)[:-1]
        heading = BETWEEN.join(dict.fromkeys(words)) or f"column {letters}"
        headings[column] = heading if heading not in taken else f"{heading} ({letters})"
        taken.add(headings[column])
    return headings


def _sorted(rows: Iterable[Row], headings: Mapping[int, str]) -> tuple[list[Row], list[Skipped]]:
    """Part the records from rows that sum them up, name the columns again, or stand over a group of them."""
    records: list[Row] = []
    skipped: list[Skipped] = []
    for row in rows:
        reason = _reason(row, headings)
        if reason is None:
            records.append(row)
        else:
            skipped.append(Skipped(_first(row), reason))
    return records, skipped


def _reason(row: Row, headings: Mapping[int, str]) -> str | None:
    own = [cell for cell in row.cells if not cell.spanned]
    if not own:
        return "nothing in it but merged cells from above"
    if _is_total(own):
        return "a row of totals"
    if len(own) >= 2 and all(_is_heading(cell, headings) for cell in own):
        return "the names of the columns again"
    if len(row.cells) == 1 and len(headings) > 2 and (own[0].width > 1 or own[0].column == min(headings)):
        return "words over a group of rows, or under the table"
    return None


def _is_heading(cell: Cell, headings: Mapping[int, str]) -> bool:
    parts = headings.get(cell.column, "").split(BETWEEN)
    return fold_words(cell.text) in {fold_words(part) for part in parts}


def _is_total(cells: Sequence[Cell]) -> bool:
    """Tell a row that sums up others by its first words, or by holding nothing but sums."""
    words = [fold_words(cell.text).strip(" :.") for cell in cells if cell.words][:2]
    totals = [fold_words(word) for word in columns_table()["totals"]]
    if any(said == total or said.startswith((f"{total} ", f"{total}:")) for said in words for total in totals):
        return True
    return all(cell.formula and not cell.words for cell in cells)


def _first(row: Row) -> str:
    return address(row.cells[0].column, row.number)
