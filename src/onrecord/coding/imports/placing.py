"""Where it was, as a list says it: the smallest place named is the name, all of them are the words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from onrecord.coding.imports.cells import Unread, read_degrees, read_pair
from onrecord.coding.imports.claims import Read
from onrecord.coding.imports.people import ReadRow
from onrecord.core.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from onrecord.resolution.places import Gazetteer

__all__ = ["read_place"]

# From the smallest: what a column names, and how precise a place is that it names.
LADDER = (
    ("site", PlacePrecision.SITE),
    ("place", PlacePrecision.TOWN),
    ("district", PlacePrecision.DISTRICT),
    ("province", PlacePrecision.PROVINCE),
    ("country", PlacePrecision.COUNTRY),
)
BY_COLUMN = "mapping: kind of place of the column"


def read_place(row: ReadRow, incident: str) -> None:
    """Read the place of a row."""
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
