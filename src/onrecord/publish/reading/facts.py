"""What a reader is shown: facts in rows, rows in sections; each fact with the claims it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.core.coding import Chain, Claim, ClaimValue
from onrecord.core.report import Quote
from onrecord.core.vocabulary import Stance

__all__ = ["Basis", "Fact", "Line", "Row", "Section", "find_bases", "usual_confidence"]


@dataclass(frozen=True, slots=True)
class Basis:
    """One ground for a fact: the same words, told by the same chain in the same way."""

    quotes: tuple[Quote, ...]
    chain: Chain
    stance: Stance
    rules: tuple[str, ...]
    confidence: float
    values: tuple[ClaimValue, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One shown value. `chain` is set where the value is an according-to chain: its links may be in several scripts."""

    text: str
    claims: tuple[Claim, ...] = ()
    chain: tuple[str, ...] = ()
    main: bool = False

    @property
    def inferred(self) -> bool:
        """True where a rule had to conclude some of it; words alone do not state the whole value."""
        return not self.chain and any(claim.inferred_by is not None for claim in self.claims)

    @property
    def confidence(self) -> float | None:
        """The least confidence of its claims."""
        return min((claim.confidence for claim in self.claims), default=None)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The distinct quotes it rests on, in the order of the text."""
        return _distinct_quotes(self.claims)


@dataclass(frozen=True, slots=True)
class Line:
    """Facts that belong together, such as all that is known of one victim.

    `note` is said of all of them; `told_by` are the links of the chain an account came down.
    """

    facts: tuple[Fact, ...]
    id: str = ""
    note: str = ""
    told_by: tuple[str, ...] = ()
    within: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What is known under one heading; without lines it is not stated."""

    key: str
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One incident or toll; `standing` is set where it was denied, planned or supposed: it did not happen."""

    id: str
    label: str
    title: tuple[str, ...]
    rows: tuple[Row, ...]
    subjects: frozenset[str] = field(default_factory=frozenset)
    standing: str = ""

    @property
    def facts(self) -> Iterator[Fact]:
        """Every fact of the section, in the order shown."""
        return (fact for row in self.rows for line in row.lines for fact in line.facts)


def usual_confidence(facts: Iterable[Fact]) -> float | None:
    """Give the confidence that more than half of the facts have, or None: said once, it need not stand beside each."""
    told = Counter(fact.confidence for fact in facts if fact.confidence is not None and not fact.chain)
    return next((confidence for confidence, times in told.items() if 2 * times > told.total()), None)


def find_bases(fact: Fact) -> tuple[Basis, ...]:
    """Give the grounds of a fact, accounts kept apart; `values` is filled where its claims do not agree."""
    disputed = frozenset() if fact.chain else _find_disputed(fact.claims)
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in fact.claims:
        groups.setdefault((claim.quotes, claim.according_to, claim.stance), []).append(claim)
    return tuple(_basis(group, disputed) for group in groups.values())


def _find_disputed(claims: Iterable[Claim]) -> frozenset[tuple[str, str]]:
    values: dict[tuple[str, str], set[ClaimValue]] = {}
    for claim in claims:
        values.setdefault((claim.subject, claim.property), set()).add(claim.value)
    return frozenset(place for place, said in values.items() if len(said) > 1)


def _basis(group: list[Claim], disputed: frozenset[tuple[str, str]]) -> Basis:
    first = group[0]
    values = (claim.value for claim in group if (claim.subject, claim.property) in disputed)
    return Basis(
        _distinct_quotes(group),
        first.according_to,
        first.stance,
        tuple(dict.fromkeys(claim.inferred_by for claim in group if claim.inferred_by is not None)),
        min(claim.confidence for claim in group),
        tuple(dict.fromkeys(values)),
    )


def _distinct_quotes(claims: Iterable[Claim]) -> tuple[Quote, ...]:
    quotes = {(quote.start, quote.end): quote for claim in claims for quote in claim.quotes}
    return tuple(quotes[place] for place in sorted(quotes))
