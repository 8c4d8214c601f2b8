"""Circles on a map: their sizes, their names where these find room, numbers and a list for some of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import pi, sqrt

from onrecord.tally.charts.landscape import draw_scale_bar
from onrecord.tally.charts.lettering import fit, width_of
from onrecord.tally.charts.marks import AXIS, BAND, BEST, HALO, SMALL, Style, dot, label, told
from onrecord.tally.charts.markup import Svg, isolate, join_svg, plain
from onrecord.tally.charts.page import Page
from onrecord.tally.charts.placing import Box, Label, place_labels
from onrecord.tally.charts.projection import Projection, project_places
from onrecord.tally.charts.scales import value_ticks

__all__ = ["FULL", "HOLLOW", "RING", "Circles", "Spot", "draw_circles", "draw_legend", "draw_names", "plan_circles"]

NAME = 150.0
"""Pixels that the name of a place may take on the map."""
NUMBERED = 15
"""Places that find no room for their name stand in a list below the map; more would be a table."""
LARGEST, LARGEST_NARROW = 36.0, 26.0
"""Pixels of a radius, at most."""
SHARE = 0.12
"""Of the map that circles cover together, at most: with more, two hundred villages are one blot."""
FULL: Style = {"fill": BAND, "fill_opacity": "0.75", "stroke": BEST, "stroke_width": 1.5}
HOLLOW: Style = FULL | {"fill": "none"}
RING: Style = {"fill": "none", "stroke": BEST, "stroke_dasharray": "4 4"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A point with a number that is its size, words, and the radius it lies within if it is known only roughly."""

    point: tuple[float, float]
    """Longitude and latitude."""
    number: int
    name: str
    label: str
    said: str
    radius_km: float = 0


@dataclass(frozen=True, slots=True)
class Circles:
    """A map and the circles on it, from the largest down; the area of `radius` stands for the number `largest`."""

    map: Projection
    spots: tuple[Spot, ...]
    largest: int
    radius: float

    def size(self, number: float) -> float:
        """Give the radius of the circle of a number."""
        return self.radius * sqrt(number / self.largest) if self.largest else 0.0

    def labels(self, sizes: Sequence[tuple[float, float]]) -> list[Label]:
        """Give the labels of circles whose words have these widths and heights."""
        return [
            Label(*self.map(*spot.point), self.size(spot.number), *size)
            for spot, size in zip(self.spots, sizes, strict=True)
        ]


def plan_circles(page: Page, spots: Sequence[Spot]) -> Circles:
    """Give the map of some spots, no circle larger than looks well and all together a fair part of the map."""
    projection = project_places([spot.point for spot in spots], page.width, 1.1 if page.narrow else 0.8)
    numbers = [spot.number for spot in spots]
    fair = SHARE * projection.width * projection.height * max(numbers) / pi / (sum(numbers) or 1)
    radius = min(LARGEST_NARROW if page.narrow else LARGEST, sqrt(fair))
    return Circles(projection, tuple(spots), max(numbers), radius)


def draw_circles(circles: Circles) -> Iterator[Svg]:
    """Yield each circle with a point in its middle, by which the smallest is found, and the ring of a rough place."""
    for spot in circles.spots:
        x, y = circles.map(*spot.point)
        marks = [dot(x, y, spot.radius_km * circles.map.pixels_per_km, **RING)] if spot.radius_km else []
        marks.append(dot(x, y, circles.size(spot.number), **(HOLLOW if spot.radius_km else FULL)))
        yield told(spot.said, *marks, dot(x, y, 1.8, fill=BEST))


def draw_names(page: Page, circles: Circles) -> tuple[list[Svg], list[str]]:
    """Give the names that find room with their counts, numbers for some of the others, and the list of those."""
    names = [fit(plain(spot.name), NAME, AXIS)[0] for spot in circles.spots]
    widths = [
        max(width_of(name, AXIS, "600"), width_of(spot.label, AXIS))
        for name, spot in zip(names, circles.spots, strict=True)
    ]
    labels = circles.labels([(width, AXIS * 2.4) for width in widths])
    frame = Box(0, 0, circles.map.width, circles.map.height)
    boxes = place_labels(labels, frame)
    marks = [
        _name(page, each, box, (name, spot.label))
        for each, box, name, spot in zip(labels, boxes, names, circles.spots, strict=True)
        if box
    ]
    left = tuple(spot for spot, box in zip(circles.spots, boxes, strict=True) if box is None)
    without = Circles(circles.map, left, circles.largest, 0)
    numbered, listed = _numbered(page, without, (frame, [box for box in boxes if box]))
    return [*marks, *numbered], listed


def draw_legend(page: Page, circles: Circles) -> tuple[Svg, float]:
    """Give circles of round numbers to compare by, the bar of the scale beside them, and where they end."""
    top, room = circles.map.height + 10, max(circles.radius, 14.0)
    marks, offset = [], 2.0
    ticks = [tick for tick in value_ticks(circles.largest, 3) if tick]
    for value in dict.fromkeys((*ticks[:1], *ticks[-1:])):
        radius, number = circles.size(value), page.words.rounded(value)
        marks.append(dot(page.x(offset + radius), top + room, radius, **FULL))
        marks.append(label(page.x(offset + 2 * radius + 6), top + room + 4, number))
        offset += 2 * radius + 24 + width_of(number, AXIS)
    marks.append(draw_scale_bar(page, circles.map, top + 22))
    return join_svg(marks), top + 2 * room + 4


def _name(page: Page, mark: Label, box: Box, lines: tuple[str, str]) -> Svg:
    """Give a name over its count, set towards its mark."""
    aside = (box.left + box.right) / 2 - mark.x
    left, right = ("end", "start") if page.words.mirrored else ("start", "end")
    if abs(aside) < 1:
        x, anchor = mark.x, "middle"
    else:
        x, anchor = (box.left, left) if aside > 0 else (box.right, right)
    look: Style = {"text_anchor": anchor, **HALO}
    name = label(x, box.top + AXIS * 0.95, isolate(lines[0]), font_weight="600", **look)
    return join_svg((name, label(x, box.top + AXIS * 2.15, lines[1], **look)))


def _numbered(page: Page, circles: Circles, room: tuple[Box, list[Box]]) -> tuple[list[Svg], list[str]]:
    """Give numbers beside circles whose names found no room, and the list of what they stand for."""
    labels = circles.labels([(width_of(str(NUMBERED), SMALL), SMALL)] * len(circles.spots))
    boxes = place_labels(labels, *room)
    found = [(spot, box) for spot, box in zip(circles.spots, boxes, strict=True) if box is not None][:NUMBERED]
    look: Style = {"text_anchor": "middle", "font_size": SMALL, **HALO}
    marks, listed = [], []
    for n, (spot, box) in enumerate(found, 1):
        number = page.words.number(n)
        marks.append(label((box.left + box.right) / 2, box.bottom - 2, number, **look))
        listed.append(f"{number}  {isolate(spot.name)}: {spot.label}")
    rest = len(circles.spots) - len(found)
    tail = [page.words.say("places_unnamed", number=page.words.number(rest))] if rest else []
    return marks, [*([page.words.say("places_list")] if found else []), *listed, *tail]
