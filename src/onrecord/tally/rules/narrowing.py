"""Which accounts are heard: each rule keeps some and says why it sets others aside. None of them changes an account."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.core.vocabulary import Stance
from onrecord.tally.accounts import Account
from onrecord.tally.rules.telling import sources_of
from onrecord.tally.values import STANDING

__all__ = ["NARROWING", "Narrow", "SetAside", "narrowed"]

UNRELIABLE = 4
"""The grade from which a source is more likely unreliable than not, of the five of HURIDOCS micro-thesaurus 42."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """An account that a rule does not hear, and why, in words."""

    account: Account
    why: str


Narrow = Callable[[Sequence[Account]], list[SetAside]]
"""A rule: of the accounts that are heard so far, those that it sets aside."""


def narrowed(accounts: Sequence[Account], rules: Sequence[str]) -> tuple[list[Account], list[SetAside]]:
    """Give the accounts that are heard after all rules, in order, and those set aside."""
    heard, aside = list(accounts), list[SetAside]()
    for name in rules:
        out = NARROWING[name](heard)
        gone = {id(each.account) for each in out}
        heard = [each for each in heard if id(each) not in gone]
        aside += out
    return heard, aside


def _judged(accounts: Sequence[Account]) -> list[SetAside]:
    """Set aside all but what a person judged to stand, where somebody judged."""
    if not any(each.is_judged for each in accounts):
        return []
    return [SetAside(each, "a person judged another to stand") for each in accounts if not each.is_judged]


def _not_withdrawn(accounts: Sequence[Account]) -> list[SetAside]:
    """Set aside a number that the same teller denied on the same day or later."""
    denied = [each for each in accounts if each.fact.stance is Stance.DENIED]
    return [
        SetAside(each, f"{each.fact.origin} took it back")
        for each in accounts
        if each.fact.stance in STANDING and any(_takes_back(one, each) for one in denied)
    ]


def _as_told(accounts: Sequence[Account]) -> list[SetAside]:
    """Set aside what is denied, planned, doubted or supposed: it is no account of what happened."""
    return [SetAside(each, f"told as {each.fact.stance}") for each in accounts if each.fact.stance not in STANDING]


def _newest_of_an_origin(accounts: Sequence[Account]) -> list[SetAside]:
    """Set aside what an origin said before: its newest number replaces its older ones. A day that is not known
    neither replaces nor is replaced; nor do the "residents" of one outlet those of another, who may be others.
    """
    newest: dict[str, date] = {}
    for each in accounts:
        if (day := each.fact.published) is not None:
            newest[each.fact.teller] = max(newest.get(each.fact.teller, day), day)
    return [
        SetAside(each, f"{each.fact.origin} said otherwise on {newest[each.fact.teller].isoformat()}")
        for each in accounts
        if each.fact.published is not None and each.fact.published < newest[each.fact.teller]
    ]


def _others_than_perpetrators(accounts: Sequence[Account]) -> list[SetAside]:
    """Set aside the word of who is said to have done it, where anybody else tells of it."""
    if all(each.of_perpetrator for each in accounts):
        return []
    return [SetAside(each, "the word of who is said to have done it") for each in accounts if each.of_perpetrator]


def _no_denials_by_perpetrators(accounts: Sequence[Account]) -> list[SetAside]:
    """Set aside that nobody was harmed, on the word of who is said to have done it: it is a denial, not a number."""
    return [
        SetAside(each, "a denial by who is said to have done it")
        for each in accounts
        if each.of_perpetrator and each.most == 0
    ]


def _reliable(accounts: Sequence[Account]) -> list[SetAside]:
    """Set aside what sources tell that are likely unreliable, where others tell of it."""
    out = [each for each in accounts if each.fact.grade is not None and each.fact.grade >= UNRELIABLE]
    if len(out) == len(accounts):
        return []
    return [SetAside(each, f"a source of grade {each.fact.grade}") for each in out]


def _best_graded(accounts: Sequence[Account]) -> list[SetAside]:
    """Set aside what less reliable sources say; where none is graded all are heard."""
    grades = [each.fact.grade for each in accounts if each.fact.grade is not None]
    if not grades:
        return []
    best = min(grades)
    return [
        SetAside(each, f"a source of grade {best} tells of it")
        for each in accounts
        if each.fact.grade is None or each.fact.grade > best
    ]


def _told_by_most(accounts: Sequence[Account]) -> list[SetAside]:
    """Set aside numbers that fewer independent sources tell than another."""
    sources = sources_of(accounts)
    most = max(sources.values(), default=0)
    return [
        SetAside(each, f"independent sources that tell it: {sources[each.likely]}, that tell another: {most}")
        for each in accounts
        if sources[each.likely] < most
    ]


def _takes_back(denial: Account, told: Account) -> bool:
    one, other = denial.fact, told.fact
    known = one.published is not None and other.published is not None
    later = known and (one.published or date.min) >= (other.published or date.max)
    return later and one.teller == other.teller and denial.likely == told.likely


NARROWING: Mapping[str, Narrow] = {
    "judged": _judged,
    "not withdrawn": _not_withdrawn,
    "as told": _as_told,
    "newest of an origin": _newest_of_an_origin,
    "others than perpetrators": _others_than_perpetrators,
    "no denials by perpetrators": _no_denials_by_perpetrators,
    "reliable": _reliable,
    "best graded": _best_graded,
    "told by most": _told_by_most,
}
"""The rules by name, as sets of rules name them."""
