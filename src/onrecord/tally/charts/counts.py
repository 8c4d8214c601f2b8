"""How a count is drawn: a light band for its range, a dark mark for its best figure, an arrow where it is open.

low 8, best 12, high 20    a band from 8 to 20, a mark at 12
low 8, best 12             a band from 8 to 12, a mark at 12, a dashed arrow beyond
low 8                      a mark at 8 without a band, a dashed arrow beyond
high 20                    a dashed band from 0 to 20
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.core.values import Count
from onrecord.tally.charts.marks import BAND, BEST, EDGE, arrow, box, line
from onrecord.tally.charts.markup import Svg, join_svg
from onrecord.tally.charts.page import Key, Page
from onrecord.tally.charts.scales import Scale

__all__ = ["Upright", "central", "draw_upright", "highest", "lowest", "range_keys"]

RISE = 20.0
"""Pixels by which an arrow goes beyond the last figure known, where none bounds the count."""


def highest(count: Count) -> int:
    """Give the highest figure known, 0 if there is none."""
    return next((end for end in (count.high, count.best, count.low) if end is not None), 0)


def lowest(count: Count) -> int:
    """Give the figure that the count is not under: 0 where no lower figure was reported."""
    return count.low or 0


def central(count: Count) -> int:
    """Give the figure a count is drawn and ordered by: the best, else the low; "at most 20" is no sign of any."""
    return next((end for end in (count.best, count.low) if end is not None), 0)


@dataclass(frozen=True, slots=True)
class Upright:
    """The place of a count that is drawn upwards: its middle, half its width, and the scale of values."""

    x: float
    half: float
    values: Scale


def draw_upright(bar: Upright, count: Count) -> Iterator[Svg]:
    """Yield the marks of a count that is drawn upwards."""
    sides = (bar.x - bar.half, bar.x + bar.half)
    top, bottom = bar.values(highest(count)), bar.values(lowest(count))
    if highest(count) > lowest(count):
        dashes = "3 2" if count.low is None else None
        look = {} if dashes is None else {"stroke_dasharray": dashes}
        yield box(sides, (top, bottom), fill=BAND, stroke=EDGE, stroke_width=min(1, bar.half / 3), **look)
    if count.best is not None or count.high is None:
        middle = bar.values(central(count))
        yield line((sides[0], middle), (sides[1], middle), stroke=BEST, stroke_width=3)
    if count.high is None:
        head = max(2, min(6, bar.half))
        yield line((bar.x, top), (bar.x, top - RISE + 7), stroke=BEST, stroke_width=1.5, stroke_dasharray="3 2")
        yield arrow((bar.x, top - RISE), (bar.x, top - RISE + 8), head)


def range_keys(page: Page, counts: Iterable[Count]) -> Iterator[Key]:
    """Yield the keys of the marks that these counts are drawn with."""
    drawn = list(counts)
    if any(highest(count) > lowest(count) for count in drawn):
        yield Key(_band, page.words.say("key_range"))
    if any(count.best is not None for count in drawn):
        yield Key(_best, page.words.say("key_best"))
    if any(count.high is None for count in drawn):
        yield Key(_open, page.words.say("key_open"))


def _band(x: float, y: float) -> Svg:
    return box((x - 12, x + 12), (y - 6, y + 6), fill=BAND, stroke=EDGE)


def _best(x: float, y: float) -> Svg:
    return line((x - 12, y), (x + 12, y), stroke=BEST, stroke_width=3)


def _open(x: float, y: float) -> Svg:
    stem = line((x, y + 8), (x, y - 2), stroke=BEST, stroke_width=1.5, stroke_dasharray="3 2")
    return join_svg((stem, arrow((x, y - 9), (x, y - 1), 5)))
