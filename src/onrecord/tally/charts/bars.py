"""Counts by actor, by method or by any other name: bars that start at their name, with the range across them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.core.values import Count
from onrecord.tally.charts.counts import central, highest, lowest
from onrecord.tally.charts.marks import BAND, BEST, EDGE, INK, arrow, box, line, told
from onrecord.tally.charts.markup import Svg, isolate, join_svg
from onrecord.tally.charts.page import PLAIN, Caption, Glyph, Key, Look, Page, open_page
from onrecord.tally.charts.rows import Columns, draw_row_axis, plan_columns, plan_row
from onrecord.tally.charts.sheet import Body, draw_sheet, nothing

__all__ = ["Bar", "Bars", "draw_bars"]

HALF = 8.0
"""Of the thickness of a bar."""
ON = 16.0
"""Pixels by which an open range goes on beyond the last figure known."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A name, what is documented under it, and whether it stands for what is not known: such bars come last."""

    name: str
    count: Count
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars, drawn from the largest to the smallest, those of what is not known last."""

    caption: Caption
    bars: tuple[Bar, ...]


def draw_bars(chart: Bars, look: Look = PLAIN) -> str:
    """Give the SVG of counts by name."""
    page = open_page(look)
    subtitle = page.words.say("bars_subtitle")
    if not chart.bars:
        return draw_sheet(page, chart.caption, nothing(page, subtitle))
    bars = sorted(chart.bars, key=lambda bar: (bar.unknown, -central(bar.count), -highest(bar.count), bar.name))
    labels = [page.words.label(bar.count) for bar in bars]
    columns = plan_columns(page, max(highest(bar.count) for bar in bars) * 1.06 + 1, labels)
    rows, y = [], 6.0
    for bar, told_count in zip(bars, labels, strict=True):
        row = plan_row(columns, y, bar.name, told_count)
        said = page.words.say("told_count", name=isolate(bar.name), count=page.words.count(bar.count))
        rows.append(told(said, *_marks(columns, row.middle, bar), row.words))
        y = row.below
    axis, height = draw_row_axis(columns, (0, y), page.words.say("over_time_axis", what=chart.caption.what(page.words)))
    words = page.words.say("bars_told", cells=page.words.counts((bar.name, bar.count) for bar in bars))
    return draw_sheet(page, chart.caption, Body(subtitle, words, height, (axis, *rows), tuple(_keys(page, bars))))


def _marks(columns: Columns, y: float, bar: Bar) -> Iterator[Svg]:
    """Yield the bar up to the best figure, or the low where there is none, and the line of its range."""
    count, place = bar.count, columns.scale
    dashes = {"stroke_dasharray": "4 3"} if bar.unknown or count.best is None else {}
    fill = BAND if count.best is not None else "none"
    if central(count):
        yield box((place(0), place(central(count))), (y - HALF, y + HALF), fill=fill, stroke=EDGE, **dashes)
    if count.best is not None:
        best = place(count.best)
        yield line((best, y - HALF - 1), (best, y + HALF + 1), stroke=BEST, stroke_width=3)
    yield from _range(columns, y, count)


def _range(columns: Columns, y: float, count: Count) -> Iterator[Svg]:
    low, high = columns.scale(lowest(count)), columns.scale(highest(count))
    if low != high:
        yield line((low, y), (high, y), stroke=INK, stroke_width=1.5)
        yield from (line((x, y - 5), (x, y + 5), stroke=INK, stroke_width=1.5) for x in (low, high))
    if count.high is None:
        on = -ON if columns.page.words.mirrored else ON
        yield line((high, y), (high + on * 0.6, y), stroke=INK, stroke_width=1.5, stroke_dasharray="3 2")
        yield arrow((high + on, y), (high + on / 2, y), 5, fill=INK)


def _keys(page: Page, bars: list[Bar]) -> Iterator[Key]:
    if any(bar.count.best is not None for bar in bars):
        yield Key(_best, page.words.say("key_best"))
    if any(lowest(bar.count) < highest(bar.count) for bar in bars):
        yield Key(_whisker, page.words.say("key_range"))
    if any(bar.count.best is None and central(bar.count) for bar in bars):
        yield Key(_no_best, page.words.say("key_no_best"))
    if any(bar.count.high is None for bar in bars):
        yield Key(_arrow(page), page.words.say("key_open"))


def _best(x: float, y: float) -> Svg:
    edge = line((x + 11, y - 7), (x + 11, y + 7), stroke=BEST, stroke_width=3)
    return join_svg((box((x - 12, x + 11), (y - 6, y + 6), fill=BAND, stroke=EDGE), edge))


def _no_best(x: float, y: float) -> Svg:
    return box((x - 12, x + 12), (y - 6, y + 6), fill="none", stroke=EDGE, stroke_dasharray="4 3")


def _whisker(x: float, y: float) -> Svg:
    ends = [line((at, y - 5), (at, y + 5), stroke_width=1.5) for at in (x - 12, x + 12)]
    return join_svg((line((x - 12, y), (x + 12, y), stroke_width=1.5), *ends))


def _arrow(page: Page) -> Glyph:
    on = -1 if page.words.mirrored else 1

    def glyph(x: float, y: float) -> Svg:
        stem = line((x - 12 * on, y), (x + 3 * on, y), stroke_width=1.5, stroke_dasharray="3 2")
        return join_svg((stem, arrow((x + 11 * on, y), (x + 3 * on, y), 5, fill=INK)))

    return glyph
