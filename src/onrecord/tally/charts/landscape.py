"""What a map shows behind its marks, land, coasts and borders, and the bar of its scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.tally.charts.lettering import width_of
from onrecord.tally.charts.marks import AXIS, LAND, LINE, QUIET, Style, box, label, line, path
from onrecord.tally.charts.markup import Svg, element, join_svg
from onrecord.tally.charts.outlines import Line, Outlines, outlines_within
from onrecord.tally.charts.page import Page
from onrecord.tally.charts.projection import Projection, round_distance

__all__ = ["draw_landscape", "draw_scale_bar", "outline_steps"]

APART = 0.8
"""Pixels between two points of an outline: of the whole world a map had a megabyte of points that nobody could see."""

LIGHT = 2.0
"""The same where a page must weigh little."""

BAR = 0.25
"""Of the width of a map, for the bar of its scale at most."""


def draw_landscape(projection: Projection, light: bool = False) -> Svg:
    """Give the land of a map with its coasts and, dashed, its borders.

    A `light` one has points two pixels apart, for pages that must weigh little: a map of three continents has a tenth
    of the bytes.
    """
    outlines = outlines_within(projection.frame)
    if light:
        return _light(projection, outlines)
    rings = "".join(_ring(ring) for ring in _seen(projection, outlines.land) if len(ring) > 2)
    land = element("path", d=rings, fill=LAND, fill_rule="evenodd") if rings else Svg()
    coasts = [path(coast, stroke=QUIET, stroke_width=0.8) for coast in _seen(projection, outlines.coasts)]
    dashed: Style = {"stroke": QUIET, "stroke_width": 1, "stroke_dasharray": "6 3"}
    borders = [path(border, **dashed) for border in _seen(projection, outlines.borders)]
    edge = box((0, projection.width), (0, projection.height), fill="none", stroke=LINE)
    return join_svg((land, *coasts, *borders, edge))


def outline_steps(projection: Projection, apart: float) -> tuple[str, str]:
    """Give the land and the borders of a map as paths in whole units, their points so many units apart."""
    return _outline_steps(projection, outlines_within(projection.frame), apart)


def draw_scale_bar(page: Page, projection: Projection, y: float) -> Svg:
    """Give a bar of a round distance where reading ends, its length in words above it."""
    distance = round_distance(projection.width * BAR / projection.pixels_per_km)
    length = distance * projection.pixels_per_km
    words = page.words.say("places_scale", number=page.words.number(distance, 0 if distance >= 1 else 1))
    start = page.width - 2 - max(length, width_of(words, AXIS))
    left, right = page.sides(start, start + length)
    ends = (line((x, y - 5), (x, y), stroke_width=2) for x in (left, right))
    return join_svg((line((left, y), (right, y), stroke_width=2), *ends, label(page.x(start), y - 10, words)))


def _light(projection: Projection, outlines: Outlines) -> Svg:
    """Give the same in whole pixels: land whose edge is its coast, and borders."""
    land, borders = _outline_steps(projection, outlines, LIGHT)
    coast: Style = {"fill": LAND, "fill_rule": "evenodd", "stroke": QUIET, "stroke_width": 0.6}
    dashed: Style = {"fill": "none", "stroke": QUIET, "stroke_width": 0.8, "stroke_dasharray": "4 2"}
    drawn = [element("path", d=d, **look) for d, look in ((land, coast), (borders, dashed)) if d]
    return join_svg((*drawn, box((0, projection.width), (0, projection.height), fill="none", stroke=LINE)))


def _outline_steps(projection: Projection, outlines: Outlines, apart: float) -> tuple[str, str]:
    land = "".join(f"{_steps(ring)}z" for ring in _seen(projection, outlines.land, apart) if len(ring) > 3)
    return land, "".join(map(_steps, _seen(projection, outlines.borders, apart)))


def _steps(points: Sequence[tuple[float, float]]) -> str:
    """Give a path by its steps from point to point, in whole pixels."""
    whole = [(round(x), round(y)) for x, y in points]
    (x, y), told = whole[0], [f"M{whole[0][0]} {whole[0][1]}l"]
    for across, down in whole[1:]:
        step = f"{across - x} {down - y}".replace(" -", "-")
        told.append(step if told[-1][-1] == "l" or step[0] == "-" else f" {step}")
        x, y = across, down
    return "".join(told)


def _seen(projection: Projection, lines: Iterable[Line], apart: float = APART) -> Iterator[list[tuple[float, float]]]:
    """Yield lines as they are drawn: without points that no screen parts, nor lines that are less than one."""
    for line_ in lines:
        points = projection.line(line_)
        across, down = [x for x, _ in points], [y for _, y in points]
        if max(max(across) - min(across), max(down) - min(down)) >= apart:
            yield list(_thinned(points, apart))


def _thinned(points: Sequence[tuple[float, float]], apart: float) -> Iterator[tuple[float, float]]:
    """Yield the first and the last point, and between them those that are far enough from the one before."""
    last = points[0]
    yield last
    for point in points[1:-1]:
        if abs(point[0] - last[0]) + abs(point[1] - last[1]) >= apart:
            last = point
            yield point
    if len(points) > 1:
        yield points[-1]


def _ring(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"
