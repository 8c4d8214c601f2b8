"""The frame of a plot: the axis of values where reading starts, and below it the axis of time or of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.tally.charts.lettering import width_of
from onrecord.tally.charts.marks import AXIS, INK, LINE, QUIET, clamped, label, line
from onrecord.tally.charts.markup import Svg, join_svg
from onrecord.tally.charts.page import Page
from onrecord.tally.charts.scales import Scale, day_ticks, rounded_top, value_ticks

__all__ = ["Plot", "draw_days", "draw_numbers", "draw_values", "plan_plot", "time_scale"]

HEIGHT = 280.0
HEADROOM = 38.0
"""Above the highest value: the title of the axis stands there."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle that marks are drawn in, and the scale of its values, which start at 0 at the bottom."""

    left: float
    right: float
    values: Scale

    @property
    def top(self) -> float:
        """Give the upper edge."""
        return self.values.end

    @property
    def bottom(self) -> float:
        """Give the lower edge."""
        return self.values.start


def plan_plot(page: Page, highest: float) -> Plot:
    """Give a plot for values up to `highest`, with room for their labels."""
    top = rounded_top(highest)
    room = max(width_of(page.words.rounded(tick), AXIS) for tick in value_ticks(top)) + 8
    left, right = page.sides(room, page.width)
    return Plot(left, right, Scale(0, top, HEADROOM + HEIGHT, HEADROOM))


def draw_values(page: Page, plot: Plot, title: str) -> Svg:
    """Give the lines of round values with their labels, and the title of the axis above it."""
    marks = list(page.lines(title, 0, AXIS, font_size=AXIS, fill=QUIET)[:1])
    edge = plot.right + 6 if page.words.mirrored else plot.left - 6
    for tick in value_ticks(plot.values.high):
        y = plot.values(tick)
        marks.append(line((plot.left, y), (plot.right, y), stroke=LINE if tick else QUIET))
        marks.append(label(edge, y + 4, page.words.rounded(tick), text_anchor="end", fill=QUIET))
    return join_svg(marks)


def time_scale(plot: Plot, first: date, last: date) -> Scale:
    """Give the scale of days, earlier ones to the left in every language; the last day has its whole width."""
    return Scale(first.toordinal(), last.toordinal() + 1, plot.left, plot.right)


def draw_days(page: Page, plot: Plot, days: Scale) -> tuple[Svg, float]:
    """Give the axis of time below a plot, and where its last line ends."""
    first, last = date.fromordinal(int(days.low)), date.fromordinal(int(days.high) - 1)
    ticks = day_ticks(first, last, max(2, int((plot.right - plot.left) / _tick_room(page))))
    yearly = len(ticks) > 1 and all((day.month, day.day) == (1, 1) for day in ticks)
    marks: list[Svg] = []
    lines = 1
    for number, day in enumerate(ticks):
        x = days(day.toordinal())
        marks.append(line((x, plot.bottom), (x, plot.bottom + 5), stroke=QUIET))
        told = (
            [str(day.year)]
            if yearly
            else _month(page, day, with_year=number == 0 or day.year != ticks[number - 1].year)
        )
        lines = max(lines, len(told))
        for n, each in enumerate(told):
            at = clamped(x, each, AXIS, page.width)
            marks.append(label(at, plot.bottom + 19 + n * 15, each, text_anchor="middle", fill=INK))
    return join_svg(marks), plot.bottom + 10 + lines * 15


def draw_numbers(page: Page, plot: Plot, numbers: tuple[Scale, tuple[int, ...]], title: str) -> Svg:
    """Give an axis of numbers below a plot, with its title below them."""
    scale, ticks = numbers
    marks: list[Svg] = []
    for tick in ticks:
        x, told = scale(tick), page.words.rounded(tick)
        marks.append(line((x, plot.bottom), (x, plot.bottom + 5), stroke=QUIET))
        marks.append(label(clamped(x, told, AXIS, page.width), plot.bottom + 19, told, text_anchor="middle", fill=INK))
    marks += page.lines(title, 0, plot.bottom + 40, font_size=AXIS, fill=QUIET)[:1]
    return join_svg(marks)


def _tick_room(page: Page) -> float:
    """Give the pixels from one label to the next: the first and last are moved inwards by half of theirs."""
    widest = max(width_of(line, AXIS) for month in page.words.axis_months for line in month.split("|"))
    return 1.4 * widest + 16


def _month(page: Page, day: date, with_year: bool) -> list[str]:
    names = page.words.axis_months[day.month - 1].split("|")
    if day.day != 1:
        names[-1] = page.words.say("tick_day", day=str(day.day), month=names[-1])
    return [*names, *([str(day.year)] if with_year else [])]
