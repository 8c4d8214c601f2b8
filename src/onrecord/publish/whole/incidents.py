"""An incident with all that is held of it, in the shape that is published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.core.record import Record
from onrecord.core.values import Count
from onrecord.core.vocabulary import Outcome, Status
from onrecord.publish.casualties import (
    ActDone,
    ActorNamed,
    Grade,
    IncidentFile,
    IncidentRecord,
    Statement,
    VictimRecord,
)
from onrecord.publish.whole.material import Material, as_it_is, text_of
from onrecord.publish.whole.objects import object_record
from onrecord.publish.whole.values import several_of, when_of, where_of
from onrecord.publish.whole.victims import victim_record
from onrecord.tally.counted import COUNTED
from onrecord.tally.grading.evidence import Evidence
from onrecord.tally.happenings import Happening
from onrecord.tally.ranges import count_of_range
from onrecord.tally.rules.schemes import Scheme
from onrecord.tally.tables.documented import Documented, documented

__all__ = ["incident_file"]

CIVILIAN = str(Status.CIVILIAN)


def incident_file(happening: Happening, material: Material, scheme: Scheme, grade: Grade | None) -> IncidentFile:
    """Give an incident as it is published, with its victims, the objects harmed and the reports cited under all.

    Args:
        happening: the incident with those within it; whoever is withdrawn is there and is counted nowhere.
        material: the codings under it, and where their claims come from.
        scheme: the rules by which its people are counted.
        grade: how it is corroborated.
    """
    evidence = Evidence(happening, material.facts)
    counted = documented(happening, material.facts, scheme, grade=grade.grade if grade is not None else "unknown")
    acts = tuple(_act(each) for each in happening.acts)
    homes = {member: each.id for each in happening.records for member in each.members}
    citations = material.citations((*happening.records, *happening.objects))
    incident = IncidentRecord(
        happening.incident.id, when_of(happening.incident), where_of(happening.incident), acts,
        tuple(_actor(each, material) for each in happening.perpetrators),
        {str(outcome): count_of_range(counted.whole(outcome)) for outcome in _suffered(counted)},
        {str(outcome): count_of_range(counted.of_status(outcome, CIVILIAN)) for outcome in _suffered(counted)},
        grade, evidence.sources(evidence.harm()).number, tuple(each.id for each in citations),
        tuple(each for record, path in _published(happening) for each in material.disagreements(record, path.of)),
        tuple(_statements(happening, material)),
    )  # fmt: skip
    victims = [victim_record(each, material, homes) for each in happening.victims]
    victims = [_certain(each, victims, happening.withdrawn) for each in victims]
    objects = tuple(object_record(each, material, homes.values()) for each in happening.objects)
    return IncidentFile(incident, tuple(victims), citations, objects)


def _certain(group: VictimRecord, victims: Sequence[VictimRecord], withdrawn: frozenset[str]) -> VictimRecord:
    """Give a group of whom fewer are certain by those among them who are withdrawn; the most that are told of stay."""
    gone = [each.count for each in victims if each.part_of == group.id and each.id in withdrawn]
    if not gone or group.count.low is None:
        return group
    low = 0 if any(each.high is None for each in gone) else max(0, group.count.low - sum(e.high or 0 for e in gone))
    return replace(group, count=Count(low, group.count.best, group.count.high, group.count.text))


@dataclass(frozen=True, slots=True)
class _Path:
    """How the paths of a record begin where it is published within its incident."""

    prefix: str = ""

    def of(self, path: str) -> str:
        return f"{self.prefix}{path}" if self.prefix else as_it_is(path)


def _published(happening: Happening) -> Iterator[tuple[Record, _Path]]:
    yield happening.incident, _Path()
    yield from ((each, _Path(f"acts.{each.id}.")) for each in happening.acts)
    yield from ((each, _Path(f"actors.{each.id}.")) for each in happening.perpetrators)


def _statements(happening: Happening, material: Material) -> Iterator[Statement]:
    for record, path in _published(happening):
        yield from material.statements(record, path.of)


def _suffered(counted: Documented) -> list[Outcome]:
    found = {each.outcome for each in counted.counted}
    return [outcome for outcome in COUNTED if outcome in found]


def _act(record: Record) -> ActDone:
    return ActDone(
        record.id, text_of(record, "type") or "unknown", text_of(record, "method"), text_of(record, "weapon"),
        several_of(record, "circumstances"), several_of(record, "grounds"),
    )  # fmt: skip


def _actor(record: Record, material: Material) -> ActorNamed:
    told = {str(each.value) for each in record.values if each.property.endswith(".involvement")}
    involvement = tuple(sorted(told - {"None"}))
    return ActorNamed(record.id, material.kind(record), text_of(record, "actor"), text_of(record, "name"), involvement)
