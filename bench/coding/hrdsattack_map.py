"""From a coding to one HRDsAttack attack: main incident for type, place and date, every victim for victims."""

from __future__ import annotations

from collections.abc import Iterable

from bench.coding.corpus import read_tables
from bench.coding.hrdsattack_gold import NOTHING, Attack, VictimTold, place_name
from bench.coding.reading import by_claims, fold, happened
from bench.coding.register import kind_of_actor
from onrecord.core.coding import Coding, Incident, Perpetrator, Victim
from onrecord.core.values import When, Where

__all__ = ["TABLES", "attack_told"]

TABLES = read_tables("hrdsattack")
COUNTED = frozenset(stance for stance, counts in TABLES["stances"].items() if counts)


def attack_told(coding: Coding) -> Attack:
    """Give what the coding says, in the corpus's labels; the incident with the most claims stands for the attack."""
    incidents = [incident for incident in by_claims(coding) if happened(incident, COUNTED)]
    if not incidents:
        return Attack(False, NOTHING, ())
    main = incidents[0]
    perpetrators = next((incident.perpetrators for incident in incidents if incident.perpetrators), ())
    return Attack(
        bool(perpetrators),
        violations(main),
        _victims(incidents),
        {"perpetrator_type": _perpetrator_type(perpetrators), **_place(main.where), **_date(main.when)},
        frozenset(kind for incident in incidents[1:] for kind in violations(incident)),
    )


def violations(incident: Incident) -> frozenset[str]:
    """Give the violation types of the acts that are told as having happened or planned."""
    return frozenset(TABLES["violations"].get(act.type, "other") for act in happened(incident, COUNTED))


def _perpetrator_type(perpetrators: Iterable[Perpetrator]) -> frozenset[str]:
    """Give the type of the first perpetrator, which is the one told most directly."""
    for perpetrator in perpetrators:
        bodies = (text for text in (perpetrator.actor, perpetrator.description) if isinstance(text, str))
        kinds = [kind for body in bodies if (kind := kind_of_actor(body)) in TABLES["perpetrators"]]
        unknown = "named party" if isinstance(perpetrator.name, str) else "unnamed party"
        return frozenset({TABLES["perpetrators"][kinds[0] if kinds else unknown]})
    return NOTHING


def _place(where: Where) -> dict[str, frozenset[str]]:
    level = TABLES["places"][where.precision]
    name = NOTHING if where.name is None else frozenset(place_name(where.name))
    return {
        "country": NOTHING if where.country is None else frozenset({where.country}),
        "city": name if level == "city" else NOTHING,
        "region": name if level == "region" else NOTHING,
    }


def _date(when: When) -> dict[str, frozenset[str]]:
    """Give the units of the date that both ends of the interval share."""
    first, last = when.earliest, when.latest
    shared: dict[str, frozenset[str]] = {"year": NOTHING, "month": NOTHING, "day": NOTHING}
    if first is None or last is None or first.year != last.year:
        return shared
    shared["year"] = frozenset({str(first.year)})
    if first.month == last.month:
        shared["month"] = frozenset({str(first.month)})
    if first == last:
        shared["day"] = frozenset({str(first.day)})
    return shared


def _victims(incidents: Iterable[Incident]) -> tuple[VictimTold, ...]:
    """Give every victim once: a name that returns in another incident is the same person."""
    told: dict[str, VictimTold] = {}
    for incident in incidents:
        counted = {act.id for act in happened(incident, COUNTED)}
        for victim in incident.victims:
            if not victim.acts or any(harm.act in counted for harm in victim.acts):
                told.setdefault(victim.name if isinstance(victim.name, str) else victim.id, _victim(victim))
    return tuple(told.values())


def _victim(victim: Victim) -> VictimTold:
    words = f" {fold(' '.join(filter(None, (victim.occupation, victim.description, victim.affiliation))))} "
    types = {label for word, label in TABLES["victims"].items() if f" {word} " in words or f" {word}s " in words}
    return VictimTold(
        victim.name if isinstance(victim.name, str) else None,
        frozenset(types or {"insufficient information"}),
        TABLES["sexes"][victim.sex or "unknown"],
        TABLES["age_groups"][victim.age_group or "unknown"],
        TABLES["populations"][victim.kind],
    )
