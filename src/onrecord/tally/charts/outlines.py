"""Land, coasts and borders within a frame, cut at its edges, from the bundled outlines of Natural Earth."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

__all__ = ["Frame", "Line", "Outlines", "outlines_within"]

HALF_ROUND = 180
"""Degrees: points that are further apart lie on two sides of the date line."""
PARTS = 100
"""Of a degree, as the resource is written."""

Point = tuple[float, float]
Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A box of degrees: what lies in it is drawn."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Frame) -> bool:
        """Say whether two boxes have a point in common."""
        across = other.west <= self.east and other.east >= self.west
        return across and other.south <= self.north and other.north >= self.south


@dataclass(frozen=True, slots=True)
class Outlines:
    """Pieces of land as closed rings, a lake within one a ring of its own; coasts and borders as lines."""

    land: tuple[Line, ...]
    coasts: tuple[Line, ...]
    borders: tuple[Line, ...]


def outlines_within(frame: Frame) -> Outlines:
    """Give what the world looks like within a frame, in degrees of longitude and latitude."""
    land, *lines = ([line for box, line in boxed if frame.meets(box)] for boxed in _world_in_boxes())
    rings = (_cut_ring(ring, frame) for ring in land)
    coasts, borders = (tuple(piece for line in some for piece in _cut_line(line, frame)) for some in lines)
    return Outlines(tuple(ring for ring in rings if len(ring) > 2), coasts, borders)


def _cut_ring(ring: Line, frame: Frame) -> Line:
    """Give the part of a closed ring within a frame: one edge of the frame after another (Sutherland, Hodgman 1974)."""
    points: Sequence[Point] = ring
    for axis, limit, side in ((0, frame.west, 1), (0, frame.east, -1), (1, frame.south, 1), (1, frame.north, -1)):
        points = list(_cut_at(points, axis, limit, side))
    return tuple(points)


def _cut_at(points: Sequence[Point], axis: int, limit: float, side: int) -> Iterator[Point]:
    """Yield the points on the inner side of an edge, and those where the ring crosses it."""
    for a, b in zip([*points[-1:], *points[:-1]], points, strict=True):
        before, after = side * (a[axis] - limit), side * (b[axis] - limit)
        if (before < 0) != (after < 0):
            share = before / (before - after)
            yield (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
        if after >= 0:
            yield b


def _cut_line(line: Line, frame: Frame) -> Iterator[Line]:
    """Yield the pieces of a line within a frame."""
    piece: list[Point] = []
    for a, b in pairwise(line):
        part = _cut_segment(a, b, frame)
        if part is None or (piece and piece[-1] != part[0]):
            if len(piece) > 1:
                yield tuple(piece)
            piece = []
        if part is not None:
            piece += part if not piece else part[1:]
    if len(piece) > 1:
        yield tuple(piece)


def _cut_segment(a: Point, b: Point, frame: Frame) -> tuple[Point, Point] | None:
    """Give the part of a straight line within a frame, if any (Liang, Barsky 1984)."""
    first, last = 0.0, 1.0
    steps = (b[0] - a[0], b[1] - a[1])
    for axis, low, high in ((0, frame.west, frame.east), (1, frame.south, frame.north)):
        if steps[axis] == 0:
            if not low <= a[axis] <= high:
                return None
            continue
        ends = sorted(((low - a[axis]) / steps[axis], (high - a[axis]) / steps[axis]))
        first, last = max(first, ends[0]), min(last, ends[1])
    if first > last:
        return None
    start, end = ((a[0] + share * steps[0], a[1] + share * steps[1]) for share in (first, last))
    return (a if first == 0 else start), (b if last == 1 else end)


@cache
def _world_in_boxes() -> tuple[tuple[tuple[Frame, Line], ...], ...]:
    """Give land, coasts and borders, each line with the box round it: to find anew which are near takes a map 20 ms."""
    world = _world()
    return tuple(tuple((_box_round(line), line) for line in some) for some in (world.land, world.coasts, world.borders))


def _box_round(line: Line) -> Frame:
    longitudes, latitudes = [x for x, _ in line], [y for _, y in line]
    return Frame(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


@cache
def _world() -> Outlines:
    """Give all outlines, read once."""
    packed = (files("onrecord") / "resources" / "maps" / "outlines.txt.gz").read_bytes()
    arcs: list[Line] = []
    kinds: list[str] = []
    rings: list[Line] = []
    for line in gzip.decompress(packed).decode().splitlines():
        word, *rest = line.split()
        if word == "arc":
            kinds.append(rest[0])
            arcs.append(_arc([int(number) for number in rest[1:]]))
        elif word == "ring":
            rings.append(tuple(point for number in rest for point in _turned(arcs, number)))
    coasts, borders = (
        tuple(arc for arc, found in zip(arcs, kinds, strict=True) if found == kind) for kind in ("coast", "border")
    )
    parted = tuple(piece for coast in coasts for piece in _parted(coast))
    return Outlines(tuple(piece for ring in rings for piece in _parted_ring(ring)), parted, borders)


def _parted(line: Line) -> Iterator[Line]:
    """Yield the pieces of a line on either side of the date line: a step from one side to the other is no line."""
    begin = 0
    for at, (a, b) in enumerate(pairwise(line), 1):
        if abs(a[0] - b[0]) > HALF_ROUND:
            yield line[begin:at]
            begin = at
    yield line[begin:]


def _parted_ring(ring: Line) -> Iterator[Line]:
    """Yield the rings of a ring on either side of the date line, each closed along it."""
    first, *others = _parted(ring)
    if not others:
        yield first
        return
    *between, last = others
    yield from (each for each in (*between, (*last, *first)) if len(each) > 2)


def _arc(steps: list[int]) -> Line:
    longitudes, latitudes = accumulate(steps[::2]), accumulate(steps[1::2])
    return tuple((x / PARTS, y / PARTS) for x, y in zip(longitudes, latitudes, strict=True))


def _turned(arcs: list[Line], number: str) -> Line:
    return arcs[int(number[1:])][::-1] if number.startswith("~") else arcs[int(number)]
