"""Where one incident was, on a map: a ring it lies within, and a point only where the place is known as one."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians

from onrecord.tally.charts.circles import FULL, RING
from onrecord.tally.charts.landscape import draw_landscape, draw_scale_bar
from onrecord.tally.charts.marks import BAND, BEST, HALO, Style, clamped, dot, label
from onrecord.tally.charts.markup import Svg, element, isolate, plain
from onrecord.tally.charts.page import PLAIN, Caption, Key, Look, Page, open_page
from onrecord.tally.charts.projection import DEGREE_KM, Projection, project_places
from onrecord.tally.charts.sheet import Body, draw_sheet

__all__ = ["Locator", "draw_locator"]

TALLEST = 0.8
WITHIN: Style = RING | {"fill": BAND, "fill_opacity": "0.35"}
SIZE = 13.0


@dataclass(frozen=True, slots=True)
class Locator:
    """A place with its coordinates, and the radius it lies within: 0 where it is known as a point."""

    caption: Caption
    name: str
    latitude: float
    longitude: float
    radius_km: float = 0


def draw_locator(chart: Locator, look: Look = PLAIN) -> str:
    """Give the SVG of a map of one place."""
    page = open_page(look)
    projection = project_places(_reach(chart), page.width, TALLEST)
    x, y = projection(chart.longitude, chart.latitude)
    radius = chart.radius_km * projection.pixels_per_km
    mark = [dot(x, y, radius, **WITHIN)] if radius else [dot(x, y, 6, **FULL), dot(x, y, 2, fill=BEST)]
    name = _name(projection, chart.name, (x, y - max(radius, 6.0) - 6))
    layer = element("svg", *mark, width=projection.width, height=projection.height)
    bar = draw_scale_bar(page, projection, projection.height + 24)
    said = page.words.say("locator_told", name=isolate(chart.name), how=_how(page, chart))
    keys = (Key(_within, page.words.say("locator_key_within")),) if radius else ()
    marks = (draw_landscape(projection), layer, name, bar)
    notes = (page.words.say("places_borders"),)
    return draw_sheet(page, chart.caption, Body(_how(page, chart), said, projection.height + 30, marks, keys, notes))


def _how(page: Page, chart: Locator) -> str:
    if not chart.radius_km:
        return page.words.say("locator_exact")
    decimals = 0 if chart.radius_km >= 1 else 1
    return page.words.say("locator_within", number=page.words.number(chart.radius_km, decimals))


def _reach(chart: Locator) -> list[tuple[float, float]]:
    """Give the corners of the box round the ring, so that all of it is on the map."""
    up = chart.radius_km / DEGREE_KM
    across = up / max(0.1, cos(radians(chart.latitude)))
    return [(chart.longitude + side * across, chart.latitude + side * up) for side in (-1, 1)]


def _name(projection: Projection, name: str, at: tuple[float, float]) -> Svg:
    told = plain(name)
    x = clamped(at[0], told, SIZE, projection.width)
    look: Style = {"text_anchor": "middle", "font_size": SIZE, "font_weight": "600", **HALO}
    return label(x, max(SIZE + 2, at[1]), isolate(told), **look)


def _within(x: float, y: float) -> Svg:
    return dot(x, y, 7, **WITHIN)
