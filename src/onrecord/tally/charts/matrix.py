"""Columns over a matrix of dots: the drawing of an UpSet plot, whatever its rows and columns mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.tally.charts.lettering import fit, width_of
from onrecord.tally.charts.marks import (
    AXIS,
    BAND,
    BEST,
    EDGE,
    HALO,
    LAND,
    LINE,
    PAPER,
    QUIET,
    SMALL,
    box,
    dot,
    label,
    line,
    told,
)
from onrecord.tally.charts.markup import Svg, isolate, join_svg, plain
from onrecord.tally.charts.page import Page
from onrecord.tally.charts.scales import Scale

__all__ = ["Column", "Matrix", "Row", "draw_matrix", "plan_matrix"]

HEIGHT, TOP = 170.0, 40.0
"""Of the columns, and over them for the title of their numbers."""
ROW, NARROW_ROW = 34.0, 46.0
COLUMN = 20.0
"""Pixels of a column, at least."""
DOT = 6.0
NAMES = 0.24
"""Of a page, for the names of rows."""
BAR = 44.0
"""Pixels of the longest bar of a size."""


@dataclass(frozen=True, slots=True)
class Row:
    """The name of a row, its size in words, and its size as a share of the largest."""

    name: str
    size: str
    share: float


@dataclass(frozen=True, slots=True)
class Column:
    """The rows a column has, its number, this in words, whether it is drawn hollow, and all of it in a sentence."""

    rows: tuple[int, ...]
    number: int
    shown: str
    hollow: bool
    said: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows, and as many columns as there is room for with the offsets of their middles."""

    page: Page
    rows: tuple[Row, ...]
    columns: tuple[tuple[Column, float], ...]
    start: float

    @property
    def row_height(self) -> float:
        """Give the height of a row: where there is no room beside the dots, its name stands above them."""
        return NARROW_ROW if self.page.narrow else ROW

    @property
    def below(self) -> float:
        """Give where the last row ends."""
        return self.top(len(self.rows))

    def top(self, row: int) -> float:
        """Give where a row starts."""
        return TOP + HEIGHT + 8 + row * self.row_height

    def middle(self, row: int) -> float:
        """Give the height of the dots of a row."""
        return self.top(row) + self.row_height * (0.74 if self.page.narrow else 0.5)


def plan_matrix(page: Page, rows: Sequence[Row], columns: Sequence[Column]) -> Matrix:
    """Give the matrix of some rows and the first columns that there is room for."""
    sizes = BAR + 6 + max(width_of(row.size, AXIS) for row in rows)
    start = 0.0 if page.narrow else round(page.width * NAMES + sizes)
    placed: list[tuple[Column, float]] = []
    end = start + 4
    for column in columns:
        room = max(COLUMN, width_of(column.shown, SMALL) + 6)
        if end + room > page.width and placed:
            break
        placed.append((column, end + room / 2))
        end += room
    return Matrix(page, tuple(rows), tuple(placed), start)


def draw_matrix(matrix: Matrix) -> Iterator[Svg]:
    """Yield the title of the columns, the shades, the columns with their dots, and the rows."""
    page = matrix.page
    yield from page.lines(page.words.say("overlaps_axis"), matrix.start, AXIS, font_size=AXIS, fill=QUIET)
    for place in range(0, len(matrix.rows), 2):
        yield box((0, page.width), (matrix.top(place), matrix.top(place) + matrix.row_height), fill=LAND)
    heights = Scale(0, max(column.number for column, _ in matrix.columns), TOP + HEIGHT, TOP)
    for column, offset in matrix.columns:
        yield told(column.said, *_column(matrix, column, page.x(offset), heights(column.number)))
    for place, row in enumerate(matrix.rows):
        yield from _name_above(matrix, place, row) if page.narrow else _name_beside(matrix, place, row)


def _column(matrix: Matrix, column: Column, x: float, top: float) -> Iterator[Svg]:
    yield box((x - 7, x + 7), (top, TOP + HEIGHT), fill="none" if column.hollow else EDGE, stroke=BEST)
    yield label(x, top - 5, column.shown, font_size=SMALL, text_anchor="middle")
    yield from (dot(x, matrix.middle(place), DOT - 3, fill=LINE) for place in range(len(matrix.rows)))
    ends = (matrix.middle(column.rows[0]), matrix.middle(column.rows[-1]))
    yield line((x, ends[0]), (x, ends[1]), stroke=BEST, stroke_width=2.5)
    yield from (dot(x, matrix.middle(place), DOT, fill=BEST) for place in column.rows)


def _name_above(matrix: Matrix, place: int, row: Row) -> Iterator[Svg]:
    page = matrix.page
    words = f"{isolate(fit(plain(row.name), page.width * 0.94 - width_of(row.size, AXIS), AXIS)[0])}: {row.size}"
    shade = PAPER if place % 2 else LAND
    yield label(page.x(4), matrix.top(place) + AXIS + 3, words, **HALO | {"stroke": shade})


def _name_beside(matrix: Matrix, place: int, row: Row) -> Iterator[Svg]:
    page, middle = matrix.page, matrix.middle(place)
    lines = fit(plain(row.name), page.width * NAMES - 12, AXIS, 2)
    first = middle + 4 - (len(lines) - 1) * 7
    yield from (label(page.x(4), first + n * 14, isolate(each)) for n, each in enumerate(lines))
    start = page.width * NAMES
    end = start + BAR * row.share
    bar = box((page.x(start), page.x(end)), (middle - 6, middle + 6), fill=BAND, stroke=EDGE)
    yield join_svg((bar, label(page.x(end + 6), middle + 4, row.size)))
