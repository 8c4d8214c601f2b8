"""Groups of one incident told again: "two teachers" of the headline and of the lead, "gunmen" told twice, "the dead".

Without an article that points back nothing joins them where they stand; that they have the same part in one incident
does, unless the words or numbers say that they are others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.coding.english.entities import Entities
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.mentions import Mention
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.tellings import Cluster, Telling, place_likeness, time_likeness

__all__ = ["join_told_again"]

# So many groups of one word are looked through for the one told again: time stays linear in the length of an incident.
REACH = 12
# The last paragraph, of those behind the headline, that tells the headline's story again.
LEAD = 2


@dataclass(slots=True)
class _Group:
    """A group with one part in an incident: the words for it, whether it does or suffers, and the tellings that say."""

    entity: int
    mention: Mention
    does: bool
    tellings: list[Telling] = field(default_factory=list)

    @property
    def acts(self) -> set[str]:
        return {telling.act for telling in self.tellings}


def join_told_again(parse: Parse, cluster: Cluster, entities: Entities) -> None:
    """Join the groups of an incident that are told again in the same part by the same word."""
    suffering = ((telling, victim) for telling in cluster.tellings for victim in telling.event.victims)
    doing = ((telling, doer.mention) for telling in cluster.tellings for doer in telling.event.doers)
    _join_role(parse, entities, _groups(entities, suffering, does=False))
    _join_role(parse, entities, _groups(entities, doing, does=True))


def _groups(entities: Entities, role: Iterable[tuple[Telling, int]], *, does: bool) -> list[_Group]:
    found: dict[int, _Group] = {}
    for telling, number in role:
        entity = entities.of(number)
        if _is_group(entities, entity):
            found.setdefault(entity, _Group(entity, entities.mentions[number], does)).tellings.append(telling)
    return sorted(found.values(), key=lambda group: group.mention.head)


def _is_group(entities: Entities, entity: int) -> bool:
    members = entities.members(entity)
    return any(mention.plural and mention.human for mention in members) and not entities.named(entity)


def _join_role(parse: Parse, entities: Entities, groups: list[_Group]) -> None:
    by_noun: dict[str, list[_Group]] = {}
    for number, group in enumerate(groups):
        noun = _noun(group.mention)
        if _is_the_dead(parse, group.mention):
            noun = next((_noun(each.mention) for each in reversed(groups[:number])), noun)
        if noun is None:
            continue
        told = by_noun.setdefault(noun, [])
        first = next((each for each in told[-REACH:] if _may_be_one(parse, each, group)), None)
        if first is None:
            told.append(group)
        else:
            entities.join(first.entity, group.entity, "the same group told again")
            first.tellings += group.tellings


def _noun(mention: Mention) -> str | None:
    return None if mention.people is None or not mention.plural else mention.people.noun


def _is_the_dead(parse: Parse, mention: Mention) -> bool:
    """Tell whether the words point back to whoever was harmed: "the dead", "the victims"."""
    named = parse.lower[mention.head] in word_list("victim_nouns") and parse.lower[mention.start] in ("the", "these")
    return named and mention.count is None


def _may_be_one(parse: Parse, first: _Group, second: _Group) -> bool:
    a, b = first.mention, second.mention
    if not (first.does or first.acts & second.acts) or parse.sentence[a.head] == parse.sentence[b.head]:
        return False
    if any(_is_other(parse, mention) for mention in (a, b)) or _apart(parse, first, second):
        return False
    if a.count is not None and b.count is not None and (a.count.low, a.count.high) != (b.count.low, b.count.high):
        return False
    kinds = _proper(parse, a), _proper(parse, b)
    return not all(kinds) or bool(kinds[0] & kinds[1])


def _is_other(parse: Parse, mention: Mention) -> bool:
    """Tell whether the words speak of more people, or of some of those told of: "three more", "two of the farmers"."""
    if mention.more or word_list("other_people") & set(parse.lower[mention.start : mention.head]):
        return True
    return mention.count_at is not None and mention.count_at[0] < parse.start[mention.start]


def _apart(parse: Parse, first: _Group, second: _Group) -> bool:
    """Tell whether two groups are told of at other times or places; a headline's are the lead's."""
    if parse.paragraph[first.mention.head] == 0 and parse.paragraph[second.mention.head] <= LEAD:
        return False
    one, two = first.tellings[0], second.tellings[0]
    return place_likeness(one.where, two.where) < -1 or time_likeness(one.when, two.when) < -1


def _proper(parse: Parse, mention: Mention) -> set[str]:
    """Give the capitalised words before a noun, which tell whose people they are: "Turkish soldiers"."""
    before = range(mention.start, mention.head)
    opens = parse.sentences[parse.sentence[mention.head]].start
    return {parse.lower[token] for token in before if token != opens and parse.words[token][:1].isupper()}
