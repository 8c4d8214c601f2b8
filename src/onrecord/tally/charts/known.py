"""What was known when: the documentation curve, in steps at the dates on which something was published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.core.values import Count
from onrecord.tally.charts.axes import Plot, draw_days, draw_values, plan_plot, time_scale
from onrecord.tally.charts.counts import RISE, central, highest, lowest, range_keys
from onrecord.tally.charts.marks import AXIS, BAND, BEST, EDGE, QUIET, arrow, line, path, told
from onrecord.tally.charts.markup import Svg, element
from onrecord.tally.charts.page import PLAIN, Caption, Look, Page, open_page
from onrecord.tally.charts.scales import Scale
from onrecord.tally.charts.sheet import Body, draw_sheet, nothing

__all__ = ["DocumentationCurve", "Known", "draw_documentation_curve"]

APART = 26.0
"""Pixels between arrows along an upper edge that is none."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was documented in all from a day on: the count by the reports published until then."""

    on: date
    count: Count


@dataclass(frozen=True, slots=True)
class DocumentationCurve:
    """Steps of what was documented, in any order; `until` is the day the curve is drawn to, else the last step's."""

    caption: Caption
    steps: tuple[Known, ...]
    until: date | None = None


@dataclass(frozen=True, slots=True)
class _Drawing:
    steps: Sequence[Known]
    plot: Plot
    days: Scale

    def edge(self, value: Callable[[Count], int]) -> list[tuple[float, float]]:
        """Give the points of a line in steps, a level kept until the next day on which it changes."""
        places = [(self.days(step.on.toordinal()), self.plot.values(value(step.count))) for step in self.steps]
        ends = [*(x for x, _ in places[1:]), self.plot.right]
        return [point for (x, y), end in zip(places, ends, strict=True) for point in ((x, y), (end, y))]


def draw_documentation_curve(chart: DocumentationCurve, look: Look = PLAIN) -> str:
    """Give the SVG of what was documented by when."""
    page = open_page(look)
    subtitle = page.words.say("known_subtitle")
    if not chart.steps:
        return draw_sheet(page, chart.caption, nothing(page, subtitle))
    steps = sorted(chart.steps, key=lambda step: step.on)
    plot = plan_plot(page, max(highest(step.count) for step in steps))
    last = max(chart.until or steps[-1].on, steps[-1].on)
    drawing = _Drawing(steps, plot, time_scale(plot, steps[0].on, last))
    axis, below = draw_days(page, plot, drawing.days)
    across = page.lines(page.words.say("known_across"), 0, below + AXIS, font_size=AXIS, fill=QUIET)
    title = page.words.say("known_axis", what=chart.caption.what(page.words))
    marks = (draw_values(page, plot, title), *_curve(drawing), *_tips(page, drawing), axis, *across)
    keys = tuple(range_keys(page, [step.count for step in steps]))
    return draw_sheet(page, chart.caption, Body(subtitle, _told(page, steps), below + AXIS * 1.5, marks, keys))


def _curve(drawing: _Drawing) -> list[Svg]:
    low, high = drawing.edge(lowest), drawing.edge(highest)
    band = path([*low, *reversed(high)], fill=BAND, stroke="none")
    edges = [path(edge, stroke=EDGE) for edge in (low, high)]
    return [band, *edges, *_best(drawing), *_open_ends(drawing)]


def _best(drawing: _Drawing) -> list[Svg]:
    """Give the line of the best figure, broken where there is none."""
    points = drawing.edge(central)
    stretches: list[list[tuple[float, float]]] = []
    for number, step in enumerate(drawing.steps):
        if step.count.best is not None:
            if number == 0 or drawing.steps[number - 1].count.best is None:
                stretches.append([])
            stretches[-1] += points[2 * number : 2 * number + 2]
    return [path(stretch, stroke=BEST, stroke_width=2.5) for stretch in stretches]


def _open_ends(drawing: _Drawing) -> list[Svg]:
    """Give arrows along the stretches of the upper edge above which there may be more."""
    tops = drawing.edge(highest)
    marks = []
    for step, (left, y), (right, _) in zip(drawing.steps, tops[::2], tops[1::2], strict=True):
        if step.count.high is None:
            for number in range(max(1, int((right - left) / APART))):
                x = min(left + APART / 2 + number * APART, (left + right) / 2 if right - left < APART else right)
                marks.append(line((x, y), (x, y - RISE + 7), stroke=BEST, stroke_width=1.5, stroke_dasharray="3 2"))
                marks.append(arrow((x, y - RISE), (x, y - RISE + 8), 5))
    return marks


def _tips(page: Page, drawing: _Drawing) -> list[Svg]:
    """Give unseen strips that say what was documented from their day on when they are pointed at."""
    starts = drawing.edge(highest)
    strips = []
    for step, (left, _), (right, _) in zip(drawing.steps, starts[::2], starts[1::2], strict=True):
        height = drawing.plot.bottom - drawing.plot.top
        strip = element("rect", x=left, y=drawing.plot.top, width=right - left, height=height, fill_opacity="0")
        strips.append(told(_sentence(page, step), strip))
    return strips


def _sentence(page: Page, step: Known) -> str:
    return page.words.say("known_by", date=page.words.day(step.on), count=page.words.count(step.count))


def _told(page: Page, steps: Sequence[Known]) -> str:
    """Give the first steps and the last in sentences."""
    said = [_sentence(page, step) for step in steps]
    cells = page.words.list_some(said)
    return page.words.say("known_told", cells=cells if said[-1] in cells else f"{cells} {said[-1]}")
