"""Countries by any English name, and distances on the earth."""

from __future__ import annotations

import re
from functools import cache
from math import asin, cos, radians, sin, sqrt

from bench.coding.corpus import read_tables
from bench.coding.reading import fold

__all__ = ["countries_in", "country_name", "km_between"]

EARTH_DIAMETER_KM = 12742.0


def countries_in(text: str) -> frozenset[str]:
    """Give the ISO codes of the countries a gold value names; one it does not know stays as its folded words."""
    parts = re.split(r",|;|/|\band\b", text)
    whole = _code(fold(text))
    if whole is not None:
        return frozenset({whole})
    return frozenset(_code(fold(part)) or fold(part) for part in parts if fold(part))


def country_name(code: str) -> str:
    """Give the English name of a country code, or the code where it has none."""
    from babel import Locale

    return str(Locale("en").territories.get(code, code))


def km_between(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Give the great-circle distance of two points in degrees."""
    (south, west), (north, east) = (tuple(map(radians, point)) for point in (here, there))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return EARTH_DIAMETER_KM * asin(min(1.0, sqrt(half)))


def _code(name: str) -> str | None:
    return _codes().get(name)


@cache
def _codes() -> dict[str, str]:
    from babel import Locale

    territories = Locale("en").territories
    by_name = {fold(name): code for code, name in territories.items() if len(code) == 2 and code.isalpha()}
    return {**by_name, **read_tables("countries")["aliases"]}
