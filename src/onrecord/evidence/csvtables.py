"""Read tables of characters (CSV and its kin): which mark parts the columns is told from the first lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from onrecord.core.errors import EvidenceError, UnsupportedFormat
from onrecord.evidence.encoding import decode
from onrecord.evidence.grids import Grid, Remark
from onrecord.evidence.sheets import MOST_CELLS, Cell, Row, clean_cell

__all__ = ["read_csv_grid"]

MARKS = ",;\t|"
# So many lines tell the mark that parts columns.
TELLING_LINES, LONGEST_LINE = 30, 1_000
# What is longer is no cell: csv refuses more than 131,072 characters unless told.
LONGEST_FIELD = 10_000_000
_figures = re.compile(r"[\d٠-٩۰-۹.,:/\-+ ]+")


def read_csv_grid(data: bytes, thing: str) -> Iterator[Grid | Remark | EvidenceError]:
    """Yield the one sheet of a CSV file, then what is doubtful.

    Raises:
        UnsupportedFormat: there are no columns in it.
        EvidenceError: as `decode`.
    """
    csv.field_size_limit(LONGEST_FIELD)
    decoded = decode(data, thing)
    text = decoded.text.replace("\0", "").removeprefix("\ufeff")
    mark = _mark(text)
    if mark is None:
        raise UnsupportedFormat(
            thing,
            found="a text without columns",
            expected="a table: CSV, XLSX or ODS",
            do="Save the list as a spreadsheet, or bring the file in with `onrecord add`.",
        )
    rows: list[Row] = []
    cells = 0
    flags = list(decoded.flags)
    try:
        for number, fields in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark), start=1):
            row = Row(number, tuple(_cells(fields)))
            cells += len(row.cells)
            if cells > MOST_CELLS:
                flags.append(f"only the first {MOST_CELLS:,} filled cells were read")
                break
            if row.cells:
                rows.append(row)
    except csv.Error as error:
        flags.append(f"the table breaks off after {len(rows)} rows ({error})")
    yield Grid("", tuple(rows))
    yield from map(Remark, flags)


def _cells(fields: list[str]) -> Iterator[Cell]:
    for column, field in enumerate(fields, start=1):
        text = clean_cell(field)
        if text:
            yield Cell(column, text, _figures.fullmatch(text) is None)


def _mark(text: str) -> str | None:
    """Give the mark that parts the lines into columns most evenly, None where no mark does."""
    lines = [line[:LONGEST_LINE] for line in text.splitlines() if line.strip()][:TELLING_LINES]
    best, most = None, 0
    for mark in MARKS:
        widths = [len(fields) for fields in csv.reader(lines, delimiter=mark)]
        even = max((widths.count(width) for width in set(widths) if width > 1), default=0)
        if even > most:
            best, most = mark, even
    return best
