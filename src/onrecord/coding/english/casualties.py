"""Who was harmed in one incident, each once: groups told twice joined, those "among them" placed inside, counts by
account.

The total of an incident is told once as a number ("twelve people") and again as people ("a teacher, his two
daughters"). The people are part of the number unless the words add them to it ("and a soldier", "another three").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.coding.english.entities import Entities
from onrecord.coding.english.frames import conjuncts
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.statements import floor_of, top_of
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.tellings import Cluster, Telling
from onrecord.coding.english.toldamong import told_among
from onrecord.core.values import Count
from onrecord.resolution.people import PersonFeatures

__all__ = ["Casualty", "join_named", "read_casualties"]

# Words that bring in somebody new, and the two fates that are never one person's first and second telling.
INTRODUCING = frozenset({"a", "an", "another", "one"})
FATES = frozenset({"killing", "injury"})


@dataclass(slots=True)
class Casualty:
    """One person or group harmed: its mentions, what each act did to it, and the group it is part of."""

    entity: int
    mentions: list[Mention]
    tellings: list[Telling] = field(default_factory=list)
    part_of: int | None = None
    own_word: frozenset[int] = frozenset()

    @property
    def counted(self) -> list[Mention]:
        """Give the mentions that state a number: those told as harmed, where any of them has one."""
        harmed = {victim for telling in self.tellings for victim in telling.event.victims}
        counted = [mention for mention in self.mentions if mention.count is not None]
        return [mention for mention in counted if mention.id in harmed] or counted

    @property
    def accounts(self) -> list[Mention]:
        """Give the mentions whose numbers stand: a report's own total at its head outweighs lower ones of others."""
        told = self.counted
        first = told[0].count if told else None
        floor = None if first is None else floor_of(first)
        if floor is None or told[0].head not in self.own_word:
            return told
        return [mention for mention in told if mention is told[0] or _reaches(mention.count, floor)]

    @property
    def plural(self) -> bool:
        """Tell whether this is more than one person."""
        return any(mention.plural for mention in self.mentions) and not any(
            mention.name is not None for mention in self.mentions
        )

    @property
    def count(self) -> Count:
        """Give the range over the accounts; one person where none is told and the words are singular."""
        counts = [mention.count for mention in self.accounts if mention.count is not None]
        if not self.plural:
            return Count.exactly(1)
        if not counts:
            return Count(2, None, None)
        lows = [low for count in counts if (low := floor_of(count)) is not None]
        bests = {count.best for count in counts}
        open_above = any(count.high is None for count in counts)
        highs = [count.high for count in counts if count.high is not None]
        best = bests.pop() if len(bests) == 1 else None
        low, high = min(lows, default=None), None if open_above or not highs else max(highs)
        if low is None and high is None:
            low = 2
        return Count(
            low,
            best if best is None or ((low is None or low <= best) and (high is None or best <= high)) else None,
            high,
        )


def join_named(cluster: Cluster, entities: Entities) -> None:
    """Join "the militant" of the headline to the one named man who did the same to the same people."""
    victims = [entities.of(victim) for telling in cluster.tellings for victim in telling.event.victims]
    doers = [entities.of(doer.mention) for telling in cluster.tellings for doer in telling.event.doers]
    outcomes = {entities.of(victim): set[str]() for victim in victims}
    for telling in cluster.tellings:
        for victim in telling.event.victims:
            outcomes[entities.of(victim)].add(telling.act)
    for role in (victims, doers):
        _join_role(list(dict.fromkeys(role)), entities, outcomes)


def _join_role(role: Sequence[int], entities: Entities, acts: Mapping[int, set[str]]) -> None:
    single = [entity for entity in role if _is_single(entities, entity)]
    named = sorted(
        (entity for entity in single if entities.named(entity)), key=lambda entity: _first_name(entities, entity)
    )
    if not named:
        return
    for entity in single:
        # With several named, only who is told of before any name is the first of them: the headline's "headmaster".
        early = entities.members(entity)[0].head < _first_name(entities, named[0])
        if entity == named[0] or not (len(named) == 1 or early) or not _may_be_one(entities, entity, named[0]):
            continue
        if (early or not _is_introduced(entities, entity)) and not _fared_otherwise(acts, entity, named[0]):
            entities.join(entity, named[0], "same part in the incident")


def _is_introduced(entities: Entities, entity: int) -> bool:
    """Tell whether the words bring in somebody not told of before: "a nurse", "another teacher", "a third reporter"."""
    return entities.opener(entity) in INTRODUCING


def _fared_otherwise(acts: Mapping[int, set[str]], first: int, second: int) -> bool:
    """Tell whether one was killed and the other only injured."""
    ours, theirs = acts.get(first, set()), acts.get(second, set())
    return {frozenset(ours & FATES), frozenset(theirs & FATES)} == {frozenset({"killing"}), frozenset({"injury"})}


def _first_name(entities: Entities, entity: int) -> int:
    return next(mention.head for mention in entities.members(entity) if mention.name is not None)


def _is_single(entities: Entities, entity: int) -> bool:
    members = entities.members(entity)
    return all(not mention.plural and mention.kind in (Kind.PERSON, Kind.PRONOUN) for mention in members)


def _belongs_to(entities: Entities, first: int, second: int) -> bool:
    """Tell whether one is called the other's: "his driver" is not he."""
    owners = (mention.owner for mention in entities.members(first))
    return any(owner is not None and entities.of(owner) == entities.of(second) for owner in owners)


def _may_be_one(entities: Entities, first: int, second: int) -> bool:
    a, b = entities.sex(first), entities.sex(second)
    if _belongs_to(entities, first, second) or _belongs_to(entities, second, first):
        return False
    ages = {
        mention.age for entity in (first, second) for mention in entities.members(entity) if mention.age is not None
    }
    groups = {
        mention.age_group
        for entity in (first, second)
        for mention in entities.members(entity)
        if mention.age_group is not None
    }
    return (
        not (a is not None and b is not None and a is not b)
        and len(ages) <= 1
        and len(groups) <= 1
        and not entities.named(first)
    )


def read_casualties(parse: Parse, cluster: Cluster, entities: Entities) -> list[Casualty]:
    """Give everybody harmed in the incident, in order of first mention, with groups told twice as one."""
    found: dict[int, Casualty] = {}
    own_word = frozenset(
        entities.mentions[victim].head
        for telling in cluster.tellings
        if not telling.saying.speakers
        for victim in telling.event.victims
    )
    for telling in cluster.tellings:
        for victim in telling.event.victims:
            if _is_nobody(entities.mentions[victim]):
                continue
            entity = entities.of(victim)
            casualty = found.setdefault(entity, Casualty(entity, entities.members(entity), own_word=own_word))
            casualty.tellings.append(telling)
    _tell_members(entities, found)
    casualties = _merge_totals(parse, sorted(found.values(), key=lambda each: each.mentions[0].head))
    _place_members(parse, entities, casualties)
    _place_parts(parse, casualties)
    return casualties


def _tell_members(entities: Entities, found: dict[int, Casualty]) -> None:
    """Add to those harmed who a group is said to be made of: what happened to it happened to them."""
    for group in list(found.values()):
        for member in _members(entities, group):
            if member not in found and member != group.entity:
                told = list(group.tellings)
                found[member] = Casualty(member, entities.members(member), told, own_word=group.own_word)


def _members(entities: Entities, group: Casualty) -> list[int]:
    made_of = (entities.made_of.get(mention.id, ()) for mention in group.mentions)
    return [entities.of(member) for members in made_of for member in members]


def _place_members(parse: Parse, entities: Entities, casualties: Sequence[Casualty]) -> None:
    """Place people named inside the group that they are said to be, or whose number they fill."""
    by_entity = {casualty.entity: casualty for casualty in casualties}
    for group in casualties:
        for member in _members(entities, group):
            if member in by_entity and member != group.entity and by_entity[member].part_of is None:
                by_entity[member].part_of = group.entity
    _fill_number(parse, entities, casualties)


def _fill_number(parse: Parse, entities: Entities, casualties: Sequence[Casualty]) -> None:
    """Place the named inside the one group told before them, where they are of its kind and just as many."""
    groups = [each for each in casualties if each.plural and each.count.best is not None and each.part_of is None]
    if len(groups) != 1 or _is_total(parse, groups[0]):
        return
    group = groups[0]
    named = [each for each in casualties if entities.named(each.entity) and _acts(each) & _acts(group)]
    outside = [each for each in named if each.part_of is None]
    if not outside or len(named) != group.count.best or group.count.low != group.count.high:
        return
    if all(_may_be_member(parse, group, each) for each in outside):
        for each in outside:
            each.part_of = group.entity


def _may_be_member(parse: Parse, group: Casualty, person: Casualty) -> bool:
    """Tell whether nothing speaks against a person being of a group: told before it or added to it, of another kind."""
    if person.mentions[0].head < group.mentions[0].head or _added(parse, group, person):
        return False
    told = [mention.people for mention in group.mentions if mention.people is not None]
    own = [mention.people for mention in person.mentions if mention.people is not None]
    return not any(_differ(one, other) for one in told for other in own)


def _differ(one: PersonFeatures, other: PersonFeatures) -> bool:
    pairs = ((one.sex, other.sex), (one.age_group, other.age_group), (one.occupation, other.occupation))
    return any(a is not None and b is not None and a != b for a, b in pairs)


def _is_nobody(mention: Mention) -> bool:
    """Tell whether a phrase counts none: "no farmer was killed"."""
    return mention.count is not None and mention.count.high == 0


def _acts(casualty: Casualty) -> set[str]:
    return {telling.act for telling in casualty.tellings}


def _is_total(parse: Parse, casualty: Casualty) -> bool:
    """Tell whether this is a number of people of no particular kind."""
    return (
        bool(casualty.counted)
        and casualty.plural
        and any(
            parse.lower[mention.head] in word_list("open_heads") or parse.tag[mention.head] == "CD"
            for mention in casualty.mentions
        )
    )


def _merge_totals(parse: Parse, casualties: Sequence[Casualty]) -> list[Casualty]:
    """Join every further total of the same outcome to the first: it is another account of it, not more people."""
    kept: list[Casualty] = []
    for casualty in casualties:
        first = next((each for each in kept if _same_total(parse, each, casualty)), None)
        if first is None:
            kept.append(casualty)
        else:
            first.mentions = sorted(first.mentions + casualty.mentions, key=lambda mention: mention.head)
            first.tellings += casualty.tellings
    return kept


def _same_total(parse: Parse, first: Casualty, second: Casualty) -> bool:
    totals = (_is_total(parse, first), _is_total(parse, second))
    if not _acts(first) & _acts(second) or not (all(totals) or (any(totals) and _same_number(first, second))):
        return False
    if any(mention.more for mention in second.counted) or any(
        parse.lower[mention.start] in ("another", "other") for mention in second.mentions
    ):
        return False
    return not _coordinated(parse, first.mentions, second.mentions)


def _same_number(first: Casualty, second: Casualty) -> bool:
    """Tell whether two groups are of one number: "five passengers" of the headline are the "five people" below."""
    counts = [
        {(mention.count.low, mention.count.high) for mention in each.counted if mention.count is not None}
        for each in (first, second)
    ]
    return first.plural and second.plural and bool(counts[0] & counts[1])


def _reaches(count: Count | None, floor: int) -> bool:
    """Tell whether an account allows for as many as another says at least."""
    if count is None:
        return False
    top = top_of(count)
    return (top is None and (count.low or 0) >= floor) or (top is not None and top >= floor)


def _coordinated(parse: Parse, first: Iterable[Mention], second: Iterable[Mention]) -> bool:
    heads = {mention.head for mention in second}
    return any(heads & set(conjuncts(parse, mention.head)) for mention in first) or any(
        mention.head in conjuncts(parse, other) for other in heads for mention in first
    )


def _place_parts(parse: Parse, casualties: Sequence[Casualty]) -> None:
    """Place people and subgroups inside the total they belong to."""
    totals = [casualty for casualty in casualties if _is_total(parse, casualty)]
    for casualty in casualties:
        for total in totals:
            if (
                casualty is total
                or casualty.part_of is not None
                or total.part_of == casualty.entity
                or casualty.tellings[0].act not in _acts(total)
            ):
                continue
            if _is_among(parse, total, casualty) or (
                _fits_inside(total, casualty) and not _added(parse, total, casualty)
            ):
                casualty.part_of = total.entity
    _promote_subgroups(parse, casualties)


def _is_among(parse: Parse, total: Casualty, casualty: Casualty) -> bool:
    """Tell whether the words put one inside the other: "including", "among them", "of whom"."""
    for mention in casualty.mentions:
        for other in total.mentions:
            if mention.head in told_among(parse, other.head):
                return True
            if other.head < mention.head and parse.sentence[mention.head] - parse.sentence[other.head] <= 1:
                opens = parse.sentences[parse.sentence[mention.head]].start
                between = parse.lower[max(other.end, opens) : mention.start]
                if parse.lower[mention.start] in ("all", "mostly", "both") and "," in between and len(between) < 6:
                    return True
                if word_list("among") & set(between) and len(between) < 30:
                    return True
    return False


def _fits_inside(total: Casualty, casualty: Casualty) -> bool:
    floor, ceiling = floor_of(casualty.count), top_of(total.count)
    return floor is None or ceiling is None or floor <= ceiling


def _added(parse: Parse, total: Casualty, casualty: Casualty) -> bool:
    if any(mention.more or parse.lower[mention.start] == "another" for mention in casualty.mentions):
        return True
    if _is_among(parse, total, casualty):
        return False
    return _coordinated(parse, total.mentions, casualty.mentions)


def _promote_subgroups(parse: Parse, casualties: Sequence[Casualty]) -> None:
    """Place what stands behind "among them" in a counted group that is no open total ("a family of six, including")."""
    for casualty in casualties:
        if casualty.part_of is None:
            for other in casualties:
                if (
                    other is not casualty
                    and other.part_of is None
                    and other.plural
                    and _acts(other) & _acts(casualty)
                    and _is_among(parse, other, casualty)
                ):
                    casualty.part_of = other.entity
                    break
