"""Places of the tables and the map: one entry of a gazetteer is one place, whatever reports call it, and two places of
one name are two. Nobody is drawn where no place is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from functools import lru_cache

from onrecord.core.values import Where
from onrecord.core.vocabulary import PlacePrecision
from onrecord.publish.disclosure.coarsening import is_place_named
from onrecord.publish.site.words import Words
from onrecord.resolution.names import script_of
from onrecord.tally.ranges import NOBODY, Range

__all__ = ["SCRIPTS", "Here", "Placed", "Spot", "call_places", "place_key", "spots_of"]

SCRIPTS = {"ar": "Arab", "uk": "Cyrl"}
"""The script in which a language looks names up; the others look in the Latin one."""
ROUGH = (PlacePrecision.DISTRICT, PlacePrecision.PROVINCE)
"""Coordinates that stand for an area: they are drawn hollow, with the ring they lie within."""
FINEST_FIRST = tuple(PlacePrecision)
ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place is, as far as a map may say."""

    latitude: float
    longitude: float
    radius_km: float = 0.0


@dataclass(frozen=True, slots=True)
class Here:
    """How many incidents there are somewhere, and how many people."""

    incidents: int = 0
    people: Range = NOBODY

    def __add__(self, other: Here) -> Here:
        return Here(self.incidents + other.incidents, self.people + other.people)


@dataclass(slots=True)
class Placed:
    """A place: the country and the first name told in each script, who is at each point that is told of it, and who is
    at none.
    """

    country: str = ""
    names: dict[str, str] = field(default_factory=dict)
    spots: dict[Spot, Here] = field(default_factory=dict)
    nowhere: Here = Here()

    def add(self, where: Where, people: Range) -> None:
        """Add where an incident was, and the people in it."""
        self.country = self.country or where.country or ""
        if where.name is not None:
            self.names.setdefault(script_of(where.name) or "", where.name)
        self._add(_spot(where), Here(1, people))

    def extend(self, other: Placed) -> None:
        """Add what the incidents that follow tell of it."""
        self.country = self.country or other.country
        for script, name in other.names.items():
            self.names.setdefault(script, name)
        for spot, here in (*other.spots.items(), (None, other.nowhere)):
            self._add(spot, here)

    def name(self, language: str) -> str | None:
        """Give the name told in the script of a language, else the one told first; None where none is told."""
        return self.names.get(SCRIPTS.get(language, "Latn")) or next(iter(self.names.values()), None)

    def _add(self, spot: Spot | None, here: Here) -> None:
        if spot is None:
            self.nowhere += here
        else:
            self.spots[spot] = self.spots.get(spot, Here()) + here


def spots_of(places: Mapping[tuple[str, ...], Placed]) -> list[tuple[tuple[str, ...], Spot, Here]]:
    """Give every point of places with who is at it, those with the most people first."""
    found = [(key, spot, here) for key, place in places.items() for spot, here in place.spots.items()]
    return sorted(found, key=lambda each: (-each[2].people.best, -each[2].people.high, each[0], astuple(each[1])))


def place_key(where: Where) -> tuple[str, ...]:
    """Give what a place is one by: its entry in a gazetteer, where the name told is that of the entry; else its
    country, its name and its point.
    """
    if where.name is None:
        return (where.country or "", "", "")
    if where.gazetteer is not None and _is_entry(where):
        return (ENTRY, where.gazetteer)
    spot = _spot(where)
    return (where.country or "", where.name, "" if spot is None else f"{spot.latitude:g},{spot.longitude:g}")


def call_places(places: Mapping[tuple[str, ...], Placed], words: Words) -> dict[tuple[str, ...], str]:
    """Give what each place is called under its country, in the words of a language: of those with one name the ones
    with a point have it behind; empty where no name is told.
    """
    names = {key: place.name(words.language) or "" for key, place in places.items()}
    many = Counter((places[key].country, name) for key, name in names.items())
    return {
        key: _apart(name, places[key], words) if name and many[places[key].country, name] > 1 else name
        for key, name in names.items()
    }


def _apart(name: str, place: Placed, words: Words) -> str:
    spot = next(iter(place.spots), None)
    return name if spot is None else f"{words.apart(name)} ({spot.latitude:.2f}, {spot.longitude:.2f})"


def _spot(where: Where) -> Spot | None:
    near = where.coordinates_precision or where.precision
    if where.name is None or where.latitude is None or where.longitude is None or near is PlacePrecision.COUNTRY:
        return None
    return Spot(where.latitude, where.longitude, (where.radius_km or 0.0) if near in ROUGH else 0.0)


def _is_entry(where: Where) -> bool:
    """Tell whether a name is that of the entry: a village without one is placed by the district it lies in."""
    point, told = where.coordinates_precision, where.precision
    if point is None or (told is not PlacePrecision.UNKNOWN and FINEST_FIRST.index(told) >= FINEST_FIRST.index(point)):
        return True
    return _is_named(where.gazetteer or "", where.name or "", where.country)


@lru_cache(maxsize=1 << 14)
def _is_named(entry: str, name: str, country: str | None) -> bool:
    return is_place_named(entry, name, country)
