"""Accounts in, one range out, by a named set of rules: which were heard, which stand, and why others do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.core.values import Count
from onrecord.resolution.numbers import find_counts
from onrecord.tally.accounts import Account
from onrecord.tally.ranges import Range
from onrecord.tally.rules.choosing import CHOOSING, Choice
from onrecord.tally.rules.narrowing import SetAside, narrowed
from onrecord.tally.rules.schemes import Scheme
from onrecord.tally.values import STANDING

__all__ = ["Folded", "fold", "read_again"]

Named = Mapping[str, Sequence[Account]]
"""The people whom each report names, by its coding."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A range, the claims under each of its ends, the names of the rules that chose them, the accounts that were heard,
    and those that were set aside.
    """

    range: Range
    low: tuple[str, ...] = ()
    best: tuple[str, ...] = ()
    high: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    heard: tuple[Account, ...] = ()
    aside: tuple[SetAside, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """Give every claim under the range, in order, each once."""
        return tuple(dict.fromkeys((*self.low, *self.best, *self.high)))


def fold(accounts: Sequence[Account], scheme: Scheme, named: Named | None = None) -> Folded:
    """Fold accounts of one count by a scheme. The range is never below the people that one report names, unless what
    this report tells is set aside.
    """
    heard, aside = narrowed([read_again(each, scheme.quantifiers) for each in accounts], scheme.narrow)
    names = _names(named or {}, heard, aside)
    nobody = Choice(0, ())
    low, best, high = (CHOOSING[rule](heard) if heard else nobody for rule in (scheme.low, scheme.best, scheme.high))
    rules = [f"low: {scheme.low}", f"best: {scheme.best}", f"high: {scheme.high}"] if heard else []
    if names.number > low.number:
        low, rules[:1] = names, [f"low: {names.number} people are named"]
    range_ = Range.within(low.number, best.number, high.number, int(high.is_open and scheme.keeps_open))
    return Folded(range_, low.claims, best.claims, high.claims, (*scheme.narrow, *rules), tuple(heard), tuple(aside))


def read_again(account: Account, quantifiers: Mapping[str, Count]) -> Account:
    """Give an account with its vague word read as the scheme has it: "dozens" is 12 under one, 24 under another."""
    words = (account.count.text or "").casefold()
    if not any(word in words for word in quantifiers):
        return account
    # Counts are read in English alone so far; a table for another language needs its language here.
    found = [each.count for each in find_counts(words, "en", quantifiers) if each.vague]
    told = [quantifiers[words]] if words in quantifiers else found
    if len(told) != 1 or told[0].low is None:
        return account
    return replace(account, count=replace(told[0], text=account.count.text))


def _names(named: Named, heard: Sequence[Account], aside: Sequence[SetAside]) -> Choice:
    """Give the people whom the report names that names most. Several reports may name the same people."""
    told = {each.coding for each in heard}
    gone = {each.account.coding for each in aside if each.account.fact.stance in STANDING} - told
    most = max((people for coding, people in sorted(named.items()) if coding not in gone), key=len, default=())
    return Choice(len(most), tuple(most))
