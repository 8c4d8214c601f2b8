"""The workbook of related tables read back, also after a spreadsheet wrote it anew.

Sheets are read as they stream; a document type is refused, so that no entity can grow. No formula is computed.
"""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.parsers import expat

from onrecord.publish.edition import Edition
from onrecord.publish.exchange.format import malformed
from onrecord.publish.exchange.tabular.plain import cell_of
from onrecord.publish.exchange.tabular.rebuilt import edition_of_rows
from onrecord.publish.exchange.tabular.tables import TABLES, Row, Table

__all__ = ["CONTINUED", "read_workbook"]

CONTINUED = "continued"
CHUNK = 1 << 16
_HIDDEN = re.compile("_x([0-9A-Fa-f]{4})_")
_LETTERS = re.compile(r"[A-Z]+")
Cells = dict[int, str]
More = Mapping[tuple[str, int, int], str]
"""What cells hold beyond what stands in them: by sheet, row and column."""


def read_workbook(path: Path) -> Edition:
    """Give the edition that a workbook holds.

    Raises:
        MalformedRecords: it is no workbook, or not of these tables.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            return edition_of_rows(_rows(packed))
    except (OSError, zipfile.BadZipFile, expat.ExpatError, KeyError) as error:
        raise malformed(path.name, str(error)[:100], "a workbook of an edition") from error


def _rows(packed: zipfile.ZipFile) -> Iterator[Row]:
    strings, sheets = _strings(packed), _sheets(packed)
    more: defaultdict[tuple[str, int, int], str] = defaultdict(str)
    for sheet, part in sheets.items():
        if sheet.partition(" ")[0] == CONTINUED:
            for _, cells in list(_cells(packed, part, strings))[1:]:
                more[cells[0], int(cells[1]), int(cells[2])] += cells[3]
    missing = [name for name in TABLES if name not in sheets]
    if missing:
        raise malformed("the workbook", f"no sheet {missing[0]!r}", "one sheet for each table")
    for name, table in TABLES.items():
        for sheet, part in sheets.items():
            if sheet.partition(" ")[0] == name:
                with closing(_cells(packed, part, strings)) as rows:
                    yield from _of_sheet(table, sheet, rows, more)


def _of_sheet(table: Table, sheet: str, rows: Iterator[tuple[int, Cells]], more: More) -> Iterator[Row]:
    _, heads = next(rows, (0, {}))
    places = {head: place for place, head in heads.items()}
    missing = [column.name for column in table.columns if column.name not in places]
    if missing:
        raise malformed(f"sheet {sheet}", f"no column {missing[0]!r}", "the columns of the table")
    for number, cells in rows:
        told: list[Any] = []
        for column in table.columns:
            at = places[column.name]
            words = cells.get(at)
            told.append(cell_of(column, None if words is None else words + more.get((sheet, number, at), "")))
        if any(each is not None for each in told):
            yield table.name, told


def _sheets(packed: zipfile.ZipFile) -> dict[str, str]:
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(tag: str, told: Mapping[str, str]) -> None:
        if tag == "Relationship":
            targets[told["Id"]] = told["Target"]

    def sheet(tag: str, told: Mapping[str, str]) -> None:
        if tag == "sheet":
            target = targets[next(value for name, value in told.items() if name.endswith(":id"))]
            sheets[told["name"]] = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"

    _parse(packed, "xl/_rels/workbook.xml.rels", relation)
    _parse(packed, "xl/workbook.xml", sheet)
    return sheets


def _strings(packed: zipfile.ZipFile) -> list[str]:
    part = "xl/sharedStrings.xml"
    if part not in packed.namelist():
        return []
    found: list[list[str]] = []
    inside: list[str] = []

    def start(tag: str, _: Mapping[str, str]) -> None:
        inside.append(tag)
        if tag == "si":
            found.append([])

    def words(text: str) -> None:
        if inside[-1] == "t" and "rPh" not in inside:
            found[-1].append(text)

    _parse(packed, part, start, words, lambda _: inside.pop())
    return [_shown("".join(each)) for each in found]


class _Sheet:
    """The rows of a sheet as its parser meets them."""

    def __init__(self, strings: list[str]) -> None:
        self.ready: list[tuple[int, Cells]] = []
        self._strings = strings
        self._inside: list[str] = []
        self._cells: Cells = {}
        self._words: list[str] = []
        self._row = self._column = 0
        self._kind = "n"

    def start(self, tag: str, told: Mapping[str, str]) -> None:
        """Note that an element begins."""
        self._inside.append(tag)
        if tag == "row":
            self._row = int(told.get("r", self._row + 1))
            self._cells, self._column = {}, -1
        elif tag == "c":
            self._kind, self._words = told.get("t", "n"), []
            letters = _LETTERS.match(told.get("r", ""))
            self._column = self._column + 1 if letters is None else _number(letters[0])

    def words(self, text: str) -> None:
        """Note words: those of a value, not of a formula."""
        if self._inside and self._inside[-1] in ("v", "t") and "rPh" not in self._inside:
            self._words.append(text)

    def end(self, tag: str) -> None:
        """Note that an element ends."""
        self._inside.pop()
        if tag == "row":
            self.ready.append((self._row, self._cells))
        elif tag in ("v", "is"):
            told = "".join(self._words)
            if self._kind == "s":
                self._cells[self._column] = self._strings[int(told)]
            else:
                self._cells[self._column] = _shown(told) if self._kind in ("inlineStr", "str") else _figure(told)


def _figure(told: str) -> str:
    """Give a number as an integer where a spreadsheet wrote it with a fraction of nothing."""
    return told.removesuffix(".0")


def _cells(packed: zipfile.ZipFile, part: str, strings: list[str]) -> Generator[tuple[int, Cells]]:
    sheet = _Sheet(strings)
    parser = _parser(sheet.start, sheet.words, sheet.end)
    with packed.open(part) as file:
        while chunk := file.read(CHUNK):
            parser.Parse(chunk, False)
            yield from sheet.ready
            sheet.ready = []
    parser.Parse(b"", True)


def _parse(
    packed: zipfile.ZipFile,
    part: str,
    start: Callable[[str, Mapping[str, str]], Any],
    words: Callable[[str], Any] = lambda _: None,
    end: Callable[[str], Any] = lambda _: None,
) -> None:
    parser = _parser(start, words, end)
    with packed.open(part) as file:
        while chunk := file.read(CHUNK):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _parser(
    start: Callable[[str, Mapping[str, str]], Any], words: Callable[[str], Any], end: Callable[[str], Any]
) -> expat.XMLParserType:
    def refuse(*_: object) -> None:
        raise malformed("the workbook", "a document type", "sheets without one")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, told: start(tag.rpartition(":")[2], told)
    parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = refuse
    return parser


def _shown(words: str) -> str:
    return _HIDDEN.sub(lambda found: chr(int(found[1], 16)), words)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
