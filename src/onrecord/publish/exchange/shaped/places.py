"""Places and countries as tables of others name them, and back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from onrecord.core.values import Where
from onrecord.core.vocabulary import PlacePrecision
from onrecord.publish.exchange.format import malformed
from onrecord.resolution.register_files import REGISTER, read_yaml
from onrecord.tally.tables.precision import code_of_level, level_at

__all__ = ["country_code", "degrees", "is_placed", "level_code", "precision_of"]


def is_placed(where: Where) -> bool:
    """True where a place has coordinates."""
    return where.latitude is not None and where.longitude is not None


def level_code(where: Where, standard: str) -> int | str | None:
    """Give how precisely a place is known, in the code of a standard."""
    return code_of_level(level_at(where), standard)


def precision_of(code: str | None, standard: str) -> PlacePrecision:
    """Give the unit of place that a code of a standard stands for: of several the coarsest, so as to claim no more."""
    found = [each for each in PlacePrecision if code is not None and str(code_of_level(each, standard)) == code]
    return found[-1] if found else PlacePrecision.UNKNOWN


def country_code(name: str | None) -> str | None:
    """Give the ISO 3166-1 code of a country by its English name or its code.

    >>> country_code("Sudan"), country_code("SD"), country_code(None)
    ('SD', 'SD', None)
    """
    if name is None or (len(name) == 2 and name.isupper()):
        return name
    return _codes().get(name.casefold())


def degrees(told: str | None) -> float | None:
    """Give degrees.

    Raises:
        MalformedRecords: they are not a number.
    """
    try:
        return None if told is None else float(told)
    except ValueError as error:
        raise malformed("a coordinate", repr(told), "degrees as a decimal number") from error


@cache
def _codes() -> Mapping[str, str]:
    told = cast("Mapping[str, Mapping[str, str]]", read_yaml(REGISTER / "countries.yaml"))
    return {each["name"].casefold(): code for code, each in told.items()}
