"""Agreement month by month as a drawing: each month's alpha with its interval, and how many things it is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString, mark_safe

from onrecord.tally.charts.markup import Svg, element, join_svg
from onrecord.tally.charts.scales import Scale

__all__ = ["Point", "draw_trend"]

WIDTH, TOP, BOTTOM, LEFT = 640.0, 12.0, 168.0, 34.0
LABELS = 12
"""So many months are written below, at most."""


@dataclass(frozen=True, slots=True)
class Point:
    """A month: alpha, its interval and how many things were compared; None where there is no number."""

    month: str
    alpha: float | None
    low: float | None
    high: float | None
    units: int


def draw_trend(points: Sequence[Point], title: str) -> SafeString:
    """Give the drawing of the months in order; one without a number has a gap, and no line is drawn across it."""
    lowest = min([0.0, *(each.low if each.low is not None else each.alpha or 0.0 for each in points)])
    values = Scale(max(-1.0, lowest), 1.0, BOTTOM, TOP)
    across = Scale(-0.5, len(points) - 0.5, LEFT, WIDTH - 8)
    marks = [*_grid(values), *_line(points, across, values)]
    for place, each in enumerate(points):
        marks += _month(each, across(place), values)
    step = -(-len(points) // LABELS)
    marks += [
        element("text", each.month, x=across(place), y=BOTTOM + 20, text_anchor="middle")
        for place, each in enumerate(points)
        if place % step == 0
    ]
    drawn = element(
        "svg",
        element("title", title),
        join_svg(marks),
        viewBox=f"0 0 {WIDTH:.0f} 196",
        role="img",
        class_="trend",
        direction="ltr",
    )
    return mark_safe(drawn)  # `element` escapes what it was given


def _grid(values: Scale) -> Iterator[Svg]:
    for tick in (-1.0, -0.5, 0.0, 0.5, 1.0):
        if tick >= values.low:
            y = values(tick)
            yield element("line", x1=LEFT, x2=WIDTH - 8, y1=y, y2=y, class_="grid")
            yield element("text", f"{tick:g}".replace("-", "−"), x=LEFT - 6, y=y + 4, text_anchor="end")


def _line(points: Sequence[Point], across: Scale, values: Scale) -> Iterator[Svg]:
    for place, (one, other) in enumerate(pairwise(points)):
        if one.alpha is not None and other.alpha is not None:
            yield element(
                "line",
                x1=across(place),
                y1=values(max(one.alpha, values.low)),
                x2=across(place + 1),
                y2=values(max(other.alpha, values.low)),
                class_="line",
            )


def _month(point: Point, x: float, values: Scale) -> Iterator[Svg]:
    if point.alpha is None:
        return
    y = values(max(point.alpha, values.low))
    if point.low is not None and point.high is not None:
        low, high = values(max(point.low, values.low)), values(point.high)
        yield element("line", x1=x, x2=x, y1=low, y2=high, class_="interval")
        for end in (low, high):
            yield element("line", x1=x - 4, x2=x + 4, y1=end, y2=end, class_="interval")
    said = f"{point.month}: {point.alpha:.2f} (n {point.units})"
    yield element("circle", element("title", said), cx=x, cy=y, r=4, class_="dot")
