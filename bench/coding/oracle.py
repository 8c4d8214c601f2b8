"""The ceiling: what a coding made from the gold itself would score under the mapping tables.

Where that is less than 100, the corpus has values that a coding, or these tables, cannot say: bench/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import count
from typing import Any

from bench.coding.airwars_gold import Assessment
from bench.coding.corpus import Document, Tables
from bench.coding.hrdsattack_gold import Attack, VictimTold
from bench.coding.hrdsattack_map import TABLES as HRDSATTACK
from bench.coding.muc4_gold import Keys
from bench.coding.muc4_map import TABLES as MUC4
from bench.coding.muc4_template import Entity, Interval, Template
from bench.coding.places import countries_in
from onrecord.core.coding import (
    Act,
    Claim,
    Coder,
    Coding,
    Harm,
    Incident,
    ObjectAct,
    ObjectHarmed,
    Participation,
    Perpetrator,
    Victim,
)
from onrecord.core.report import Report
from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import AgeGroup, CoderKind, Involvement, Outcome, PartyKind, PlacePrecision, Sex

__all__ = ["ORACLES", "perfect_coding"]

ORACLE = Coder(CoderKind.PERSON, "oracle", "1", "")


def perfect_coding(document: Document[Any]) -> Coding:
    """Give the coding that says what the gold says, as far as a coding can."""
    return ORACLES[type(document.gold)](document.report, document.gold)


def _of_attack(report: Report, gold: Attack) -> Coding:
    acts = tuple(Act(f"k{n}", _key(HRDSATTACK, "violations", kind)) for n, kind in enumerate(sorted(gold.violations)))
    slots = {slot: min(values, default=None) for slot, values in gold.slots.items()}
    place = slots["city"] or slots["region"]
    where = Where(
        name=place,
        country=slots["country"],
        precision=PlacePrecision.TOWN
        if slots["city"]
        else PlacePrecision.PROVINCE
        if place
        else PlacePrecision.COUNTRY,
    )
    perpetrators = (Perpetrator("a0", PartyKind.GROUP),) if gold.perpetrator_mention else ()
    victims = tuple(_victim_told(f"p{n}", victim, acts) for n, victim in enumerate(gold.victims))
    when = _when(slots["year"], slots["month"], slots["day"])
    return _coding(report, [Incident("i1", acts, when, where, victims, perpetrators)])


def _victim_told(name: str, told: VictimTold, acts: Iterable[Act]) -> Victim:
    return Victim(
        name,
        PartyKind.PERSON if told.population == "individual" else PartyKind.GROUP,
        told.name,
        occupation=" ".join(_key(HRDSATTACK, "victims", kind) for kind in sorted(told.types)),
        sex={"man": Sex.MALE, "woman": Sex.FEMALE, "other": Sex.OTHER}.get(told.sex),
        age_group={"adult": AgeGroup.ADULT, "child": AgeGroup.CHILD}.get(told.age_group),
        acts=tuple(Harm(act.id, Outcome.UNKNOWN) for act in acts),
    )


def _when(year: str | None, month: str | None, day: str | None) -> When:
    if year is None:
        return When()
    if month is None:
        return When(date(int(year), 1, 1), date(int(year), 12, 31))
    if day is None:
        return When(date(int(year), int(month), 1), date(int(year), int(month), 28))
    told = date(int(year), int(month), min(int(day), 28) if month == "2" else int(day))
    return When(told, told)


def _of_keys(report: Report, gold: Keys) -> Coding:
    numbers = count()
    return _coding(report, [_of_template(template, numbers) for template in gold.templates])


def _of_template(template: Template, numbers: count[int]) -> Incident:
    kind = min(template.sets["inc-type"])
    stages = template.sets.get("inc-stage", frozenset())
    act_type = (
        _key(MUC4, "acts", kind, "attack") if "ACCOMPLISHED" in stages else _key(MUC4, "stages", min(stages), "attack")
    )
    method = _key(MUC4, "methods", kind, "")
    weapons = [_first(entity, "inc-instr-id") for entity in template.entities] + [None]
    acts = [
        Act(f"k{next(numbers)}", act_type if kind != "KIDNAPPING" else "abduction", method or None, weapon)
        for weapon in dict.fromkeys(weapons)
    ]
    place = template.places[0] if template.places else ("",)
    return Incident(
        f"i{next(numbers)}",
        tuple(acts),
        _interval(template.dates[0]) if template.dates else When(),
        Where(name=place[-1] if len(place) > 1 else None, country=next(iter(sorted(countries_in(place[0]))), None)),
        tuple(_human(f"p{next(numbers)}", entity, acts[0]) for entity in _with(template, "hum-tgt")),
        tuple(_party(f"a{next(numbers)}", entity, acts[0]) for entity in _with(template, "perp")),
        tuple(_thing(f"o{next(numbers)}", entity, acts[0]) for entity in _with(template, "phys-tgt")),
    )


def _human(name: str, entity: Entity, act: Act) -> Victim:
    effects = [effect for fill in entity.fills.get("hum-tgt-effect", ()) for effect in sorted(fill)[:1]]
    number = _first(entity, "hum-tgt-num") or ""
    return Victim(
        name,
        PartyKind.PERSON,
        _first(entity, "hum-tgt-name"),
        description=_first(entity, "hum-tgt-desc"),
        count=Count.exactly(int(number)) if number.isdigit() else Count(2, text="several") if number else Count(),
        acts=tuple(Harm(act.id, Outcome(_key(MUC4, "effects", effect, "unknown"))) for effect in effects or [""]),
    )


def _party(name: str, entity: Entity, act: Act) -> Perpetrator:
    organisation = _first(entity, "perp-org-id")
    involvement = Involvement(_key(MUC4, "confidences", _first(entity, "perp-org-conf") or "", "carried out"))
    return Perpetrator(
        name,
        PartyKind.GROUP if organisation is None else PartyKind.ACTOR,
        description=_first(entity, "perp-ind-id"),
        actor=organisation,
        acts=(Participation(act.id, involvement),),
    )


def _thing(name: str, entity: Entity, act: Act) -> ObjectHarmed:
    number = _first(entity, "phys-tgt-num") or ""
    damage = _key(MUC4, "damages", _first(entity, "phys-tgt-effect") or "", "unknown")
    return ObjectHarmed(
        name,
        _first(entity, "phys-tgt-id"),
        count=Count.exactly(int(number)) if number.isdigit() else None,
        acts=(ObjectAct(act.id, damage),),
    )


def _interval(told: Interval) -> When:
    start, end = (None if text is None else date.fromisoformat(text) for text in told)
    reversed_by_mistake = start is not None and end is not None and start > end
    return When(end, start) if reversed_by_mistake else When(start, end)


def _with(template: Template, prefix: str) -> list[Entity]:
    return [entity for entity in template.entities if any(slot.startswith(prefix) for slot in entity.fills)]


def _first(entity: Entity, slot: str) -> str | None:
    return next((min(fill) for fill in entity.fills.get(slot, ()) if fill), None)


def _of_assessment(report: Report, gold: Assessment) -> Coding:
    act = Act("k1", "killing")
    counts = {"killed": (gold.killed_low, gold.killed_high), "injured": (gold.injured_low, gold.injured_high)}
    point = gold.points[0] if gold.points else (None, None)
    victims = tuple(
        Victim(
            f"p{n}",
            PartyKind.PERSON,
            p.name,
            age=p.age,
            sex=Sex(p.sex) if p.sex else None,
            acts=(Harm("k1", Outcome.KILLED),),
        )
        for n, p in enumerate(gold.killed)
    )
    incident = Incident(
        "i1",
        (act,),
        When() if gold.dates is None else _interval(gold.dates),
        Where(latitude=point[0], longitude=point[1]),
        victims,
        counts={name: Count(low, None, high) for name, (low, high) in counts.items() if low is not None},
    )
    return _coding(report, [incident])


def _coding(report: Report, incidents: list[Incident]) -> Coding:
    claims = tuple(
        Claim(f"c{n}", incident.id, "when.text", "", inferred_by="gold") for n, incident in enumerate(incidents)
    )
    return Coding(report, ORACLE, tuple(incidents), claims=claims)


def _key(tables: Tables, table: str, label: str, default: str = "") -> str:
    """Give the first word that a mapping table maps to a label."""
    return next((word for word, of_label in tables[table].items() if of_label == label), default)


ORACLES: Mapping[type, Callable[[Report, Any], Coding]] = {
    Attack: _of_attack,
    Keys: _of_keys,
    Assessment: _of_assessment,
}
