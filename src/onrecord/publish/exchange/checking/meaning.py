"""What one incident or toll says, held against itself: references, circles, dates, places, ages, grades, terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.core.values import AgeRange, Count, When, Where
from onrecord.core.vocabulary import AgeGroup, Outcome, PartyKind
from onrecord.publish.casualties import (
    Citation,
    IncidentFile,
    IncidentRecord,
    ObjectRecord,
    Statement,
    TollRecord,
    VictimRecord,
)
from onrecord.publish.exchange.checking.problems import Finding, Place, shown_value

__all__ = ["Terms", "findings_of_incident", "findings_of_toll"]

# Longest age that anybody is known to have reached, and a few years.
OLDEST = 125
OF_AGE = 18
PERSONAL = frozenset(map(str, Outcome)) - {str(Outcome.UNKNOWN), str(Outcome.UNHARMED)}
"""What can be done to people alone: an object of which it is told is a person in the wrong list."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the data set says that its records are held against: the day it was made, and the terms of its codebook."""

    made_on: date | None
    acts: frozenset[str]
    methods: frozenset[str]


def findings_of_incident(file: IncidentFile, terms: Terms) -> Iterator[Finding]:
    """Yield what an incident file says that cannot be, or should be looked at."""
    incident = file.incident
    yield from _when(incident.when, ("incident", "when"), terms)
    yield from _where(incident.where, ("incident", "where"))
    yield from _acts(incident, terms)
    yield from _grade(incident)
    yield from _citations(file)
    for number, victim in enumerate(file.victims):
        yield from _victim(file, victim, ("victims", number))
    for number, thing in enumerate(file.objects):
        yield from _object(file, thing, ("objects", number))
    yield from _circles(file.victims)
    yield from _counted(file)


def findings_of_toll(toll: TollRecord, cited: Iterable[str], terms: Terms) -> Iterator[Finding]:
    """Yield what a toll says that cannot be; `cited` are the reports that have a citation."""
    if toll.period is not None:
        yield from _when(toll.period, ("period",), terms)
    if toll.where is not None:
        yield from _where(toll.where, ("where",))
    yield from _term(toll.act, terms.acts, ("act",), "act")
    known = set(cited)
    for number, report in enumerate(toll.reports):
        if report not in known:
            yield _unresolved(("reports", number), report, "a line of type citation", "Write its citation.")
    yield from _sources(toll.statements, known, ())


def _when(when: When, place: Place, terms: Terms) -> Iterator[Finding]:
    latest_start = when.earliest or when.latest
    if terms.made_on is not None and latest_start is not None and latest_start > terms.made_on:
        do = "Check the year; what has not happened is not recorded."
        yield Finding("in-the-future", place, str(latest_start), f"a day up to {terms.made_on}, when it was made", do)


def _where(where: Where, place: Place) -> Iterator[Finding]:
    for name, value, most in (("latitude", where.latitude, 90), ("longitude", where.longitude, 180)):
        if value is not None and not -most <= value <= most:
            do = "Check whether latitude and longitude are exchanged, and that they are degrees."
            yield Finding("out-of-range", (*place, name), str(value), f"degrees from -{most} to {most}", do)
    if (where.latitude is None) != (where.longitude is None):
        one = "latitude" if where.longitude is None else "longitude"
        yield Finding("half-a-point", place, f"{one} alone", "both or neither", "Write the other, or leave both out.")
    if (where.latitude, where.longitude) == (0, 0):
        do = "Leave both out where the place is not known: 0, 0 is in the sea off Africa."
        yield Finding(
            "null-island", place, "latitude 0, longitude 0", "the coordinates of the place", do, is_error=False
        )
    country = where.country
    if country is not None and not (
        len(country) == 2 and country.isascii() and country.isalpha() and country.isupper()
    ):
        do = "Write the two letters of ISO 3166-1, such as SD."
        yield Finding("not-a-country-code", (*place, "country"), shown_value(country), "two capital letters", do)
    if where.radius_km is not None and where.radius_km < 0:
        do = "Write how far the place may be from the coordinates."
        yield Finding("out-of-range", (*place, "radius_km"), str(where.radius_km), "kilometres, 0 or more", do)


def _acts(incident: IncidentRecord, terms: Terms) -> Iterator[Finding]:
    met: set[str] = set()
    for number, act in enumerate(incident.acts):
        place: Place = ("incident", "acts", number)
        if act.id in met:
            yield _twice((*place, "id"), act.id)
        met.add(act.id)
        yield from _term(act.type, terms.acts, (*place, "type"), "act")
        if act.method is not None:
            yield from _term(act.method, terms.methods, (*place, "method"), "method")


def _term(term: str, known: frozenset[str], place: Place, list_: str) -> Iterator[Finding]:
    if term not in known:
        do = f"Say what it means under `codebook.{list_}` of the data set, or use a term that is known."
        expected = "a term of the codebook"
        yield Finding("unknown-term", place, shown_value(term), expected, do, is_error=False)


def _grade(incident: IncidentRecord) -> Iterator[Finding]:
    grade = incident.grade
    if grade is not None and grade.is_confirmed and grade.signed_on is None:
        do = "Write the day on which a person signed it, or is_confirmed false: a rule alone confirms nothing."
        place = ("incident", "grade", "is_confirmed")
        yield Finding("confirmed-by-nobody", place, "true, and no signed_on", "a grade that a person signed", do)


def _citations(file: IncidentFile) -> Iterator[Finding]:
    held: dict[str, Citation] = {}
    for number, citation in enumerate(file.citations):
        place: Place = ("citations", number)
        if citation.id in held:
            yield _twice((*place, "id"), citation.id)
        held[citation.id] = citation
        if citation.is_protected:
            do = "Take it out of the file before anybody else has it."
            yield Finding("protected-source", (*place, "is_protected"), "true", "no protected source in any file", do)
        earliest = file.incident.when.earliest
        if citation.published is not None and earliest is not None and citation.published < earliest:
            do = "Check both dates."
            found = f"{citation.published}, before {earliest}"
            expected = "a report that was published when it had happened"
            yield Finding("told-before", (*place, "published"), found, expected, do, is_error=False)
    for number, report in enumerate(file.incident.reports):
        if report not in held:
            do = "Write its citation, or take the id out."
            yield _unresolved(("incident", "reports", number), report, "a citation of this incident", do)
    yield from _sources(file.incident.statements, set(held), ("incident",))


def _sources(statements: Iterable[Statement], cited: set[str], place: Place) -> Iterator[Finding]:
    for number, each in enumerate(statements):
        if each.report is not None and each.report not in cited:
            at = (*place, "statements", number, "report")
            yield _unresolved(at, each.report, "a report that is cited", "Write its citation.")


def _victim(file: IncidentFile, victim: VictimRecord, place: Place) -> Iterator[Finding]:
    if victim.incident != file.incident.id:
        do = "Write a victim on the line of its incident."
        found = shown_value(victim.incident)
        yield Finding("other-incident", (*place, "incident"), found, shown_value(file.incident.id), do)
    acts = {each.id for each in file.incident.acts}
    for number, harm in enumerate(victim.harm):
        if harm.act is not None and harm.act not in acts:
            do = "Write the act, or leave `act` out where it is not told."
            yield _unresolved((*place, "harm", number, "act"), harm.act, "the id of an act of this incident", do)
    if victim.part_of is not None and victim.part_of not in {each.id for each in file.victims}:
        do = "Write the group, or leave `part_of` out."
        yield _unresolved((*place, "part_of"), victim.part_of, "the id of a victim of this incident", do)
    yield from _age(victim, place)
    if victim.kind is PartyKind.PERSON and victim.count not in (Count.exactly(1, victim.count.text), Count()):
        do = "Write kind group, or a count of 1."
        found = f"a person with a count of {victim.count.low} to {victim.count.high}"
        yield Finding("person-of-several", (*place, "count"), found, "1 for a person", do)
    if victim.kind is PartyKind.ACTOR:
        yield Finding(
            "wrong-value", (*place, "kind"), '"actor"', "person or group", "A body is an actor, not a victim."
        )
    yield from _sources(victim.statements, {each.id for each in file.citations}, place)


def _object(file: IncidentFile, thing: ObjectRecord, place: Place) -> Iterator[Finding]:
    if thing.incident != file.incident.id:
        do = "Write an object on the line of its incident."
        found = shown_value(thing.incident)
        yield Finding("other-incident", (*place, "incident"), found, shown_value(file.incident.id), do)
    if thing.name is None and thing.type is None and not any(each.property == "name" for each in thing.withheld):
        do = "Write what it is under `type`, or what a report calls it under `name`."
        yield Finding("object-of-nothing", place, "neither type nor name", "what was harmed", do, is_error=False)
    acts = {each.id for each in file.incident.acts}
    for number, harm in enumerate(thing.harm):
        at: Place = (*place, "harm", number)
        if harm.act is not None and harm.act not in acts:
            do = "Write the act, or leave `act` out where it is not told."
            yield _unresolved((*at, "act"), harm.act, "the id of an act of this incident", do)
        if harm.damage in PERSONAL:
            do = "Write a person as a victim; of an object say destroyed, damaged, looted, none or unknown."
            yield Finding("harm-of-a-person", (*at, "damage"), shown_value(harm.damage), "what was done to a thing", do)
    yield from _sources(thing.statements, {each.id for each in file.citations}, place)


def _age(victim: VictimRecord, place: Place) -> Iterator[Finding]:
    age = victim.age
    ends = [age.low, age.high] if isinstance(age, AgeRange) else [age, age]
    known = [each for each in ends if each is not None]
    if known != sorted(known):
        do = "Change the ends that are exchanged."
        yield Finding("ends-out-of-order", (*place, "age"), f"{ends[0]} to {ends[1]}", "low ≤ high", do)
    if any(not 0 <= each <= OLDEST for each in known):
        do = "Check the number: it is completed years."
        yield Finding("impossible-age", (*place, "age"), shown_value(known), f"0 to {OLDEST} years", do)
    elif (victim.age_group is AgeGroup.ADULT and known and known[-1] < OF_AGE and ends[1] is not None) or (
        victim.age_group is AgeGroup.CHILD and known and known[0] >= OF_AGE and ends[0] is not None
    ):
        found = f"{victim.age_group} and an age of {', '.join(map(str, dict.fromkeys(known)))}"
        do = "Correct the one that is wrong: a child is under 18."
        yield Finding("age-against-group", (*place, "age_group"), found, "an age group that fits the age", do)


def _circles(victims: tuple[VictimRecord, ...]) -> Iterator[Finding]:
    part_of = {each.id: each.part_of for each in victims}
    for number, victim in enumerate(victims):
        met: list[str] = []
        at: str | None = victim.id
        while at is not None and at not in met:
            met.append(at)
            at = part_of.get(at)
        if at == victim.id:
            do = "A group is part of a larger one, never of itself: people would be counted in nobody."
            found = " → ".join([*met, at])
            yield Finding("part-of-itself", ("victims", number, "part_of"), found, "no circle", do)


def _counted(file: IncidentFile) -> Iterator[Finding]:
    """Yield counts that are below the people who are listed, none of them part of another. Where reports are told of
    each victim that may be right: two of them may tell of one person, whom nobody has found to be one.
    """
    ids = {each.id for each in file.victims}
    for name in ("counts", "civilians"):
        for outcome in getattr(file.incident, name):
            if outcome not in list(Outcome):
                do = "Write what happened to the people in one of these words."
                place: Place = ("incident", name, outcome)
                yield Finding("unknown-outcome", place, shown_value(outcome), f"one of: {', '.join(Outcome)}", do)
    for outcome, civilians in file.incident.civilians.items():
        whole = file.incident.counts.get(outcome)
        if whole is not None and whole.high is not None and (civilians.low or 0) > whole.high:
            do = "Civilians are some of the people who are counted: lower theirs, or raise the count."
            place = ("incident", "civilians", outcome)
            yield Finding("more-than-all", place, f"at least {civilians.low}", f"at most {whole.high}, of all", do)
    for outcome, count in file.incident.counts.items():
        listed = sum(
            1 if each.kind is PartyKind.PERSON else each.count.low or 0
            for each in file.victims
            if each.part_of not in ids and any(str(harm.outcome) == outcome for harm in each.harm)
        )
        if count.high is not None and listed > count.high:
            do = "Raise the count, or say which victim is part_of which group."
            place = ("incident", "counts", outcome)
            expected = f"{listed}, as victims are listed"
            is_error = not any(each.statements for each in file.victims)
            yield Finding("fewer-than-listed", place, f"at most {count.high}", expected, do, is_error=is_error)


def _twice(place: Place, id_: str) -> Finding:
    return Finding("repeated-id", place, shown_value(id_), "an id that is there once", "Give each its own id.")


def _unresolved(place: Place, id_: str, expected: str, do: str) -> Finding:
    return Finding("unresolved-id", place, shown_value(id_), expected, do)
