"""One incident as its audience may have it: fields held back, values made coarser, statements and texts in step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from onrecord.core.values import Count
from onrecord.publish.casualties import Citation, IncidentFile, IncidentRecord, ObjectRecord, VictimRecord, Withheld
from onrecord.publish.disclosure.coarsening import age_group_of, coarse_date, coarse_place, initials
from onrecord.publish.disclosure.judging import INCIDENT, OBJECTS, Judgement
from onrecord.publish.disclosure.quoting import Coarse, Held, disagreements_left, statements_left, without_quotes
from onrecord.publish.disclosure.rules import UNSAID, Rule
from onrecord.publish.disclosure.walking import Log, without

__all__ = ["Applied", "apply_to", "few"]

Record = TypeVar("Record", VictimRecord, IncidentRecord, ObjectRecord)


@dataclass(slots=True)
class Applied:
    """What rules left of one incident, before its texts are searched; `said` is what each record had held back."""

    file: IncidentFile
    said: dict[str, dict[tuple[str, str], int]] = field(default_factory=dict)

    def log(self, record: str, path: str, rule: Rule) -> None:
        """Remember that a property of a record was held back."""
        told = self.said.setdefault(record, {})
        told[path, rule.shown] = told.get((path, rule.shown), 0) + 1

    def withheld_of(self, record: str) -> tuple[Withheld, ...]:
        """Give what is said on a record of what was held back; a rule that may not be named says nothing."""
        return tuple(Withheld(path, rule) for path, rule in sorted(self.said.get(record, {})) if rule != UNSAID)


def apply_to(file: IncidentFile, judgement: Judgement, held_of: dict[str, dict[str, Rule]]) -> Applied:
    """Give what rules leave of an incident; `held_of` are the fields of its reports that are held back."""
    applied, gone = Applied(file), dict[str, Rule]()
    incident = _incident(file.incident, judgement, applied, gone)
    victims = tuple(_victim(victim, judgement, applied, gone) for victim in file.victims)
    objects = tuple(_object(thing, judgement, applied, gone) for thing in file.objects)
    citations = tuple(_citations(file.citations, judgement, applied, held_of))
    if gone:
        incident = _quotes_left(incident, gone)
        victims = tuple(_quotes_left(victim, gone) for victim in victims)
        objects = tuple(_quotes_left(thing, gone) for thing in objects)
    rule = judgement.of(INCIDENT).get(OBJECTS)
    if rule is not None and objects:
        applied.log(INCIDENT, "objects", rule)
        applied.said = {id_: told for id_, told in applied.said.items() if id_ not in {each.id for each in objects}}
    applied.file = IncidentFile(incident, victims, citations, objects if rule is None else ())
    return applied


def few(count: Count, least: int) -> bool:
    """Tell whether a count may be of fewer people than are told of, but not of nobody."""
    ends = (count.best, count.low) if count.best is not None else (count.low, count.high)
    return any(end is not None and 0 < end < least for end in ends)


def _incident(whole: IncidentRecord, judgement: Judgement, applied: Applied, gone: dict[str, Rule]) -> IncidentRecord:
    def log(path: str, rule: Rule) -> None:
        applied.log(INCIDENT, path, rule)

    fields, levels = judgement.of(INCIDENT), judgement.coarse_of(INCIDENT)
    actors = tuple(without(each, judgement.of(f"actor {each.id}"), log, f"actors.{each.id}.") for each in whole.actors)
    paths = {
        f"actors.{actor.id}.{name.partition('.')[2]}": rule
        for actor in whole.actors
        for name, rule in judgement.of(f"actor {actor.id}").items()
    }
    record = _cells(without(replace(whole, actors=actors), fields, log), judgement, paths, log)
    when = coarse_date(record.when, levels["date"][0]) if "date" in levels else record.when
    where = coarse_place(record.where, levels["place"][0]) if "place" in levels else record.where
    for path, old, new, what in (("when", record.when, when, "date"), ("where", record.where, where, "place")):
        if new is not old and new != old:
            log(path, levels[what][1])
    held = Held(IncidentRecord, fields, paths, judgement.protected, gone)
    coarse = Coarse(levels, where, when)
    return replace(
        record,
        when=when,
        where=where,
        reports=tuple(report for report in record.reports if report not in judgement.protected),
        statements=statements_left(record.statements, held, coarse),
        disagreements=disagreements_left(record.disagreements, held, coarse),
    )


def _cells(record: IncidentRecord, judgement: Judgement, paths: dict[str, Rule], log: Log) -> IncidentRecord:
    """Give an incident without counts of so few people that they are about them."""
    if judgement.cells is None:
        return record
    least, rule = judgement.cells
    left: dict[str, dict[str, Count]] = {}
    for name in ("counts", "civilians"):
        counts: dict[str, Count] = getattr(record, name)
        left[name] = {outcome: count for outcome, count in counts.items() if not few(count, least)}
        for outcome in counts.keys() - left[name].keys():
            paths[f"{name}.{outcome}"] = rule
            log(f"{name}.{outcome}", rule)
    return replace(record, **left)  # type: ignore[arg-type]


def _victim(whole: VictimRecord, judgement: Judgement, applied: Applied, gone: dict[str, Rule]) -> VictimRecord:
    def log(path: str, rule: Rule) -> None:
        applied.log(whole.id, path, rule)

    fields, levels = judgement.of(whole.id), judgement.coarse_of(whole.id)
    relations = {to: rule for (one, to), rule in judgement.relations.items() if one == whole.id}
    paths = {f"relations.{to}": rule for to, rule in relations.items()}
    record = _coarse_victim(without(whole, fields, log), levels, log)
    kept = tuple(each for each in record.relations if each.to not in relations)
    for each in record.relations:
        if each.to in relations:
            log("relations", relations[each.to])
    held = Held(VictimRecord, fields, paths, judgement.protected, gone)
    coarse = Coarse(levels)
    return replace(
        record,
        relations=kept,
        statements=statements_left(record.statements, held, coarse),
        disagreements=disagreements_left(record.disagreements, held, coarse),
    )


def _object(whole: ObjectRecord, judgement: Judgement, applied: Applied, gone: dict[str, Rule]) -> ObjectRecord:
    def log(path: str, rule: Rule) -> None:
        applied.log(whole.id, path, rule)

    fields = judgement.of_object(whole.id)
    record = without(whole, fields, log)
    held = Held(ObjectRecord, fields, {}, judgement.protected, gone)
    return replace(
        record,
        statements=statements_left(record.statements, held, Coarse()),
        disagreements=disagreements_left(record.disagreements, held, Coarse()),
    )


def _coarse_victim(record: VictimRecord, levels: dict[str, tuple[str, Rule]], log: Log) -> VictimRecord:
    if "name" in levels and (record.name or record.names):
        text = record.name or record.names[0].text
        record = replace(record, name=initials(text) or None, names=())
        log("name", levels["name"][1])
    if "age" in levels and record.age is not None:
        record = replace(record, age=None, age_group=age_group_of(record))
        log("age", levels["age"][1])
    return record


def _quotes_left(record: Record, gone: dict[str, Rule]) -> Record:
    left = tuple(without_quotes(each, gone) for each in record.statements)
    return record if left == record.statements else replace(record, statements=left)


def _citations(
    citations: Iterable[Citation], judgement: Judgement, applied: Applied, held_of: dict[str, dict[str, Rule]]
) -> Iterator[Citation]:
    for citation in citations:
        if citation.id in judgement.protected:
            applied.log(INCIDENT, "reports", judgement.protected[citation.id])
            continue
        yield without(citation, held_of.get(citation.id, {}), partial(_log_report, applied))


def _log_report(applied: Applied, _: str, rule: Rule) -> None:
    applied.log(INCIDENT, "reports", rule)
