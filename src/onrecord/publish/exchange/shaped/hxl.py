"""HXL: one row an incident, with a row of hashtags below the headings, for humanitarian data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import DatePrecision, PartyKind, PlacePrecision
from onrecord.publish.casualties import ActDone, ActorNamed, Grade, IncidentFile, IncidentRecord
from onrecord.publish.edition import Edition
from onrecord.publish.exchange.format import Format
from onrecord.publish.exchange.shaped.places import degrees
from onrecord.publish.exchange.shaped.sheet import (
    ABOUT,
    Cells,
    cited_in,
    day_in,
    edition_of_sheet,
    listed_in,
    number_in,
    range_in,
    write_about,
    write_sheet,
)
from onrecord.publish.exchange.shaped.told import Told, joined
from onrecord.tally.tables.columns import Cell

__all__ = ["HXL", "hashtags"]

FILE = "incidents-hxl.csv"
RULES = Path(__file__).parents[3] / "resources" / "exchange" / "hxl.yaml"
ENDS = {"low": "min", "best": "best", "high": "max"}
UNCONFIRMED, CONFIRMED = "unconfirmed", "confirmed"
LOSSES = (
    "Names and all else of single victims are left out.",
    "Statements, quotes and disagreements are left out.",
    "Which act was done by which method, and the degrees of involvement, are left out.",
    "Objects, tolls and withdrawals are left out.",
)


@cache
def hashtags() -> Mapping[str, str]:
    """Give the hashtag of each column, in order."""
    rules = _rules()
    found: dict[str, str] = dict(rules["columns"])
    for outcome in rules["outcomes"]:
        for of, attribute in (("", ""), ("civilians_", "+civilians")):
            for end in ENDS.values():
                found[f"{of}{outcome}_{end}"] = f"#affected+{outcome}{attribute}+{end}"
    return found


@cache
def _rules() -> dict[str, Any]:
    import yaml

    told: dict[str, Any] = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return told


def _row(file: IncidentFile) -> dict[str, Cell]:
    told, incident = Told(file), file.incident
    where, when, grade = incident.where, incident.when, incident.grade
    row: dict[str, Cell] = {
        "incident_id": incident.id,
        "date_from": when.earliest,
        "date_to": when.latest,
        "date_precision": str(when.precision),
        "place": where.name,
        "place_as_told": where.text,
        "place_precision": str(where.precision),
        "country": where.country,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "coordinates_precision": None if where.coordinates_precision is None else str(where.coordinates_precision),
        "radius_km": where.radius_km,
        "acts": joined(told.acts("type")),
        "methods": joined(told.acts("method")),
        "actors": joined(told.actors),
        "confirmation": CONFIRMED if told.is_confirmed else UNCONFIRMED,
        "grade": None if grade is None else grade.grade,
        "grade_scheme": None if grade is None else grade.scheme,
        "independent_sources": incident.independent,
        "sources": joined(told.sources),
        "held_back": joined(f"{each.property}: {each.rule}" for each in incident.withheld),
    }
    row.update(_numbers("", incident.counts))
    row.update(_numbers("civilians_", incident.civilians))
    return row


def _numbers(of: str, counts: Mapping[str, Count]) -> Iterator[tuple[str, Cell]]:
    for outcome, count in counts.items():
        for end, name in ENDS.items():
            yield f"{of}{outcome}_{name}", getattr(count, end)


def _write(edition: Edition, folder: Path) -> None:
    write_sheet(folder / FILE, list(hashtags()), map(_row, edition.incidents()), list(hashtags().values()))
    write_about(edition.about, LOSSES, folder)


def _incident(cells: Cells) -> IncidentFile:
    id_ = cells["incident_id"]
    citations = cited_in(cells, "sources", id_)
    placed = cells.get("coordinates_precision")
    where = Where(
        cells.get("place_as_told"),
        cells.get("place"),
        cells.get("country"),
        None,
        degrees(cells.get("latitude")),
        degrees(cells.get("longitude")),
        PlacePrecision(cells.get("place_precision", "unknown")),
        None if placed is None else PlacePrecision(placed),
        degrees(cells.get("radius_km")),
    )
    incident = IncidentRecord(
        id_,
        When(
            day_in(cells, "date_from"),
            day_in(cells, "date_to"),
            DatePrecision(cells.get("date_precision", "unknown")),
        ),
        where,
        tuple(ActDone(f"{id_}-{number}", each) for number, each in enumerate(listed_in(cells, "acts"))),
        tuple(
            ActorNamed(f"{id_}-actor-{number}", PartyKind.ACTOR, each)
            for number, each in enumerate(listed_in(cells, "actors"))
        ),
        _counts(cells, ""),
        _counts(cells, "civilians_"),
        _grade(cells),
        number_in(cells, "independent_sources") or 0,
        tuple(each.id for each in citations),
    )
    return IncidentFile(incident, (), citations)


def _grade(cells: Cells) -> Grade | None:
    if "grade" not in cells:
        return None
    is_confirmed = cells.get("confirmation") == CONFIRMED
    return Grade(cells.get("grade_scheme", "unknown"), cells["grade"], "", is_confirmed=is_confirmed)


def _counts(cells: Cells, of: str) -> dict[str, Count]:
    told = {each: range_in(cells, *(f"{of}{each}_{end}" for end in ENDS.values())) for each in _rules()["outcomes"]}
    return {outcome: count for outcome, count in told.items() if count != Count()}


HXL = Format(
    "hxl",
    "HXL-tagged CSV",
    "humanitarian data exchange; one row an incident, hashtags below the headings",
    (FILE, ABOUT),
    _write,
    LOSSES,
    lambda folder: edition_of_sheet(folder / FILE, _incident, under=1),
)
