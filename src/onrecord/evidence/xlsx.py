"""Read spreadsheets (XLSX): the values that are stored, dates as their formats mean them, no formula computed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from onrecord.core.errors import Damaged, EvidenceError
from onrecord.evidence.manuscript import COMMENT, Properties
from onrecord.evidence.merges import Merges, Span
from onrecord.evidence.packages import Package, attribute, children, first, open_package
from onrecord.evidence.parts import Draft, Enclosed
from onrecord.evidence.sheets import MOST_CELLS, Cell, Row, Sheet, Workbook, clean_cell
from onrecord.evidence.tables import table
from onrecord.evidence.trees import each_element, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["FIRST_DAY_1904", "read_xlsx"]

MAIN = "xl/workbook.xml"
FIRST_DAY_1904 = "its calendar begins in 1904"
# Excel takes 1900 for a leap year, as Lotus 1-2-3 did: its days up to the 60th, which never was, are one off.
EPOCH_1900, EPOCH_1904, FALSE_DAY = datetime(1899, 12, 30), datetime(1904, 1, 1), 60

_reference = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_merged = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref\s*=\s*[\"']([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})[\"']")
_named = re.compile(rb"<(?:\w+:)?(?:autoFilter|pane)\b[^>]*?(?:\bySplit\s*=\s*[\"']1[\"']|\bref\s*=\s*[\"'][A-Z]+1:)")
_quoted = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.')


def read_xlsx(
    data: bytes, thing: str, name: str | None = None, book: Workbook | None = None
) -> Iterator[Draft | Enclosed | EvidenceError]:
    """Yield the draft of a spreadsheet, gathered in `book`.

    Raises:
        Damaged: it has no list of sheets that can be read.
        EvidenceError: as `open_archive` and `read_tree`.
    """
    package = open_package(data, thing)
    yield from package.archive.refused
    main, workbook = package.main(MAIN, thing, "a spreadsheet without its list of sheets")
    reading = _Reading(package, main)
    reading.prepare(workbook)
    book = book if book is not None else Workbook()
    if reading.epoch == EPOCH_1904:
        book.script.flag(FIRST_DAY_1904)
    for number, sheet in enumerate(children(first(workbook, "sheets"), "sheet"), start=1):
        try:
            reading.sheet(sheet, number, book)
        except EvidenceError as error:
            yield error
    if any(each.startswith("xl/externalLinks/") for each in package.archive):
        book.script.flag("values in it were taken from other files, which were not opened")
    book.script.flags += reading.flags()
    package.check(book.script)
    said = package.properties("docProps/core.xml").said
    yield book.script.draft(Properties((*said, *book.places)), name)


@dataclass(slots=True)
class _Reading:
    """What the sheets of a workbook share: strings, formats, the first day of its calendar."""

    package: Package
    main: str
    strings: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    epoch: datetime = EPOCH_1900
    uncomputed: int = 0
    errors: int = 0
    repeated: bool = False

    def prepare(self, workbook: _Element) -> None:
        if attribute(first(workbook, "workbookPr"), "date1904") in ("1", "true", "on"):
            self.epoch = EPOCH_1904
        for link in self.package.links(self.main).values():
            if link.kind == "sharedStrings" and link.target in self.package.archive:
                self.read_strings(link.target)
            elif link.kind == "styles":
                self.read_formats(self.package.tree(link.target))

    def read_strings(self, name: str) -> None:
        try:
            for item in each_element(self.package.archive.read(name), ["si"], name):
                self.strings.append(clean_cell(_said(item)))
                if len(self.strings) > MOST_CELLS:
                    break
        except Damaged as error:
            self.package.flag(f"{name} could not be read whole: {error.found}")

    def read_formats(self, styles: _Element | None) -> None:
        codes = {
            attribute(each, "numFmtId") or "": _code_kind(attribute(each, "formatCode") or "")
            for each in children(first(styles, "numFmts"), "numFmt")
        }
        codes |= {str(number): "date" for number in table("office")["date_formats"]}
        codes |= {str(number): "percent" for number in table("office")["percent_formats"]}
        cells = children(first(styles, "cellXfs"), "xf")
        self.formats = [codes.get(attribute(each, "numFmtId") or "", "") for each in cells]

    def sheet(self, sheet: _Element, number: int, book: Workbook) -> None:
        title = clean_cell(attribute(sheet, "name") or "") or f"sheet {number}"
        # Of the attribute's two names, `id` in the namespace of relationships is the link.
        link = self.package.links(self.main).get(
            next((str(v) for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
        )
        path = link.target if link is not None else f"xl/worksheets/sheet{number}.xml"
        if link is not None and link.kind != "worksheet":
            return
        data = self.package.archive.read(path)
        hidden = attribute(sheet, "state") in ("hidden", "veryHidden")
        book.add(Sheet(title, self.rows(data, path), hidden, _named.search(data) is not None))
        for each in self.package.links(path).values():
            if each.kind == "comments":
                for comment in list(children(first(self.package.tree(each.target), "commentList"), "comment")):
                    book.script.note(_said(comment), COMMENT)

    def rows(self, data: bytes, path: str) -> Iterator[Row]:
        merges, widths = Merges.of(_merges(data)), _widths(data)
        last = 0
        try:
            for row in each_element(data, ["row"], path):
                given = attribute(row, "r") or ""
                last = int(given) if given.isdecimal() and len(given) < 8 else last + 1
                cells = {cell.column: cell for cell in self.cells(row)}
                for column, width in widths.get(last, ()):
                    if column in cells:
                        cells[column] = replace(cells[column], width=width)
                self.repeated |= merges.fill(last, cells)
                yield Row(
                    last, tuple(cells[column] for column in sorted(cells)), attribute(row, "hidden") in ("1", "true")
                )
        except Damaged as error:
            self.package.flag(f"{path} could not be read whole: {error.found}")

    def cells(self, row: _Element) -> Iterator[Cell]:
        column = 0
        for each in children(row, "c"):  # its attributes have no namespace (ECMA-376, 18.3.1.4)
            match = _reference.fullmatch(each.get("r") or "")
            column = _column(match[1]) if match is not None else column + 1
            text, words = self.value(each)
            if text:
                yield Cell(column, text, words, first(each, "f") is not None)

    def value(self, cell: _Element) -> tuple[str, bool]:
        """Give what a cell shows and whether it is words."""
        kind, stored = cell.get("t") or "n", first(cell, "v")
        raw = (stored.text or "") if stored is not None else ""
        if kind == "inlineStr":
            return clean_cell(_said(first(cell, "is"))), True
        if not raw:
            self.uncomputed += first(cell, "f") is not None
            return "", True
        if kind == "s":
            place = int(raw) if raw.strip().isdecimal() and len(raw) < 9 else -1
            return (self.strings[place], True) if 0 <= place < len(self.strings) else ("", True)
        if kind == "b":
            return ("true" if raw == "1" else "false"), True
        self.errors += kind == "e"
        return (self.number(cell, raw), False) if kind == "n" else (clean_cell(raw), kind != "d")

    def number(self, cell: _Element, raw: str) -> str:
        style = cell.get("s") or ""
        shown = self.formats[int(style)] if style.isdecimal() and int(style[:9]) < len(self.formats) else ""
        try:
            number = float(raw)
        except ValueError:
            return clean_cell(raw)
        if shown == "date":
            return _day(number, self.epoch) or clean_cell(raw)
        if shown == "percent" and math.isfinite(number):
            return f"{number * 100:.10g}%"
        return f"{number:.15g}" if math.isfinite(number) and abs(number) < 1e15 else clean_cell(raw)

    def flags(self) -> Iterator[str]:
        if self.uncomputed:
            yield f"{self.uncomputed} formulas have no stored value; formulas are not computed"
        if self.errors:
            yield f"{self.errors} cells hold an error of the spreadsheet in place of a value"
        if self.repeated:
            yield "what stands in merged cells was given again in each row they span"


def _said(element: _Element | None) -> str:
    """Give the words of a string, without those that only say how to pronounce it."""
    if element is None:
        return ""
    if len(element) == 1 and len(element[0]) == 0:
        return (element[0].text or "") if local_name(element[0]) == "t" else ""
    return "".join(
        each.text or "" for each in element.iter() if local_name(each) == "t" and local_name(each.getparent()) != "rPh"
    )


def _code_kind(code: str) -> str:
    """Tell what a number format makes of a number: a date, a share of a hundred, or nothing special."""
    bare = _quoted.sub("", code.split(";")[0]).casefold()
    if "%" in bare:
        return "percent"
    return "date" if re.search(r"[ydmhs]", bare) and "general" not in bare and "[" not in bare else ""


def _day(number: float, epoch: datetime) -> str:
    """Write a day or a time of day, or nothing where the number is none."""
    if not 0 <= number < 2_958_466:
        return ""
    if epoch == EPOCH_1900 and 0 < number < FALSE_DAY + 1 and number >= 1:
        number += 1 if number < FALSE_DAY else 0
    moment = epoch + timedelta(seconds=round(number * 86_400))
    clock = "" if moment.time() == datetime.min.time() else moment.strftime("%H:%M")
    if number < 1:
        return clock or "00:00"
    return f"{date.isoformat(moment.date())} {clock}".strip()


def _merges(data: bytes) -> Iterator[Span]:
    """Yield the columns of cells whose value stands in a row above; the other columns of a merge are empty."""
    for match in _merged.finditer(data):
        (column, top), (_, bottom) = (_place(group.decode("ascii")) for group in match.groups())
        yield Span(top, bottom, column)


def _widths(data: bytes) -> dict[int, list[tuple[int, int]]]:
    """Give for each row the columns whose cells are merged with those beside them, and over how many."""
    found: dict[int, list[tuple[int, int]]] = {}
    for match in _merged.finditer(data):
        (left, top), (right, _) = (_place(group.decode("ascii")) for group in match.groups())
        if right > left:
            found.setdefault(top, []).append((left, right - left + 1))
    return found


def _place(reference: str) -> tuple[int, int]:
    match = _reference.fullmatch(reference)
    assert match is not None, "the pattern of merges gives references alone"
    return _column(match[1]), int(match[2])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
