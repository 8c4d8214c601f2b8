"""What an incident is published from: its records, where each claim comes from, and the codings with the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from onrecord.core.coding import Claim, Coding, Perpetrator, Victim
from onrecord.core.record import Held, Record
from onrecord.core.vocabulary import PartyKind
from onrecord.publish.casualties import Citation, Disagreement, Statement
from onrecord.tally.accounts import ClaimFact
from onrecord.tally.happenings import held
from onrecord.tally.values import JUDGED

__all__ = ["Material", "as_it_is", "number_of", "rule_of", "text_of"]

JUDGED_SAID = "stands by judgement"


def as_it_is(path: str) -> str:
    """Give a path as it is."""
    return path


def text_of(record: Record, path: str) -> str | None:
    """Give what is held of a property, None where it is no text."""
    value = held(record, path)
    return value if isinstance(value, str) else None


def number_of(record: Record, path: str) -> float | None:
    """Give what is held of a property, None where it is no number."""
    value = held(record, path)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


@dataclass(frozen=True, slots=True)
class Material:
    """Codings by id, and where each of their claims comes from."""

    codings: Mapping[str, Coding]
    facts: Mapping[str, ClaimFact]
    _claims: dict[str, dict[str, Claim]] = field(default_factory=dict)

    def claim(self, ref: str) -> tuple[Coding, Claim] | None:
        """Give a claim with its coding, by its id in the case file."""
        home, _, own = ref.partition("/")
        coding = self.codings.get(home)
        if coding is None:
            return None
        claims = self._claims.setdefault(home, {each.id: each for each in coding.claims})
        return coding, claims[own]

    def statements(self, record: Record, path_of: Callable[[str], str] = as_it_is) -> Iterator[Statement]:
        """Yield what the reports say of a record, property by property: what stands first, then what does not.

        Args:
            record: whose values they are.
            path_of: gives the path that is published for one of the record.
        """
        for value in record.values:
            path = path_of(value.property)
            yield from (self._statement(path, ref, stands=True) for ref in value.claims if ref in self.facts)
            for other in value.others:
                yield from (self._statement(path, ref, stands=False) for ref in other.claims if ref in self.facts)

    def disagreements(self, record: Record, path_of: Callable[[str], str] = as_it_is) -> Iterator[Disagreement]:
        """Yield the properties of which something else is told too."""
        for value in record.values:
            others = tuple(dict.fromkeys(other.value for other in value.others if other.value != value.value))
            if others:
                yield Disagreement(path_of(value.property), value.value, rule_of(value), others)

    def citations(self, records: Iterable[Record]) -> tuple[Citation, ...]:
        """Give the reports that records rest on, in order of their days and ids."""
        homes = {member.partition("/")[0] for record in records for member in record.members}
        cited = {cite.id: cite for home in sorted(homes & self.codings.keys()) if (cite := self._citation(home))}
        return tuple(sorted(cited.values(), key=lambda each: (each.published or date.max, each.id)))

    def parties(self, record: Record) -> Iterator[Victim | Perpetrator]:
        """Yield a victim or perpetrator as each coder found them."""
        for member in record.members:
            home, _, own = member.partition("/")
            for incident in self.codings[home].incidents if home in self.codings else ():
                yield from (each for each in incident.victims if each.id == own)
                yield from (each for each in incident.perpetrators if each.id == own)

    def kind(self, record: Record) -> PartyKind:
        """Give what a victim or perpetrator is: a person where any report has one."""
        found = {party.kind for party in self.parties(record)}
        order = (PartyKind.PERSON, PartyKind.GROUP, PartyKind.ACTOR)
        return next((kind for kind in order if kind in found), PartyKind.GROUP)

    def _statement(self, path: str, ref: str, *, stands: bool) -> Statement:
        found = self.claim(ref)
        assert found is not None, ref
        coding, claim = found
        return Statement(
            path, claim.value, coding.report.id, tuple(quote.text for quote in claim.quotes), claim.according_to,
            claim.stance, claim.inferred_by, stands,
        )  # fmt: skip

    def _citation(self, home: str) -> Citation:
        coding = self.codings[home]
        report = coding.report
        fact = next((self.facts[ref] for each in coding.claims if (ref := f"{home}/{each.id}") in self.facts), None)
        source = report.source or (fact.source if fact is not None and fact.source != report.id else None)
        family = fact.family if fact is not None else report.id
        return Citation(report.id, source, report.called, report.published, report.language, None, family)


def rule_of(value: Held) -> str:
    """Give the rule that chose a value, without the id of the claim that a person judged to stand."""
    return JUDGED_SAID if value.rule.startswith(JUDGED) else value.rule
