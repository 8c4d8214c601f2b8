"""GeoJSON (RFC 7946): one feature an incident, for maps. What is not placed has no geometry and is still there.

A point is the middle of `coordinates_precision`, within `radius_km`: it is not where somebody died. `killed_low` and
the like are plain numbers for a legend; victims and reports stand below as they are in the open format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.publish.casualties import IncidentFile
from onrecord.publish.edition import About, Edition
from onrecord.publish.exchange.format import Format, malformed
from onrecord.publish.exchange.shaped.places import is_placed
from onrecord.publish.wire import entry_of, plain_of

__all__ = ["GEOJSON"]

FILE = "incidents.geojson"
LOSSES = (
    "Statements, quotes and disagreements are left out.",
    "Tolls and withdrawals are left out.",
)
LEFT_OUT = ("statements", "disagreements")
KEYS = ("incident", "victims", "objects", "citations")
ENDS = ("low", "best", "high")
HEAD, TAIL = '"features":[', "]}"


def _write(edition: Edition, folder: Path) -> None:
    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as file:
        about = _line(plain_of(edition.about))
        file.write(f'{{"type":"FeatureCollection","about":{about},"losses":{_line(list(LOSSES))},{HEAD}\n')
        between = ""
        for each in edition.incidents():
            file.write(between + _line(_feature(each)))
            between = ",\n"
        file.write(f"\n{TAIL}\n")


def _line(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _feature(file: IncidentFile) -> dict[str, Any]:
    incident = file.incident
    where = incident.where
    plain = plain_of(replace(file, incident=replace(incident, statements=(), disagreements=())))
    told = {key: value for key, value in plain["incident"].items() if key not in LEFT_OUT}
    is_confirmed = incident.grade is not None and incident.grade.is_confirmed
    properties: dict[str, Any] = {
        "date_from": told["when"]["earliest"],
        "date_to": told["when"]["latest"],
        "place": where.name,
        "country": where.country,
        "coordinates_precision": told["where"]["coordinates_precision"],
        "radius_km": where.radius_km,
        "confirmation": "confirmed" if is_confirmed else "unconfirmed",
    }
    for of, counts in (("", told["counts"]), ("civilians_", told["civilians"])):
        for outcome, count in counts.items():
            properties |= {f"{of}{outcome}_{end}": count[end] for end in ENDS}
    victims = [{key: value for key, value in each.items() if key not in LEFT_OUT} for each in plain["victims"]]
    objects = [{key: value for key, value in each.items() if key not in LEFT_OUT} for each in plain["objects"]]
    properties |= {"incident": told, "victims": victims, "objects": objects, "citations": plain["citations"]}
    geometry = {"type": "Point", "coordinates": [where.longitude, where.latitude]} if is_placed(where) else None
    return {"type": "Feature", "id": incident.id, "geometry": geometry, "properties": properties}


def _read(folder: Path) -> Edition:
    path = folder / FILE
    about = entry_of("dataset", _head(path), path.name)
    if not isinstance(about, About):
        raise malformed(path.name, "something else", "what is said of the whole")

    def incidents() -> Iterator[IncidentFile]:
        for number, feature in _features(path):
            told = {key: feature["properties"].get(key, ()) for key in KEYS}
            made = entry_of("incident", told, f"{path.name}, line {number}")
            if isinstance(made, IncidentFile):
                yield made

    return Edition(about, incidents)


def _head(path: Path) -> dict[str, Any]:
    try:
        with path.open(encoding="utf-8") as file:
            told: dict[str, Any] = json.loads(file.readline().rstrip("\n") + TAIL)["about"]
    except (OSError, ValueError, KeyError) as error:
        raise malformed(path.name, str(error)[:100], "a collection of features as an export lays it out") from error
    return told


def _features(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if number > 1 and line.startswith("{"):
                try:
                    yield number, json.loads(line.rstrip(",\n"))
                except ValueError as error:
                    raise malformed(f"{path.name}, line {number}", str(error), "one feature on a line") from error


GEOJSON = Format(
    "geojson",
    "GeoJSON",
    "maps: QGIS, Leaflet, MapLibre; one feature an incident",
    (FILE,),
    _write,
    LOSSES,
    _read,
)
