"""Counts over time, each with its range; what is dated only to a wider period stands apart and is not dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.core.errors import BadOption
from onrecord.core.values import Count
from onrecord.tally.charts.axes import Plot, draw_days, draw_values, plan_plot, time_scale
from onrecord.tally.charts.counts import Upright, draw_upright, highest, range_keys
from onrecord.tally.charts.marks import AXIS, BEST, BODY, SMALL, arrow, line, told
from onrecord.tally.charts.markup import Svg, join_svg
from onrecord.tally.charts.page import PLAIN, Caption, Key, Look, Page, open_page
from onrecord.tally.charts.scales import Scale
from onrecord.tally.charts.sheet import Body, draw_sheet, nothing

__all__ = ["OverTime", "TimeCell", "draw_over_time"]

WIDEST = 56.0
GAP = 0.12
"""Of a cell's width, left free between it and the next."""


@dataclass(frozen=True, slots=True)
class TimeCell:
    """What is documented for the days from `first` to `last`; an end that is not known is None."""

    first: date | None
    last: date | None
    count: Count


@dataclass(frozen=True, slots=True)
class OverTime:
    """Cells of one size (days, months, years), and cells dated only to a wider period, which are in none of them.

    Raises:
        BadOption: a cell among the former has an end that is not known.
    """

    caption: Caption
    cells: tuple[TimeCell, ...]
    wider: tuple[TimeCell, ...] = ()

    def __post_init__(self) -> None:
        for cell in self.cells:
            if cell.first is None or cell.last is None:
                raise BadOption(
                    "a cell of time",
                    found=f"{cell.first}..{cell.last}",
                    expected="a first and a last day",
                    do="Give what is dated less closely among the wider cells.",
                )


def draw_over_time(chart: OverTime, look: Look = PLAIN) -> str:
    """Give the SVG of what is documented over time."""
    page = open_page(look)
    if not chart.cells and not chart.wider:
        return draw_sheet(page, chart.caption, nothing(page, page.words.say("over_time_subtitle")))
    return draw_sheet(page, chart.caption, _body(page, chart))


def _body(page: Page, chart: OverTime) -> Body:
    days = [day for cell in (*chart.cells, *chart.wider) for day in (cell.first, cell.last) if day is not None]
    plot = plan_plot(page, max((highest(cell.count) for cell in chart.cells), default=1))
    scale = time_scale(plot, min(days), max(days)) if days else Scale(0, 1, plot.left, plot.right)
    marks, height = [], 0.0
    if days:
        marks.append(draw_values(page, plot, page.words.say("over_time_axis", what=chart.caption.what(page.words))))
        marks += [_cell(page, plot, scale, cell) for cell in chart.cells]
        axis, height = draw_days(page, plot, scale)
        marks.append(axis)
    wider, height = _wider(page, chart.wider, scale, height)
    keys = [*range_keys(page, [cell.count for cell in chart.cells])]
    if chart.wider:
        keys.append(Key(lambda x, y: _bracket((x - 12, x + 12), y, (False, False)), page.words.say("key_wider")))
    subtitle = page.words.say("over_time_subtitle")
    return Body(subtitle, _told(page, chart), height, (*marks, *wider), tuple(keys))


def _cell(page: Page, plot: Plot, days: Scale, cell: TimeCell) -> Svg:
    left, right = _sides(days, cell)
    half = min(WIDEST, (right - left) * (1 - GAP)) / 2
    bar = Upright((left + right) / 2, half, plot.values)
    said = page.words.say("told_count", name=page.words.time(cell.first, cell.last), count=page.words.count(cell.count))
    return told(said, *draw_upright(bar, cell.count))


def _sides(days: Scale, cell: TimeCell) -> tuple[float, float]:
    """Give where the days of a cell start and end; an end that is not known is that of the axis."""
    left = days.start if cell.first is None else days(cell.first.toordinal())
    return left, days.end if cell.last is None else days(cell.last.toordinal() + 1)


def _wider(page: Page, cells: tuple[TimeCell, ...], days: Scale, y: float) -> tuple[list[Svg], float]:
    """Give a bracket over the days of each wider cell, its count in words, and where the last of them ends."""
    if not cells:
        return [], y
    heading = page.lines(page.words.say("over_time_wider"), 0, y + 2 * BODY, font_size=AXIS)
    marks, y = [*heading], y + 2 * BODY + len(heading) * AXIS * 1.35 + 4
    for cell in cells:
        name = page.words.wider_time(cell.first, cell.last)
        lines = page.lines(f"{name}: {page.words.label(cell.count)}", 0, y + SMALL, font_size=AXIS)
        y += len(lines) * AXIS * 1.35 + 9
        said = page.words.say("told_count", name=name, count=page.words.count(cell.count))
        marks += [*lines, told(said, _bracket(_sides(days, cell), y, (cell.first is None, cell.last is None)))]
        y += 14
    return marks, y


def _bracket(ends: tuple[float, float], y: float, open_ends: tuple[bool, bool]) -> Svg:
    left, right = ends
    marks = [line((left, y), (right, y), stroke=BEST, stroke_width=2, stroke_dasharray="5 3")]
    for x, inward, is_open in ((left, 7, open_ends[0]), (right, -7, open_ends[1])):
        marks.append(
            arrow((x, y), (x + inward, y), 4) if is_open else line((x, y - 5), (x, y + 5), stroke=BEST, stroke_width=2)
        )
    return join_svg(marks)


def _told(page: Page, chart: OverTime) -> str:
    words = page.words
    parts: Iterator[str] = iter(())
    cells = words.counts((words.time(cell.first, cell.last), cell.count) for cell in chart.cells)
    wider = words.counts((words.wider_time(cell.first, cell.last), cell.count) for cell in chart.wider)
    parts = (
        words.say(key, cells=said) for key, said in (("over_time_told", cells), ("over_time_wider_told", wider)) if said
    )
    return " ".join(parts)
