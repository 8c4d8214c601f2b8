"""UCDP GED-shaped: one row an incident in which somebody died, in the 49 columns of the data set (v23.1).

Ids of conflicts, dyads, actors and grid cells are UCDP's own and stay empty. Where a number is open the cell is empty:
what is not known is not 0. `code_status` says `unconfirmed` where an incident is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import DatePrecision, Outcome, PartyKind
from onrecord.publish.casualties import ActDone, ActorNamed, Citation, IncidentFile, IncidentRecord
from onrecord.publish.edition import Edition
from onrecord.publish.exchange.format import Format
from onrecord.publish.exchange.shaped.places import country_code, degrees, is_placed, level_code, precision_of
from onrecord.publish.exchange.shaped.sheet import (
    ABOUT,
    Cells,
    day_in,
    edition_of_sheet,
    listed_in,
    number_in,
    range_in,
    write_about,
    write_sheet,
)
from onrecord.publish.exchange.shaped.told import BELLIGERENT, Told, days_of, joined, people_of
from onrecord.tally.tables.columns import BETWEEN, Cell, columns_of, rules_for
from onrecord.tally.tables.countries import country_named
from onrecord.tally.tables.precision import code_of_days
from onrecord.tally.tables.ucdp import GedEvent, sides_among

__all__ = ["UCDP", "ged_row"]

FILE = "ged.csv"
LOSSES = (
    "Incidents in which nobody is told to have died are left out.",
    "People who were injured, abducted, detained or harmed otherwise are left out.",
    "Names and all else of single victims are left out.",
    "Statements, quotes, disagreements and grades are left out; that an incident is unconfirmed stands in code_status.",
    "Objects, tolls, withdrawals and what was held back are left out.",
    "Acts and methods are left out, but for what they say of the type of violence.",
)
DEATHS = ("deaths_a", "deaths_b", "deaths_civilians")
PRECISIONS = {
    "1": DatePrecision.DAY,
    "2": DatePrecision.DAYS,
    "3": DatePrecision.WEEK,
    "4": DatePrecision.MONTH,
    "5": DatePrecision.YEAR,
}


def ged_row(file: IncidentFile) -> dict[str, Cell] | None:
    """Give the row of an incident, None where nobody is told to have died in it."""
    told = Told(file)
    killed, where, when = told.whole(Outcome.KILLED), file.incident.where, file.incident.when
    if not any((killed.low, killed.best, killed.high)):
        return None
    sides = sides_among(told.actors, told.acts("method"), lambda: told.are_all_civilians)
    years = {each.year for each in (when.earliest, when.latest) if each is not None}
    titles = [each.title for each in file.citations if each.title is not None]
    days = [each.published.isoformat() for each in file.citations if each.published is not None]
    return {
        "id": file.incident.id,
        "year": years.pop() if len(years) == 1 and days_of(when) is not None else None,
        "code_status": "Clear" if told.is_confirmed else "unconfirmed",
        "type_of_violence": sides.type,
        "dyad_name": f"{sides.a} - {sides.b}" if sides.a and sides.b else None,
        "side_a": sides.a or joined(told.actors),
        "side_b": sides.b,
        "number_of_sources": len(file.citations) or None,
        "source_article": joined(map(_cited, file.citations)),
        "source_office": joined(told.sources),
        "source_date": joined(days),
        "source_headline": joined(titles),
        "source_original": joined(told.origins),
        "where_prec": level_code(where, "ucdp"),
        "where_coordinates": where.name,
        "where_description": where.text,
        "adm_1": where.name if where.precision == "province" else None,
        "adm_2": where.name if where.precision == "district" else None,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "geom_wkt": f"POINT ({where.longitude} {where.latitude})" if is_placed(where) else None,
        "country": country_named(where.country),
        "event_clarity": rules_for("ucdp")["clarity"].get(str(when.precision)),
        "date_prec": code_of_days(days_of(when), "ucdp"),
        "date_start": when.earliest,
        "date_end": when.latest,
        **_deaths(told, (sides.a, sides.b), killed),
    }


def _deaths(told: Told, sides: tuple[str | None, str | None], killed: Count) -> Mapping[str, Cell]:
    """Give whose deaths are whose; they come to the best number, and none is told where there is none."""
    best = killed.best
    numbers: dict[str, Cell] = {"best": best, "high": killed.high, "low": killed.low}
    if best is None:
        return numbers
    armed = {each.id: each.affiliation for each in told.file.victims if each.status in BELLIGERENT}
    of_sides = [{id_ for id_, body in armed.items() if side is not None and body == side} for side in sides]
    parts = [people_of(told.file, Outcome.KILLED, some).best or 0 for some in of_sides]
    parts.append(told.civilians(Outcome.KILLED).best or 0)
    if sum(parts) > best:
        parts = [0, 0, 0]
    return {**numbers, **dict(zip(DEATHS, parts, strict=True)), "deaths_unknown": best - sum(parts)}


def _cited(citation: Citation) -> str:
    day = None if citation.published is None else citation.published.isoformat()
    return '"' + ",".join(each or "" for each in (citation.source, day, citation.title)) + '"'


def _write(edition: Edition, folder: Path) -> None:
    rows: Iterable[dict[str, Cell]] = (row for file in edition.incidents() if (row := ged_row(file)) is not None)
    write_sheet(folder / FILE, columns_of(GedEvent), rows)
    write_about(edition.about, LOSSES, folder)


def _incident(cells: Cells) -> IncidentFile:
    precision = PRECISIONS.get(cells.get("date_prec", ""), DatePrecision.UNKNOWN)
    where = Where(
        cells.get("where_description"),
        cells.get("where_coordinates"),
        country_code(cells.get("country")),
        None,
        degrees(cells.get("latitude")),
        degrees(cells.get("longitude")),
        precision_of(cells.get("where_prec"), "ucdp"),
    )
    citations = tuple(_citations(cells))
    civilians = number_in(cells, "deaths_civilians")
    id_ = cells["id"]
    incident = IncidentRecord(
        id_,
        When(day_in(cells, "date_start"), day_in(cells, "date_end"), precision),
        where,
        (ActDone(f"{id_}-killing", "killing"),),
        tuple(_actors(cells)),
        {"killed": range_in(cells, "low", "best", "high")},
        {} if civilians is None else {"killed": Count(None, civilians, None)},
        None,
        0,
        tuple(each.id for each in citations),
    )
    return IncidentFile(incident, (), citations)


def _actors(cells: Cells) -> Iterator[ActorNamed]:
    sides = [each for each in (cells.get("side_a"), cells.get("side_b")) if each is not None]
    for number, actor in enumerate(each for side in sides for each in side.split(BETWEEN)):
        if actor != rules_for("ucdp")["civilians"]:
            yield ActorNamed(f"{cells['id']}-{number}", PartyKind.ACTOR, actor)


def _citations(cells: Cells) -> Iterator[Citation]:
    """Yield a citation of each office; which headline is whose is told where there is one of each."""
    offices = listed_in(cells, "source_office")
    title = cells.get("source_headline") if len(offices) == 1 else None
    day = day_in(cells, "source_date") if len(offices) == 1 and BETWEEN not in cells.get("source_date", "") else None
    for number, office in enumerate(offices):
        yield Citation(f"{cells['id']}-source-{number}", office, title, day)


UCDP = Format(
    "ucdp",
    "UCDP GED-shaped CSV",
    "studies made with the UCDP Georeferenced Event Dataset",
    (FILE, ABOUT),
    _write,
    LOSSES,
    lambda folder: edition_of_sheet(folder / FILE, _incident),
)
