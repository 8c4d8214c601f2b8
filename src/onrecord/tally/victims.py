"""The people of one incident as each report has them: of what kind, how many, who is part of which group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.core.record import Record
from onrecord.core.values import Count
from onrecord.core.vocabulary import AgeGroup, Outcome, Sex, Status
from onrecord.tally.accounts import Account, ClaimFact, accounts_of, told_values
from onrecord.tally.happenings import UNKNOWN, Happening, held
from onrecord.tally.independence import number_of
from onrecord.tally.values import STANDING

__all__ = ["Kind", "Person", "less", "people_of", "status_of", "without_parts"]


@dataclass(frozen=True, slots=True, order=True)
class Kind:
    """What kind of people, in the words of SDG 16.1.2: `unknown` where it is not told or sources disagree."""

    sex: str = str(Sex.UNKNOWN)
    age_group: str = str(AgeGroup.UNKNOWN)
    status: str = str(Status.UNKNOWN)

    def or_of(self, other: Kind) -> Kind:
        """Give this kind, with what is not known of it taken from another."""
        mine, theirs = (
            (self.sex, self.age_group, self.status),
            (other.sex, other.age_group, other.status),
        )
        return Kind(*(own if own != UNKNOWN else their for own, their in zip(mine, theirs, strict=True)))


@dataclass(frozen=True, slots=True)
class Person:
    """A person or counted group of one coding: how many, of what kind, and the group that it is part of, by its id."""

    id: str
    coding: str
    kind: Kind
    account: Account
    part_of: str | None = None
    is_named: bool = False


def people_of(
    happening: Happening, outcome: Outcome, facts: Mapping[str, ClaimFact], perpetrators: frozenset[str]
) -> Iterator[Person]:
    """Yield who suffered something in an incident, report by report: whom two reports tell of is there twice. A report
    that tells of one of them elsewhere, and not of the incident, says nothing of how many suffered here.
    """
    telling = {member.partition("/")[0] for member in happening.incident.members}
    for victim in happening.victims:
        suffered = _suffered(victim, outcome, facts)
        if not suffered:
            continue
        kind = _kind(victim, facts, perpetrators)
        accounts = accounts_of(victim, "count", facts, perpetrators)
        named = {claim.partition("/")[0] for value, claim in told_values(victim, "name") if isinstance(value, str)}
        wholes = {claim.partition("/")[0]: value for value, claim in told_values(victim, "part_of")}
        # Of several subjects of one report that were judged the same, the first: they are one person.
        first = {member.partition("/")[0]: member for member in reversed(victim.members)}
        for coding, member in sorted(first.items()):
            if coding in suffered and coding in telling:
                own = [each for each in accounts if each.coding == coding]
                account = _joined(own) if own else _uncounted(suffered[coding], facts, coding in named)
                whole = wholes.get(coding)
                part_of = f"{coding}/{whole}" if isinstance(whole, str) else None
                yield Person(member, coding, kind, account, part_of, coding in named)


def without_parts(people: list[Person]) -> Iterator[Person]:
    """Yield people of one coding so that nobody is in two of them: a group for those whom it has besides its parts.

    What is told of a group holds for its parts, unless they are told to be otherwise: children among civilians are
    civilians.
    """
    parts: defaultdict[str, list[Person]] = defaultdict(list)
    known = {each.id: each for each in people}
    people = [replace(each, kind=_kind_within(each, known)) for each in people]
    for each in people:
        if each.part_of in known and each.part_of != each.id:
            parts[str(each.part_of)].append(each)
    for each in people:
        if each.id not in parts:
            yield each
            continue
        count = less(each.account, [part.account for part in parts[each.id]])
        if count.high is None or count.high > 0:
            yield replace(each, account=replace(each.account, count=count))


def status_of(victim: Record, facts: Mapping[str, ClaimFact], perpetrators: frozenset[str]) -> str:
    """Give the status of a victim: that which most independent sources tell, `unknown` where as many tell another. The
    word of who is said to have done it is not heard; what the codebook takes for granted gives way to what is told.
    """
    told: defaultdict[str, list[ClaimFact]] = defaultdict(list)
    granted: set[str] = set()
    for value, claim in told_values(victim, "status"):
        fact = facts.get(claim)
        if fact is None or not isinstance(value, str) or fact.stance not in STANDING:
            continue
        if fact.inferred_by is not None:
            granted.add(value)
        elif not fact.is_word_of(perpetrators):
            told[value].append(fact)
    among = [fact for facts in told.values() for fact in facts]
    sources = {value: number_of(facts, among) for value, facts in told.items()}
    most = max(sources.values(), default=0)
    found = {value for value, number in sources.items() if number == most} or granted
    return found.pop() if len(found) == 1 else str(Status.UNKNOWN)


def _kind(victim: Record, facts: Mapping[str, ClaimFact], perpetrators: frozenset[str]) -> Kind:
    sex, age_group = held(victim, "sex"), held(victim, "age_group")
    return Kind(
        sex if isinstance(sex, str) else str(Sex.UNKNOWN),
        age_group if isinstance(age_group, str) else str(AgeGroup.UNKNOWN),
        status_of(victim, facts, perpetrators),
    )


def _suffered(victim: Record, outcome: Outcome, facts: Mapping[str, ClaimFact]) -> dict[str, tuple[str, ...]]:
    """Give the claims that a victim suffered this, by coding: those that stand."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted({each.property for each in victim.values if each.property.endswith(".outcome")}):
        for value, claim in told_values(victim, path):
            if value == str(outcome) and claim in facts and facts[claim].stance in STANDING:
                coding = claim.partition("/")[0]
                found[coding] = (*found.get(coding, ()), claim)
    return found


def _kind_within(person: Person, known: Mapping[str, Person]) -> Kind:
    """Give a person's kind with what is told of the groups that it is part of, the nearest first."""
    kind, met, whole = person.kind, {person.id}, person.part_of
    while whole in known and whole not in met:
        met.add(str(whole))
        group = known[str(whole)]
        kind = kind.or_of(group.kind)
        whole = group.part_of
    return kind


def _uncounted(claims: tuple[str, ...], facts: Mapping[str, ClaimFact], is_named: bool) -> Account:
    """Give the account of a victim without a number: who is named is one person, others are one at least."""
    return Account(Count(1, 1, 1) if is_named else Count(1, None, None), claims, facts[claims[0]])


def _joined(accounts: list[Account]) -> Account:
    """Give one account of several of one report: the widest range they leave."""
    first = accounts[0]
    if len(accounts) == 1:
        return first
    lows = [each.least for each in accounts]
    ends = [each.most for each in accounts]
    high = None if None in ends else max(each or 0 for each in ends)
    best = min(max(first.likely, min(lows)), first.likely if high is None else max(high, min(lows)))
    claims = tuple(dict.fromkeys(claim for each in accounts for claim in each.claims))
    return replace(first, count=Count(min(lows), best, high), claims=claims)


def less(whole: Account, parts: Sequence[Account]) -> Count:
    """Give how many a group has besides its parts."""
    most = [each.most for each in parts]
    low = 0 if None in most else max(0, whole.least - sum(each or 0 for each in most))
    high = None if whole.most is None else max(0, whole.most - sum(each.least for each in parts))
    best = max(low, whole.likely - sum(each.likely for each in parts))
    return Count(low, best if high is None else min(best, high), high)
