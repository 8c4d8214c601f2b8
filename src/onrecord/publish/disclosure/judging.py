"""What the rules of an audience say of one incident: which fields of which records are held back or made coarser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from onrecord.core.vocabulary import PartyKind
from onrecord.publish.casualties import IncidentFile, VictimRecord
from onrecord.publish.disclosure.audiences import Audience
from onrecord.publish.disclosure.facts import Facts, facts_of
from onrecord.publish.disclosure.rules import COARSER, Delay, Rule

__all__ = ["ALLOW_LIST", "INCIDENT", "OBJECTS", "OF_OBJECTS", "Judgement", "judge"]

GROUP = 3
INCIDENT = ""
"""What stands for the incident itself where records are told by their ids."""
ALLOW_LIST = Rule("not given to this audience", "always", say="not given to this audience")
"""The rule that holds back a field that an audience does not name."""
KIN_OF = {
    "relative of the withheld": "named",
    "relative of the living": "living",
    "relative of sexual violence": "violated",
}
OF_VICTIMS = ("VictimRecord", "Harmed", "Relation", "Name")
OBJECTS, OF_OBJECTS = "IncidentFile.objects", ("ObjectRecord.name", "ObjectRecord.type")
"""Where objects are held back, and what of them would tell which they are."""


@dataclass(slots=True)
class Judgement:
    """What is held back in one incident. `fields` and `coarse` are by record, the incident's under `INCIDENT`;
    `relations` by holder and relative; `cells` is the least count of people that is given, with its rule.
    """

    facts: Facts
    left_out: Rule | None = None
    fields: dict[str, dict[str, Rule]] = field(default_factory=dict)
    coarse: dict[str, dict[str, tuple[str, Rule]]] = field(default_factory=dict)
    relations: dict[tuple[str, str], Rule] = field(default_factory=dict)
    cells: tuple[int, Rule] | None = None
    protected: Mapping[str, Rule] = field(default_factory=dict)
    tellers: Rule | None = None

    def of(self, record: str) -> dict[str, Rule]:
        """Give the fields of a record that are held back, each with the rule."""
        return self.fields.setdefault(record, {})

    def of_object(self, record: str) -> dict[str, Rule]:
        """Give the fields of an object that are held back: its own, and those of any object of the incident."""
        held = {**self.of(INCIDENT), **self.of(record)}
        return {**dict.fromkeys(OF_OBJECTS, held[OBJECTS]), **held} if OBJECTS in held else held

    def coarse_of(self, record: str) -> dict[str, tuple[str, Rule]]:
        """Give what of a record is made coarser, how far, and by which rule."""
        return self.coarse.setdefault(record, {})

    @property
    def holds_anything(self) -> bool:
        """True where any rule speaks of this incident."""
        return bool(self.left_out or any(self.fields.values()) or any(self.coarse.values()) or self.protected)


def judge(file: IncidentFile, audience: Audience, today: date, violent: frozenset[str] = frozenset()) -> Judgement:
    """Give what the rules of an audience say of an incident on a day; `violent` are terms of sexual violence."""
    judgement = Judgement(facts_of(file, violent))
    for name in sorted(audience.held):
        for record in _records_with(name, file):
            judgement.of(record)[name] = ALLOW_LIST
    for rule in audience.rules:
        _put(rule, file, judgement)
        if rule.delay is not None and judgement.left_out is None and _speaks_of(rule, judgement.facts):
            judgement.left_out = rule if _is_too_early(file, rule.delay, today) else None
    for rule in audience.rules:
        if rule.when in KIN_OF:
            _put_kin(rule, file, judgement)
    return judgement


def _put(rule: Rule, file: IncidentFile, judgement: Judgement) -> None:
    """Put what one rule says, but for what it says of relatives, which waits for who is withheld."""
    if rule.when == "protected source":
        judgement.protected = dict.fromkeys(judgement.facts.protected, rule)
    elif rule.when == "named teller":
        judgement.tellers = rule
    elif rule.when == "perpetrator":
        people = {f"actor {actor.id}" for actor in file.incident.actors if actor.kind is not PartyKind.ACTOR}
        for record in people:
            judgement.of(record).update(dict.fromkeys(rule.hold, rule))
    elif rule.when not in KIN_OF and _speaks_of(rule, judgement.facts):
        _put_on_victims(rule, _victims_of(rule, file, judgement.facts), judgement)
        _put_on_incident(rule, judgement)


def _put_on_victims(rule: Rule, victims: Iterator[str], judgement: Judgement) -> None:
    fields = [each for each in rule.hold if each.partition(".")[0] in OF_VICTIMS]
    for victim in victims:
        for each in fields:
            judgement.of(victim).setdefault(each, rule)
        for what in ("name", "age"):
            if what in rule.coarsen:
                judgement.coarse_of(victim).setdefault(what, (rule.coarsen[what], rule))


def _put_on_incident(rule: Rule, judgement: Judgement) -> None:
    for each in rule.hold:
        if each.partition(".")[0] not in OF_VICTIMS:
            judgement.of(INCIDENT).setdefault(each, rule)
    for what in ("date", "place"):
        if what in rule.coarsen:
            _coarsest(judgement.coarse_of(INCIDENT), what, rule)
    if "date" in rule.coarsen:
        # The day on which a report was printed tells the day of which it reports.
        judgement.of(INCIDENT).setdefault("Citation.published", rule)
    least = rule.cells.get("incidents", 0)
    if least > (judgement.cells[0] if judgement.cells else 0):
        judgement.cells = (least, rule)


def _coarsest(coarse: dict[str, tuple[str, Rule]], what: str, rule: Rule) -> None:
    steps = COARSER[what]
    if what not in coarse or steps.index(rule.coarsen[what]) > steps.index(coarse[what][0]):
        coarse[what] = (rule.coarsen[what], rule)


def _put_kin(rule: Rule, file: IncidentFile, judgement: Judgement) -> None:
    """Put what a rule says of relatives: the relations to whom it speaks of, and what else it holds of the relative."""
    facts, here = judgement.facts, {victim.id for victim in file.victims}
    for one, others in facts.kin.items():
        for other in others:
            if _speaks_of_kin(rule.when, other, judgement, here):
                judgement.relations.setdefault((one, other), rule)
                judgement.relations.setdefault((other, one), rule)
                _put_on_victims(_without_relations(rule), iter((one,)), judgement)


def _speaks_of_kin(when: str, other: str, judgement: Judgement, here: set[str]) -> bool:
    facts = judgement.facts
    if when == "relative of the living":
        return other not in here or other in facts.living
    if when == "relative of sexual violence":
        return other in facts.violated
    return "VictimRecord.name" in judgement.of(other) or "name" in judgement.coarse_of(other)


def _without_relations(rule: Rule) -> Rule:
    return replace(rule, hold=rule.hold - {"VictimRecord.relations"})


def _speaks_of(rule: Rule, facts: Facts) -> bool:
    if rule.when == "always":
        return True
    if rule.when in ("sexual violence", "with sexual violence"):
        return facts.with_violence
    return bool({"child": facts.children, "living": facts.living}.get(rule.when, ()))


def _victims_of(rule: Rule, file: IncidentFile, facts: Facts) -> Iterator[str]:
    some = {"child": facts.children, "sexual violence": facts.violated, "living": facts.living}.get(rule.when)
    apart = file.victims if some is None or rule.when == "sexual violence" else filter(_could_be_told, file.victims)
    return (victim.id for victim in apart if some is None or victim.id in some)


def _could_be_told(victim: VictimRecord) -> bool:
    """Tell whether a victim is one or two people, or named: what is said of three fishermen tells none of them."""
    people = (victim.count.low, victim.count.best)
    return victim.kind is PartyKind.PERSON or bool(victim.name or victim.names) or all((n or 0) < GROUP for n in people)


def _records_with(name: str, file: IncidentFile) -> Iterator[str]:
    owner = name.partition(".")[0]
    if owner in OF_VICTIMS:
        yield from (victim.id for victim in file.victims)
    if owner not in ("VictimRecord", "Harmed", "Relation"):
        yield INCIDENT
    if owner == "ActorNamed":
        yield from (f"actor {actor.id}" for actor in file.incident.actors)


def _is_too_early(file: IncidentFile, delay: Delay, today: date) -> bool:
    grade = file.incident.grade
    if delay.unsigned and (grade is None or grade.signed_on is None):
        return True
    if grade is not None and grade.grade in delay.grades:
        return True
    if not delay.days:
        return False
    if delay.after == "grade":
        signed = None if grade is None else grade.signed_on
        return signed is None or today - signed < timedelta(days=delay.days)
    when = file.incident.when
    printed = max((each.published for each in file.citations if each.published), default=None)
    latest = when.latest or when.earliest or printed
    return latest is not None and today - latest < timedelta(days=delay.days)
