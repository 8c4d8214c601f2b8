"""Degrees to pixels of a map: equirectangular, true to scale along the parallel through its middle.

A country or a few are drawn, never the world: over 15 degrees of latitude lengths are off by 3% at the edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from onrecord.tally.charts.outlines import Frame, Line

__all__ = ["DEGREE_KM", "Projection", "project_places", "round_distance"]

DEGREE_KM = 111.2
MARGIN = 0.12
"""Of the extent of the places, round them."""
LEAST = 0.6
"""Degrees of latitude that a map shows at least: the outlines are no finer."""
LOWEST = 0.6
"""Height of a map for its width, at least."""


@dataclass(frozen=True, slots=True)
class Projection:
    """A map of a frame, `width` by `height` pixels."""

    frame: Frame
    width: float
    height: float

    @property
    def pixels_per_km(self) -> float:
        """Give the scale, along a meridian."""
        return self.height / (self.frame.north - self.frame.south) / DEGREE_KM

    def __call__(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Give the place of a point."""
        frame = self.frame
        across = (longitude - frame.west) / (frame.east - frame.west)
        return across * self.width, (frame.north - latitude) / (frame.north - frame.south) * self.height

    def line(self, line: Line) -> list[tuple[float, float]]:
        """Give the places of points."""
        return [self(*point) for point in line]


def project_places(points: Sequence[tuple[float, float]], width: float, tallest: float) -> Projection:
    """Give the map on which points of longitude and latitude stand with some room round them.

    `tallest` is its height for its width at most.
    """
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    middle = ((west + east) / 2, max(-80.0, min((south + north) / 2, 80.0)))
    squeeze = cos(radians(middle[1]))
    across = max((east - west) * squeeze, LEAST) * (1 + 2 * MARGIN)
    up = max(north - south, LEAST) * (1 + 2 * MARGIN)
    across, up = max(across, up / tallest), max(up, across * LOWEST)
    half = (across / squeeze / 2, up / 2)
    frame = Frame(middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1])
    return Projection(frame, width, width * up / across)


def round_distance(longest_km: float) -> float:
    """Give the longest round distance that is not over `longest_km`.

    >>> round_distance(180)
    100.0
    """
    power = 1.0
    while power > longest_km:
        power /= 10
    while power * 10 <= longest_km:
        power *= 10
    return max(digit * power for digit in (1, 2, 5) if digit * power <= longest_km)
