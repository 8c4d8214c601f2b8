"""XLSX: the related tables as sheets of one workbook, with no formula in it, read back without loss.

Every cell of text is a string and never a formula; where it looks like one, its style says so too (`quotePrefix`), and
a spreadsheet that writes it anew keeps it a string. Dates are text as ISO 8601: a spreadsheet's days begin in 1900.
What a sheet or a cell cannot hold goes on: in a sheet `statements 2`, and in the sheet `continued`.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from onrecord.publish.edition import Edition
from onrecord.publish.exchange.fields import described
from onrecord.publish.exchange.format import Format
from onrecord.publish.exchange.tabular.flat import Cell
from onrecord.publish.exchange.tabular.guarding import is_risky
from onrecord.publish.exchange.tabular.plain import plain_of
from onrecord.publish.exchange.tabular.tables import TABLES, rows_of
from onrecord.publish.exchange.tabular.xlsx_reading import CONTINUED, read_workbook

__all__ = ["XLSX", "write_workbook"]

WORKBOOK = "records.xlsx"
# Limits of a sheet and of a cell (ECMA-376; Excel specifications and limits). A letter may take two units of the cell.
MOST_ROWS, LONGEST = 1_048_576, 16_000
# The first time that a ZIP file can tell: the same bytes at each writing.
TIME = (1980, 1, 1, 0, 0, 0)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
NORMAL, BOLD, QUOTED = 0, 1, 2
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="2"><font/><font><b/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">'
    '<xf xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1" '
    'xfId="0"/></cellXfs></styleSheet>'
)
# What XML cannot hold, and what would be read as the mark for it.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def write_workbook(edition: Edition, path: Path) -> None:
    """Write the workbook."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        continued = _Sheet(CONTINUED, ("sheet", "row", "column", "words"), Path(folder), opened)
        sheets = {
            name: _Sheet(name, [column.name for column in table.columns], Path(folder), opened, continued)
            for name, table in TABLES.items()
        }
        for name, cells in rows_of(edition):
            sheets[name].add(cells)
        meanings = _Sheet("columns", ("sheet", "column", "meaning"), Path(folder), opened)
        for name, table in TABLES.items():
            for column in table.columns:
                meanings.add([name, column.name, described(column.field)])
        parts = [part for sheet in (*sheets.values(), meanings, continued) for part in sheet.parts()]
        _pack(path, parts)


class _Sheet:
    """One table that is written; what is past the last row of a sheet goes into another."""

    def __init__(
        self,
        name: str,
        heads: list[str] | tuple[str, ...],
        folder: Path,
        opened: ExitStack,
        continued: _Sheet | None = None,
    ) -> None:
        self._name, self._heads, self._folder, self._opened = name, heads, folder, opened
        self._continued = continued
        self._made: list[tuple[str, Path]] = []
        self._rows = 0
        self._file = self._begin()

    def add(self, cells: list[Cell]) -> None:
        """Write a row."""
        if self._rows >= MOST_ROWS:
            self._end()
            self._file = self._begin()
        self._rows += 1
        told = "".join(self._cell(cell, column) for column, cell in enumerate(cells) if cell is not None)
        self._file.write(f'<row r="{self._rows}">{told}</row>')

    def parts(self) -> list[tuple[str, Path]]:
        """Give its sheets by name, ended."""
        self._end()
        return self._made

    def _begin(self) -> IO[str]:
        number = len(self._made) + 1
        name = self._name if number == 1 else f"{self._name} {number}"
        path = self._folder / f"{name}.xml"
        self._made.append((name, path))
        file = self._opened.enter_context(path.open("w", encoding="utf-8", newline="\n"))
        file.write(
            f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
            'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
            '<sheetFormatPr defaultRowHeight="15"/>'
            f'<cols><col min="1" max="{len(self._heads)}" width="18" customWidth="1"/></cols><sheetData>'
        )
        heads = "".join(_string(head, place, 1, BOLD) for place, head in enumerate(self._heads))
        file.write(f'<row r="1">{heads}</row>')
        self._rows = 1
        return file

    def _end(self) -> None:
        if not self._file.closed:
            self._file.write("</sheetData></worksheet>")
            self._file.close()

    def _cell(self, cell: Cell, column: int) -> str:
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return f'<c r="{_column(column)}{self._rows}"><v>{cell}</v></c>'
        words = str(plain_of(cell))
        for start in range(LONGEST, len(words), LONGEST):
            if self._continued is not None:
                name = self._made[-1][0]
                self._continued.add([name, self._rows, column, words[start : start + LONGEST]])
        shown = words[:LONGEST] if self._continued is not None else words
        return _string(shown, column, self._rows, QUOTED if is_risky(words) else NORMAL)


def _string(words: str, column: int, row: int, style: int) -> str:
    shown = escape(_HIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", words))
    styled = f' s="{style}"' if style else ""
    return f'<c r="{_column(column)}{row}"{styled} t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def _column(number: int) -> str:
    first, second = divmod(number, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)


def _pack(path: Path, sheets: list[tuple[str, Path]]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as packed:
        for name, words in _parts([name for name, _ in sheets]):
            packed.writestr(_entry(name), words)
        for number, (_, sheet) in enumerate(sheets, start=1):
            entry = _entry(f"xl/worksheets/sheet{number}.xml")
            with sheet.open("rb") as read, packed.open(entry, "w", force_zip64=True) as written:
                while chunk := read.read(1 << 20):
                    written.write(chunk)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _parts(names: list[str]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(names) + 1)
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{SHEET}.{kind}+xml"/>'
        for part, kind in (
            ("xl/workbook.xml", "sheet.main"),
            ("xl/styles.xml", "styles"),
            *((f"xl/worksheets/sheet{number}.xml", "worksheet") for number in numbers),
        )
    )
    yield (
        "[Content_Types].xml",
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>',
    )
    yield "_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.xml")])
    told = [(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*told, (f"rId{len(names) + 1}", "styles", "styles.xml")])
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in zip(numbers, names, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>',
    )
    yield "xl/styles.xml", STYLES


def _relations(told: list[tuple[str, str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{id_}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for id_, kind, target in told
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


XLSX = Format(
    "xlsx",
    "Excel workbook",
    "Excel and LibreOffice; one sheet a table",
    (WORKBOOK,),
    lambda edition, folder: write_workbook(edition, folder / WORKBOOK),
    (),
    lambda folder: read_workbook(folder / WORKBOOK),
)
