"""ACLED-shaped: one row an incident, with one number of fatalities, in the columns of its export.

`fatalities` is the fewest that are told to have died, of all who died and not of civilians alone; the range, and that
an incident is unconfirmed, stand in `notes`. A date that is not known to the day is no date.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import DatePrecision, Outcome, PartyKind
from onrecord.publish.casualties import ActorNamed, IncidentFile, IncidentRecord
from onrecord.publish.edition import Edition
from onrecord.publish.exchange.format import Format
from onrecord.publish.exchange.shaped.places import country_code, degrees, level_code, precision_of
from onrecord.publish.exchange.shaped.sheet import (
    ABOUT,
    Cells,
    cited_in,
    day_in,
    edition_of_sheet,
    number_in,
    write_about,
    write_sheet,
)
from onrecord.publish.exchange.shaped.told import Told, day_of, days_of, joined
from onrecord.tally.tables.acled import AcledEvent, event_type_among, inter_of
from onrecord.tally.tables.columns import BETWEEN, Cell, columns_of, rules_for
from onrecord.tally.tables.countries import country_named
from onrecord.tally.tables.precision import code_of_days

__all__ = ["ACLED", "acled_row"]

FILE = "acled.csv"
LOSSES = (
    "Incidents in which nobody is told to have died, and of which no type of event can be told, are left out.",
    "Fatalities are one number, the fewest; the range and all other harm stand as words in notes.",
    "Names and all else of single victims are left out.",
    "Statements, quotes and disagreements are left out; grades and that an incident is unconfirmed stand in notes.",
    "Objects, tolls and withdrawals are left out.",
)
PATHS = ("circumstances", "method", "type")


def acled_row(file: IncidentFile) -> dict[str, Cell] | None:
    """Give the row of an incident, None where nobody is told to have died in it and no type of event can be told."""
    told, rules = Told(file), rules_for("acled")
    type_ = event_type_among({path: told.acts(path) for path in PATHS}, lambda: told.are_all_civilians)
    killed = told.whole(Outcome.KILLED)
    if not any((killed.low, killed.best, killed.high)) and type_.event is None:
        return None
    where, when = file.incident.where, file.incident.when
    first, second, with_first = _parties(told, type_.event)
    day = day_of(when)
    return {
        "event_id_cnty": file.incident.id,
        "event_date": day,
        "year": None if day is None else day.year,
        "time_precision": code_of_days(days_of(when), "acled"),
        "disorder_type": rules["disorder"].get(type_.event),
        "event_type": type_.event,
        "sub_event_type": type_.sub_event,
        "actor1": first,
        "assoc_actor_1": with_first,
        "inter1": inter_of(first, where.country),
        "actor2": second,
        "inter2": inter_of(second, where.country),
        "civilian_targeting": rules["civilian_targeting"] if type_.event == rules["against_civilians"] else None,
        "country": country_named(where.country),
        "admin1": where.name if where.precision == "province" else None,
        "admin2": where.name if where.precision == "district" else None,
        "location": where.name,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "geo_precision": level_code(where, "acled"),
        "source": joined(told.sources),
        "notes": told.remarks(),
        "fatalities": killed.low,
    }


def _parties(told: Told, event: str | None) -> tuple[str | None, str | None, str | None]:
    rules, actors = rules_for("acled"), told.actors
    if event == rules["battles"] and len(actors) == 2:
        return actors[0], actors[1], None
    second = rules["civilians"] if event == rules["against_civilians"] else None
    return (actors[0] if actors else None), second, joined(actors[1:])


def _write(edition: Edition, folder: Path) -> None:
    rows: Iterable[dict[str, Cell]] = (row for file in edition.incidents() if (row := acled_row(file)) is not None)
    write_sheet(folder / FILE, columns_of(AcledEvent), rows)
    write_about(edition.about, LOSSES, folder)


def _incident(cells: Cells) -> IncidentFile:
    id_ = cells["event_id_cnty"]
    day = day_in(cells, "event_date")
    is_day = cells.get("time_precision", "1") == "1"
    names = [cells.get("actor1"), *cells.get("assoc_actor_1", "").split(BETWEEN), cells.get("actor2")]
    actors = [each for each in names if each and each != rules_for("acled")["civilians"]]
    citations = cited_in(cells, "source", id_)
    fewest = number_in(cells, "fatalities")
    incident = IncidentRecord(
        id_,
        When(day, day, DatePrecision.DAY) if is_day and day is not None else When(),
        Where(
            None,
            cells.get("location"),
            country_code(cells.get("country")),
            None,
            degrees(cells.get("latitude")),
            degrees(cells.get("longitude")),
            precision_of(cells.get("geo_precision"), "acled"),
        ),
        (),
        tuple(ActorNamed(f"{id_}-{number}", PartyKind.ACTOR, each) for number, each in enumerate(actors)),
        {} if fewest is None else {"killed": Count(fewest)},
        {},
        None,
        0,
        tuple(each.id for each in citations),
    )
    return IncidentFile(incident, (), citations)


ACLED = Format(
    "acled",
    "ACLED-shaped CSV",
    "tools made for the export of ACLED",
    (FILE, ABOUT),
    _write,
    LOSSES,
    lambda folder: edition_of_sheet(folder / FILE, _incident),
)
