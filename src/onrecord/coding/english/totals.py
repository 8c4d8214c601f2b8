"""How many an incident harmed in one way: the accounts that stand, chosen from what each telling says.

A report's own total where it first tells the incident has weighed what others say: lower numbers of theirs fall behind
it, higher ones stay beside it. A number on a source's word is one account among the others. Where no number is told,
the people told of are counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.coding.english.entities import Entities
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.mentions import Mention
from onrecord.coding.english.statements import Statement, floor_of, read_statements
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.tellings import Telling
from onrecord.core.values import Count

__all__ = ["Account", "accounts_of", "accounts_of_both"]

SENTENCE_ENDS = frozenset('.!?"”)')
SUMMED, COUNTED = "sum of the numbers told together", "number of the people told of"


@dataclass(frozen=True, slots=True)
class Account:
    """One number that stands: the telling and mentions it rests on, and the rule that made it where it is not told."""

    telling: Telling
    mentions: tuple[Mention, ...]
    count: Count
    rule: str | None


def accounts_of(parse: Parse, entities: Entities, tellings: Sequence[Telling]) -> list[Account]:
    """Give the accounts of how many were harmed in the way these tellings tell, the one that leads first."""
    statements = read_statements(parse, entities, tellings)
    if not statements:
        return []
    opening = _opening(parse, statements)
    stated = [statement for statement in statements if statement.stated]
    leading = _leading(parse, [each for each in stated if each.own], opening)
    wholes = [each for each in stated if each.whole and each is not leading]
    if leading is not None:
        total = _with_more(parse, leading, wholes)
        beside = (_beside(total.count, each) for each in wholes)
        return [total, *(account for account in beside if account is not None)]
    if wholes:
        return [_account(each) for each in wholes]
    told = [each for each in statements if parse.paragraph[each.head] in opening]
    return [_people(entities, [each for each in told if each.own] or told[:1], stated)]


def accounts_of_both(
    parse: Parse, entities: Entities, tellings: Sequence[Telling], otherwise: Sequence[Telling]
) -> list[Account]:
    """Give the accounts of those harmed in one act and of others harmed otherwise: "A driver was shot. Three pupils
    were cut by glass" is four. A number of people of no particular kind is of them all.
    """
    statements = read_statements(parse, entities, [*tellings, *otherwise])
    if not tellings or not otherwise or any(each.whole for each in statements):
        return accounts_of(parse, entities, [*tellings, *otherwise])
    first, second = (accounts_of(parse, entities, some) for some in (tellings, otherwise))
    if not first or not second or not _complement(entities, first[0], second[0]):
        return accounts_of(parse, entities, [*tellings, *otherwise])
    mentions = sorted({*first[0].mentions, *second[0].mentions}, key=lambda mention: mention.start)
    return [Account(first[0].telling, tuple(mentions), _add(first[0].count, second[0].count), SUMMED)]


def _complement(entities: Entities, one: Account, other: Account) -> bool:
    """True where one account is a number and the other people told of, and nobody stands in both: two numbers may be of
    the same people.
    """
    ours, theirs = ({entities.of(mention.id) for mention in account.mentions} for account in (one, other))
    return not ours & theirs and (one.rule == COUNTED) is not (other.rule == COUNTED)


def _leading(parse: Parse, own: Sequence[Statement], opening: set[int]) -> Statement | None:
    """Give the report's own number: the last one it says a toll has risen to, else the first where it opens."""
    updated = [each for each in own if _is_update(parse, each)]
    if updated:
        return updated[-1]
    return next((each for each in own if parse.paragraph[each.head] in opening), None)


def _is_update(parse: Parse, statement: Statement) -> bool:
    return parse.lower[statement.head] in word_list("tolls") and (
        parse.lower[parse.head[statement.head]] in word_list("updating")
    )


def _opening(parse: Parse, statements: Sequence[Statement]) -> set[int]:
    """Give the first paragraph that tells of the harm, and the next that does where the first is a headline."""
    told = list(dict.fromkeys(parse.paragraph[statement.head] for statement in statements))
    last = parse.lower[parse.paragraphs[told[0]].stop - 1]
    return set(told[:1] if last in SENTENCE_ENDS else told[:2])


def _account(statement: Statement) -> Account:
    rule = None if len(statement.mentions) == 1 else SUMMED
    return Account(statement.telling, statement.mentions, statement.count, rule)


def _beside(leading: Count, other: Statement) -> Account | None:
    """Give what another account adds to the report's own number: none where it does not reach as high."""
    floor, count = floor_of(leading), other.count
    if floor is None:
        return _account(other)
    low, best, high = (end if end is not None and end >= floor else None for end in (count.low, count.best, count.high))
    return None if (low, best, high) == (None, None, None) else replace(_account(other), count=Count(low, best, high))


def _with_more(parse: Parse, leading: Statement, wholes: Sequence[Statement]) -> Account:
    """Give the leading number with those the next sentence adds to it: "Another three died in hospital"."""
    near = (each for each in wholes if parse.sentence[each.head] == parse.sentence[leading.head] + 1)
    more = next((each for each in near if _is_more(parse, each)), None)
    if more is None:
        return _account(leading)
    count = _add(leading.count, more.count)
    return Account(leading.telling, (*leading.mentions, *more.mentions), count, SUMMED)


def _is_more(parse: Parse, statement: Statement) -> bool:
    first = statement.mentions[0]
    return parse.lower[first.start] == "another" or first.more


def _add(first: Count, second: Count) -> Count:
    low = (floor_of(first) or 0) + (floor_of(second) or 0)
    best = None if first.best is None or second.best is None else first.best + second.best
    high = None if first.high is None or second.high is None else first.high + second.high
    return Count(low, best, high)


def _people(entities: Entities, told: Sequence[Statement], stated: Sequence[Statement]) -> Account:
    """Count the people told of; where a group without a number is all that is told, take the next number told."""
    mentions: dict[int, Mention] = {}
    for statement in told:
        for mention in statement.mentions:
            mentions.setdefault(entities.of(mention.id), mention)
    single = [mention for mention in mentions.values() if mention.name is not None or not mention.plural]
    if single:
        return Account(told[0].telling, tuple(single), Count.exactly(len(single)), COUNTED)
    if stated:
        return _account(stated[0])
    return Account(told[0].telling, tuple(mentions.values())[:1], Count(2, None, None), COUNTED)
