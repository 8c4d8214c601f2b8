"""What of one incident is counted: a range for each thing that people suffered, and for each kind of victim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.core.vocabulary import Outcome
from onrecord.tally.accounts import Account, ClaimFact, accounts_of
from onrecord.tally.happenings import UNKNOWN, Happening, Period, Spot
from onrecord.tally.kinds import kinds_of, together
from onrecord.tally.ranges import Range
from onrecord.tally.rules.folding import Folded, fold, read_again
from onrecord.tally.rules.schemes import Scheme
from onrecord.tally.victims import Kind, Person, less, people_of, without_parts
from onrecord.tally.withdrawn import accounts_gone, certain_without, members_gone, people_left

__all__ = ["COUNTED", "SEVERAL", "Counted", "Keys", "counted_of", "keys_of"]

COUNTED = tuple(outcome for outcome in Outcome if outcome not in (Outcome.UNHARMED, Outcome.UNKNOWN))
"""What people suffer that is counted."""

SEVERAL = " + "
"""What stands between names that hold together."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The cells that an incident is in, one of each dimension: where several hold, their names together, so that cells
    part incidents and can be added up.
    """

    day: str
    month: str
    year: str
    country: str
    place: str
    actor: str
    act: str
    method: str
    grounds: str
    grade: str = UNKNOWN


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people suffered one thing in one incident, by a scheme: all of them, where `kind` is None, or those of a
    kind. `record` is the incident's.
    """

    record: str
    outcome: Outcome
    kind: Kind | None
    keys: Keys
    folded: Folded
    when: Period = field(default_factory=Period)
    where: Spot = field(default_factory=Spot)

    @property
    def range(self) -> Range:
        """Give how many."""
        return self.folded.range

    @property
    def known(self) -> date | None:
        """Give the day of the first report that tells of it, None where no report has one."""
        accounts = (*self.folded.heard, *(each.account for each in self.folded.aside))
        return min((day for each in accounts if (day := each.fact.published) is not None), default=None)


def counted_of(
    happening: Happening, facts: Mapping[str, ClaimFact], scheme: Scheme, grade: str = UNKNOWN
) -> Iterator[Counted]:
    """Yield what of an incident is counted under a scheme, whole and in kinds, for each thing that was suffered."""
    keys, at = keys_of(happening, grade), (happening.when, happening.where)
    perpetrators = frozenset(actor.casefold() for actor in happening.actors)
    for outcome in COUNTED:
        if scheme.outcomes and outcome not in scheme.outcomes:
            continue
        people = [
            replace(each, account=read_again(each.account, scheme.quantifiers))
            for each in people_of(happening, outcome, facts, perpetrators)
        ]
        totals = accounts_of(happening.incident, f"counts.{outcome}", facts, perpetrators)
        for kind, folded in _ranges(_told_of(happening, people, totals, scheme), scheme):
            yield Counted(happening.incident.id, outcome, kind, keys, folded, *at)


def keys_of(happening: Happening, grade: str = UNKNOWN) -> Keys:
    """Give the cells that an incident is in."""
    when, where = happening.when, happening.where
    day, month, year = (when.key(unit) for unit in ("day", "month", "year"))
    act, method, grounds = (SEVERAL.join(happening.of_acts(path)) or UNKNOWN for path in ("type", "method", "grounds"))
    actor = SEVERAL.join(happening.actors) or UNKNOWN
    return Keys(day, month, year, where.country or UNKNOWN, where.key, actor, act, method, grounds, grade)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of one thing suffered: the people, by coding, nobody in two of them, and accounts of them all."""

    people: Mapping[str, Sequence[Person]]
    totals: Sequence[Account]

    @property
    def accounts(self) -> Sequence[Account]:
        """Give the accounts of the whole; where no report tells one, each report's own people added up."""
        return self.totals or [together([each.account for each in told]) for told in self.people.values() if told]

    @property
    def named(self) -> Mapping[str, Sequence[Account]]:
        """Give the people whom each report names."""
        return {coding: [each.account for each in told if each.is_named] for coding, told in self.people.items()}

    def within(self, scheme: Scheme) -> _Told:
        """Give what is told of those whom the scheme counts: each report's number less the others that it tells of."""
        if not scheme.statuses:
            return self
        parted = {coding: _parted(told, scheme.statuses) for coding, told in self.people.items()}
        others = {coding: out for coding, (_, out) in parted.items() if out}
        totals = [_without(each, others.get(each.coding, ()), scheme) for each in self.totals]
        return _Told({coding: counted for coding, (counted, _) in parted.items()}, totals)


def _told_of(happening: Happening, people: Sequence[Person], totals: Sequence[Account], scheme: Scheme) -> _Told:
    """Give what is told of those whom the scheme counts, without those whose records are withdrawn."""
    by_coding = _by_coding(people)
    told = _Told({coding: list(without_parts(each)) for coding, each in by_coding.items()}, totals).within(scheme)
    gone = members_gone(happening)
    if not gone:
        return told
    left = _Told({coding: list(people_left(each, gone)) for coding, each in by_coding.items()}, ()).within(scheme)
    missing = accounts_gone(happening, (each for several in told.people.values() for each in several))
    return _Told(left.people, [certain_without(read_again(each, scheme.quantifiers), missing) for each in told.totals])


def _parted(people: Sequence[Person], statuses: Sequence[str]) -> tuple[list[Person], list[Person]]:
    """Give those of these statuses, and the others."""
    return (
        [each for each in people if each.kind.status in statuses],
        [each for each in people if each.kind.status not in statuses],
    )


def _without(total: Account, others: Sequence[Person], scheme: Scheme) -> Account:
    if not others:
        return total
    accounts = [each.account for each in others]
    claims = tuple(dict.fromkeys(claim for each in (total, *accounts) for claim in each.claims))
    return replace(total, count=less(read_again(total, scheme.quantifiers), accounts), claims=claims)


def _ranges(told: _Told, scheme: Scheme) -> Iterator[tuple[Kind | None, Folded]]:
    """Yield the range of the whole and those of kinds, where there is anybody."""
    if not told.accounts:
        return
    whole = fold(told.accounts, scheme, told.named)
    if whole.range.high or whole.range.open_ended:
        yield None, whole
        yield from kinds_of(told.people, whole, scheme)


def _by_coding(people: Sequence[Person]) -> dict[str, list[Person]]:
    """Give the people of each report, in order."""
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for each in people:
        found[each.coding].append(each)
    return dict(sorted(found.items()))
