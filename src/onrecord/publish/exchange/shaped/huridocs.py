"""HURIDOCS-shaped: who did what to whom, as events, persons, acts, involvements and information, joined by numbers.

Roles stand on links and never on a person, as in the Events Standard Formats. Codes of micro-thesauri are given where
the codebook maps to them; else the word stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.coding.codebook import default_codebook
from onrecord.core.values import AgeRange
from onrecord.publish.casualties import IncidentFile, Statement, VictimRecord
from onrecord.publish.edition import Edition
from onrecord.publish.exchange.format import Format
from onrecord.publish.exchange.shaped.sheet import ABOUT, write_about, write_sheet
from onrecord.publish.exchange.shaped.told import Told, range_in_words
from onrecord.tally.tables.columns import BETWEEN, Cell

__all__ = ["HURIDOCS"]

RULES = Path(__file__).parents[3] / "resources" / "exchange" / "huridocs.yaml"
LOSSES = (
    "Codes of micro-thesauri are given only where the codebook maps to them; other terms are words.",
    "Attribution (MT28), the source's connection (MT19), reliability (MT42) and material (MT16) are left out.",
    "Numbers by outcome of a whole incident stand as words in the remarks of its event; counted groups are persons.",
    "Other forms of a name are words in one cell, without script and parts; relations between victims are left out.",
    "Disagreements, objects and tolls are left out; grades stand as words beside the status.",
)
Rows = Iterator[dict[str, Cell]]


@cache
def _rules() -> Mapping[str, Any]:
    import yaml

    told: Mapping[str, Any] = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return told


def _events(file: IncidentFile) -> Rows:
    told, incident = Told(file), file.incident
    when, where, grade = incident.when, incident.where, incident.grade
    title = ", ".join(each for each in (where.name, None if when.earliest is None else str(when.earliest)) if each)
    yield {
        "event_number": incident.id,
        "event_title": title or incident.id,
        "geographical_term": where.country,
        "local_geographical_area": where.name,
        "location_as_told": where.text,
        "location_precision": str(where.precision),
        "latitude": where.latitude,
        "longitude": where.longitude,
        "initial_date": when.earliest,
        "final_date": when.latest,
        "date_precision": str(when.precision),
        "violation_status_mt41": _rules()["status"]["confirmed" if told.is_confirmed else "unconfirmed"],
        "grade": None if grade is None else grade.grade,
        "grade_scheme": None if grade is None else grade.scheme,
        "remarks": told.remarks(),
    }


def _persons(file: IncidentFile) -> Rows:
    for victim in file.victims:
        low, high = _ages(victim)
        yield {
            "person_number": victim.id,
            "counting_unit_mt7": _rules()["counting_unit"][str(victim.kind)],
            "person_name": victim.name,
            "other_names": BETWEEN.join(each.text for each in victim.names if each.text != victim.name) or None,
            "group_description": victim.description,
            "persons_in_group": range_in_words(victim.count),
            "age_low": low,
            "age_high": high,
            "age_group": _word(victim.age_group),
            "sex": _word(victim.sex),
            "occupation": victim.occupation,
            "citizenship": victim.nationality,
            "held_back": BETWEEN.join(each.property for each in victim.withheld) or None,
        }
    for actor in file.incident.actors:
        yield {
            "person_number": f"{file.incident.id}/{actor.id}",
            "counting_unit_mt7": _rules()["counting_unit"][str(actor.kind)],
            "person_name": actor.name or actor.actor,
        }


def _acts(file: IncidentFile) -> Rows:
    acts = {each.id: each for each in file.incident.acts}
    for victim in file.victims:
        for number, harm in enumerate(victim.harm):
            act = acts.get(harm.act or "")
            low, high = _ages(victim)
            yield {
                "act_number": f"{victim.id}/{number}",
                "event_number": file.incident.id,
                "victim_number": victim.id,
                "type_of_act": None if act is None else act.type,
                "type_of_act_mt4": None if act is None else _code(act.type),
                "method_of_violence": None if act is None else act.method,
                "weapon": None if act is None else act.weapon,
                "stated_reason": None if act is None else BETWEEN.join(act.grounds) or None,
                "circumstances": None if act is None else BETWEEN.join(act.circumstances) or None,
                "outcome": str(harm.outcome),
                "age_low_at_time": low,
                "age_high_at_time": high,
                "victim_characteristics": _word(victim.status),
                "initial_date": file.incident.when.earliest,
                "final_date": file.incident.when.latest,
            }


def _involvements(file: IncidentFile) -> Rows:
    """Yield each actor with each act of the incident: which act was whose is told nowhere closer."""
    for actor in file.incident.actors:
        for degree in actor.involvement or ("unknown",):
            yield {
                "event_number": file.incident.id,
                "perpetrator_number": f"{file.incident.id}/{actor.id}",
                "degree_of_involvement_mt18": _rules()["involvement"].get(degree, degree),
                "affiliation": actor.actor,
            }


def _information(file: IncidentFile) -> Rows:
    sources = {each.id: each for each in file.citations}
    told: list[tuple[str, Statement]] = [(file.incident.id, each) for each in file.incident.statements]
    told += [(victim.id, each) for victim in file.victims for each in victim.statements]
    for record, statement in told:
        source = sources.get(statement.report or "")
        yield {
            "event_number": file.incident.id,
            "related_record": record,
            "property": statement.property,
            "value": None if statement.value is None else str(statement.value),
            "source": None if source is None else source.source,
            "source_title": None if source is None else source.title,
            "date_of_source_material": None if source is None else source.published,
            "language": None if source is None else source.language,
            "report": statement.report,
            "words": BETWEEN.join(statement.quotes) or None,
            "according_to": BETWEEN.join(statement.according_to) or None,
            "stance": str(statement.stance),
            "inferred_by": statement.inferred_by,
            "held_back_by": statement.withheld,
        }


def _ages(victim: VictimRecord) -> tuple[int | None, int | None]:
    age = victim.age
    return (age.low, age.high) if isinstance(age, AgeRange) else (age, age)


def _code(act: str) -> str | None:
    held = default_codebook().acts.get(act)
    return None if held is None else held.huridocs


def _word(value: object) -> str | None:
    return None if value is None else str(value)


TABLES: Mapping[str, tuple[Callable[[IncidentFile], Rows], tuple[str, ...]]] = {
    "events": (
        _events,
        (
            "event_number", "event_title", "geographical_term", "local_geographical_area", "location_as_told",
            "location_precision", "latitude", "longitude", "initial_date", "final_date", "date_precision",
            "violation_status_mt41", "grade", "grade_scheme", "remarks",
        ),
    ),
    "persons": (
        _persons,
        (
            "person_number", "counting_unit_mt7", "person_name", "other_names", "group_description",
            "persons_in_group", "age_low", "age_high", "age_group", "sex", "occupation", "citizenship", "held_back",
        ),
    ),
    "acts": (
        _acts,
        (
            "act_number", "event_number", "victim_number", "type_of_act", "type_of_act_mt4", "method_of_violence",
            "weapon", "stated_reason", "circumstances", "outcome", "age_low_at_time", "age_high_at_time",
            "victim_characteristics", "initial_date", "final_date",
        ),
    ),
    "involvements": (
        _involvements, ("event_number", "perpetrator_number", "degree_of_involvement_mt18", "affiliation"),
    ),
    "information": (
        _information,
        (
            "event_number", "related_record", "property", "value", "source", "source_title",
            "date_of_source_material", "language", "report", "words", "according_to", "stance", "inferred_by",
            "held_back_by",
        ),
    ),
}  # fmt: skip


def _write(edition: Edition, folder: Path) -> None:
    for name, (rows, columns) in TABLES.items():
        write_sheet(folder / f"{name}.csv", columns, (row for file in edition.incidents() for row in rows(file)))
    write_about(edition.about, LOSSES, folder)


HURIDOCS = Format(
    "huridocs",
    "HURIDOCS-shaped tables",
    "documentation of who did what to whom (Events Standard Formats), as OpenEvSys holds it",
    (*(f"{name}.csv" for name in TABLES), ABOUT),
    _write,
    LOSSES,
)
