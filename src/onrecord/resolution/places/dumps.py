"""Rows of a GeoNames dump (`SY.txt`: 19 tab-separated columns, no header) as entries of a gazetteer."""

from __future__ import annotations

from onrecord.resolution.places.circles import Circle, Point
from onrecord.resolution.places.entries import Entry
from onrecord.resolution.places.kinds import PlaceKind, radius_of

__all__ = ["GEONAMES_COLUMNS", "entry_of_dump", "read_point"]

GEONAMES_COLUMNS = 19
CLASSES = {"P": PlaceKind.TOWN, "A": PlaceKind.DISTRICT, "S": PlaceKind.SITE}
FEATURES = {"ADM1": PlaceKind.PROVINCE, "PPLX": PlaceKind.NEIGHBOURHOOD}
# Countries are known already.
COUNTRIES = ("PCLI", "PCLD", "PCLS", "PCLF", "PCLIX", "TERR")
LONGEST_NUMBER = 9  # digits of a GeoNames id that a file can hold
SEATS = {"PPLC": 1, "PPLA": 2, "PPLA2": 3}


def entry_of_dump(line: str) -> Entry | None:
    """Give the entry of a line, None for what is no place to happen at, or has no name, country or point."""
    fields = line.rstrip("\r\n").split("\t")
    if len(fields) < GEONAMES_COLUMNS:
        return None
    number, name, ascii_name, others, latitude, longitude, feature_class, feature, country, _, admin1 = fields[:11]
    kind = FEATURES.get(feature, CLASSES.get(feature_class))
    point = read_point(latitude, longitude)
    if (
        kind is None
        or feature in COUNTRIES
        or point is None
        or not (name and country and number.isdecimal() and len(number) <= LONGEST_NUMBER)
    ):
        return None
    population = int(fields[14]) if fields[14].isdecimal() else 0
    return Entry(
        id=int(number),
        name=name,
        country=country,
        kind=kind,
        code=f"{country}.{admin1}" if kind is PlaceKind.PROVINCE else "",
        parent="" if kind is PlaceKind.PROVINCE else f"{country}.{admin1}",
        population=population,
        circle=Circle(point, radius_of(kind, population)),
        seat=SEATS.get(feature, 0),
        names={name, ascii_name, *others.split(",")} - {""},
    )


def read_point(latitude: str, longitude: str) -> Point | None:
    """Read a point, None for what is no point on the globe."""
    try:
        point = float(latitude), float(longitude)
    except ValueError:
        return None
    return point if abs(point[0]) <= 90 and abs(point[1]) <= 180 else None
