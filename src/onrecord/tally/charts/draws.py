"""How the draws of one estimate are spread: a histogram, with the interval and what is documented over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.tally.charts.axes import Plot, draw_numbers, draw_values, plan_plot
from onrecord.tally.charts.intervals import interval_keys
from onrecord.tally.charts.lettering import width_of
from onrecord.tally.charts.marks import AXIS, BEST, ESTIMATE, ESTIMATE_BAND, HALO, box, diamond, label, line
from onrecord.tally.charts.markup import Svg
from onrecord.tally.charts.page import PLAIN, Caption, Look, Page, open_page
from onrecord.tally.charts.quantiles import Quantiles, quantiles_of
from onrecord.tally.charts.scales import Scale, number_ticks
from onrecord.tally.charts.sheet import Body, draw_sheet, nothing

__all__ = ["Draws", "draw_draws"]

MOST, FEWEST = 60, 8
"""Columns of a histogram."""
BELOW = 48.0
MARGIN = 0.03
"""Of the axis, before its first mark."""


@dataclass(frozen=True, slots=True)
class Draws:
    """The draws of an estimate, each as likely as any other, and how many are documented: part of every draw."""

    caption: Caption
    draws: tuple[float, ...]
    documented: int | None = None


@dataclass(frozen=True, slots=True)
class _Columns:
    """The shares of draws, in hundredths, in columns of one width from `start` on."""

    start: float
    width: float
    shares: tuple[float, ...]


def draw_draws(chart: Draws, look: Look = PLAIN) -> str:
    """Give the SVG of how draws are spread."""
    page = open_page(look)
    what = chart.caption.what(page.words)
    subtitle = page.words.say("draws_subtitle", what=what)
    if not chart.draws:
        return draw_sheet(page, chart.caption, nothing(page, subtitle))
    found = quantiles_of(chart.draws)
    columns = _columns(chart.draws, found)
    plot = plan_plot(page, max(columns.shares) * 1.15)
    high = columns.start + columns.width * len(columns.shares)
    low = columns.start if chart.documented is None else min(columns.start, chart.documented)
    low -= (high - low) * MARGIN
    numbers = Scale(low, high, plot.left, plot.right)
    ticks = number_ticks(low, high, 3 if page.narrow else 6)
    marks = (
        draw_values(page, plot, page.words.say("draws_axis")),
        *_histogram(plot, numbers, columns),
        *_interval(plot, numbers, found),
        *_documented(page, plot, numbers, chart.documented),
        draw_numbers(page, plot, (numbers, ticks), page.words.say("draws_across", what=what)),
    )
    notes = tuple(_notes(page, chart, found, high))
    return draw_sheet(
        page, chart.caption, Body(subtitle, " ".join(notes), plot.bottom + BELOW, marks, interval_keys(page), notes)
    )


def _columns(draws: tuple[float, ...], found: Quantiles) -> _Columns:
    """Give columns of the width of Freedman and Diaconis (1981) over all but the highest half of a hundredth."""
    span = found.tail - found.least
    width = 2 * (found.third_quarter - found.first_quarter) / len(draws) ** (1 / 3)
    number = min(MOST, max(FEWEST, round(span / width))) if width else FEWEST
    width = span / number or 1.0
    held = Counter(min(number - 1, int((draw - found.least) / width)) for draw in draws if draw <= found.tail)
    return _Columns(found.least, width, tuple(100 * held[place] / len(draws) for place in range(number)))


def _histogram(plot: Plot, numbers: Scale, columns: _Columns) -> Iterator[Svg]:
    for place, share in enumerate(columns.shares):
        if share:
            left = columns.start + place * columns.width
            sides = (numbers(left), numbers(left + columns.width))
            yield box(sides, (plot.values(share), plot.bottom), fill=ESTIMATE_BAND, stroke=ESTIMATE, stroke_width=0.6)


def _interval(plot: Plot, numbers: Scale, found: Quantiles) -> Iterator[Svg]:
    y, low, high = plot.top + 10, numbers(found.low), numbers(found.high)
    yield line((low, y), (high, y), stroke=ESTIMATE, stroke_width=4)
    yield from (line((x, y - 6), (x, y + 6), stroke=ESTIMATE, stroke_width=2) for x in (low, high))
    yield diamond(numbers(found.median), y, 7)


def _documented(page: Page, plot: Plot, numbers: Scale, documented: int | None) -> Iterator[Svg]:
    """Yield the line of what is documented, its words to the right of it: the draws are all there."""
    if documented is not None:
        x, y = numbers(documented), plot.top + 34
        words = page.words.say("estimates_documented", number=page.words.number(documented))
        at = min(x + 6, page.width - width_of(words, AXIS))
        yield line((x, y - 12), (x, plot.bottom), stroke=BEST, stroke_width=2)
        yield label(at, y, words, text_anchor="end" if page.words.mirrored else "start", fill=BEST, **HALO)


def _notes(page: Page, chart: Draws, found: Quantiles, high: float) -> Iterator[str]:
    words = page.words
    ends = {"low": words.number(found.low), "median": words.number(found.median), "high": words.number(found.high)}
    yield words.say("draws_told", number=words.number(len(chart.draws)), **ends)
    if chart.documented is not None:
        yield words.say("estimates_documented_told", number=words.number(chart.documented))
    beyond = sum(draw > found.tail for draw in chart.draws)
    if beyond:
        yield words.say("draws_outside", high=words.number(high), share=words.percent(beyond / len(chart.draws)))
