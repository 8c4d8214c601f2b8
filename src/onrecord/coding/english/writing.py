"""Claims for the parties of an incident: what each mention says of a person, with the words that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from onrecord.coding.codebook import Codebook
from onrecord.coding.english.attribution import Saying
from onrecord.coding.english.entities import Entities, Kin
from onrecord.coding.english.inherited import find_inherited
from onrecord.coding.english.knowledge import Knowledge
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.naming import (
    actor_of,
    describe,
    fullest_name,
    main_name,
    name_mentions,
    source_name,
    told_in_full,
)
from onrecord.coding.english.occupations import find_work
from onrecord.coding.english.readings import Readings
from onrecord.coding.english.syntax import Parse
from onrecord.coding.ledger import Basis, Ledger
from onrecord.core.coding import Chain
from onrecord.core.report import Quote, Report
from onrecord.core.values import Age, AgeRange, Count, Name
from onrecord.core.vocabulary import AgeGroup, PartyKind, Sex, Stance, Status

__all__ = ["Page", "PartyWriter"]

QUOTED, INFERRED = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Page:
    """One report as the coder holds it: text, parse, what was read in it and who is who."""

    report: Report
    parse: Parse
    readings: Readings
    entities: Entities
    kin: tuple[Kin, ...]
    knowledge: Knowledge
    codebook: Codebook

    def quote(self, first: int, last: int) -> Quote:
        """Give the words of tokens `[first, last)` as a quote."""
        return self.report.quote(self.parse.start[first], self.parse.end[last - 1])

    def quote_text(self, start: int, end: int) -> Quote:
        """Give the words at code points `[start, end)` as a quote."""
        return self.report.quote(start, end)

    def chain(self, saying: Saying) -> Chain:
        """Give the chain of a saying in words, nearest the outlet first; the outlet itself is left out."""
        names = [
            name
            for speaker in saying.speakers
            if (name := source_name(self.parse, self.knowledge, self.entities, self.entities.of(speaker))) is not None
        ]
        return tuple(dict.fromkeys(name for name in names if name != self.report.source))


@dataclass(frozen=True, slots=True)
class PartyWriter:
    """Writes what the report says of one person or group, whatever its role."""

    page: Page
    ledger: Ledger
    subject: str
    entity: int
    stance: Stance
    chain: Chain

    def basis(self, *quotes: Quote, rule: str | None = None, confidence: float = QUOTED) -> Basis:
        """Give what a claim of this party rests on."""
        return Basis(quotes, rule, self.chain, self.stance, confidence)

    def write(self, path: str, value: str | int | None, *quotes: Quote, rule: str | None = None) -> None:
        """Write one claim of this party."""
        if quotes or rule is not None:
            self.ledger.write(
                self.subject,
                path,
                value,
                self.basis(*quotes, rule=rule, confidence=QUOTED if rule is None else INFERRED),
            )

    @property
    def mentions(self) -> list[Mention]:
        """Give the party's mentions."""
        return self.page.entities.members(self.entity)

    def kind(self) -> PartyKind:
        """Give what the party is."""
        if any(mention.name is not None for mention in self.mentions):
            return PartyKind.PERSON
        if any(mention.kind is Kind.ACTOR for mention in self.mentions):
            return PartyKind.ACTOR
        return PartyKind.GROUP if any(mention.plural for mention in self.mentions) else PartyKind.PERSON

    def person(self) -> tuple[Name, ...]:
        """Write name, description, age, sex and occupation; give the other forms of the name."""
        names = self._names()
        self._description()
        self._age()
        self._sex()
        self._occupation()
        return names

    def _occupation(self) -> None:
        for mention in self.mentions:
            if mention.people is not None and mention.people.occupation is not None:
                self.write("occupation", mention.people.noun, self._words(mention))
                return
        for mention in self.mentions:
            worked = find_work(self.page.parse, mention.head)
            if worked is not None:
                self.write("occupation", worked[0], self.page.quote(*worked[1]))
                return

    def _words(self, mention: Mention) -> Quote:
        return self.page.quote(mention.start, mention.end)

    def _names(self) -> tuple[Name, ...]:
        parse, knowledge, entities = self.page.parse, self.page.knowledge, self.page.entities
        full = main_name(parse, knowledge, entities, self.entity)
        if full is None:
            return ()
        told: dict[str, list[Quote]] = {}
        for mention in name_mentions(parse, knowledge, entities, self.entity):
            assert mention.name is not None
            quote = self.page.quote(*mention.name)
            told.setdefault(knowledge.plain_name(quote.text), []).append(quote)
            whole = self.page.quote(*told_in_full(parse, knowledge, mention))
            told.setdefault(whole.text, [whole])
        self.write("name", full, *told.pop(full))
        forms = {form: quotes[0] for form, quotes in told.items()}
        for form, quote in forms.items():
            self.write("names", form, quote)
        return tuple(self.page.knowledge.parse_name(form) for form in (*forms, *self._inherited({full, *forms})))

    def _inherited(self, known: Set[str]) -> Iterator[str]:
        """Write the fuller name inherited from a parent or sibling as an inferred form, and yield it."""
        page = self.page
        found = find_inherited(page.parse, page.knowledge, page.entities, self.entity)
        if found is not None and found.name not in known:
            self.write("names", found.name, *(page.quote(*each) for each in found.tokens), rule=found.rule)
            yield found.name

    def _description(self) -> None:
        if any(mention.name is not None for mention in self.mentions):
            return
        for mention in self.mentions:
            words = describe(self.page.parse, mention)
            if words is not None and mention.kind is not Kind.ACTOR:
                self.write("description", words[0], self.page.quote(*words[1]))
                return

    def _age(self) -> None:
        for mention in self.mentions:
            if mention.age is not None and mention.age_at is not None and not mention.plural:
                quote = self.page.quote_text(*mention.age_at)
                self.ledger.write(self.subject, "age", mention.age, self.basis(quote))
                self.write("age_group", _group_of_age(mention.age), quote, rule="adult from 18, SDG 16.1.2")
                return
        for mention in self.mentions:
            if mention.age_group is not None:
                self.write("age_group", str(mention.age_group), self._words(mention))
                return
        self._age_by_work()

    def _age_by_work(self) -> None:
        """Write who works or bears arms as an adult, but for what children do as well: a pupil, an apprentice."""
        working = [
            mention
            for mention in self.mentions
            if mention.people is not None and (mention.people.occupation is not None or mention.people.armed)
        ]
        if working and not any(mention.people is not None and mention.people.ageless for mention in self.mentions):
            quote = self._words(working[0])
            self.write("age_group", str(AgeGroup.ADULT), quote, rule="an occupation is taken for an adult's")

    def _sex(self) -> None:
        for mention in self.mentions:
            if mention.sex is not None:
                self.write("sex", str(mention.sex), self._words(mention))
                return
        full = fullest_name(self.page.parse, self.page.knowledge, self.page.entities, self.entity)
        sex: Sex | None = None if full is None else self.page.knowledge.sex_of_given_name(full)
        if sex is not None:
            self.write("sex", str(sex), rule="sex commonly borne by the given name")

    def counts(self, mentions: Iterable[Mention], fallback: Count) -> None:
        """Write the number of people by each account; one for a person, at least two for a bare plural."""
        told = False
        for mention in mentions:
            if mention.count is not None and mention.count_at is not None:
                told = True
                self.count(mention.count, self.page.quote_text(*mention.count_at))
        if not told:
            rule = "one person" if fallback.best == 1 else "a plural without a number is at least two"
            self.count(fallback, self._words(self.mentions[0]), rule=rule)

    def count(self, count: Count, quote: Quote, rule: str | None = None) -> None:
        """Write the ends of one count."""
        for path, value in (("count.low", count.low), ("count.best", count.best), ("count.high", count.high)):
            self.write(path, value, quote, rule=rule)

    def status(self) -> None:
        """Write the status told by the words for the party; civilian by the codebook's rule where none is told."""
        for mention in self.mentions:
            if mention.people is not None and mention.people.status is not None:
                self.write("status", str(mention.people.status), self._words(mention))
                return
            if mention.kind is Kind.ACTOR and mention.actor is not None and mention.actor.entry.is_armed:
                status = Status.ARMED_FORCES if mention.actor.entry.is_state else Status.PARTICIPATING
                self.write("status", str(status), self._words(mention))
                return
        if self.page.codebook.civilian_by_default:
            self.write("status", str(Status.CIVILIAN), rule="civilian until shown otherwise (codebook)")

    def actor(self) -> None:
        """Write the body the party is or belongs to."""
        found = actor_of(self.page.parse, self.page.readings, self.page.entities, self.entity)
        if found is not None:
            self.write("actor", found[0], self.page.quote(*found[1]))


def _group_of_age(age: Age) -> str | None:
    if isinstance(age, AgeRange):
        if age.low is not None and age.low >= 18:
            return str(AgeGroup.ADULT)
        return str(AgeGroup.CHILD) if age.high is not None and age.high < 18 else None
    return str(AgeGroup.ADULT if age >= 18 else AgeGroup.CHILD)
