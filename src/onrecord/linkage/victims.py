"""The people that a coding tells of, as linkage compares them.

All reports are one list: most tell of few people, and what two lists of three people each have in common teaches
nothing. Who is named together in one report is told apart by it, which is a constraint and not a score.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.core.coding import Claim, Coding, Incident, Victim
from onrecord.core.values import AgeRange
from onrecord.core.vocabulary import Outcome, PartyKind, Stance
from onrecord.linkage.constraints import Constraint
from onrecord.linkage.names import signs_of
from onrecord.linkage.records import Days, PersonRecord, Spot

__all__ = ["FILE", "REPORTS", "Place", "ToldOf", "apart", "days_of", "list_of", "people_of", "spot_of", "victims_of"]

REPORTS = "reports"
"""The list that all reports are, as a source of people."""

FILE = " in "
"""What stands between the name of a list and that of its file."""

# "In her thirties" agrees with every age within, as much as "35" does with "35": wider ranges are left out.
WIDEST_AGE = 10
# Whatever lies within the centre of a province would count as near to it.
WIDEST_SPOT_KM = 50.0
TOLD = frozenset({Stance.ASSERTED, Stance.REPORTED, Stance.ALLEGED, Stance.UNCERTAIN})


@dataclass(frozen=True, slots=True)
class Place:
    """What a person, by id, is told of together with others: a report, or one file of a list, if it is a row of one."""

    person: str
    together: str
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class ToldOf:
    """A person that a coding tells of, and where."""

    person: PersonRecord
    place: Place


def people_of(coding: Coding, id_: str, listed: str | None = None, file: str | None = None) -> Iterator[ToldOf]:
    """Yield the people of a coding that have a name; their ids are those of their subjects.

    Args:
        coding: what a coder found in one report.
        id_: the coding's id in the case file.
        listed: whose list the report is a row of; None where it is none.
        file: the file that the row is in.
    """
    claims: dict[str, list[Claim]] = {}
    for claim in coding.claims:
        if claim.stance in TOLD:
            claims.setdefault(claim.subject, []).append(claim)
    together = coding.report.id if listed is None else f"{listed}{FILE}{file}"
    source = REPORTS if listed is None else together
    for incident, victim in victims_of(coding):
        names = _names(victim, claims.get(victim.id, ()))
        if victim.kind is PartyKind.PERSON and names:
            home = f"{id_}/{incident.id}" if listed is None else None
            age = _age(claims.get(victim.id, ()))
            person = _person((f"{id_}/{victim.id}", source, home), names, victim, incident, age)
            yield ToldOf(person, Place(person.id, together, is_row=listed is not None))


def victims_of(coding: Coding) -> Iterator[tuple[Incident, Victim]]:
    """Yield each victim once, with the incident that killed them, else the first that harmed them."""
    found: dict[str, tuple[Incident, Victim]] = {}
    for incident in coding.incidents:
        for victim in incident.victims:
            if victim.id not in found or (_killed(victim) and not _killed(found[victim.id][1])):
                found[victim.id] = incident, victim
    yield from found.values()


def _killed(victim: Victim) -> bool:
    return any(harm.outcome is Outcome.KILLED for harm in victim.acts)


def apart(places: Iterable[Place], once: Iterable[str] = ()) -> Iterator[Constraint]:
    """Yield what keeps people apart: those of one report; those of one file of a list that repeats nobody.

    `once` names those lists.
    """
    groups: dict[tuple[str, bool], set[str]] = {}
    for each in places:
        groups.setdefault((each.together, each.is_row), set()).add(each.person)
    sure = frozenset(once)
    for (together, is_row), members in sorted(groups.items()):
        listed = list_of(together)
        if len(members) > 1 and not is_row:
            yield Constraint("one report tells of both", frozenset(members))
        elif len(members) > 1 and listed in sure:
            yield Constraint(f"rows of a list that repeats nobody ({listed})", frozenset(members))


def list_of(together: str) -> str:
    """Give the name of the list that people are told of together in."""
    return together.rpartition(FILE)[0]


def _person(
    who: tuple[str, str, str | None],
    names: tuple[str, ...],
    victim: Victim,
    incident: Incident,
    age: tuple[int, int] | None,
) -> PersonRecord:
    id_, source, home = who
    where = incident.where
    return PersonRecord(
        id=id_,
        source=source,
        names=names,
        sex=victim.sex,
        age=age,
        died=days_of(incident.when.earliest, incident.when.latest) if _killed(victim) else None,
        place=where.name,
        spot=spot_of(where.latitude, where.longitude, where.radius_km),
        incident=home,
    )


def _names(victim: Victim, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Give every form of the name that is told, each once: those that have the sign of a name in them."""
    told = [victim.name, *(name.text for name in victim.names)]
    told += [claim.value for claim in claims if claim.property in ("name", "names") and isinstance(claim.value, str)]
    return tuple(dict.fromkeys(name for name in told if isinstance(name, str) and signs_of(name)))


def _age(claims: Iterable[Claim]) -> tuple[int, int] | None:
    """Give the range of all ages told; None where none is, or they are too far apart to say much."""
    ends: list[int] = []
    for claim in claims:
        if claim.property == "age" and not isinstance(claim.value, bool) and isinstance(claim.value, int):
            ends.append(claim.value)
        elif claim.property == "age" and isinstance(claim.value, AgeRange):
            low, high = claim.value.low, claim.value.high
            ends += [low, high] if low is not None and high is not None else []
    return (min(ends), max(ends)) if ends and max(ends) - min(ends) <= WIDEST_AGE else None


def days_of(first: date | None, last: date | None) -> Days | None:
    """Give the days of a time; None where an end of it is open."""
    return None if first is None or last is None else (first, last)


def spot_of(latitude: float | None, longitude: float | None, radius_km: float | None) -> Spot | None:
    """Give where a place lies; None where that is not known, or says as little as the centre of a province."""
    if latitude is None or longitude is None or (radius_km or 0.0) > WIDEST_SPOT_KM:
        return None
    return Spot(latitude, longitude, radius_km or 0.0)
