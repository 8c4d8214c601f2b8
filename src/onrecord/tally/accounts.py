"""Accounts: what one report says, on one word, of how many people suffered one thing in one incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.core.coding import Chain, ClaimValue
from onrecord.core.record import Held, Record
from onrecord.core.values import Count
from onrecord.core.vocabulary import Stance
from onrecord.tally.origins import is_named, is_word_of, origin_key
from onrecord.tally.values import JUDGED

__all__ = ["Account", "ClaimFact", "accounts_of", "claims_in", "judged_claims", "told_values"]

ENDS = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """Where a claim comes from: its report, whose word that is and when it was said, the chain, and how it is told.

    `report` is the id of the report, `family` that of the original that it prints again, or its own. `published` is the
    day of the original, so that an old text printed again is not news. `source` is whose word the report itself is.
    `words` are the words that it rests on, `inferred_by` the rule where it rests on none. `grade` is that of the source
    from 1, the most reliable, to 5, where somebody graded it. `title` is that of the report.
    """

    report: str
    family: str
    published: date | None
    source: str
    chain: Chain = ()
    stance: Stance = Stance.ASSERTED
    words: str = ""
    inferred_by: str | None = None
    grade: int | None = None
    title: str | None = None

    @property
    def origin(self) -> str:
        """Give whose word it is in the end: the end of its chain, or who published it."""
        return self.chain[-1] if self.chain else self.source

    @property
    def teller(self) -> str:
        """Give what tells whose word it is from another's: the key of the origin, and where that is not named the way
        to it as well, since the "residents" of two outlets may be others.
        """
        if is_named(self.origin):
            return origin_key(self.origin)
        return " / ".join(map(origin_key, dict.fromkeys((self.source, *self.chain))))

    def is_word_of(self, bodies: frozenset[str]) -> bool:
        """Tell whether its origin is one of some bodies, by their names in lower case, or who speaks for it."""
        return is_word_of(self.origin, bodies)


@dataclass(frozen=True, slots=True)
class Account:
    """How many people, as one report has it on one word, and the claims that say so.

    `of_perpetrator` tells that whoever is said to have done it is the origin, `is_judged` that a person judged one of
    its claims to stand.
    """

    count: Count
    claims: tuple[str, ...]
    fact: ClaimFact
    of_perpetrator: bool = False
    is_judged: bool = False

    @property
    def coding(self) -> str:
        """Give the coding that its claims are of."""
        return self.claims[0].partition("/")[0]

    @property
    def least(self) -> int:
        """Give the fewest that it leaves open: 0 where it bounds the upper end alone."""
        told = (self.count.low, self.count.best)
        return next((each for each in told if each is not None), 0)

    @property
    def likely(self) -> int:
        """Give the number it tells as its own: the best, or the end that it has."""
        ends = (self.count.best, self.count.low, self.count.high)
        return next((each for each in ends if each is not None), 0)

    @property
    def most(self) -> int | None:
        """Give the most that it leaves open, None where it names no upper end; "about 50" bounds neither and is 50."""
        return self.count.high if self.count.low is not None or self.count.high is not None else self.count.best


def told_values(record: Record, path: str) -> Iterator[tuple[ClaimValue, str]]:
    """Yield every value told of a property, chosen or not, with the claim that tells it, in order of the claims."""
    found = [
        (claim, value)
        for held in record.values
        if held.property == path
        for value, claims in [(held.value, held.claims), *((other.value, other.claims) for other in held.others)]
        for claim in claims
    ]
    yield from ((value, claim) for claim, value in sorted(found, key=lambda each: _in_order(each[0])))


def claims_in(records: Iterable[Record]) -> set[str]:
    """Give every claim that the values of records rest on, or that says otherwise."""
    return {claim for record in records for held in record.values for claim in _claims(held)}


def accounts_of(
    record: Record, path: str, facts: Mapping[str, ClaimFact], perpetrators: frozenset[str] = frozenset()
) -> list[Account]:
    """Give the accounts of a count, by the path of its ends (`counts.killed`): claims of one coding on one word that
    follow each other are one account. `perpetrators` are who is said to have done it, in lower case.
    """
    ends: list[tuple[str, str, int | None]] = []
    for end in ENDS:
        for value, claim in told_values(record, f"{path}.{end}"):
            if claim in facts and (value is None or isinstance(value, int)):
                ends.append((claim, end, value))
    made: list[_Making] = []
    for claim, end, value in sorted(ends, key=lambda each: _in_order(each[0])):
        fact = facts[claim]
        key = claim.partition("/")[0], fact.chain, fact.stance
        last = next((each for each in reversed(made) if each.key == key), None)
        if last is None or end in last.ends:
            last = _Making(key, {}, [], fact)
            made.append(last)
        last.ends[end] = value
        last.claims.append(claim)
    judged = judged_claims(record)
    return [each.account(perpetrators, judged) for each in made]


def judged_claims(record: Record) -> frozenset[str]:
    """Give the claims of a record that people judged to stand."""
    rules = (held.rule for held in record.values)
    return frozenset(rule.removeprefix(JUDGED) for rule in rules if rule.startswith(JUDGED))


@dataclass(slots=True)
class _Making:
    key: tuple[str, Chain, Stance]
    ends: dict[str, int | None]
    claims: list[str]
    fact: ClaimFact

    def account(self, perpetrators: frozenset[str], judged: frozenset[str]) -> Account:
        told = [self.ends.get(end) for end in ENDS]
        known = [each for each in told if each is not None]
        # Ends of several claims may cross where a reading was put right in part; the widest reading of them stands.
        low, best, high = told if known == sorted(known) else (min(known), None, max(known))
        count = Count(low, best, high, self.fact.words or None)
        of_perpetrator = self.fact.is_word_of(perpetrators)
        return Account(count, tuple(self.claims), self.fact, of_perpetrator, not judged.isdisjoint(self.claims))


def _claims(held: Held) -> Iterator[str]:
    yield from held.claims
    for other in held.others:
        yield from other.claims


def _in_order(claim: str) -> tuple[str, int, str]:
    """Give what orders claims as their coding has them: c2 before c12."""
    coding, _, own = claim.partition("/")
    digits = own.lstrip("abcdefghijklmnopqrstuvwxyz")
    return coding, int(digits) if digits.isdigit() else 0, own
