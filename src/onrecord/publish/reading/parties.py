"""What a report says of each victim, perpetrator and harmed object, as one line of facts each."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.core.coding import Incident, ObjectHarmed, Perpetrator, Victim
from onrecord.core.values import Absent, Count
from onrecord.core.vocabulary import AgeGroup, Outcome, PartyKind, Sex, Status
from onrecord.publish.reading.facts import Fact, Line
from onrecord.publish.reading.lookup import Lookup, call_party
from onrecord.publish.reading.phrases import Phrases
from onrecord.publish.reading.wording import word_age, word_count

__all__ = ["object_lines", "perpetrator_lines", "victim_lines"]

ONE = (1, 1, 1)


def victim_lines(incident: Incident, lookup: Lookup) -> tuple[Line, ...]:
    """Give a line for each victim; a group that is part of another follows it, set within it."""
    return tuple(
        Line(tuple(_victim_facts(victim, incident, lookup)), victim.id, within=victim.part_of is not None)
        for victim in _nest(incident.victims)
    )


def perpetrator_lines(incident: Incident, lookup: Lookup) -> tuple[Line, ...]:
    """Give a line for each perpetrator, with its part in the acts."""
    return tuple(Line(tuple(_perpetrator_facts(p, incident, lookup)), p.id) for p in incident.perpetrators)


def object_lines(incident: Incident, lookup: Lookup) -> tuple[Line, ...]:
    """Give a line for each thing harmed."""
    return tuple(Line(tuple(_object_facts(item, lookup)), item.id) for item in incident.objects)


def _nest(victims: tuple[Victim, ...]) -> Iterator[Victim]:
    ids = {victim.id for victim in victims}
    parts: dict[str | None, list[Victim]] = {}
    for victim in victims:
        whole = victim.part_of if victim.part_of in ids and victim.part_of != victim.id else None
        parts.setdefault(whole, []).append(victim)
    waiting, given = list(reversed(parts.pop(None, []))), set()
    while waiting:
        victim = waiting.pop()
        given.add(victim.id)
        yield victim
        waiting += reversed(parts.pop(victim.id, []))
    yield from (victim for victim in victims if victim.id not in given)  # parts that name each other in a ring


def _victim_facts(victim: Victim, incident: Incident, lookup: Lookup) -> Iterator[Fact]:
    yield from _outline(victim, lookup)
    phrases = lookup.phrases
    if victim.status not in (None, Status.UNKNOWN):
        yield lookup.fact(phrases.term("status", victim.status), victim.id, "status")
    if victim.affiliation is not None:
        yield lookup.fact(phrases.say("member_of", name=victim.affiliation), victim.id, "affiliation")
    yield from _relations(victim, lookup)
    if victim.part_of is not None:
        yield lookup.fact(phrases.say("part_of", name=lookup.call(victim.part_of)), victim.id, "part_of")
    for harm in victim.acts:
        said = phrases.term("outcome", harm.outcome)
        if harm.outcome is Outcome.UNKNOWN:
            said = _in_act(said, harm.act, incident, lookup)
        yield lookup.fact(said, victim.id, f"acts.{harm.act}.outcome")


def _perpetrator_facts(party: Perpetrator, incident: Incident, lookup: Lookup) -> Iterator[Fact]:
    yield from _outline(party, lookup)
    phrases = lookup.phrases
    if party.actor is not None and not _is_called_by_actor(party):
        yield lookup.fact(_affiliation(party.actor, phrases), party.id, "actor")
    yield from _relations(party, lookup)
    for part in party.acts:
        involvement = phrases.term("involvement", part.involvement)
        yield lookup.fact(_in_act(involvement, part.act, incident, lookup), party.id, f"acts.{part.act}.involvement")


def _affiliation(actor: str | Absent, phrases: Phrases) -> str:
    return phrases.say(f"actor_{actor.absent}") if isinstance(actor, Absent) else phrases.say("member_of", name=actor)


def _outline(party: Victim | Perpetrator, lookup: Lookup) -> Iterator[Fact]:
    """Yield what victims and perpetrators share, what they are called first."""
    phrases, called = lookup.phrases, call_party(party, lookup.phrases)
    yield lookup.fact(called, party.id, *_carriers(party, called), main=True)
    for form in party.names:
        if form.text != called:
            yield _other_name(party.id, form.text, lookup)
    if party.description is not None and party.description != called:
        yield lookup.fact(party.description, party.id, "description")
    if party.count is not None and _is_told(party.count, party.kind):
        text = phrases.say("people", count=word_count(party.count, phrases))
        yield lookup.fact(text, party.id, "count.")
    yield from _traits(party, lookup)


def _other_name(party: str, form: str, lookup: Lookup) -> Fact:
    """Give a further form of a name: one the report writes, or one that only a rule concludes."""
    told = [claim for claim in lookup.of(party) if claim.property == "names" and claim.value == form]
    inferred = bool(told) and all(claim.inferred_by is not None for claim in told)
    return lookup.item(
        lookup.phrases.say("name_inferred" if inferred else "also_written", name=form), party, "names", form
    )


def _carriers(party: Victim | Perpetrator, called: str) -> Iterator[str]:
    """Yield the properties that hold what the party is called."""
    if party.name is not None:
        yield "name"
    if party.description == called:
        yield "description"
    if isinstance(party, Perpetrator) and _is_called_by_actor(party):
        yield "actor"
    if any(form.text == called for form in party.names):
        yield "names"


def _is_called_by_actor(party: Perpetrator) -> bool:
    return not isinstance(party.name, str) and party.description in (None, party.actor)


def _traits(party: Victim | Perpetrator, lookup: Lookup) -> Iterator[Fact]:
    phrases = lookup.phrases
    if party.age is not None:
        yield lookup.fact(word_age(party.age, phrases), party.id, "age")
    if party.age_group not in (None, AgeGroup.UNKNOWN):
        yield lookup.fact(phrases.term("age_group", party.age_group), party.id, "age_group")
    if party.sex not in (None, Sex.UNKNOWN):
        yield lookup.fact(phrases.term("sex", party.sex), party.id, "sex")
    for key, value in (("occupation", party.occupation), ("nationality", party.nationality)):
        if value is not None:
            yield lookup.fact(value, party.id, key)


def _relations(party: Victim | Perpetrator, lookup: Lookup) -> Iterator[Fact]:
    for relation in party.relations:
        kind = lookup.phrases.term("relation", relation.type)
        text = lookup.phrases.say("relation", type=kind, name=lookup.call(relation.to))
        yield lookup.fact(text, party.id, f"relations.{relation.to}")


def _object_facts(item: ObjectHarmed, lookup: Lookup) -> Iterator[Fact]:
    phrases = lookup.phrases
    yield lookup.fact(call_party(item, phrases), item.id, "name" if item.name is not None else "type", main=True)
    if item.name is not None and item.type is not None:
        yield lookup.fact(phrases.term("object", item.type), item.id, "type")
    if item.count is not None and _is_told(item.count, PartyKind.PERSON):
        yield lookup.fact(phrases.say("things", count=word_count(item.count, phrases)), item.id, "count.")
    for link in item.acts:
        yield lookup.fact(phrases.term("damage", link.damage), item.id, f"acts.{link.act}.damage")


def _is_told(count: Count, kind: PartyKind) -> bool:
    """True unless the count says nothing, or only that one person is one."""
    ends = (count.low, count.best, count.high)
    return any(end is not None for end in ends) and not (kind is PartyKind.PERSON and ends == ONE)


def _in_act(said: str, act_id: str, incident: Incident, lookup: Lookup) -> str:
    """Name the act only where the incident has several."""
    act = next((act.type for act in incident.acts if act.id == act_id), act_id)
    if len(incident.acts) < 2:
        return said
    return lookup.phrases.say("in_act", said=said, act=lookup.phrases.term("act", act))
