"""Points and circles on the sphere: distances, the middle of many points, a point some way off another."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Circle", "Point", "circle_of_points", "distance_km", "point_towards"]

Point = tuple[float, float]
"""Latitude and longitude, WGS 84 degrees."""

EARTH_KM = 6371.0


class Circle(NamedTuple):
    """A centre and the radius round it that holds the place."""

    centre: Point
    radius_km: float


def distance_km(one: Point, other: Point) -> float:
    """Give the distance between two points.

    >>> round(distance_km((33.51, 36.29), (36.2, 37.16)))
    309
    """
    lat1, lon1, lat2, lon2 = (math.radians(value) for value in (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def circle_of_points(points: Iterable[Point]) -> Circle | None:
    """Give the mean of points on the sphere with the distance to the farthest, or None for no points.

    >>> circle_of_points([(10.0, 20.0)])
    Circle(centre=(10.0, 20.0), radius_km=0.0)
    """
    listed = list(points)
    if not listed:
        return None
    x = sum(math.cos(math.radians(lat)) * math.cos(math.radians(lon)) for lat, lon in listed)
    y = sum(math.cos(math.radians(lat)) * math.sin(math.radians(lon)) for lat, lon in listed)
    z = sum(math.sin(math.radians(lat)) for lat, _ in listed)
    # Nine digits are a tenth of a millimetre, and the same on every machine.
    centre = (round(math.degrees(math.atan2(z, math.hypot(x, y))), 9), round(math.degrees(math.atan2(y, x)), 9))
    return Circle(centre, round(max(distance_km(centre, point) for point in listed), 3))


def point_towards(start: Point, bearing_degrees: float, kilometres: float) -> Point:
    """Give the point so far off in that direction; 0 degrees is north, 90 east.

    >>> point_towards((0.0, 0.0), 90.0, 111.195)
    (0.0, 1.0)
    """
    lat, lon, bearing, arc = *map(math.radians, (*start, bearing_degrees)), kilometres / EARTH_KM
    end = math.asin(math.sin(lat) * math.cos(arc) + math.cos(lat) * math.sin(arc) * math.cos(bearing))
    turn = math.atan2(math.sin(bearing) * math.sin(arc) * math.cos(lat), math.cos(arc) - math.sin(lat) * math.sin(end))
    longitude = (math.degrees(lon + turn) + 540.0) % 360.0 - 180.0
    return round(math.degrees(end), 5), round(longitude, 5)
