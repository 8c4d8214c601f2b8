"""Iraq Body Count: its eighteen variables, twelve of an incident and six of a person who died in it.

A row of an incident has its numbers, and behind it each person with a name has a row without any, so that the columns
can be added up. `code` joins them. What two independent sources do not tell is provisional (Iraq Body Count, Methods).
The time of day, the target, marital and parental status are not recorded here and stay empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.core.record import Record
from onrecord.core.vocabulary import Outcome
from onrecord.tally.happenings import held
from onrecord.tally.independence import number_of
from onrecord.tally.tables.columns import BETWEEN, Row
from onrecord.tally.tables.documented import Documented

__all__ = ["BodyCountRow", "body_count_rows"]

PROVISIONAL = "provisional"
LEAST_SOURCES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyCountRow(Row):
    """A row of an incident, or of a person who died in it. `status` is `provisional` or empty."""

    code: str
    incident_date: date | str | None = None
    incident_time: str | None = None
    place: str | None = None
    target: str | None = None
    minimum_deaths: int | None = None
    maximum_deaths: int | None = None
    minimum_injuries: int | None = None
    maximum_injuries: int | None = None
    weapons: str | None = None
    killers: str | None = None
    media_sources: str | None = None
    primary_witnesses: str | None = None
    person_name: str | None = None
    age: int | str | None = None
    gender: str | None = None
    marital_status: str | None = None
    parental_status: str | None = None
    occupation: str | None = None
    status: str | None = None


def body_count_rows(incident: Documented) -> Iterator[BodyCountRow]:
    """Yield the row of an incident in which somebody died, and those of the people who are named among its dead."""
    deaths, injuries = incident.whole(Outcome.KILLED), incident.whole(Outcome.INJURED)
    if not deaths.high:
        return
    happening = incident.happening
    day, place = happening.when.key("day"), happening.where.key
    yield BodyCountRow(
        records=incident.records,
        code=happening.incident.id,
        incident_date=None if day == "unknown" else day,
        place=None if place == "unknown" else place,
        minimum_deaths=deaths.low,
        maximum_deaths=deaths.high,
        minimum_injuries=injuries.low,
        maximum_injuries=injuries.high,
        weapons=BETWEEN.join(incident.methods) or None,
        killers=BETWEEN.join(happening.actors) or None,
        media_sources=BETWEEN.join(incident.sources) or None,
        primary_witnesses=BETWEEN.join(incident.origins) or None,
        status=PROVISIONAL if _sources(incident) < LEAST_SOURCES else None,
    )
    for victim, kind in incident.killed:
        name = held(victim, "name")
        if isinstance(name, str) and (not incident.scheme.statuses or kind.status in incident.scheme.statuses):
            yield _person(happening.incident.id, victim, name)


def _person(code: str, victim: Record, name: str) -> BodyCountRow:
    age, gender, occupation = (held(victim, path) for path in ("age", "sex", "occupation"))
    return BodyCountRow(
        records=(code, victim.id),
        code=code,
        person_name=name,
        age=age if isinstance(age, int) else None,
        gender=gender if isinstance(gender, str) else None,
        occupation=occupation if isinstance(occupation, str) else None,
    )


def _sources(incident: Documented) -> int:
    """Give how many independent sources tell that somebody died."""
    heard = [
        account.fact for each in incident.counted if each.outcome is Outcome.KILLED for account in each.folded.heard
    ]
    return number_of(list(dict.fromkeys(heard)), incident.facts.values())
