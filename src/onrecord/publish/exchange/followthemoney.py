"""FollowTheMoney: incidents as events with the people named in them, the bodies and the reports, as entities on lines.

For cross-referencing with other data sets. Only people with a name become persons, so that nobody is matched with one
who has none. Ids are sums of the publisher's name and of ours, so that two data sets can be read together.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.core.values import When
from onrecord.core.vocabulary import Outcome, PartyKind
from onrecord.publish.casualties import ActorNamed, Citation, IncidentFile, VictimRecord
from onrecord.publish.edition import Edition
from onrecord.publish.exchange.format import Format
from onrecord.publish.exchange.shaped.sheet import ABOUT, write_about
from onrecord.publish.exchange.shaped.told import Told
from onrecord.tally.tables.bodies import body_named

__all__ = ["FOLLOW_THE_MONEY"]

FILE = "entities.ftm.json"
RULES = Path(__file__).parents[2] / "resources" / "exchange" / "followthemoney.yaml"
LOSSES = (
    "Victims without a name, and counted groups, are numbers in the summary of their event.",
    "Ranges of people stand as words in the summary; a death date stands as far as it is known.",
    "Ages, status and what else has no property there are left out.",
    "Statements and quotes are left out: an event names its reports as proof.",
    "Coordinates and how precisely a place is known are left out.",
    "Grades stand as words in notes, and so does that an incident is unconfirmed.",
    "Objects, tolls and withdrawals are left out.",
)
Entity = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Namespace:
    """Whose ids they are."""

    publisher: str

    def id(self, *parts: str) -> str:
        """Give the id of an entity."""
        return "cr-" + hashlib.sha256("\0".join((self.publisher, *parts)).encode()).hexdigest()[:40]


@cache
def _rules() -> Mapping[str, Any]:
    import yaml

    told: Mapping[str, Any] = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return told


def _write(edition: Edition, folder: Path) -> None:
    space = _Namespace(edition.about.publisher)
    met: set[str] = set()
    with (folder / FILE).open("w", encoding="utf-8", newline="\n") as file:
        for each in edition.incidents():
            for entity in _entities(each, space):
                # Bodies and reports are told of in many incidents and written once.
                if entity["schema"] in ("Organization", "PublicBody", "Article"):
                    if entity["id"] in met:
                        continue
                    met.add(entity["id"])
                file.write(json.dumps(entity, ensure_ascii=False, separators=(",", ":")) + "\n")
    write_about(edition.about, LOSSES, folder)


def _entities(file: IncidentFile, space: _Namespace) -> Iterator[Entity]:
    people = [each for each in file.victims if each.kind is PartyKind.PERSON and each.name is not None]
    bodies = [each for each in file.incident.actors if each.actor is not None]
    articles = [space.id("report", each.id) for each in file.citations]
    event = space.id("incident", file.incident.id)
    involved = [space.id("victim", each.id) for each in people] + [_body_id(each, space) for each in bodies]
    yield _event(file, event, involved, articles)
    for citation in file.citations:
        yield _article(citation, space)
    for body in bodies:
        yield _body(body, space)
        role = ", ".join(body.involvement) or "involvement unknown"
        yield _link(space, (_body_id(body, space), event), role, articles)
    named = {each.id for each in people}
    for person in people:
        yield _person(file, person, space, articles)
        for harm in person.harm:
            yield _link(space, (space.id("victim", person.id), event), str(harm.outcome), articles)
        for relation in person.relations:
            if relation.to in named:
                ends = space.id("victim", person.id), space.id("victim", relation.to)
                told = {"person": [ends[0]], "relative": [ends[1]], "relationship": [relation.type]}
                yield _entity(space.id("family", *ends), "Family", told)


def _event(file: IncidentFile, id_: str, involved: list[str], articles: list[str]) -> Entity:
    told, incident = Told(file), file.incident
    when, where = incident.when, incident.where
    dates = [each.isoformat() for each in (when.earliest, when.latest) if each is not None]
    name = ", ".join(each for each in (" and ".join(told.acts("type")), where.name, *dict.fromkeys(dates)) if each)
    return _entity(
        id_,
        "Event",
        {
            "name": [name or incident.id],
            "recordId": [incident.id],
            "startDate": _one(when.earliest),
            "endDate": _one(when.latest),
            "location": _one(where.name),
            "country": _one(None if where.country is None else where.country.lower()),
            "summary": [told.remarks()],
            "keywords": [*told.acts("type"), *told.acts("method")],
            "notes": [] if told.is_confirmed else ["Unconfirmed"],
            "involved": involved,
            "proof": articles,
        },
    )


def _article(citation: Citation, space: _Namespace) -> Entity:
    languages: Mapping[str, str] = _rules()["languages"]
    language = languages.get((citation.language or "").split("-")[0])
    return _entity(
        space.id("report", citation.id),
        "Article",
        {
            "title": _one(citation.title),
            "publisher": _one(citation.source),
            "publishedAt": _one(citation.published),
            "language": _one(language),
            "sourceUrl": _one(citation.address),
        },
    )


def _body_id(body: ActorNamed, space: _Namespace) -> str:
    return space.id("actor", body.actor or "")


def _body(body: ActorNamed, space: _Namespace) -> Entity:
    known = body_named(body.actor or "")
    is_public = known is not None and str(known.kind) in _rules()["public"]
    countries = [] if known is None else sorted(each.lower() for each in known.countries)
    told: dict[str, Iterable[str]] = {"name": _one(body.actor), "country": countries}
    return _entity(_body_id(body, space), "PublicBody" if is_public else "Organization", told)


def _person(file: IncidentFile, person: VictimRecord, space: _Namespace, articles: list[str]) -> Entity:
    told: dict[str, list[str]] = {
        "name": _one(person.name),
        "alias": [each.text for each in person.names if each.text != person.name],
        "gender": _one(_rules()["genders"].get(str(person.sex))),
        "position": _one(person.occupation),
        "proof": articles,
        "notes": [] if Told(file).is_confirmed else ["Unconfirmed"],
    }
    if any(each.outcome is Outcome.KILLED for each in person.harm):
        told["deathDate"] = _one(_as_far_as_known(file.incident.when))
    for name in person.names:
        for role, words in name.parts:
            if role in _rules()["parts"]:
                told.setdefault(_rules()["parts"][role], []).append(words)
    return _entity(space.id("victim", person.id), "Person", told)


def _link(space: _Namespace, ends: tuple[str, str], role: str, articles: list[str]) -> Entity:
    told = {"subject": [ends[0]], "object": [ends[1]], "role": [role], "proof": articles}
    return _entity(space.id("link", *ends, role), "UnknownLink", told)


def _entity(id_: str, schema: str, told: Mapping[str, Iterable[str]]) -> Entity:
    properties = {name: list(dict.fromkeys(values)) for name, values in told.items()}
    return {"id": id_, "schema": schema, "properties": {name: each for name, each in properties.items() if each}}


def _as_far_as_known(when: When) -> str | None:
    """Give the day, the month or the year that both ends agree on."""
    if when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest.isoformat(), when.latest.isoformat()
    return next((first[:length] for length in (10, 7, 4) if first[:length] == last[:length]), None)


def _one(value: object) -> list[str]:
    return [] if value is None else [str(value)]


FOLLOW_THE_MONEY = Format(
    "followthemoney",
    "FollowTheMoney entities",
    "Aleph, OpenSanctions and other tools that cross-reference people and bodies",
    (FILE, ABOUT),
    _write,
    LOSSES,
)
