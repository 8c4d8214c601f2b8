"""Who a group is made of, where the words say so: "two teachers, A and B", "the teachers were named as A and B".

A counted group and the people of it named later are one group with its members, not more people harmed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.coding.english.frames import conjuncts
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.statements import floor_of, top_of
from onrecord.coding.english.syntax import Parse

__all__ = ["find_members"]

# So many noun phrases before a "they" may be the group it stands for.
PRONOUN_REACH = 20


def find_members(parse: Parse, mentions: Sequence[Mention]) -> dict[int, tuple[int, ...]]:
    """Give, by the mention of a group, the mentions of the people said to be it, in text order."""
    by_head = {mention.head: mention for mention in mentions}
    found: dict[int, list[int]] = {}
    for mention in mentions:
        if mention.name is None or parse.dep[mention.head] == "conj":
            continue
        names = _strung(parse, by_head, mention)
        group = _told_to_be(parse, by_head, mention) or _beside(parse, by_head, mention, len(names))
        if group is not None and group.kind is Kind.PRONOUN:
            group = _last_counted(mentions, group, len(names))
        if group is not None and _holds(group, len(names)):
            found.setdefault(group.id, []).extend(each.id for each in names)
    return {group: tuple(dict.fromkeys(members)) for group, members in found.items()}


def _strung(parse: Parse, by_head: Mapping[int, Mention], first: Mention) -> list[Mention]:
    """Give a name with those strung to it by commas and "and"."""
    strung = [by_head[token] for token in conjuncts(parse, first.head) if token in by_head]
    return [mention for mention in strung if mention.name is not None]


def _holds(group: Mention, number: int) -> bool:
    """Tell whether a group has room for so many."""
    top = None if group.count is None else top_of(group.count)
    return top is None or number <= top


def _is_group(mention: Mention | None) -> bool:
    return mention is not None and mention.plural and mention.name is None and mention.human


def _told_to_be(parse: Parse, by_head: Mapping[int, Mention], name: Mention) -> Mention | None:
    """Give the group said to be who is named: "were named as", "police identified the two as", "the dead are"."""
    governor = parse.head[name.head]
    verb = parse.head[governor] if parse.lower[governor] == "as" else governor
    if parse.lower[verb] in word_list("naming"):
        subject = parse.kid(verb, "nsubjpass", "dobj")
        subject = parse.head[verb] if subject is None and parse.dep[verb] == "acl" else subject
    elif parse.dep[name.head] == "attr":
        subject = parse.kid(verb, "nsubj")
    else:
        return None
    group = None if subject is None or parse.kid(verb, "neg") is not None else by_head.get(subject)
    return group if _is_group(group) else None


def _last_counted(mentions: Sequence[Mention], pronoun: Mention, number: int) -> Mention | None:
    """Give the last group of just so many before a "they"."""
    before = mentions[max(0, pronoun.id - PRONOUN_REACH) : pronoun.id]
    groups = (mention for mention in reversed(before) if mention.count is not None and _counts(mention, number))
    return next(groups, None)


def _beside(parse: Parse, by_head: Mapping[int, Mention], name: Mention, number: int) -> Mention | None:
    """Give the group of just so many that names stand beside: "two teachers, A and B," or "A and B, two teachers,"."""
    around = [parse.head[name.head]] if parse.dep[name.head] == "appos" else []
    around += [kid for token in conjuncts(parse, name.head) for kid in parse.kids(token, "appos")]
    groups = (by_head.get(token) for token in around)
    return next((group for group in groups if group is not None and _is_group(group) and _counts(group, number)), None)


def _counts(group: Mention, number: int) -> bool:
    """Tell whether a group is of just so many, as far as its number is told."""
    told = group.count
    if number < 2 or group.kind is not Kind.GROUP:
        return False
    return told is None or (floor_of(told), top_of(told)) == (number, number)
