"""Rows of a CSV in the manner of OCHA's common operational datasets as entries of a gazetteer.

Columns are known by name: names of divisions (`ADM3_EN`, `admin3Name_ar`) and of the place itself (`NAME_EN`), codes
(`ADM3_PCODE`, `PCODE`), `LATITUDE` and `LONGITUDE` or their like, a population, an area in square kilometres.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.resolution.places.circles import Circle
from onrecord.resolution.places.dumps import read_point
from onrecord.resolution.places.entries import Entry
from onrecord.resolution.places.kinds import PlaceKind, radius_of

__all__ = ["COUNTRY_CODE", "PROVINCE_NAMED", "CodTable"]

LEVELS = {
    1: PlaceKind.PROVINCE,
    2: PlaceKind.DISTRICT,
    3: PlaceKind.DISTRICT,
    4: PlaceKind.TOWN,
    5: PlaceKind.NEIGHBOURHOOD,
}
LATITUDE = re.compile(r"^(?:point_?)?(?:lat(?:itude)?(?:_?y)?|y(?:_?coord)?)$")
LONGITUDE = re.compile(r"^(?:point_?)?(?:lon(?:g|gitude)?(?:_?x)?|lng|x(?:_?coord)?)$")
ADMIN_NAME = re.compile(r"^adm(?:in)?(\d)_?(?:name)?_?(?:[a-z]{2}|ref|name|alt\w*)?$")
ADMIN_CODE = re.compile(r"^adm(?:in)?(\d)_?p_?code$")
OWN_NAME = re.compile(r"^(?:feature_?|settlement_?|village_?|place_?)?(?:full_?)?name_?(?:[a-z]{2}|alt\w*)?$")
OWN_CODE = re.compile(r"^(?:p_?code|id|code)$")
COUNTRY = re.compile(r"^(?:country(?:_?code)?|iso_?2?|adm(?:in)?0_?(?:p_?code|iso_?2?))$")
OWN_LEVEL = 9  # a name of its own is deeper than any division
PROVINCE_NAMED = "="  # marks a parent told by name, not by code
COUNTRY_CODE = re.compile(r"^[A-Z]{2}$")


@dataclass(frozen=True, slots=True)
class CodTable:
    """Where a COD-style table keeps what: positions of columns; names and codes by level of division."""

    latitude: int
    longitude: int
    names: dict[int, list[int]]
    codes: dict[int, int]
    country: int | None
    population: int | None
    area: int | None

    @classmethod
    def of(cls, header: list[str]) -> CodTable | None:
        """Read a header; None where it names no point or no name."""
        latitude, longitude = _first(header, LATITUDE), _first(header, LONGITUDE)
        names: dict[int, list[int]] = {}
        codes: dict[int, int] = {}
        for position, column in enumerate(header):
            if match := ADMIN_CODE.match(column):
                codes[int(match[1])] = position
            elif match := ADMIN_NAME.match(column):
                names.setdefault(int(match[1]), []).append(position)
            elif OWN_NAME.match(column):
                names.setdefault(OWN_LEVEL, []).append(position)
            elif OWN_CODE.match(column):
                codes.setdefault(OWN_LEVEL, position)
        if latitude is None or longitude is None or not any(level for level in names):
            return None
        population, area = _first(header, re.compile("^pop")), _first(header, re.compile("^area"))
        return cls(latitude, longitude, names, codes, _first(header, COUNTRY), population, area)

    def entry(self, row: list[str], country: str | None, number: int) -> Entry | None:
        """Give the entry of a row, None where it has no name, country or point."""
        told = {level: _cells(row, places) for level, places in self.names.items()}
        level = max((level for level, cells in told.items() if cells and level), default=0)
        country = country or _cell(row, self.country).upper()
        point = read_point(_cell(row, self.latitude), _cell(row, self.longitude))
        if not level or point is None or not COUNTRY_CODE.match(country):
            return None
        kind = LEVELS.get(level, PlaceKind.TOWN)
        code = _cell(row, self.codes.get(level)) or f"{country}-{number}"
        population = _number(_cell(row, self.population))
        area = _number(_cell(row, self.area)) if level in (1, 2, 3) else 0
        radius = math.sqrt(area / math.pi) if area else radius_of(kind, population)
        return Entry(
            id=f"cod:{code}",
            name=told[level][0],
            country=country,
            kind=kind,
            parent="" if level == 1 else PROVINCE_NAMED + (told.get(1) or [""])[0],
            population=population,
            circle=Circle(point, radius),
            names=set(told[level]),
        )


def _first(header: list[str], pattern: re.Pattern[str]) -> int | None:
    return next((position for position, column in enumerate(header) if pattern.match(column)), None)


def _cells(row: list[str], positions: Iterable[int]) -> list[str]:
    return [cell for position in positions if (cell := _cell(row, position))]


def _cell(row: list[str], position: int | None) -> str:
    return row[position].strip() if position is not None and position < len(row) else ""


def _number(text: str) -> int:
    try:
        return max(0, round(float(text.replace(",", ""))))
    except (ValueError, OverflowError):
        return 0
