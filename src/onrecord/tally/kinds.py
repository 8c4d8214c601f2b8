"""How many of each kind: sex, age group and status of the people of one incident, as parts of the whole.

Each report parts its own people: a group that others are part of counts for those whom it has besides them. What the
parts do not reach of the whole is of unknown kind, so that parts can be summed without counting anybody twice, and
nobody is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.core.values import Count
from onrecord.tally.accounts import Account
from onrecord.tally.ranges import Range, added
from onrecord.tally.rules.folding import Folded, fold
from onrecord.tally.rules.schemes import Scheme
from onrecord.tally.victims import Kind, Person

__all__ = ["kinds_of", "together"]

REST = "what the kinds leave of the whole"


def together(accounts: Sequence[Account]) -> Account:
    """Give one account of accounts of different people: their sum."""
    ends = [each.most for each in accounts]
    high = None if None in ends else sum(each or 0 for each in ends)
    low, best = sum(each.least for each in accounts), sum(each.likely for each in accounts)
    claims = tuple(dict.fromkeys(claim for each in accounts for claim in each.claims))
    return replace(accounts[0], count=Count(low, best, high), claims=claims)


def kinds_of(people: Mapping[str, Sequence[Person]], whole: Folded, scheme: Scheme) -> Iterator[tuple[Kind, Folded]]:
    """Yield the range of each kind, none above the whole, and what they leave of it as of unknown kind."""
    accounts: defaultdict[Kind, list[Account]] = defaultdict(list)
    for told in people.values():
        own: defaultdict[Kind, list[Account]] = defaultdict(list)
        for each in told:
            own[each.kind].append(each.account)
        for kind, several in own.items():
            accounts[kind].append(together(several))
    found = {kind: fold(several, scheme) for kind, several in sorted(accounts.items())}
    unknown = found.pop(Kind(), None)
    fitted = _fitted([folded.range for folded in found.values()], whole.range)
    for (kind, folded), range_ in zip(found.items(), fitted, strict=True):
        yield kind, replace(folded, range=range_)
    rest = _rest(whole.range, added(fitted))
    if rest.high or rest.open_ended:
        claims = unknown.claims if unknown is not None else whole.claims
        yield Kind(), Folded(rest, claims, claims, claims, (REST,))


def _fitted(ranges: Sequence[Range], whole: Range) -> list[Range]:
    """Give the ranges of kinds within the whole: reports that part few may tell of more than others tell of in all.

    What is too many for the fewest of the whole may be too many of each kind; the best are lowered, the largest first,
    until they add up to no more than the best of the whole.
    """
    capped = [_at_most(each, whole) for each in ranges]
    over = max(0, sum(each.low for each in capped) - whole.low)
    best = [each.best for each in capped]
    while sum(best) > whole.best:
        best[best.index(max(best))] -= 1
    return [
        Range.within(min(max(0, each.low - over), number), number, each.high, each.open_ended)
        for each, number in zip(capped, best, strict=True)
    ]


def _at_most(range_: Range, whole: Range) -> Range:
    high = min(range_.high, whole.high)
    best = min(range_.best, high)
    return Range(min(range_.low, best), best, high, range_.open_ended if whole.open_ended else 0)


def _rest(whole: Range, told: Range) -> Range:
    """Give what kinds that were told leave of the whole: nobody for certain where they may reach it."""
    best = whole.best - told.best
    low = 0 if told.open_ended else min(best, max(0, whole.low - told.high))
    return Range.within(low, best, max(best, whole.high - told.low), 0 if told.open_ended else whole.open_ended)
