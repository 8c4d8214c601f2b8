"""What each telling says of how many were harmed in one way: its counted groups and people added up, each once.

"Two civilians, Ali and Omar, were killed" is two people, "a driver and two passengers" is three, "five people,
including a child" is five: who stands in apposition or behind "including" is part of the number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.coding.english.entities import Entities
from onrecord.coding.english.frames import conjuncts
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.mentions import Mention
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.tellings import Telling
from onrecord.core.values import Count

__all__ = ["Statement", "floor_of", "read_statements", "top_of"]

# How many tokens may stand between a number and who is added behind it ("nine people and a soldier") or before it ("a
# nurse, 34, was killed along with 15 others").
ADDED_BEHIND, ADDED_BEFORE = 8, 12
BREAKS = frozenset({",", ":", "(", "–", "—", ";", "namely"})
UNKNOWN_AMOUNT = Count(2, None, None)


@dataclass(frozen=True, slots=True)
class Statement:
    """One telling's number of people harmed in one way, and the mentions that make it up.

    `stated` says that a number is told at all, `whole` that it is of people of no particular kind and not of some among
    them ("twelve people", but not "twelve of the dead"), `own` that the report says so itself, or on the word of
    nameless sources.
    """

    telling: Telling
    mentions: tuple[Mention, ...]
    count: Count
    stated: bool
    whole: bool
    own: bool

    @property
    def head(self) -> int:
        """Give the token that tells the act."""
        return self.telling.event.trigger.head


def floor_of(count: Count) -> int | None:
    """Give the least a count says, its best number where it has no low end."""
    return count.low if count.low is not None else count.best


def top_of(count: Count) -> int | None:
    """Give the most a count says, its best number where it has no high end."""
    return count.high if count.high is not None else count.best


def read_statements(parse: Parse, entities: Entities, tellings: Iterable[Telling]) -> list[Statement]:
    """Give what each telling that names victims says of their number, in text order."""
    told = [_read(parse, entities, telling) for telling in tellings if telling.event.victims]
    return sorted(told, key=lambda statement: statement.head)


def _read(parse: Parse, entities: Entities, telling: Telling) -> Statement:
    by_entity: dict[int, Mention] = {}
    for victim in telling.event.victims:
        by_entity.setdefault(entities.of(victim), entities.mentions[victim])
    for victim in telling.event.victims:
        members = [entities.of(member) for member in entities.made_of.get(victim, ())]
        counted_twice = members if _numbered(entities.mentions[victim]) else [entities.of(victim)]
        for entity in counted_twice if by_entity.keys() & set(members) else ():
            by_entity.pop(entity, None)
    mentions = _added_up(parse, sorted(by_entity.values(), key=lambda mention: mention.start))
    counted = [mention for mention in mentions if _numbered(mention)]
    return Statement(
        telling,
        tuple(mentions),
        _sum([_count(mention) for mention in mentions]),
        bool(counted),
        any(_is_open(parse, mention) and not _is_part(parse, mention) for mention in counted),
        not any(_is_named_source(parse, entities, speaker) for speaker in telling.saying.speakers),
    )


def _numbered(mention: Mention) -> bool:
    count = mention.count
    return mention.name is None and count is not None and (floor_of(count), top_of(count)) != (None, None)


def _is_open(parse: Parse, mention: Mention) -> bool:
    return parse.lower[mention.head] in word_list("open_heads") or parse.tag[mention.head] == "CD"


def _is_part(parse: Parse, mention: Mention) -> bool:
    """Tell whether the number is of people told of before, or some of them: "the two women", "four of the dead"."""
    if parse.lower[mention.start] in word_list("definite") and not mention.more:
        return True
    before = [parse.lower[token] for token in range(mention.start, mention.head)]
    behind = parse.lower[mention.head + 1 : mention.head + 3]
    return any(
        pair[0] == "of" and pair[1] in word_list("definite")
        for pair in (*pairwise(before), tuple(behind)[:2])
        if len(pair) == 2
    )


def _is_named_source(parse: Parse, entities: Entities, speaker: int) -> bool:
    mention = entities.mentions[speaker]
    return mention.name is not None or parse.lower[mention.head] not in word_list("nameless_sources")


def _count(mention: Mention) -> Count:
    if _numbered(mention) and mention.count is not None:
        return mention.count
    return UNKNOWN_AMOUNT if mention.plural and mention.name is None else Count.exactly(1)


def _sum(counts: Sequence[Count]) -> Count:
    low = sum(floor_of(count) or 0 for count in counts) or None
    tops = [top_of(count) for count in counts]
    best = None if any(count.best is None for count in counts) else sum(count.best or 0 for count in counts)
    high = None if any(top is None for top in tops) else sum(top or 0 for top in tops)
    if len(counts) == 1:
        low, high = counts[0].low, counts[0].high
    return Count(low, best, high)


def _added_up(parse: Parse, mentions: Sequence[Mention]) -> list[Mention]:
    """Give the mentions whose numbers add up, without those that are part of another's number."""
    outer = [each for each in mentions if not any(_is_inside(parse, other, each) for other in mentions)]
    first = next((each for each in outer if _numbered(each)), None)
    if first is None:
        return outer
    others = [each for each in outer if each is not first and _is_added(parse, first, each)]
    return [first] if _breaks_down(parse, first, others) else sorted([first, *others], key=lambda each: each.start)


def _breaks_down(parse: Parse, whole: Mention, others: Sequence[Mention]) -> bool:
    """Tell whether what follows a comma adds up to the number before it: "five children, three girls and two boys"."""
    behind = [other for other in others if other.start >= whole.end]
    if len(behind) != len(others) or not others or whole.end >= len(parse) or parse.lower[whole.end] not in BREAKS:
        return False
    return sum(floor_of(_count(other)) or 0 for other in others) == floor_of(_count(whole))


def _is_inside(parse: Parse, outer: Mention, inner: Mention) -> bool:
    """Tell whether words such as "including" stand between two mentions of one sentence, or one owns the other."""
    if outer.owner == inner.id:
        return True
    if outer.end > inner.start or parse.sentence[outer.head] != parse.sentence[inner.head]:
        return False
    return bool(word_list("among") & set(parse.lower[outer.end : inner.start]))


def _is_added(parse: Parse, counted: Mention, other: Mention) -> bool:
    """Tell whether the words add somebody to a number told in the same breath; a family's name is nobody more."""
    if other.name is not None and other.end < len(parse) and parse.lower[other.end] in word_list("households"):
        return False
    if other.plural and other.name is None and not _numbered(other):
        return False
    low, high = sorted((counted, other), key=lambda mention: mention.start)
    gap = range(low.end, high.start)
    between = set(parse.lower[low.end : high.start])
    joined = bool(word_list("joining") & between)
    if low is other:
        return joined and len(gap) <= ADDED_BEFORE
    if joined and len(gap) <= ADDED_BEHIND and not BREAKS & between:
        # "Two of his sons Adam and Omar": the second name of an apposition is not one more.
        return other.name is None or not any(parse.tag[token] in ("NNP", "NNPS") for token in gap)
    if _is_open(parse, counted) or other.name is not None:
        return False
    return other.head in conjuncts(parse, counted.head)
