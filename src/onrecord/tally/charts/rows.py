"""Rows that start with a name, beside its mark or above it where there is no room, and end with its numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from onrecord.tally.charts.lettering import fit, width_of, wrap
from onrecord.tally.charts.marks import AXIS, HALO, LINE, QUIET, clamped, label, line
from onrecord.tally.charts.markup import Svg, isolate, join_svg, plain
from onrecord.tally.charts.page import Page
from onrecord.tally.charts.scales import Scale, rounded_top, value_ticks

__all__ = ["GUTTER", "NAMES", "Columns", "Row", "draw_row_axis", "plan_columns", "plan_row"]

NAMES = 0.3
"""Of the page, for names, where they stand beside their marks."""
VALUES = 0.45
"""Of the page, at most, for numbers at the end of a row."""
LINES = 3
"""Of a name: what is longer ends in an ellipsis, and is whole in the words of the chart."""
STEP = AXIS * 1.3
GUTTER = 10.0
APART = 8.0
"""Between a row and the name above the next."""
THICK = 30.0
"""The height of a mark with the room round it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of rows: names, then marks along `scale` (in places of the page), then numbers."""

    page: Page
    names: float
    values: float
    scale: Scale

    @property
    def end(self) -> float:
        """Give the offset at which numbers start."""
        return self.page.width - self.values + GUTTER


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its name and numbers drawn: the middle of its mark and where the next row starts."""

    words: Svg
    middle: float
    below: float


def plan_columns(page: Page, highest: float, labels: Iterable[str]) -> Columns:
    """Give the columns for marks from 0 to `highest` with these numbers beside them."""
    names = 0.0 if page.narrow else round(page.width * NAMES)
    widest = max((width_of(each, AXIS) for each in labels), default=0.0)
    values = min(ceil(widest), page.width * VALUES) + GUTTER
    start = names + GUTTER if names else 0.0
    ends = (page.x(start), page.x(page.width - values - 4))
    return Columns(page, names, values, Scale(0, rounded_top(highest, _most(page)), *ends))


def plan_row(columns: Columns, y: float, name: str, value: str) -> Row:
    """Give a row that starts at `y`, its name and numbers wrapped."""
    page = columns.page
    room = columns.names or page.width
    lines = fit(plain(name), room, AXIS, LINES)
    values = wrap(value, columns.values - GUTTER, AXIS)
    above = 0.0 if columns.names else len(lines) * STEP + APART
    height = max(THICK, len(values) * STEP + 8, 0 if above else len(lines) * STEP + 8)
    middle = y + above + height / 2
    first = y + APART + AXIS if above else middle - (len(lines) - 1) * STEP / 2 + 4
    words = [label(page.x(0), first + n * STEP, isolate(each), **HALO) for n, each in enumerate(lines)]
    first = middle - (len(values) - 1) * STEP / 2 + 4
    words += [label(page.x(columns.end), first + n * STEP, each) for n, each in enumerate(values)]
    return Row(join_svg(words), middle, y + above + height)


def draw_row_axis(columns: Columns, down: tuple[float, float], title: str) -> tuple[Svg, float]:
    """Give the axis of numbers below rows, its lines over their whole height, and where its title ends."""
    page, (top, bottom) = columns.page, down
    marks = []
    for tick in value_ticks(columns.scale.high, _most(page)):
        x, told = columns.scale(tick), page.words.rounded(tick)
        marks.append(line((x, top), (x, bottom), stroke=LINE if tick else QUIET))
        marks.append(label(clamped(x, told, AXIS, page.width), bottom + 16, told, text_anchor="middle", fill=QUIET))
    lines = page.lines(title, columns.names and columns.names + GUTTER, bottom + 36, font_size=AXIS, fill=QUIET)
    return join_svg([*marks, *lines]), bottom + 36 + len(lines) * STEP


def _most(page: Page) -> int:
    return 3 if page.narrow else 5
