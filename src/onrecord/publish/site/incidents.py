"""The page of an incident: when, where, what was done, by whom on whose word, to whom, and how well it is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.core.vocabulary import PlacePrecision
from onrecord.publish.casualties import ActorNamed, Grade, IncidentFile, IncidentRecord, VictimRecord, Withdrawal
from onrecord.publish.reading.markup import Markup
from onrecord.publish.site.addresses import key_of, record_path
from onrecord.publish.site.filling import NOTHING, bdi, fill, joined
from onrecord.publish.site.frame import Frame
from onrecord.publish.site.labels import act_words, call_victim, deed_of, gravest_first, number_of, place_of, word_harm
from onrecord.publish.site.objects import object_parts, reports_of_objects
from onrecord.publish.site.values import Row, cite_sources, evidence_of, render_rows, word_rule
from onrecord.publish.site.words import Words

__all__ = ["incident_page", "standing_of", "victim_facts"]


def incident_page(file: IncidentFile, frame: Frame, withdrawn: Sequence[Withdrawal] = ()) -> tuple[str, str]:
    """Give the path and the page of an incident; `withdrawn` is what is said of records of it that are withdrawn."""
    incident, words = file.incident, frame.words
    told = (incident.statements, incident.disagreements, incident.withheld)
    evidence = evidence_of(told, file.citations, (*incident.reports, *reports_of_objects(file)), words)
    deed, where, when = deed_of(incident, words), place_of(incident, words), words.when(incident.when)
    content = (
        fill("<h1><bdi>{}</bdi></h1><p class=l>{}{}{}</p>", deed, where, words.comma, when),
        standing_of(incident.grade, incident.independent, words),
        joined(_withdrawn(each, words) for each in withdrawn),
        render_rows(_rows(incident, words), evidence),
        _victims(file, words),
        object_parts(file, evidence.numbers, words),
        fill("<h2>{}</h2>{}", words.say("sources"), cite_sources(evidence)),
        number_of(incident.id, words),
    )
    title, path = words.comma.join((deed, where, when)), record_path(key_of(incident.id))
    return path, frame.record(path, title, joined(content))


def standing_of(grade: Grade | None, independent: int, words: Words) -> Markup:
    """Say how well an incident is known: confirmed or not, its grade and why, and what it would take."""
    confirmed = grade is not None and grade.is_confirmed
    mark = fill("<b>{}</b>", words.say("confirmed" if confirmed else "unconfirmed"))
    parts = [mark, words.put("independent", number=words.number(independent)) if independent else NOTHING]
    if grade is not None:
        scheme = bdi(words.term("scheme", grade.scheme))
        parts.append(words.put("grade", grade=bdi(words.term("grade", grade.grade)), scheme=scheme))
        parts.append(fill("{}.", bdi(word_rule(grade.why, words))) if grade.why else NOTHING)
        if grade.missing:
            needed = joined((bdi(word_rule(each, words)) for each in grade.missing), words.semicolon)
            parts.append(words.put("missing", needed=needed))
        parts.append(
            words.put("signed", day=words.day(grade.signed_on)) if grade.signed_on else words.put("not_signed")
        )
    shown = joined((part for part in parts if part), " ")
    return fill("<p class={}>{}</p>", "ok" if confirmed else "no", shown)


def _withdrawn(withdrawal: Withdrawal, words: Words) -> Markup:
    said = words.put("withdrawn_within", day=words.day(withdrawal.withdrawn_on))
    note = fill("<blockquote dir=auto>{}</blockquote>", withdrawal.note) if withdrawal.note else NOTHING
    return fill("<div class=g><p>{}</p>{}</div>", said, note)


def victim_facts(victim: VictimRecord, words: Words) -> str:
    """Give in a line what is known of a victim: age, sex or kind, status, what happened."""
    named = bool(victim.names or victim.name)
    facts = [words.age(victim.age)] if victim.age is not None and named else []
    if named and victim.sex is not None:
        facts.append(words.term("sex", victim.sex))
    if victim.occupation is not None and (named or victim.description is not None):
        facts.append(victim.occupation)
    return words.comma.join([*facts, word_harm(victim, words)])


def _rows(incident: IncidentRecord, words: Words) -> Iterator[Row]:
    yield Row("when", _when(incident, words), ("when",))
    yield Row("where", _where(incident, words), ("where",))
    yield Row("what", _what(incident, words), ("acts",))
    yield Row("by_whom", _by_whom(incident.actors, words), ("actors",))
    yield Row("how_many", _how_many(incident, words), ("counts", "civilians"))


def _when(incident: IncidentRecord, words: Words) -> Markup:
    when = incident.when
    basis = fill(" ({})", words.term("date_basis", when.basis)) if when.basis else NOTHING
    return fill("{}{}", words.when(when), basis)


def _where(incident: IncidentRecord, words: Words) -> Markup:
    where = incident.where
    # The name of the place is set apart within it; the whole runs as the page does.
    parts = [fill("{}", place_of(incident, words))]
    if where.precision is not PlacePrecision.UNKNOWN:
        parts.append(words.put("told_to", precision=words.term("precision", where.precision)))
    if where.latitude is not None and where.longitude is not None:
        point = fill("<bdi dir=ltr>{}, {}</bdi>", f"{where.latitude:g}", f"{where.longitude:g}")
        near = where.coordinates_precision
        if near is not None and where.radius_km:
            precision = words.term("precision", near)
            parts.append(words.put("placed_within", precision=precision, km=f"{where.radius_km:g}", point=point))
        else:
            parts.append(words.put("placed", point=point))
    return joined(parts, words.comma)


def _what(incident: IncidentRecord, words: Words) -> Markup:
    if not incident.acts:
        return Markup(words.put("not_stated"))
    told = []
    for act in gravest_first(incident.acts):
        more = [words.term("circumstance", each) for each in act.circumstances]
        more += [words.say("ground", ground=words.term("ground", each)) for each in act.grounds]
        more += [words.say("weapon", weapon=words.term("weapon", act.weapon))] if act.weapon else []
        told.append(bdi(words.comma.join([act_words(act, words), *more])))
    return joined(dict.fromkeys(told), words.semicolon)


def _by_whom(actors: tuple[ActorNamed, ...], words: Words) -> Markup:
    if not actors:
        return words.put("no_actor")
    told = []
    for actor in actors:
        names = [each for each in (actor.name, actor.actor) if each] or [words.say(f"unnamed_{actor.kind}")]
        degrees = words.comma.join(words.term("involvement", each) for each in actor.involvement)
        said = joined((bdi(name) for name in names), words.comma)
        told.append(fill("{} ({})", said, degrees) if degrees else said)
    return joined(told, words.semicolon)


def _how_many(incident: IncidentRecord, words: Words) -> Markup:
    told = []
    for outcome, count in incident.counts.items():
        people = words.put("people_count", people=words.term("people", outcome), count=bdi(words.count(count)))
        civilians = incident.civilians.get(outcome)
        of_these = words.put("civilians", count=bdi(words.count(civilians))) if civilians is not None else NOTHING
        told.append(fill("{}{}{}", people, words.comma if of_these else NOTHING, of_these))
    return joined(told, words.semicolon) if told else words.put("count_open")


def _victims(file: IncidentFile, words: Words) -> Markup:
    if not file.victims:
        return NOTHING
    items = []
    for victim in file.victims:
        called = call_victim(victim, words)
        link = fill("<a href=../../{}>{}</a>", record_path(key_of(victim.id)), called.html())
        items.append(fill("<li>{}{}{}", link, words.comma, bdi(victim_facts(victim, words))))
    return fill("<h2>{}</h2><ul class=v>{}</ul>", words.say("whom"), joined(items))
