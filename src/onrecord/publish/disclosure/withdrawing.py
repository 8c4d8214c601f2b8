"""What is withdrawn: it is not given, and what it held back is looked for in all that stays, as before.

A child's name is no less a secret once her record is withdrawn, nor are the words of a protected source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.publish.casualties import IncidentFile, VictimRecord
from onrecord.publish.disclosure.judging import Judgement
from onrecord.publish.disclosure.rules import Rule
from onrecord.publish.disclosure.tokens import joined

__all__ = ["NAMES", "WITHDRAWN", "hold_withdrawn", "withdrawn_within", "without_withdrawn_records"]

NAMES = ("VictimRecord.name", "VictimRecord.names")
WITHDRAWN = Rule("withdrawn", "always", hold=frozenset(NAMES), say="withdrawn")
"""The rule that leaves out a record that people withdrew."""


def hold_withdrawn(file: IncidentFile, judgement: Judgement, gone: frozenset[str]) -> None:
    """Put on a judgement what follows of the records of an incident that are withdrawn.

    The name of one who is withdrawn is looked for, unless somebody who stays has it: they were told of twice.
    """
    if not gone:
        return
    if file.incident.id in gone and judgement.left_out is None:
        judgement.left_out = WITHDRAWN
    stay = {name for victim in file.victims if victim.id not in gone for name in _names(victim)}
    for thing in file.objects:
        if thing.id in gone:
            judgement.of(thing.id).setdefault("ObjectRecord.name", WITHDRAWN)
    for victim in file.victims:
        if victim.id in gone and not stay & _names(victim):
            for field in NAMES:
                judgement.of(victim.id).setdefault(field, WITHDRAWN)


def withdrawn_within(file: IncidentFile, gone: frozenset[str]) -> Iterator[str]:
    """Yield the ids of the victims and objects of an incident that are withdrawn."""
    return (record.id for record in file.within if record.id in gone)


def without_withdrawn_records(file: IncidentFile, gone: frozenset[str]) -> IncidentFile:
    """Give an incident without its victims and objects that are withdrawn, nor what leads from a victim to them."""
    if not any(withdrawn_within(file, gone)):
        return file
    victims = tuple(_alone(victim, gone) for victim in file.victims if victim.id not in gone)
    return replace(file, victims=victims, objects=tuple(each for each in file.objects if each.id not in gone))


def _alone(victim: VictimRecord, gone: frozenset[str]) -> VictimRecord:
    part_of = None if victim.part_of in gone else victim.part_of
    relations = tuple(each for each in victim.relations if each.to not in gone)
    paths = {f"relations.{each.to}" for each in victim.relations if each.to in gone}
    if part_of is None and victim.part_of is not None:
        paths.add("part_of")
    said = tuple(each for each in victim.statements if each.property not in paths)
    return replace(victim, part_of=part_of, relations=relations, statements=said)


def _names(victim: VictimRecord) -> set[str]:
    told = (victim.name or "", *(name.text for name in victim.names))
    return {joined(name) for name in told if name}
