"""From a coding to one incident as Airwars codes it: the one with the most claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.coding.airwars_gold import Person, name_parts
from bench.coding.corpus import read_tables
from bench.coding.reading import by_claims, happened
from onrecord.core.coding import Coding, Incident, Victim
from onrecord.core.values import Count
from onrecord.core.vocabulary import Outcome

__all__ = ["Told", "incident_told"]

COUNTED = frozenset(stance for stance, counts in read_tables("airwars")["stances"].items() if counts)


@dataclass(frozen=True, slots=True)
class Told:
    """What the coding says of the incident; `forms` of a person are the parts of each form of the name."""

    killed: tuple[int | None, int | None] = (None, None)
    injured: tuple[int | None, int | None] = (None, None)
    point: tuple[float, float] | None = None
    dates: tuple[str, str] | None = None
    people: tuple[tuple[Person, frozenset[str]], ...] = ()


def incident_told(coding: Coding) -> Told:
    """Give the main incident, and the named dead of every incident."""
    incidents = [incident for incident in by_claims(coding) if happened(incident, COUNTED)]
    if not incidents:
        return Told()
    main = incidents[0]
    where, when = main.where, main.when
    return Told(
        _ends(main.counts.get("killed")),
        _ends(main.counts.get("injured")),
        None if where.latitude is None or where.longitude is None else (where.latitude, where.longitude),
        None if when.earliest is None or when.latest is None else (when.earliest.isoformat(), when.latest.isoformat()),
        tuple(_people(incidents)),
    )


def _ends(count: Count | None) -> tuple[int | None, int | None]:
    """Give both ends; an open one is the nearest known number, as Airwars codes "at least 26" as 26 to 26."""
    if count is None:
        return None, None
    known = [number for number in (count.low, count.best, count.high) if number is not None]
    return (known[0], known[-1]) if known else (None, None)


def _people(incidents: list[Incident]) -> Iterator[tuple[Person, frozenset[str]]]:
    """Yield the named dead; a name that returns in a later incident is the same person, twice in one are two."""
    known: set[frozenset[str]] = set()
    for incident in incidents:
        told = [person for person in _named_dead(incident) if person[0].parts not in known]
        known |= {person.parts for person, _ in told}
        yield from told


def _named_dead(incident: Incident) -> Iterator[tuple[Person, frozenset[str]]]:
    counted = {act.id for act in happened(incident, COUNTED)}
    for victim in incident.victims:
        if isinstance(victim.name, str) and _was_killed(victim, counted):
            forms = [victim.name, *(name.text for name in victim.names)]
            age = victim.age if isinstance(victim.age, int) else None
            person = Person(name_parts(victim.name), victim.name, age, victim.sex)
            yield person, frozenset(part for form in forms for part in name_parts(form))


def _was_killed(victim: Victim, counted: set[str]) -> bool:
    return any(harm.outcome is Outcome.KILLED and harm.act in counted for harm in victim.acts)
