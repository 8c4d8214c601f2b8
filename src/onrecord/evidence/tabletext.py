"""Read tables written as text (CSV): rows of values parted by commas, semicolons or tabs, as spreadsheets are read."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import islice

from onrecord.evidence.manuscript import Properties
from onrecord.evidence.parts import Draft
from onrecord.evidence.sheets import Cell, Row, Sheet, Workbook, clean_cell, is_known_name

__all__ = ["is_table_text", "read_table_text"]

PARTED_BY = (",", ";", "\t")
# So many rows below the first show whether they are of as many values; two columns at least have names that are known.
PROBE, LEAST_NAMES, LEAST_ROWS, EVEN = 20, 2, 2, 0.9
LONGEST_VALUE = 100_000


def is_table_text(head: str) -> bool:
    """Tell a table from prose: known names of columns in its first row, and rows of as many values below it."""
    return _mark(head) is not None


def read_table_text(text: str, name: str | None = None) -> Draft:
    """Give the draft of a table: a paragraph for each row, its values with the names of their columns."""
    book = Workbook()
    book.add(Sheet("table 1", _rows(text, _mark(text) or ","), named=True))
    return book.script.draft(Properties(tuple(book.places)), name)


def _mark(text: str) -> str | None:
    """Give what parts the values."""
    start = text.lstrip("\ufeff\r\n ")
    first = start.partition("\n")[0]
    for mark in PARTED_BY:
        if mark in first and _is_even(list(islice(_read(start, mark), 1 + PROBE))):
            return mark
    return None


def _is_even(rows: Sequence[Sequence[str]]) -> bool:
    # The last row of a head may be cut off.
    below = [row for row in rows[1:] if any(row)][: PROBE - 1]
    if len(below) < LEAST_ROWS or sum(map(is_known_name, rows[0])) < LEAST_NAMES:
        return False
    return sum(len(row) == len(rows[0]) for row in below) >= EVEN * len(below)


def _read(text: str, mark: str) -> Iterator[list[str]]:
    """Yield the rows as far as they can be read: a value without end is none."""
    lines = (line.replace("\x00", "") for line in text.splitlines(keepends=True))
    try:
        yield from csv.reader(lines, delimiter=mark)
    except csv.Error:
        return


def _rows(text: str, mark: str) -> Iterator[Row]:
    for number, values in enumerate(_read(text.lstrip("\ufeff\r\n "), mark), start=1):
        shown = ((column, clean_cell(value)) for column, value in enumerate(values, start=1))
        yield Row(number, tuple(Cell(column, value, not _is_figure(value)) for column, value in shown if value))


def _is_figure(value: str) -> bool:
    return not any(map(str.isalpha, value))
