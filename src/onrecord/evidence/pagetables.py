"""Find the tables of a page by where its words stand: rows of short cells with the same empty strips between them.

A page of a PDF says nothing of tables. Lines that leave the same strips empty, two at least, and hold few words between
them are rows; columns of running text hold many. What wraps inside its cell belongs to the row it began in: the space
between rows tells, or the empty cell in the first column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Generic, Protocol, TypeVar

__all__ = ["Printed", "Table", "find_tables"]

# An empty strip between cells is so much wider than the page's spaces between words, which are a quarter to a third of
# the letters' height; a strip of more than the second share of the height is wide enough on any page.
WIDER_THAN_SPACE = 1.2
GUTTER = (0.3, 0.45)
# Lines that share this much of their height are one; boxes of lines that share this much stand side by side in a row.
SAME_LINE, SIDE_BY_SIDE = 0.6, 0.25
# Lines of a table are no further apart than this many times their height.
FARTHEST = 4.0
LEAST_ROWS, LEAST_PAIR_ROWS, LEAST_COLUMNS = 3, 4, 3
# A row is one that fills two of its cells; of all cells so many are filled.
FILLED = 0.5
# Half of the cells hold fewer words than this; of scripts without spaces, fewer letters to a word.
RUNNING_WORDS, LONG_WORDS = 4, 12
# Running text in narrow columns fills so much of their width, with two words or more to a line.
FULL, FULL_WORDS = 0.75, 2
# The space between two rows, where it is wider than that inside a cell, is so much of the height wider.
WIDER = 0.3
# A page of more lines than a printed one can have is not looked through.
MOST_LINES = 2_000

Strip = tuple[float, float]


class Printed(Protocol):
    """Letters that stand together on a page, and the box they fill: left, top, right, bottom."""

    @property
    def text(self) -> str:
        """The letters."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The box."""


W = TypeVar("W", bound=Printed)


@dataclass(frozen=True, slots=True)
class Table(Generic[W]):
    """Rows of cells from left to right; a cell is its words, line by line from the top, none where it is empty."""

    rows: tuple[tuple[tuple[W, ...], ...], ...]
    top: float
    bottom: float


@dataclass(slots=True)
class _Line(Generic[W]):
    words: list[W]
    gutter: float = GUTTER[0]

    @property
    def top(self) -> float:
        return min(word.box[1] for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.box[3] for word in self.words)

    @property
    def height(self) -> float:
        return median(word.box[3] - word.box[1] for word in self.words)

    def segments(self) -> list[Strip]:
        """Give the stretches that its words fill where they stand no further apart than a space."""
        filled: list[Strip] = []
        for word in sorted(self.words, key=lambda word: word.box[0]):
            if filled and word.box[0] - filled[-1][1] < self.gutter * self.height:
                filled[-1] = (filled[-1][0], max(filled[-1][1], word.box[2]))
            else:
                filled.append((word.box[0], word.box[2]))
        return filled


def find_tables(words: Iterable[W]) -> list[Table[W]]:
    """Give the tables that the words of one page stand in, from the top; what is not surely one is none."""
    lines = _lines(words)
    found: list[Table[W]] = []
    at = 0
    while at < len(lines) <= MOST_LINES:
        stop, gutters = _reach(lines, at)
        # What is set in the middle of its row may begin above the line that the row was told by.
        start = at - 1 if at > 0 and stop - at > 1 and _shares(lines[at - 1], lines[at]) > SIDE_BY_SIDE else at
        table = _table(lines[start:stop], gutters) if stop - at >= LEAST_ROWS else None
        if table is not None:
            found.append(table)
        # Of many lines that are none, half are passed over: looking from each would cost their square.
        at = stop if table is not None else at + max(1, (stop - at) // 2)
    return found


def _lines(words: Iterable[W]) -> list[_Line[W]]:
    lines: list[_Line[W]] = []
    for word in sorted(words, key=lambda word: (word.box[1] + word.box[3], word.box[0])):
        if lines and _shares(lines[-1], _Line([word])) > SAME_LINE:
            lines[-1].words.append(word)
        else:
            lines.append(_Line([word]))
    spaces = [gap / line.height for line in lines for gap in _gaps(line.words) if 0 < gap < GUTTER[1] * line.height]
    gutter = max(GUTTER[0], min(GUTTER[1], WIDER_THAN_SPACE * median(spaces))) if spaces else GUTTER[0]
    return [_Line(line.words, gutter) for line in lines]


def _gaps(words: Iterable[W]) -> Iterator[float]:
    """Yield the spaces between words that stand side by side."""
    ordered = sorted(words, key=lambda word: word.box[0])
    return (after.box[0] - before.box[2] for before, after in pairwise(ordered))


def _shares(one: _Line[W], other: _Line[W]) -> float:
    """Give the share of the lower one's height that two lines stand side by side for."""
    height = min(one.bottom - one.top, other.bottom - other.top) or 1.0
    return (min(one.bottom, other.bottom) - max(one.top, other.top)) / height


def _reach(lines: Sequence[_Line[W]], start: int) -> tuple[int, list[Strip]]:
    """Give where the lines end that leave the same strips empty as the one they start with, and those strips."""
    segments = lines[start].segments()
    gutters = [(before[1], after[0]) for before, after in pairwise(segments)]
    stop = start + 1
    while gutters and stop < len(lines):
        line = lines[stop]
        if line.top - lines[stop - 1].bottom > FARTHEST * line.height:
            break
        segments = line.segments()
        left = list(_left_empty(gutters, segments, line.gutter * line.height))
        if not left or (len(segments) == 1 and len(left) < len(gutters)):
            break
        gutters, stop = left, stop + 1
    return stop, gutters


def _left_empty(gutters: Sequence[Strip], segments: Sequence[Strip], least: float) -> Iterator[Strip]:
    """Yield what of the strips the segments leave empty and is still as wide as a gutter is."""
    for start, end in gutters:
        edge = start
        for left, right in segments:
            if right > edge and left < end:
                if left - edge >= least:
                    yield edge, left
                edge = max(edge, right)
        if end - edge >= least:
            yield edge, end


def _table(lines: Sequence[_Line[W]], gutters: Sequence[Strip]) -> Table[W] | None:
    edges = [(left + right) / 2 for left, right in gutters]
    rows = [_cells(words, edges) for words in _rows(lines, edges)]
    while rows and _filled(rows[-1]) < 2:
        rows.pop()
    if not rows or not _is_table(rows):
        return None
    boxes = [word.box for row in rows for cell in row for word in cell]
    return Table(tuple(rows), min(box[1] for box in boxes), max(box[3] for box in boxes))


def _cells(words: Iterable[W], edges: Sequence[float]) -> tuple[tuple[W, ...], ...]:
    cells: list[list[W]] = [[] for _ in range(len(edges) + 1)]
    for word in words:
        cells[sum((word.box[0] + word.box[2]) / 2 > edge for edge in edges)].append(word)
    return tuple(map(tuple, cells))


def _filled(cells: Sequence[Sequence[W]]) -> int:
    return sum(map(bool, cells))


def _rows(lines: Sequence[_Line[W]], edges: Sequence[float]) -> Iterator[list[W]]:
    """Yield the words of each row, with what wraps inside its cells."""
    bands = _bands(lines)
    spaces = [after.top - before.bottom for before, after in pairwise(bands)]
    tall = median(line.height for line in lines)
    told = bool(spaces) and max(spaces) - min(spaces) > WIDER * tall
    middle = (max(spaces) + min(spaces)) / 2 if told else 0.0
    held = list(bands[0].words)
    for band, space in zip(bands[1:], spaces, strict=True):
        before, after = _cells(held, edges), _cells(band.words, edges)
        if _goes_on(before, after) and (space < middle if told else not (after[0] and after[-1])):
            held += band.words
        else:
            yield held
            held = list(band.words)
    yield held


def _goes_on(before: Sequence[Sequence[W]], after: Sequence[Sequence[W]]) -> bool:
    """Tell whether a line may be what wraps of the row before it: it fills fewer of its cells, and no other ones."""
    return _filled(after) <= max(1, len(after) // 2) and all(
        old or not new for old, new in zip(before, after, strict=True)
    )


def _bands(lines: Sequence[_Line[W]]) -> list[_Line[W]]:
    """Give the lines with those joined that stand side by side, as cells set in the middle of their row do."""
    bands: list[_Line[W]] = []
    for line in lines:
        if bands and _shares(bands[-1], line) > SIDE_BY_SIDE:
            bands[-1].words += line.words
        else:
            bands.append(_Line(list(line.words)))
    return bands


def _is_table(rows: Sequence[Sequence[Sequence[W]]]) -> bool:
    columns = len(rows[0])
    cells = [cell for row in rows for cell in row if cell]
    if len(rows) < LEAST_ROWS or len(cells) < FILLED * len(rows) * columns:
        return False
    if (
        median(map(len, cells)) >= RUNNING_WORDS
        or median(len(word.text) for cell in cells for word in cell) > LONG_WORDS
    ):
        return False
    if all(map(_is_running, zip(*rows, strict=True))):
        return False
    return columns >= LEAST_COLUMNS or (len(rows) >= LEAST_PAIR_ROWS and _has_figures(rows))


def _is_running(column: Iterable[Sequence[W]]) -> bool:
    """Tell whether most cells of a column are of several words that fill its width, as lines of a text do."""
    filled = [cell for cell in column if cell]
    widths = [max(word.box[2] for word in cell) - min(word.box[0] for word in cell) for cell in filled]
    words = median(map(len, filled)) if filled else 0
    return words >= FULL_WORDS and median(widths) >= FULL * max(widths)


def _has_figures(rows: Sequence[Sequence[Sequence[W]]]) -> bool:
    """Tell whether one of two columns is of figures: "1." before an item is none."""
    for column in zip(*rows[1:], strict=True):
        if all(len(cell) == 1 and cell[0].text.isdecimal() for cell in column):
            return True
    return False
