"""Where it was, as a list says it: the smallest place named is the name, all of them are the words.

Where that lies the gazetteer says, which weighs the places of a whole table against one another, as it does those of a
report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from onrecord.coding.imports.cells import Unread, read_degrees, read_pair
from onrecord.coding.imports.claims import Read
from onrecord.coding.imports.people import ReadRow
from onrecord.core.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from onrecord.core.values import Where
    from onrecord.resolution.places import Gazetteer, Resolution

__all__ = ["STEPS", "ListPlaces", "place_words", "read_place"]

# From the smallest: what a column names, and how precise a place is that it names.
LADDER = (
    ("site", PlacePrecision.SITE),
    ("place", PlacePrecision.TOWN),
    ("district", PlacePrecision.DISTRICT),
    ("province", PlacePrecision.PROVINCE),
    ("country", PlacePrecision.COUNTRY),
)
STEPS = frozenset(f"incident.{step}" for step, _ in LADDER)
"""What a column of places is mapped to."""

BY_COLUMN = "mapping: kind of place of the column"
PLACED = "gazetteer, by country, neighbours and population"
# As sure as a coder is of what the gazetteer says; less where several places have the name.
AS_SURE = 0.7
DIVISIONS = ("district", "province")
# So many places of a table are weighed together: each is held against every other.
MOST_TOGETHER = 200
FOUND = ("gazetteer", "latitude", "longitude", "coordinates_precision", "radius_km")


@dataclass(frozen=True, slots=True)
class ListPlaces:
    """What the places of a table mean, by the words that the gazetteer is asked for."""

    found: Mapping[str, Resolution] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[str], gazetteer: Gazetteer, likely: Sequence[str] = ()) -> ListPlaces:
        """Resolve the places of a table; `likely` are the codes of the countries that are recorded."""
        from onrecord.resolution.places import resolve_places

        told = list(dict.fromkeys(filter(None, words)))
        found: dict[str, Resolution] = {}
        for start in range(0, len(told), MOST_TOGETHER):
            found |= resolve_places(told[start : start + MOST_TOGETHER], gazetteer, likely=likely)
        return cls(found)


def place_words(named: Iterable[tuple[str, str]]) -> str:
    """Give what a gazetteer is asked for, by steps of the ladder and the words that each has.

    >>> place_words([("site", "Clinic"), ("place", "al-Bab"), ("province", "Aleppo")])
    'al-Bab, Aleppo province'
    """
    from onrecord.resolution.places import parse_place

    first: dict[str, str] = {}
    for step, words in named:
        if step != "site":
            first.setdefault(step, words)
    return ", ".join(
        f"{first[step]} {step}" if step in DIVISIONS and parse_place(first[step]).precision is None else first[step]
        for step, _ in LADDER
        if step in first
    )


def read_place(row: ReadRow, incident: str, places: ListPlaces) -> None:
    """Read the place of a row, and where it lies."""
    named = [
        (cell, precision)
        for step, precision in LADDER
        for cell in row.cells.get(f"incident.{step}", ())
        if cell.said.absent is None
    ]
    if named:
        smallest, precision = named[0]
        row.claims.add(incident, "where.text", ", ".join(c.said.words for c, _ in named), *(c for c, _ in named))
        row.claims.add(incident, "where.name", smallest.said.words, smallest)
        row.claims.add(incident, "where.precision", str(precision), smallest, rule=BY_COLUMN)
    for cell in row.cells.get("incident.country", ()):
        _read_country(row, incident, cell)
    _read_degrees(row, incident)
    _locate(row, incident, places)


def _locate(row: ReadRow, incident: str, places: ListPlaces) -> None:
    """Claim where the gazetteer puts the place of a row, but for what the row itself says; nothing where that is in
    another country than the row tells.
    """
    from onrecord.resolution.places import locate

    cells = [
        (step, cell) for step, _ in LADDER for cell in row.cells.get(f"incident.{step}", ()) if cell.said.absent is None
    ]
    found = places.found.get(place_words((step, cell.said.words) for step, cell in cells))
    if found is None:
        return
    where = locate(found)
    told = {claim.property: claim.value for claim in row.claims.made if claim.subject == incident}
    if told.get("where.country") not in (None, where.country):
        return
    sure = min(AS_SURE, found.score) if found.place is not None else AS_SURE
    for name, value in _found(where, has_degrees="where.latitude" in told):
        if f"where.{name}" not in told and value is not None:
            row.claims.place(incident, f"where.{name}", value, [cell for _, cell in cells], (PLACED, sure))


def _found(where: Where, *, has_degrees: bool) -> Iterator[tuple[str, str | float | None]]:
    yield "country", where.country
    if not has_degrees:
        precision = where.coordinates_precision
        yield from zip(
            FOUND,
            (where.gazetteer, where.latitude, where.longitude, None if precision is None else str(precision),
             where.radius_km),
            strict=True,
        )  # fmt: skip


def _read_country(row: ReadRow, incident: str, cell: Read) -> None:
    if cell.said.absent is not None:
        return
    code = _country_of(cell.said.words)
    if code is None:
        row.refuse(cell, Unread("the name or the code of a country"))
    else:
        row.claims.add(incident, "where.country", code, cell)


@cache
def _country_of(words: str) -> str | None:
    return _gazetteer().country_of(words)


@cache
def _gazetteer() -> Gazetteer:
    from onrecord.resolution.places import Gazetteer

    return Gazetteer.open()


def _read_degrees(row: ReadRow, incident: str) -> None:
    """Read coordinates: both or none, for half of a point is no place."""
    for cell in row.cells.get("incident.coordinates", ()):
        pair = read_pair(cell.said)
        if not isinstance(pair, Unread):
            row.claims.add(incident, "where.latitude", pair[0], cell)
            row.claims.add(incident, "where.longitude", pair[1], cell)
        elif cell.said.absent is None:
            row.refuse(cell, pair)
    told = [*_degrees(row, "latitude", 90), *_degrees(row, "longitude", 180)]
    whole = len({name for name, _, _ in told}) == 2
    for name, degrees, cell in told:
        if whole:
            row.claims.add(incident, f"where.{name}", degrees, cell)
        else:
            row.refuse(cell, Unread(f"a {'longitude' if name == 'latitude' else 'latitude'} beside it"))


def _degrees(row: ReadRow, name: str, most: int) -> Iterator[tuple[str, float, Read]]:
    for cell in row.cells.get(f"incident.{name}", ()):
        degrees = read_degrees(cell.said, most)
        if not isinstance(degrees, Unread):
            yield name, degrees, cell
        elif cell.said.absent is None:
            row.refuse(cell, degrees)
