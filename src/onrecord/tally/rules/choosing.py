"""Which number stands: each rule takes the accounts that are heard and gives an end of the range, with its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.core.vocabulary import Stance
from onrecord.tally.accounts import Account
from onrecord.tally.rules.telling import sources_of

__all__ = ["CHOOSING", "Choice", "Choose"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A number and the accounts that it rests on; `is_open` where they leave open how many more there were."""

    number: int
    accounts: tuple[Account, ...]
    is_open: bool = False

    @property
    def claims(self) -> tuple[str, ...]:
        """Give the claims that it rests on, in order, each once."""
        return tuple(dict.fromkeys(claim for account in self.accounts for claim in account.claims))


Choose = Callable[[Sequence[Account]], Choice]
"""A rule: of the accounts that are heard, one at least, the number that stands."""


def _fewest(accounts: Sequence[Account]) -> Choice:
    """Give the fewest that anybody tells who bounds it below."""
    bounding = [each for each in accounts if each.count.low is not None or each.count.best is not None]
    if not bounding:
        return Choice(0, tuple(accounts))
    return _at(min(each.least for each in bounding), bounding, lambda each: each.least)


def _most(accounts: Sequence[Account]) -> Choice:
    """Give the most that anybody tells. It is open where whoever tells of the most names no upper end."""
    closed = [each for each in accounts if each.most is not None]
    highest = max((each.most or 0 for each in closed), default=-1)
    beyond = [each for each in accounts if each.most is None and each.least > highest]
    if beyond:
        number = max(each.least for each in beyond)
        return Choice(number, tuple(each for each in beyond if each.least == number), is_open=True)
    return Choice(highest, tuple(each for each in closed if each.most == highest))


def _most_without_allegations(accounts: Sequence[Account]) -> Choice:
    """Give the most that is told other than as an allegation, where anything is."""
    surer = [each for each in accounts if each.fact.stance is not Stance.ALLEGED]
    return _most(surer or accounts)


def _told_by_most(accounts: Sequence[Account]) -> Choice:
    """Give the number that most independent sources tell; of several the lowest."""
    numbers = {each.likely for each in accounts}
    # Most incidents have one number, and who tells it need not be reckoned.
    sources = sources_of(accounts) if len(numbers) > 1 else {}
    number = min(numbers, key=lambda told: (-sources.get(told, 0), told))
    return _at(number, accounts, lambda each: each.likely)


def _lowest_told(accounts: Sequence[Account]) -> Choice:
    """Give the lowest of the numbers that accounts tell as their own: the most conservative."""
    return _at(min(each.likely for each in accounts), accounts, lambda each: each.likely)


def _newest(accounts: Sequence[Account]) -> Choice:
    """Give the number of the newest account; of several of one day the lowest."""
    days = [each.fact.published for each in accounts if each.fact.published is not None]
    newest = [each for each in accounts if not days or each.fact.published == max(days)]
    return _lowest_told(newest)


def _best_graded(accounts: Sequence[Account]) -> Choice:
    """Give the number of the most reliable source; of several the number most of them tell."""
    grades = [each.fact.grade for each in accounts if each.fact.grade is not None]
    best = [each for each in accounts if not grades or each.fact.grade == min(grades)]
    return _told_by_most(best)


def _at(number: int, accounts: Iterable[Account], of: Callable[[Account], int]) -> Choice:
    return Choice(number, tuple(each for each in accounts if of(each) == number))


CHOOSING: Mapping[str, Choose] = {
    "fewest": _fewest,
    "most": _most,
    "most without allegations": _most_without_allegations,
    "told by most": _told_by_most,
    "lowest told": _lowest_told,
    "newest": _newest,
    "best graded": _best_graded,
}
"""The rules by name, as sets of rules name them."""
