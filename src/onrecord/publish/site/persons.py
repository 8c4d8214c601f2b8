"""The page of a person, or of people counted together: who they were, what happened to them, and on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.core.vocabulary import PartyKind
from onrecord.publish.casualties import IncidentFile, VictimRecord
from onrecord.publish.reading.markup import Markup
from onrecord.publish.site.addresses import key_of, record_path
from onrecord.publish.site.filling import NOTHING, bdi, fill, joined
from onrecord.publish.site.frame import Frame
from onrecord.publish.site.labels import call_victim, deed_of, number_of, place_of, word_harm, word_of
from onrecord.publish.site.values import Row, cite_sources, evidence_of, render_rows
from onrecord.publish.site.words import Words

__all__ = ["person_pages"]


def person_pages(file: IncidentFile, frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield the path and the page of each person or group of an incident."""
    words, incident = frame.words, file.incident
    grade = incident.grade
    confirmed = grade is not None and grade.is_confirmed
    deed = words.comma.join((deed_of(incident, words), place_of(incident, words)))
    near = fill(
        "<p>{} <b>{}</b></p>",
        words.put(
            "in_incident",
            incident=fill("<a href=../../{}><bdi>{}</bdi></a>", record_path(key_of(incident.id)), deed),
            day=words.when(incident.when),
        ),
        words.say("confirmed" if confirmed else "unconfirmed"),
    )
    kin = {victim.id: victim for victim in file.victims}
    for victim in file.victims:
        path = record_path(key_of(victim.id))
        yield path, _page(victim, (path, near, kin), file, frame)


def _page(
    victim: VictimRecord, about: tuple[str, Markup, Mapping[str, VictimRecord]], file: IncidentFile, frame: Frame
) -> str:
    path, near, kin = about
    words, called = frame.words, call_victim(victim, frame.words)
    told = (victim.statements, victim.disagreements, victim.withheld)
    evidence = evidence_of(told, file.citations, (), words)
    others = fill("<p class=l>{}</p>", joined(map(bdi, called.others), " · ")) if called.others else NOTHING
    content = (
        fill("<h1>{}</h1>{}", bdi(called.text, called.language), others),
        near,
        render_rows(_rows(victim, kin, words), evidence),
        fill("<h2>{}</h2>{}", words.say("sources"), cite_sources(evidence)),
        number_of(victim.id, words),
    )
    return frame.record(path, called.text, joined(content))


def _rows(victim: VictimRecord, kin: Mapping[str, VictimRecord], words: Words) -> Iterator[Row]:
    named = _names(victim, words)
    if named or victim.kind is PartyKind.PERSON:
        yield Row("property_name", named or words.put(_unnamed(victim)), ("name", "names"))
    yield Row("what", bdi(word_harm(victim, words)), ("harm",))
    if victim.kind is PartyKind.GROUP:
        yield Row("how_many", bdi(words.count(victim.count)), ("count",))
    if victim.age is not None:
        yield Row("property_age", bdi(words.age(victim.age)), ("age",))
    for key, group in (("age_group", "age_group"), ("sex", "sex"), ("status", "status")):
        term = getattr(victim, key)
        if term is not None:
            yield Row(f"property_{key}", bdi(word_of(victim, group, term, words)), (key,))
    for key in ("description", "occupation", "affiliation", "nationality"):
        said = getattr(victim, key)
        if said is not None:
            yield Row(f"property_{key}", bdi(said), (key,))
    if victim.relations:
        yield Row("property_relations", _relations(victim, kin, words), ("relations",))
    if victim.part_of is not None and victim.part_of in kin:
        yield Row("property_part_of", _link(kin[victim.part_of], words), ("part_of",))


def _unnamed(victim: VictimRecord) -> str:
    """Give the phrase for why no name stands here: it is held back, or nobody told it."""
    is_held = victim.name is not None or any(
        each.property.partition(".")[0] in ("name", "names") for each in victim.withheld
    )
    return "name_held_back" if is_held else "name_not_known"


def _names(victim: VictimRecord, words: Words) -> Markup:
    called = call_victim(victim, words)
    if not called.is_named:
        return NOTHING
    return joined((bdi(called.text, called.language), *map(bdi, called.others)), " · ")


def _relations(victim: VictimRecord, kin: Mapping[str, VictimRecord], words: Words) -> Markup:
    told = []
    for relation in victim.relations:
        other = kin.get(relation.to)
        name = _link(other, words) if other is not None else fill("{}", words.say("somebody"))
        told.append(words.put("relation", type=words.term("relation", relation.type), name=name))
    return joined(told, words.comma)


def _link(victim: VictimRecord, words: Words) -> Markup:
    called = call_victim(victim, words)
    return fill("<a href=../../{}>{}</a>", record_path(key_of(victim.id)), bdi(called.text, called.language))
