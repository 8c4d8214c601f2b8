"""Find the rows of lists of victims in a report's text, each cell with its field and its place.

Two ways of writing a row are known: "Name: Musa Adam; Age: 9", as spreadsheets are read, and "Musa Adam | 9" below a
row that names the columns, as tables of documents are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.coding.rows.columns import Column, find_word, is_empty, read_column

__all__ = ["Cell", "Listed", "Row", "Told", "find_rows"]

# A row tells a name and one thing more of a person.
LEAST_FIELDS = 2
NAMES = frozenset({"name", "given", "family"})

_paragraph = re.compile(r"[^\n]+")
LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a row, with its place in the text."""

    column: Column
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """The act done to those in a row, and the words that say so."""

    act: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its stretch of the text, its filled cells, what its list says was done to all in it, and the paragraph
    above that list.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    told: Told | None = None
    above: tuple[int, int] | None = None

    def of(self, name: str) -> list[Cell]:
        """Give the filled cells of a field."""
        return [cell for cell in self.cells if cell.column.field == name]


@dataclass(slots=True)
class Listed:
    """The rows of a report's lists, the stretches of all that belongs to them, and how many rows fit no heading."""

    rows: list[Row] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    unfit: int = 0


@dataclass(slots=True)
class _Heading:
    columns: list[Column | None]
    told: Told | None
    above: tuple[int, int] | None


def find_rows(text: str) -> Listed:
    """Give the rows of the lists in a report's text."""
    found = Listed()
    heading: _Heading | None = None
    above: re.Match[str] | None = None
    for match in _paragraph.finditer(text):
        parts = list(_parts(match)) if "|" in match[0] else []
        if len(parts) < LEAST_FIELDS:
            row = _labelled_row(match, above) if ": " in match[0] else None
            heading = None
            if row is None:
                above = match
            else:
                found.rows.append(row)
                found.spans.append(match.span())
            continue
        named = _heading(parts, above)
        if named is not None:
            heading = named
        elif heading is not None:
            _take(found, heading, match, parts)
        if heading is not None:
            found.spans.append(match.span())
    return found


def _take(found: Listed, heading: _Heading, match: re.Match[str], parts: Sequence[tuple[str, int, int]]) -> None:
    """Take a row below a heading; one of more or fewer cells is counted, not guessed at."""
    if len(parts) != len(heading.columns):
        found.unfit += 1
        return
    cells = tuple(
        Cell(column, *part)
        for column, part in zip(heading.columns, parts, strict=True)
        if column is not None and not is_empty(part[0])
    )
    if any(cell.column.field in NAMES for cell in cells):
        found.rows.append(Row(match.start(), match.end(), cells, heading.told, heading.above))


def _parts(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the cells of a paragraph, each with its place; between the bars of "a | | b" an empty one stands."""
    at = match.start()
    for piece in match[0].split("|"):
        yield _bare(piece, at)
        at += len(piece) + 1


def _bare(piece: str, at: int) -> tuple[str, int, int]:
    """Give words without the space around them, with their place."""
    text = piece.strip()
    start = at + len(piece) - len(piece.lstrip()) if text else at
    return text, start, start + len(text)


def _labelled(match: re.Match[str]) -> Iterator[tuple[tuple[str, int, int], tuple[str, int, int]]]:
    """Yield each label with its value; what has no label goes on with the value before it."""
    text, at = match[0], match.start()
    label: tuple[str, int, int] | None = None
    start = end = at
    for piece in text.split("; "):
        named, mark, _ = piece.partition(": ")
        if mark and len(named) <= LONGEST_LABEL:
            if label is not None:
                yield label, _bare(text[start - match.start() : end - match.start()], start)
            label, start = _bare(named, at), at + len(named) + len(mark)
        end = at + len(piece)
        at = end + len("; ")
    if label is not None:
        yield label, _bare(text[start - match.start() : end - match.start()], start)


def _heading(parts: Sequence[tuple[str, int, int]], above: re.Match[str] | None) -> _Heading | None:
    """Give the heading that cells are, where they name a person and one thing more."""
    columns = [read_column(text) for text, _, _ in parts]
    fields = {column.field for column in columns if column is not None}
    if not fields & NAMES or len(fields) < LEAST_FIELDS:
        return None
    places = [(column.act, part) for column, part in zip(columns, parts, strict=True) if column is not None]
    told = next((Told(act, part[1], part[2]) for act, part in places if act is not None), None) or _told_above(above)
    return _Heading(columns, told, _span(above))


def _labelled_row(match: re.Match[str], above: re.Match[str] | None) -> Row | None:
    cells, acts = [], []
    for label, value in _labelled(match):
        column = read_column(label[0])
        if column is not None and not is_empty(value[0]):
            cells.append(Cell(column, *value))
        if column is not None and column.act is not None:
            acts.append(Told(column.act, label[1], label[2]))
    fields = {cell.column.field for cell in cells}
    if not fields & NAMES or len(fields) < LEAST_FIELDS:
        return None
    told = acts[0] if acts else _told_above(above)
    return Row(match.start(), match.end(), tuple(cells), told, _span(above))


def _span(above: re.Match[str] | None) -> tuple[int, int] | None:
    return above.span() if above is not None else None


def _told_above(above: re.Match[str] | None) -> Told | None:
    """Give what the paragraph above a list says was done to those in it."""
    found = find_word("lists", above[0]) if above is not None else None
    return Told(found[0], above.start() + found[1], above.start() + found[2]) if above is not None and found else None
