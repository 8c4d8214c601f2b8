"""Numbers without those whose records were withdrawn: nobody is certain whom a withdrawn record alone tells of.

Where a report tells a number, of the whole or of a group, the number stays the most that there may be, and what is
certain falls by those who are withdrawn. Where people were counted one by one, both ends fall.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.core.record import Record
from onrecord.core.values import Count
from onrecord.resolution.folding import fold
from onrecord.tally.accounts import Account, told_values
from onrecord.tally.happenings import Happening
from onrecord.tally.victims import Person, less, without_parts

__all__ = ["accounts_gone", "certain_without", "members_gone", "people_left"]


def members_gone(happening: Happening) -> Mapping[str, str]:
    """Give the subjects of the victims that are withdrawn, each with its record."""
    return {
        member: victim.id
        for victim in happening.victims
        if victim.id in happening.withdrawn
        for member in victim.members
    }


def accounts_gone(happening: Happening, people: Iterable[Person]) -> list[Account]:
    """Give of the people counted an account of each withdrawn record: of several reports', that of the most people.

    One whose name somebody who stays has is left out: they were told of twice, and are certain still.
    """
    members = members_gone(happening)
    stay = {name for victim in happening.victims if victim.id not in happening.withdrawn for name in _names(victim)}
    twice = {victim.id for victim in happening.victims if stay & _names(victim)}
    found: dict[str, Account] = {}
    for person in people:
        record = members.get(person.id)
        if record is not None and record not in twice:
            found[record] = max(found.get(record, person.account), person.account, key=_most)
    return [found[record] for record in sorted(found)]


def people_left(people: Sequence[Person], gone: Mapping[str, str]) -> Iterator[Person]:
    """Yield people of one coding, nobody in two of them, without those who are gone. Of a group that they were told to
    be among, no more are certain than were besides them.
    """
    before = {each.id: each.account.least for each in without_parts(list(people))}
    for each in without_parts([each for each in people if each.id not in gone]):
        least = min(each.account.least, before.get(each.id, 0))
        is_less = least < each.account.least
        yield replace(each, account=_with_least(each.account, least)) if is_less else each


def certain_without(total: Account, gone: Sequence[Account]) -> Account:
    """Give the account of a number that a report tells, of which those who are gone are not certain any more."""
    return _with_least(total, less(total, gone).low or 0) if gone else total


def _with_least(account: Account, least: int) -> Account:
    return replace(account, count=Count(least, account.likely, account.most))


def _most(account: Account) -> tuple[bool, int]:
    return account.most is None, account.most or 0


def _names(victim: Record) -> set[str]:
    return {fold(value) for value, _ in told_values(victim, "name") if isinstance(value, str) and fold(value)}
