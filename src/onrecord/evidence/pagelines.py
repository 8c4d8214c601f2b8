"""The lines of a page: words that stand side by side, in the order they are read, with the box they fill."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median

from onrecord.evidence.blocks import CELL_MARK
from onrecord.evidence.columns import in_columns
from onrecord.evidence.pagetables import Table, find_tables
from onrecord.evidence.visual import folded, logical, right_share

__all__ = ["Box", "Line", "Page", "Weak", "Word", "read_page_xml"]

# What poppler's XML may hold and XML may not.
_not_xml = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_mark_first = re.compile(r"(?:^|[^\w\u064b-\u0652])[\u064b-\u0652]+[\u0621-\u064a]")
_mark_last = re.compile(r"[\u0621-\u064a][\u064b-\u0652]+$")
_mark_before = re.compile(r"([\u064b-\u0652]+)([\u0621-\u064a])")
# A gap this much narrower than the line's others is inside a word: beside a vowel mark, or where fonts change.
NARROW = 0.6
# Between Latin words only a gap that is next to none is inside one: a comma of another font.
TOUCHING = 0.15
# Lines that share this much of their height are one line; words parted by more of the height than this are columns.
SAME_LINE, COLUMN_GAP = 0.6, 1.6
# Pieces of one line come at most so many rows apart.
ROWS_BACK = 4
# Letters that are about half as wide as the others; the marks that stand on a word's last letter, and those letters.
SLIM, SLIM_LETTERS = 0.45, frozenset("اأإآلـ.،؛:,;()[]!'\"1")
TANWIN, TANWIN_LETTERS = frozenset("\u064b\u064c\u064d"), frozenset("اةىء")
# Above this share of letters from the right the page is read from the right.
FROM_RIGHT = 0.5

# Why a recognised word is for a person to look at.
UNSURE = "recognised letters: not sure"

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand together, as they are seen from left to right, and the box they fill."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Weak:
    """A word `[start, end)` of a line that its reader is not sure of, why, and how sure it is where it can tell."""

    start: int
    end: int
    confidence: float | None = None
    reason: str = UNSURE


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text in the order it is spoken, its box in shares of the page, its letters' height.

    A row of a table is one line, its cells parted as other readers part them. `turned` is by how many degrees its page
    was turned, as the hands of a clock go, before it was read; the box is on the page as it was read.
    """

    text: str
    page: int
    box: Box
    height: float
    flow: int = 0
    weak: tuple[Weak, ...] = ()
    row: bool = False
    turned: int = 0

    @property
    def place(self) -> Box:
        """The box on the page as it was before it was turned."""
        left, top, right, bottom = self.box
        boxes = {90: (top, 1 - right, bottom, 1 - left), 180: (1 - right, 1 - bottom, 1 - left, 1 - top)}
        boxes[270] = (1 - bottom, left, 1 - top, right)
        one, two, three, four = boxes.get(self.turned, self.box)
        return (_share(one), _share(two), _share(three), _share(four))


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page in reading order. `confidence` is the mean of recognised letters, None for typed ones;
    `turned` by how many degrees it was turned to be read.
    """

    number: int
    lines: tuple[Line, ...]
    from_right: bool = False
    confidence: float | None = None
    turned: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    words: tuple[Word, ...]
    flow: int

    @property
    def box(self) -> Box:
        boxes = [word.box for word in self.words]
        return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))

    @property
    def count(self) -> int:
        return len(self.words)


def read_page_xml(data: bytes, first: int) -> Iterator[Page]:
    """Yield the pages of what `pdftotext -bbox-layout` wrote; `first` is the number of the first of them."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    root = etree.fromstring(_not_xml.sub(b"", data), parser) if data.strip() else None
    for number, page in enumerate(root.iter("page") if root is not None else (), start=first):
        size = (float(page.get("width", "1")) or 1.0, float(page.get("height", "1")) or 1.0)
        rows = [
            _Row(tuple(_words(line)), flow)
            for flow, element in enumerate(page.iter("flow"))
            for line in element.iter("line")
        ]
        yield _page(number, [row for row in rows if row.words], size)


def _words(line: Iterable[object]) -> Iterator[Word]:
    for element in line:
        text = folded("".join(element.itertext())).strip()  # type: ignore[attr-defined]
        if text:
            box = [float(element.get(edge, "0")) for edge in ("xmin", "ymin", "xmax", "ymax")]  # type: ignore[attr-defined]
            yield Word(text, (box[0], box[1], box[2], box[3]))


def _page(number: int, rows: Sequence[_Row], size: tuple[float, float]) -> Page:
    from_right = right_share("".join(word.text for row in rows for word in row.words)) > FROM_RIGHT
    lines = []
    for band in _in_bands(_with_marks(_marks_last(rows))):
        if isinstance(band, Table):
            texts = [(_row_text(cells, from_right=from_right), _Row(sum(cells, ()), 0)) for cells in band.rows]
            lines += [replace(_line(text, row, number, size), row=True) for text, row in texts]
            continue
        for row in (row for column in in_columns(band, from_right=from_right) for row in _joined(column)):
            lines.append(
                _line(logical(_seen(row.words, from_right=from_right), from_right=from_right), row, number, size)
            )
    return Page(number, tuple(line for line in lines if line.text.strip()), from_right)


def _in_bands(rows: Sequence[_Row]) -> Iterator[list[_Row] | Table[Word]]:
    """Yield the tables of a page and, between them, the rows of words that stand in none, from the top."""
    left = list(rows)
    for table in find_tables(word for row in rows for word in row.words):
        inside = {id(word) for cells in table.rows for cell in cells for word in cell}
        left = [_Row(words, row.flow) for row in left if (words := tuple(w for w in row.words if id(w) not in inside))]
        above = [row for row in left if row.box[1] < table.top]
        left = [row for row in left if row.box[1] >= table.top]
        if above:
            yield above
        yield table
    yield left


def _row_text(cells: Sequence[tuple[Word, ...]], *, from_right: bool) -> str:
    """Give the cells of a row in the order they are read."""
    texts = [_cell_text(cell, from_right=from_right) for cell in cells]
    return CELL_MARK.join(reversed(texts) if from_right else texts)


def _cell_text(words: Sequence[Word], *, from_right: bool) -> str:
    """Give the lines of a cell as one."""
    text = ""
    for row in _joined([_Row((word,), 0) for word in sorted(words, key=lambda word: (word.box[1], word.box[0]))]):
        line = logical(_seen(row.words, from_right=from_right), from_right=from_right)
        text += line if not text or text.endswith("-") else f" {line}"
    return text


def _line(text: str, row: _Row, number: int, size: tuple[float, float]) -> Line:
    left, top, right, bottom = row.box
    width, height = size
    box = (_share(left / width), _share(top / height), _share(right / width), _share(bottom / height))
    tall = median(word.box[3] - word.box[1] for word in row.words)
    return Line(text, number, box, tall / height, row.flow)


def _share(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), 5)


def _marks_last(rows: Sequence[_Row]) -> Sequence[_Row]:
    """Give the rows with each vowel mark behind its letter; some programs place it before, which its edges show."""
    words = [word.text for row in rows for word in row.words if not _is_mark(word.text)]
    before = sum(_mark_first.search(word) is not None for word in words)
    behind = sum(_mark_last.search(word) is not None for word in words)
    if before <= behind:
        return rows
    return [
        replace(row, words=tuple(replace(word, text=_mark_before.sub(r"\2\1", word.text)) for word in row.words))
        for row in rows
    ]


def _with_marks(rows: Sequence[_Row]) -> list[_Row]:
    """Give the rows with vowel marks that stand as words of their own put on the letters they stand over."""
    marks = [word for row in rows for word in row.words if _is_mark(word.text)]
    if not marks:
        return list(rows)
    bodies = [[word for word in row.words if not _is_mark(word.text)] for row in rows]
    for mark in marks:
        _put(mark, bodies)
    return [_Row(tuple(words), row.flow) for words, row in zip(bodies, rows, strict=True) if words]


def _is_mark(text: str) -> bool:
    return all(unicodedata.combining(letter) for letter in text)


def _put(mark: Word, bodies: list[list[Word]]) -> None:
    """Put the mark behind the letter of the nearest word below its place; one over no word is let go."""
    middle, at = (mark.box[1] + mark.box[3]) / 2, (mark.box[0] + mark.box[2]) / 2
    near = [
        (abs((word.box[1] + word.box[3]) / 2 - middle), number, place)
        for number, words in enumerate(bodies)
        for place, word in enumerate(words)
        if word.box[0] - 1.5 <= at <= word.box[2] + 1.5 and word.box[1] <= middle <= word.box[3]
    ]
    if near:
        _, number, place = min(near)
        word = bodies[number][place]
        bodies[number][place] = replace(word, text=_marked(word, mark.text, at))


def _marked(word: Word, mark: str, at: float) -> str:
    """Give the word with the mark behind the letter it stands over, or the last letter that its kind stands on."""
    bases = [place for place, letter in enumerate(word.text) if not unicodedata.combining(letter)]
    ends = list(accumulate(SLIM if word.text[place] in SLIM_LETTERS else 1.0 for place in bases))
    reach = (at - word.box[0]) / ((word.box[2] - word.box[0]) or 1.0) * ends[-1]
    nth = min(bisect_left(ends, reach), len(bases) - 1)
    if mark in TANWIN:
        near = [n for n in (nth, nth + 1, nth - 1) if 0 <= n < len(bases) and word.text[bases[n]] in TANWIN_LETTERS]
        nth = near[0] if near else nth
    place = bases[nth] + 1
    return word.text[:place] + mark + word.text[place:]


def _joined(rows: Sequence[_Row]) -> list[_Row]:
    """Give the rows with those joined that stand at one height with no more than a wide space between them."""
    joined: list[_Row] = []
    for row in rows:
        for back in range(len(joined) - 1, max(-1, len(joined) - 1 - ROWS_BACK), -1):
            if _is_one_line(joined[back].box, row.box):
                joined[back] = _Row((*joined[back].words, *row.words), joined[back].flow)
                break
        else:
            joined.append(row)
    return joined


def _is_one_line(one: Box, other: Box) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    height = min(one[3] - one[1], other[3] - other[1])
    gap = max(other[0] - one[2], one[0] - other[2])
    return shared > SAME_LINE * height and gap < COLUMN_GAP * height


def _seen(words: Sequence[Word], *, from_right: bool) -> str:
    """Give the words side by side as they are seen, with a space where there is one."""
    ordered = sorted(words, key=lambda word: (word.box[0], word.box[2]))
    gaps = [after.box[0] - before.box[2] for before, after in pairwise(ordered)]
    wide = [gap for gap in gaps if gap > 0]
    narrow = (NARROW if from_right else TOUCHING) * median(wide) if len(wide) > 1 else 0.0
    pieces = [ordered[0].text]
    for (before, word), gap in zip(pairwise(ordered), gaps, strict=True):
        # The mark that ends a word in the accusative hangs over the space before the next.
        ended = any(mark in word.text[:2] for mark in TANWIN) and before.text[-1].isalpha()
        pieces.append(word.text if gap < narrow and not ended else f" {word.text}")
    return "".join(pieces)
