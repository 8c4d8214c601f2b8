"""One incident with what a scheme counts of it, and where that is told: what the rows of every table are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.coding.codebook import Codebook, default_codebook
from onrecord.core.record import Record
from onrecord.core.vocabulary import Outcome
from onrecord.tally.accounts import ClaimFact, claims_in
from onrecord.tally.counted import Counted, counted_of
from onrecord.tally.happenings import UNKNOWN, Happening, held
from onrecord.tally.ranges import NOBODY, Range, added
from onrecord.tally.rules.schemes import Scheme
from onrecord.tally.victims import Kind, Person, people_of, without_parts

__all__ = ["Documented", "documented", "killing_acts"]


@dataclass(frozen=True, slots=True)
class Documented:
    """An incident, what a scheme counts of it, and where each of its claims comes from, by their ids; `grade` is None
    where it has none.
    """

    happening: Happening
    scheme: Scheme
    codebook: Codebook
    counted: tuple[Counted, ...]
    facts: Mapping[str, ClaimFact]
    grade: str | None = None

    @property
    def records(self) -> tuple[str, ...]:
        """Give the ids of its records, its own first."""
        return tuple(each.id for each in self.happening.records)

    def whole(self, outcome: Outcome) -> Range:
        """Give how many people suffered something, of whom the scheme counts."""
        of_all = next((each.range for each in self.counted if each.outcome is outcome and each.kind is None), NOBODY)
        counted = added(range_ for _, range_ in self.kinds(outcome))
        everybody = added(each.range for each in self.counted if each.outcome is outcome and each.kind is not None)
        if counted == everybody:
            return of_all
        least = max(counted.low, of_all.low - (everybody.high - counted.high))
        return Range.within(least, counted.best, min(counted.high, of_all.high), of_all.open_ended)

    def kinds(self, outcome: Outcome) -> list[tuple[Kind, Range]]:
        """Give how many of each kind suffered something, of the kinds that the scheme counts."""
        summed = self.scheme.statuses
        return [
            (each.kind, each.range)
            for each in self.counted
            if each.outcome is outcome and each.kind is not None and (not summed or each.kind.status in summed)
        ]

    def of_status(self, outcome: Outcome, status: str) -> Range:
        """Give how many of a status suffered something: of each kind of them what is told, and never more than of all
        together, for two reports may tell of the same people as of two kinds.
        """
        told = added(range_ for kind, range_ in self.kinds(outcome) if kind.status == status)
        return told.at_most(self.whole(outcome))

    def text(self, path: str) -> str | None:
        """Give what is held of one property of the incident, None where it is no text."""
        value = held(self.happening.incident, path)
        return value if isinstance(value, str) else None

    @property
    def reports(self) -> tuple[ClaimFact, ...]:
        """Give one fact of each report that tells of it, in order of their days."""
        by_family: dict[str, ClaimFact] = {}
        for fact in self.facts.values():
            by_family.setdefault(fact.family, fact)
        return tuple(sorted(by_family.values(), key=lambda each: (each.published or date.max, each.family)))

    @property
    def sources(self) -> tuple[str, ...]:
        """Give who published these reports, each once; a report whose source is not known names nobody."""
        return _once(fact.source for fact in self.reports if fact.source != fact.report)

    @property
    def origins(self) -> tuple[str, ...]:
        """Give whose word it is in the end, where that is another's than the publisher's, each once."""
        return _once(fact.chain[-1] for fact in self.facts.values() if fact.chain)

    @property
    def methods(self) -> tuple[str, ...]:
        """Give how it was done, in the codebook's words."""
        known = self.codebook.methods
        return tuple(known[each].label if each in known else each for each in self.happening.of_acts("method"))

    @property
    def killed(self) -> tuple[tuple[Record, Kind], ...]:
        """Give its victims who were killed, each with its kind: once for every kind that a report has it as."""
        perpetrators = frozenset(actor.casefold() for actor in self.happening.actors)
        people: defaultdict[str, list[Person]] = defaultdict(list)
        for person in people_of(self.happening, Outcome.KILLED, self.facts, perpetrators):
            people[person.coding].append(person)
        kinds: defaultdict[str, set[Kind]] = defaultdict(set)
        for told in people.values():
            for person in without_parts(told):
                kinds[person.id].add(person.kind)
        return tuple(
            (victim, kind)
            for victim in self.happening.victims
            for kind in sorted(set[Kind]().union(*(kinds.get(member, ()) for member in victim.members)))
        )

    def methods_of(self, victim: Record) -> set[str]:
        """Give the methods by which a victim was killed, as terms of the codebook."""
        acts = killing_acts(victim)
        told = {held(act, "method") for act in self.happening.acts if act.id in acts}
        return {method for method in told if isinstance(method, str)}


def documented(
    happening: Happening,
    facts: Mapping[str, ClaimFact],
    scheme: Scheme,
    codebook: Codebook | None = None,
    grade: str = UNKNOWN,
) -> Documented:
    """Give an incident with what a scheme counts of it."""
    told = {claim: facts[claim] for claim in sorted(claims_in(happening.records) & facts.keys())}
    counted = tuple(counted_of(happening, facts, scheme, grade))
    return Documented(
        happening, scheme, codebook or default_codebook(), counted, told, None if grade == UNKNOWN else grade
    )


def killing_acts(victim: Record) -> set[str]:
    """Give the ids of the acts by which a victim is held to have been killed."""
    return {
        value.property.split(".")[1]
        for value in victim.values
        if value.property.endswith(".outcome") and value.value == str(Outcome.KILLED)
    }


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
