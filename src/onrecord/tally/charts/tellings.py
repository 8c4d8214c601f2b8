"""Which report told of an incident when: the first, those that print it again, others, over when it may have been."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial

from onrecord.tally.charts.axes import Plot, draw_days, time_scale
from onrecord.tally.charts.marks import BAND, BEST, LINE, PAPER, Style, box, dot, line, told
from onrecord.tally.charts.markup import Svg, isolate, join_svg
from onrecord.tally.charts.page import PLAIN, Caption, Glyph, Key, Look, Page, open_page
from onrecord.tally.charts.rows import GUTTER, NAMES, Columns, plan_row
from onrecord.tally.charts.scales import Scale
from onrecord.tally.charts.sheet import Body, draw_sheet, nothing

__all__ = ["How", "ReportTold", "Tellings", "draw_tellings"]

MOST = 25
"""Reports that are drawn: of more the first, and how many follow."""
NAMED = 12
TOP = 8.0


class How(StrEnum):
    """How a report tells of an incident."""

    FIRST = "first"
    AGAIN = "again"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReportTold:
    """A report by its name, the day it was published (None: not known), and how it tells."""

    name: str
    on: date | None
    how: How = How.OTHER


@dataclass(frozen=True, slots=True)
class Tellings:
    """The reports of one incident, and the days on which it may have been, where any are known."""

    caption: Caption
    reports: tuple[ReportTold, ...]
    earliest: date | None = None
    latest: date | None = None


def draw_tellings(chart: Tellings, look: Look = PLAIN) -> str:
    """Give the SVG of who told of an incident when."""
    page = open_page(look)
    subtitle = page.words.say("tellings_subtitle")
    dated = sorted(((each.on, each) for each in chart.reports if each.on is not None), key=lambda pair: pair[0])
    if not dated:
        return draw_sheet(page, chart.caption, replace(nothing(page, subtitle), notes=_notes(page, chart, 0)))
    days = [day for day, _ in dated] + [day for day in (chart.earliest, chart.latest) if day is not None]
    plot, scale, columns = _plan(page, (min(days), max(days)))
    rows, below = _rows(columns, scale, [each for _, each in dated[:MOST]])
    plot = Plot(plot.left, plot.right, Scale(0, 1, below, TOP))
    axis, end = draw_days(page, plot, scale)
    marks = (*_band(chart, plot, scale), *rows, axis)
    keys = tuple(_keys(page, chart))
    said = page.words.list_some(_sentence(page, each) for _, each in dated)
    return draw_sheet(page, chart.caption, Body(subtitle, said, end + 8, marks, keys, _notes(page, chart, len(dated))))


def _plan(page: Page, ends: tuple[date, date]) -> tuple[Plot, Scale, Columns]:
    names = 0.0 if page.narrow else round(page.width * NAMES)
    left, right = page.sides(names + GUTTER if names else 4.0, page.width - 4)
    plot = Plot(left, right, Scale(0, 1, TOP, TOP))
    scale = time_scale(plot, *ends)
    return plot, scale, Columns(page, names, GUTTER, Scale(0, 1, left, right))


def _rows(columns: Columns, scale: Scale, reports: Sequence[ReportTold]) -> tuple[list[Svg], float]:
    marks: list[Svg] = []
    y = TOP
    for each in reports:
        row = plan_row(columns, y, each.name, "")
        x = scale((each.on or date.min).toordinal() + 0.5)
        rule = line((columns.scale.start, row.middle), (columns.scale.end, row.middle), stroke=LINE)
        marks.append(told(_sentence(columns.page, each), rule, _mark(each.how, x, row.middle), row.words))
        y = row.below
    return marks, y + 4


def _mark(how: How, x: float, y: float) -> Svg:
    """Give the mark of a report: full for the first, hollow for one that prints another's text, ringed for others."""
    if how is How.FIRST:
        return join_svg((dot(x, y, 7, fill=BEST), dot(x, y, 2.5, fill=PAPER)))
    look: Style = {"fill": PAPER, "stroke": BEST, "stroke_width": 2}
    return dot(x, y, 6, **(look | {"stroke_dasharray": "3 3"} if how is How.AGAIN else look | {"fill": BAND}))


def _band(chart: Tellings, plot: Plot, scale: Scale) -> list[Svg]:
    """Give the days on which it may have been; of an open end the band runs to the edge."""
    if chart.earliest is None and chart.latest is None:
        return []
    left = plot.left if chart.earliest is None else scale(chart.earliest.toordinal())
    right = plot.right if chart.latest is None else scale(chart.latest.toordinal() + 1)
    return [box((left, max(right, left + 2)), (plot.top, plot.bottom), fill=BAND, fill_opacity="0.45")]


def _keys(page: Page, chart: Tellings) -> list[Key]:
    kinds = [how for how in How if any(each.how is how and each.on is not None for each in chart.reports)]
    keys = [Key(_sample(how), page.words.say(f"tellings_{how}")) for how in kinds]
    if chart.earliest is not None or chart.latest is not None:
        keys.append(Key(_band_sample, page.words.say("tellings_when")))
    return keys


def _sample(how: How) -> Glyph:
    return partial(_mark, how)


def _band_sample(x: float, y: float) -> Svg:
    return box((x - 9, x + 9), (y - 7, y + 7), fill=BAND, fill_opacity="0.45")


def _sentence(page: Page, each: ReportTold) -> str:
    day = page.words.day(each.on) if each.on is not None else ""
    return page.words.say(
        "tellings_told", name=isolate(each.name), day=day, what=page.words.say(f"tellings_{each.how}")
    )


def _notes(page: Page, chart: Tellings, dated: int) -> tuple[str, ...]:
    names = list(dict.fromkeys(each.name for each in chart.reports if each.on is None))
    notes = []
    if names:
        listed = page.words.say("list_comma").join(isolate(name) for name in names[:NAMED])
        notes.append(page.words.say("tellings_undated", names=listed + ("…" if len(names) > NAMED else "")))
    if dated > MOST:
        notes.append(page.words.say("tellings_more", number=page.words.number(dated - MOST)))
    return tuple(notes)
