"""Victims and incidents together: who is one person says which incidents are one, and these say again who is.

Three passes: persons, then incidents by the persons they have in common among all else, then, if any two incidents are
likely one, persons by their linked incident among all else. What a pass found is evidence for the next and never
settles it: two incidents may share a victim and be two, for a namesake is no rarity, and of two in one incident each
has a name. The pair that made two incidents one is counted for itself again in the last pass: a pair that has nothing
but a name in common and an incident that is linked by that name alone is to be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

from onrecord.core.sharing import Share, alone
from onrecord.linkage.clusters import find_clusters
from onrecord.linkage.constraints import Bounds, Constraint, veto_pairs
from onrecord.linkage.duck import Duck
from onrecord.linkage.incident_records import IncidentRecord
from onrecord.linkage.incident_rows import rows_of
from onrecord.linkage.incidents import INCIDENTS
from onrecord.linkage.kinds import Kind
from onrecord.linkage.linking import Linked, link_records
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.records import PersonRecord

__all__ = ["Engines", "Together", "bounds_of", "link_together"]


@dataclass(frozen=True, slots=True)
class Together:
    """What the last pass found of persons and of incidents, and the persons as it took them: with linked incidents."""

    persons: Linked | None
    incidents: Linked | None
    records: tuple[PersonRecord, ...]


Engines = Callable[[Kind], AbstractContextManager[Duck]]
"""What gives an engine for records of a kind, for as long as a block lasts."""


def _here(kind: Kind) -> AbstractContextManager[Duck]:
    return nullcontext(Duck(kind))


def link_together(
    persons: Sequence[PersonRecord],
    incidents: Sequence[IncidentRecord],
    *,
    within: bool,
    share: Share = alone,
    engines: Engines = _here,
) -> Together:
    """Link persons and incidents, each by what is known of the other; of one source only where it may tell twice.

    The `incident` of a person is the id of an incident of the same source; of those that are none of these nothing
    follows.
    """
    with engines(PERSONS) as engine:
        first = link_records(engine, persons, within=within, share=share)
    one = _leads(first, persons, bounds_of(persons, first))
    told = [*_with_persons(incidents, persons, one)]
    with engines(INCIDENTS) as engine:
        linked = link_records(engine, rows_of(told), within=within)
    leads = _leads(linked, told, Bounds())
    if not leads:
        return Together(first, linked, tuple(persons))
    happened = {incident.id: incident.id for incident in told} | leads
    records = tuple(_with_incident(person, happened) for person in persons)
    with engines(PERSONS) as engine:
        return Together(link_records(engine, records, within=within, share=share), linked, records)


def bounds_of(persons: Iterable[PersonRecord], linked: Linked | None) -> Bounds:
    """Give what no score joins: two that a source names in one incident, and what a comparison bars."""
    records = [*persons]
    told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for person in records:
        if person.incident is not None:
            told[person.source, person.incident].add(person.id)
    apart = tuple(Constraint("told together", frozenset(ids)) for ids in told.values() if len(ids) > 1)
    barred = () if linked is None else linked.barred([person.id for person in records])
    return Bounds(constraints=apart, vetoes=(veto_pairs("barred by a comparison", [pair for _, pair in barred]),))


def _leads(
    linked: Linked | None, records: Sequence[PersonRecord] | Sequence[IncidentRecord], bounds: Bounds
) -> dict[str, str]:
    """Give for each record that is one with others the first of them."""
    if linked is None:
        return {}
    clusters = find_clusters(list(linked.scored([record.id for record in records])), bounds).clusters
    return {member: each.members[0] for each in clusters if len(each.members) > 1 for member in each.members}


def _with_persons(
    incidents: Iterable[IncidentRecord], persons: Iterable[PersonRecord], one: Mapping[str, str]
) -> Iterator[IncidentRecord]:
    """Yield the incidents with the persons that were found elsewhere too; the others are there by their names."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    named: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for person in persons:
        if person.incident is not None:
            key = person.source, person.incident
            if person.id in one:
                found[key].add(one[person.id])
            else:
                named[key].update(person.names[:1])
    for incident in incidents:
        key = incident.source, incident.id
        victims = dict.fromkeys((*incident.victims, *sorted(named[key])))
        yield replace(incident, persons=tuple(sorted({*incident.persons, *found[key]})), victims=tuple(victims))


def _with_incident(person: PersonRecord, happened: Mapping[str, str]) -> PersonRecord:
    if person.incident is None:
        return person
    return replace(person, happened=happened.get(person.incident))
