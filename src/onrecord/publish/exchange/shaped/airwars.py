"""Airwars-shaped: one row an incident, with the fewest and the most civilians killed and injured, belligerents apart.

`civilian_harm_status` is the grade where it is of the scheme of Airwars, else whether the incident is confirmed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import Outcome, PartyKind, Sex
from onrecord.publish.casualties import ActorNamed, IncidentFile, IncidentRecord, VictimRecord
from onrecord.publish.edition import Edition
from onrecord.publish.exchange.format import Format
from onrecord.publish.exchange.shaped.places import country_code, degrees, level_code, precision_of
from onrecord.publish.exchange.shaped.sheet import (
    ABOUT,
    Cells,
    cited_in,
    day_in,
    edition_of_sheet,
    listed_in,
    range_in,
    write_about,
    write_sheet,
)
from onrecord.publish.exchange.shaped.told import BELLIGERENT, Told, is_adult, is_child, joined, people_of
from onrecord.tally.tables.airwars import AirwarsIncident
from onrecord.tally.tables.columns import Cell, columns_of
from onrecord.tally.tables.countries import country_named

__all__ = ["AIRWARS", "airwars_row"]

FILE = "airwars.csv"
LOSSES = (
    "Incidents in which nobody is told to have been killed or injured are left out, and all other harm with them.",
    "Of a range the fewest and the most are held, not the most likely number.",
    "Names and all else of single victims are left out; children, women and men are numbers.",
    "Statements, quotes and disagreements are left out; a grade of another scheme is told as confirmed or unconfirmed.",
    "Objects, tolls, withdrawals and what was held back are left out.",
)
OUTCOMES = (Outcome.KILLED, Outcome.INJURED)
GROUPS: tuple[tuple[str, Callable[[VictimRecord], bool]], ...] = (
    ("children", is_child),
    ("women", lambda victim: is_adult(victim, Sex.FEMALE)),
    ("men", lambda victim: is_adult(victim, Sex.MALE)),
)


def airwars_row(file: IncidentFile) -> dict[str, Cell] | None:
    """Give the row of an incident, None where nobody is told to have been killed or injured in it."""
    told = Told(file)
    counts = [told.whole(outcome) for outcome in OUTCOMES]
    if not any(end for count in counts for end in (count.low, count.best, count.high)):
        return None
    where, when, grade = file.incident.where, file.incident.when, file.incident.grade
    is_theirs = grade is not None and grade.scheme == "airwars"
    row: dict[str, Cell] = {
        "incident_code": file.incident.id,
        "date": when.earliest,
        "end_date": when.latest if when.latest != when.earliest else None,
        "country": country_named(where.country),
        "location_name": where.name,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "geolocation_accuracy": level_code(where, "airwars"),
        "civilian_harm_status": grade.grade
        if grade is not None and is_theirs
        else ("confirmed" if told.is_confirmed else "unconfirmed"),
        "suspected_belligerents": joined(told.actors),
        "cause_of_injury_or_death": joined(told.acts("method")),
        "sources": joined(told.sources),
        "first_reported": told.first_reported,
    }
    for outcome in OUTCOMES:
        row.update(_harmed(told, outcome))
    return row


def _harmed(told: Told, outcome: Outcome) -> Iterator[tuple[str, Cell]]:
    whole = told.civilians(outcome)
    armed = {each.id for each in told.file.victims if each.status in BELLIGERENT}
    civil = {each.id for each in told.file.victims} - armed
    parts: list[Count] = []
    for name, belongs in GROUPS:
        chosen = {each.id for each in told.file.victims if each.id in civil and belongs(each)}
        parts.append(people_of(told.file, outcome, chosen))
        yield from _ends(f"{outcome}_{name}", parts[-1])
    yield from _ends(f"{outcome}_civilians", whole)
    yield from _ends(f"{outcome}_undetermined", _rest(whole, parts))
    yield from _ends(f"{outcome}_belligerents", people_of(told.file, outcome, armed))


def _rest(whole: Count, parts: list[Count]) -> Count:
    """Give what the parts leave of the whole; nobody for certain where they may reach it."""
    told = [each for each in parts if each != Count()]
    most = None if whole.high is None else max(0, whole.high - sum(each.low or 0 for each in told))
    if whole.low is None or any(each.high is None for each in told):
        return Count(None if whole.low is None else 0, None, most)
    return Count(max(0, whole.low - sum(each.high or 0 for each in told)), None, most)


def _ends(name: str, count: Count) -> Iterator[tuple[str, Cell]]:
    yield f"{name}_min", count.low
    yield f"{name}_max", count.high


def _write(edition: Edition, folder: Path) -> None:
    rows = (row for file in edition.incidents() if (row := airwars_row(file)) is not None)
    write_sheet(folder / FILE, columns_of(AirwarsIncident), rows)
    write_about(edition.about, LOSSES, folder)


def _incident(cells: Cells) -> IncidentFile:
    id_ = cells["incident_code"]
    first = day_in(cells, "date")
    civilians = {
        str(outcome): range_in(cells, f"{outcome}_civilians_min", None, f"{outcome}_civilians_max")
        for outcome in OUTCOMES
    }
    citations = cited_in(cells, "sources", id_)
    actors = listed_in(cells, "suspected_belligerents")
    incident = IncidentRecord(
        id_,
        When(first, day_in(cells, "end_date") or first),
        Where(
            None,
            cells.get("location_name"),
            country_code(cells.get("country")),
            None,
            degrees(cells.get("latitude")),
            degrees(cells.get("longitude")),
            precision_of(cells.get("geolocation_accuracy"), "airwars"),
        ),
        (),
        tuple(
            ActorNamed(f"{id_}-{number}", PartyKind.ACTOR, each, None, ("suspected",))
            for number, each in enumerate(actors)
        ),
        {},
        {outcome: count for outcome, count in civilians.items() if count != Count()},
        None,
        0,
        tuple(each.id for each in citations),
    )
    return IncidentFile(incident, (), citations)


AIRWARS = Format(
    "airwars",
    "Airwars-shaped CSV",
    "recorders of civilian harm who count by children, women and men",
    (FILE, ABOUT),
    _write,
    LOSSES,
    lambda folder: edition_of_sheet(folder / FILE, _incident),
)
