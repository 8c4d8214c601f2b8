"""Build src/onrecord/resources/maps/outlines.txt.gz, the land and borders behind the maps of a tally.

    npm install --prefix DIR world-atlas@2.0.2
    python -m tools.build_outlines --node-modules DIR/node_modules

Reads that package only. The same version gives the same bytes; the digest is printed, and stands in the README of the
resource.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src" / "onrecord" / "resources" / "maps" / "outlines.txt.gz"
PARTS = 100
"""Of a degree: a hundredth is about a kilometre, finer than a map of 1 : 50 million draws."""
NOTE = """\
# Land and borders at 1 : 50 million. Source: Natural Earth (public domain), by way of world-atlas 2.0.2.
# Licence: public domain. Changed: rounded to hundredths of a degree. Made by tools/build_outlines.py.
#
# arc KIND LON LAT DLON DLAT ...   a coast or border (KIND) in hundredths of a degree: a point, then steps
# ring ARC ...                     a closed piece of land from arcs by number, ~N backwards
"""

Point = tuple[int, int]


def read_arcs(atlas: dict[str, Any]) -> list[list[Point]]:
    """Give each arc of a TopoJSON file as points in hundredths of a degree, none twice in a row."""
    scale, shift = atlas["transform"]["scale"], atlas["transform"]["translate"]

    def placed(arc: list[list[int]]) -> list[Point]:
        steps = accumulate(arc, lambda a, b: [a[0] + b[0], a[1] + b[1]])
        points = [tuple(round((n * s + t) * PARTS) for n, s, t in zip(at, scale, shift, strict=True)) for at in steps]
        return [points[0], *(b for a, b in pairwise(points) if a != b)]

    return [placed(arc) for arc in atlas["arcs"]]


def rings_of(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """Yield the rings of a geometry as numbers of arcs."""
    if geometry["type"] == "GeometryCollection":
        for each in geometry["geometries"]:
            yield from rings_of(each)
    elif geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def write_outlines(atlas: dict[str, Any]) -> bytes:
    """Give the resource: an arc that two countries share is a border, any other a coast."""
    arcs = read_arcs(atlas)
    countries = Counter(
        number if number >= 0 else ~number
        for country in atlas["objects"]["countries"]["geometries"]
        for ring in rings_of(country)
        for number in ring
    )
    lines = [_arc(points, "border" if countries[number] > 1 else "coast") for number, points in enumerate(arcs)]
    lines += [" ".join(["ring", *map(_turn, ring)]) for ring in rings_of(atlas["objects"]["land"])]
    return gzip.compress((NOTE + "\n".join(lines) + "\n").encode(), 9, mtime=0)


def _arc(points: list[Point], kind: str) -> str:
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    return " ".join(["arc", kind, *(str(n) for point in [points[0], *steps] for n in point)])


def _turn(number: int) -> str:
    return str(number) if number >= 0 else f"~{~number}"


def main() -> None:
    """Write the resource and print its digest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--node-modules", type=Path, required=True)
    folder = parser.parse_args().node_modules / "world-atlas"
    data = write_outlines(json.loads((folder / "countries-50m.json").read_text("utf-8")))
    OUT.write_bytes(data)
    print(f"{OUT.name}: {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
