"""Counts by place on a map: circles whose areas are the best figures, hollow where the place is known only roughly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.core.errors import BadOption
from onrecord.core.values import Count
from onrecord.tally.charts.circles import (
    FULL,
    HOLLOW,
    RING,
    Spot,
    draw_circles,
    draw_legend,
    draw_names,
    plan_circles,
)
from onrecord.tally.charts.counts import central, highest
from onrecord.tally.charts.landscape import draw_landscape
from onrecord.tally.charts.marks import BEST, dot
from onrecord.tally.charts.markup import Svg, element, isolate, join_svg
from onrecord.tally.charts.page import PLAIN, Caption, Key, Look, Page, open_page
from onrecord.tally.charts.sheet import Body, draw_sheet, nothing

__all__ = ["Place", "Places", "draw_places"]


@dataclass(frozen=True, slots=True)
class Place:
    """What is documented at a place: its point, and for a place known only roughly the radius it lies within.

    A place without a point is listed below the map.

    Raises:
        BadOption: a point that is not on the Earth, or half a point.
    """

    name: str
    count: Count
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float = 0

    def __post_init__(self) -> None:
        if self.latitude is None and self.longitude is None:
            return
        if self.latitude is None or self.longitude is None or abs(self.latitude) > 90 or abs(self.longitude) > 180:
            raise BadOption(
                f"the point of {self.name}",
                found=f"{self.latitude}, {self.longitude}",
                expected="a latitude within 90 and a longitude within 180 degrees, or neither",
                do="Check the order of the two and their signs.",
            )


@dataclass(frozen=True, slots=True)
class Places:
    """Places, each once. A `light` map has coarser outlines, for a page that must weigh little."""

    caption: Caption
    places: tuple[Place, ...]
    light: bool = False


def draw_places(chart: Places, look: Look = PLAIN) -> str:
    """Give the SVG of a map of what is documented."""
    page = open_page(look)
    if not chart.places:
        return draw_sheet(page, chart.caption, nothing(page, page.words.say("places_subtitle")))
    return draw_sheet(page, chart.caption, _body(page, chart))


def _body(page: Page, chart: Places) -> Body:
    ordered = sorted(chart.places, key=lambda each: (-central(each.count), -highest(each.count), each.name))
    subtitle, said = page.words.say("places_subtitle"), _told(page, ordered)
    unplaced = _unplaced(page, [each for each in ordered if each.longitude is None])
    spots = [_spot(page, each, each.longitude) for each in ordered if each.longitude is not None]
    if not spots:
        return Body(subtitle, said, notes=tuple(unplaced))
    circles = plan_circles(page, spots)
    names, listed = draw_names(page, circles)
    below, height = draw_legend(page, circles)
    layer = element("svg", *draw_circles(circles), width=circles.map.width, height=circles.map.height)
    marks = (draw_landscape(circles.map, chart.light), layer, *names, below)
    notes = (*listed, *unplaced, page.words.say("places_borders"))
    return Body(subtitle, said, height, marks, tuple(_keys(page, spots)), notes)


def _spot(page: Page, place: Place, longitude: float) -> Spot:
    point = (longitude, place.latitude or 0.0)
    count = page.words.label(place.count)
    return Spot(point, central(place.count), place.name, count, _sentence(page, place), place.radius_km)


def _unplaced(page: Page, places: list[Place]) -> list[str]:
    told_lines = [f"{isolate(each.name)}: {page.words.label(each.count)}" for each in places]
    return [page.words.say("places_unplaced"), *told_lines] if places else []


def _keys(page: Page, spots: Sequence[Spot]) -> Iterator[Key]:
    if any(not each.radius_km for each in spots):
        yield Key(_exact, page.words.say("places_key_exact"))
    if any(each.radius_km for each in spots):
        yield Key(_rough, page.words.say("places_key_vague"))


def _exact(x: float, y: float) -> Svg:
    return join_svg((dot(x, y, 7, **FULL), dot(x, y, 1.8, fill=BEST)))


def _rough(x: float, y: float) -> Svg:
    return join_svg((dot(x, y, 5, **HOLLOW), dot(x, y, 10, **RING)))


def _sentence(page: Page, place: Place) -> str:
    count = page.words.count(place.count)
    if not place.radius_km:
        return page.words.say("told_count", name=isolate(place.name), count=count)
    return page.words.say(
        "places_vague_told", name=isolate(place.name), number=page.words.number(place.radius_km), count=count
    )


def _told(page: Page, places: list[Place]) -> str:
    placed = page.words.list_some(_sentence(page, each) for each in places if each.longitude is not None)
    unplaced = page.words.counts((each.name, each.count) for each in places if each.longitude is None)
    told_parts = (("places_told", placed), ("places_unplaced_told", unplaced))
    return " ".join(page.words.say(key, cells=cells) for key, cells in told_parts if cells)
