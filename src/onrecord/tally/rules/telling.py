"""How many independent sources tell each number: what rules that go by the most sources count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.tally.accounts import Account, ClaimFact
from onrecord.tally.independence import number_of

__all__ = ["sources_of"]


def sources_of(accounts: Sequence[Account]) -> Mapping[int, int]:
    """Give for each number that accounts tell as their own how many independent sources tell it."""
    told: defaultdict[int, list[ClaimFact]] = defaultdict(list)
    for each in accounts:
        told[each.likely].append(each.fact)
    among = [each.fact for each in accounts]
    return {number: number_of(facts, among) for number, facts in told.items()}
