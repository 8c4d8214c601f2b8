"""The words that would tell what is held back in one incident, gathered to be looked for: in it, and in all others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, is_dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from onrecord.core.values import Age, AgeRange, Name
from onrecord.publish.casualties import (
    Disagreement,
    IncidentFile,
    IncidentRecord,
    ObjectRecord,
    Statement,
    VictimRecord,
)
from onrecord.publish.disclosure.ages import age_forms, number_forms, untold_runs
from onrecord.publish.disclosure.coarsening import coarse_place, place_known_as
from onrecord.publish.disclosure.finding import Kind, Lookup, Sought
from onrecord.publish.disclosure.judging import INCIDENT, OF_OBJECTS, Judgement
from onrecord.publish.disclosure.objects import own_words, people_in, tells_which
from onrecord.publish.disclosure.rules import Rule
from onrecord.publish.disclosure.shape import fields_of_path
from onrecord.publish.disclosure.telling import ToldAs
from onrecord.publish.disclosure.tokens import joined, tokens_of
from onrecord.publish.disclosure.variants import (
    Person,
    date_forms,
    is_common,
    is_particle,
    person,
    phrases_of,
    runs_of,
    tells_nobody_apart,
    weekdays_of,
)
from onrecord.publish.disclosure.walking import held_values, records_in, strings_in
from onrecord.resolution.folding import fold
from onrecord.resolution.given_names import given_name
from onrecord.resolution.names import looks_like_person, script_of

__all__ = ["Part", "Secrets", "secrets_of", "sources_of", "tellers_of"]

SIGNS_HERE, SIGNS_ANYWHERE = 3, 8
"""The least consonants by which a name is found in its own incident, and in any."""
LEAST_LETTERS = 12
"""Of a title, an address or an id so many letters at least, so that it is no word of other texts."""
RUN = 5
"""So many words in a row of what a protected source said are theirs; fewer are anybody's."""
TELLING_ANYBODY = frozenset({"VictimRecord.sex", "VictimRecord.age_group", "VictimRecord.status"})
"""Where these are given, "two men" of a description tells no more."""
NAME_FIELDS = frozenset({"VictimRecord.name", "VictimRecord.names", "Name.text", "Name.parts", "ActorNamed.name"})


class Part(NamedTuple):
    """A part of a name, that is looked for in other incidents where it is rare."""

    words: str
    kind: Kind
    rule: str


@dataclass(slots=True)
class Secrets:
    """What is looked for: `here` in the incident itself, `anywhere` in the whole edition, `parts` there where rare."""

    here: Lookup = field(default_factory=Lookup)
    anywhere: Lookup = field(default_factory=Lookup)
    parts: list[Part] = field(default_factory=list)

    def add_person(self, told: Person, kind: Kind, rule: str) -> None:
        """Look for somebody by every way in which they are written."""
        for whole in told.wholes:
            several = len(told.parts) > 1
            self.here.add(whole, Sought(kind, rule, several, not several and is_common(whole)))
            self.here.add_signs(whole, Sought(kind, rule, several), SIGNS_HERE)
            if several:
                self.anywhere.add(whole, Sought(kind, rule, False))
                self.anywhere.add_signs(whole, Sought(kind, rule, False), SIGNS_ANYWHERE)
        for part in told.parts:
            own = fold(part) in told.own
            self.here.add(part, Sought(kind, rule, False, is_common(part), own=own))
            self.here.add_signs(part, Sought(kind, rule, False, True, own=own), SIGNS_HERE)
            self.parts.append(Part(part, kind, rule))

    def add_words(self, words: str, kind: Kind, rule: str, told_as: ToldAs = ToldAs.ANYTHING) -> None:
        """Look for words in the incident itself, wherever they stand or where they are told as something."""
        self.here.add(words, Sought(kind, rule, False, told_as=told_as))

    def add_runs(self, text: str, rule: str) -> None:
        """Look for whatever so many words in a row of a text are."""
        for run in runs_of(text, RUN):
            self.here.add(run, Sought(Kind.SOURCE, rule))
            self.anywhere.add(run, Sought(Kind.SOURCE, rule))


def secrets_of(file: IncidentFile, judgement: Judgement) -> Secrets:
    """Give what is looked for on account of what is held back in an incident."""
    secrets = Secrets()
    for victim in file.victims:
        held = {**judgement.of(INCIDENT), **judgement.of(victim.id)}
        coarse = {f"VictimRecord.{what}": rule for what, (_, rule) in judgement.coarse_of(victim.id).items()}
        if "VictimRecord.name" in coarse:
            coarse["VictimRecord.names"] = coarse["VictimRecord.name"]
        _add_record(victim, {**coarse, **held}, secrets)
    _add_objects(file, judgement, secrets)
    incident, actors = file.incident, {}
    for actor in incident.actors:
        actors[actor.id] = judgement.of(f"actor {actor.id}")
        if actor.name and "ActorNamed.name" in actors[actor.id]:
            rule = actors[actor.id]["ActorNamed.name"]
            secrets.add_person(person(Name(actor.name)), Kind.NAME, rule.shown)
    held = {key: rule for some in actors.values() for key, rule in some.items()} | judgement.of(INCIDENT)
    _add_record(incident, held, secrets)
    _add_place_and_date(file, judgement, secrets)
    for citation in file.citations:
        if citation.id in judgement.protected:
            sources_of(file, citation.id, judgement.protected[citation.id], secrets)
    if judgement.tellers is not None:
        people = {each.name for each in file.victims}
        for teller in dict.fromkeys(tellers_of(_statements(file))):
            if teller not in people:
                _add_source(teller, judgement.tellers, secrets)
    return secrets


def sources_of(file: IncidentFile, report: str, rule: Rule, secrets: Secrets) -> None:
    """Look for all that would show that a protected source spoke: who it is, and its words."""
    for citation in (each for each in file.citations if each.id == report):
        for told in filter(None, (citation.id, citation.address, citation.family, citation.title)):
            # "Statement" is the title of many a report, and a word of every other text.
            if len(joined(told)) >= LEAST_LETTERS:
                secrets.here.add(told, Sought(Kind.SOURCE, rule.shown))
                secrets.anywhere.add(told, Sought(Kind.SOURCE, rule.shown))
        _add_source(citation.source or "", rule, secrets)
        secrets.add_runs(citation.title or "", rule.shown)
    for statement in _statements(file):
        if statement.report == report:
            for quote in statement.quotes:
                secrets.add_runs(quote, rule.shown)
            for teller in statement.according_to:
                if looks_like_person(teller):
                    _add_source(teller, rule, secrets)


def tellers_of(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield the people who are named as having told something."""
    for statement in statements:
        yield from (teller for teller in statement.according_to if _names_somebody(teller.partition(",")[0]))


def _names_somebody(words: str) -> bool:
    """Tell whether words name a person; without capitals a given name has to be among them: "سكان الحي" is nobody."""
    has_given = any(given_name(word) is not None for word in words.split())
    return looks_like_person(words) and (script_of(words) == "Latn" or has_given)


def _add_source(source: str, rule: Rule, secrets: Secrets) -> None:
    name, _, _ = source.partition(",")
    told = person(Name(name.strip() or source))
    parts = tuple(part for part in told.parts if _is_proper(part))
    wholes = tuple(whole for whole in (source, *told.wholes) if parts and (len(whole.split()) > 1 or _is_proper(whole)))
    secrets.add_person(Person(wholes, parts, told.own), Kind.SOURCE, rule.shown)
    if len(tokens_of(source)) > 1:
        secrets.anywhere.add(source, Sought(Kind.SOURCE, rule.shown))


def _add_record(record: VictimRecord | IncidentRecord | ObjectRecord, held: dict[str, Rule], secrets: Secrets) -> None:
    """Look for the values of fields that are held back, those that statements and disagreements hold among them."""
    cls = type(record)
    is_anybody = not TELLING_ANYBODY & held.keys()
    for name, value, rule in held_values(record, held):
        _add_value(name, value, rule, secrets, is_anybody)
    said: tuple[Statement | Disagreement, ...] = (*record.statements, *record.disagreements)
    for told in said:
        for name in fields_of_path(cls, told.property):
            if name in held:
                values = (told.value,) if isinstance(told, Statement) else (told.stands, *told.others)
                for value in values:
                    _add_value(name, value, held[name], secrets, is_anybody)
                if name == "VictimRecord.age" and isinstance(told, Statement):
                    _add_words_of_age(told, held[name], secrets)


def _add_words_of_age(statement: Statement, rule: Rule, secrets: Secrets) -> None:
    """Look for the words in which a source told an age, where they are none that tell one in every text."""
    for years in _ages(statement.value):
        for quote in statement.quotes:
            for words in untold_runs(quote, years):
                secrets.add_words(words, Kind.WORDS, rule.shown)


def _add_value(name: str, value: object, rule: Rule, secrets: Secrets, is_anybody: bool) -> None:
    if name in NAME_FIELDS:
        for each in _names(value):
            secrets.add_person(person(each), Kind.NAME, rule.shown)
    elif name in ("VictimRecord.age", "VictimRecord.count"):
        for number in _ages(value):
            secrets.here.add_all(_lookup_of(number, name == "VictimRecord.age", rule.shown))
    elif name in OF_OBJECTS:
        _add_object(str(value), rule, secrets)
    elif name not in ("VictimRecord.relations", "VictimRecord.part_of", "VictimRecord.harm", "ObjectRecord.harm"):
        for words in _strings(value):
            if _tells(words, is_anybody):
                secrets.add_words(words, Kind.WORDS, rule.shown)


def _add_objects(file: IncidentFile, judgement: Judgement, secrets: Secrets) -> None:
    for thing in file.objects:
        _add_record(thing, judgement.of_object(thing.id), secrets)


def _add_object(name: str, rule: Rule, secrets: Secrets) -> None:
    """Look for an object's name where it tells which it is, and for what of it does; "a house" tells of none."""
    if tells_which(name):
        secrets.add_words(name, Kind.WORDS, rule.shown)
    for words in own_words(name):
        secrets.add_words(words, Kind.WORDS, rule.shown)
    for words in people_in(name):
        secrets.add_person(person(Name(words)), Kind.NAME, rule.shown)


@lru_cache(maxsize=1 << 9)
def _lookup_of(number: int, is_age: bool, rule: str) -> Lookup:
    """Give what looks for a number in all its forms: the same for whoever has the age."""
    lookup = Lookup()
    counts = ((form, ToldAs.COUNT) for form in number_forms(number))
    for form, told_as in age_forms(number) if is_age else counts:
        lookup.add(form, Sought(Kind.WORDS, rule, False, told_as=told_as))
    return lookup


def _tells(words: str, is_anybody: bool) -> bool:
    """Tell whether words may tell somebody apart, beside what is given of everybody."""
    return not (is_particle(words) or len(words) < 2 or (is_anybody and tells_nobody_apart(words)))


def _add_place_and_date(file: IncidentFile, judgement: Judgement, secrets: Secrets) -> None:
    coarse = judgement.coarse_of(INCIDENT)
    told = [each for each in file.incident.statements if isinstance(each.value, str)]
    if "place" in coarse:
        level, rule = coarse["place"]
        _add_place(file.incident, level, rule, secrets)
    if "date" in coarse:
        _, rule = coarse["date"]
        days = {file.incident.when.earliest, file.incident.when.latest, *(each.published for each in file.citations)}
        days |= {_day(str(each.value)) for each in told if each.property.startswith("when.")}
        for day in filter(None, days):
            for form in date_forms(day):
                secrets.add_words(form, Kind.DATE, rule.shown)
            for name in weekdays_of(day):
                secrets.add_words(name, Kind.DATE, rule.shown, ToldAs.WEEKDAY)
        if file.incident.when.text:
            secrets.add_words(file.incident.when.text, Kind.DATE, rule.shown)


def _add_place(incident: IncidentRecord, level: str, rule: Rule, secrets: Secrets) -> None:
    whole, left = incident.where, coarse_place(incident.where, level)
    if left == whole:
        return
    known_as = left.name or place_known_as(left.gazetteer)
    names = [whole.name, *(e.value for e in incident.statements if e.property == "where.name")]
    gone = {str(name) for name in names if name and left.name is None} | ({whole.name} - {left.name, None})
    # Where sources name the place otherwise, the one whose point is given may be named.
    gone = {name for name in gone if name is not None and (known_as is None or joined(name) != joined(known_as))}
    for name in sorted(filter(None, gone)):
        secrets.here.add(name, Sought(Kind.PLACE, rule.shown, False))
        secrets.here.add_signs(name, Sought(Kind.PLACE, rule.shown, False, True), SIGNS_HERE)
    texts = [whole.text, *(str(e.value) for e in incident.statements if e.property == "where.text")]
    for text in filter(None, texts):
        for phrase in phrases_of(text, (known_as,) if known_as else ()):
            secrets.add_words(phrase, Kind.PLACE, rule.shown)
            for words in (*runs_of(phrase, 2), *(word for word in phrase.split() if _is_proper(word))):
                secrets.add_words(words, Kind.PLACE, rule.shown)
    for number in filter(None, (whole.latitude, whole.longitude)):
        if number not in (left.latitude, left.longitude):
            secrets.add_words(str(abs(number)), Kind.PLACE, rule.shown)


def _is_proper(word: str) -> bool:
    """Tell whether a word of a place is a name by itself: "Nile" of "12 Nile road", no "road"."""
    return any(token.proud for token in tokens_of(word)) and not is_common(word)


def _statements(file: IncidentFile) -> Iterator[Statement]:
    yield from file.incident.statements
    for record in file.within:
        yield from record.statements


def _names(value: object) -> Iterator[Name]:
    if isinstance(value, Name):
        yield value
    elif isinstance(value, str) and value.strip():
        yield Name(value)
    elif isinstance(value, tuple):
        for each in value:
            yield from _names(each)


def _ages(value: object) -> Iterator[int]:
    told: Age | object = value
    ends = (told.low, told.high) if isinstance(told, AgeRange) else (told,)
    yield from (end for end in ends if isinstance(end, int) and not isinstance(end, bool) and 0 <= end < 130)


def _strings(value: object) -> Iterator[str]:
    if type(value) is str:
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        yield from strings_in(value)
    else:
        for each in records_in(value):
            yield from _strings(each)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
