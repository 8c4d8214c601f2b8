"""What to call an entity: its fullest name, the words for it when unnamed, and how a source is written in a chain."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.coding.english.entities import Entities
from onrecord.coding.english.frames import counted_whole
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.knowledge import Knowledge
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.readings import Readings
from onrecord.coding.english.syntax import Parse

__all__ = ["actor_of", "describe", "fullest_name", "main_name", "name_mentions", "source_name", "told_in_full"]

# What opens another name behind a name, and what closes it.
OTHER_NAME_ENDS = {"(": ")", "“": "”", '"': '"', "‘": "’"}
LONGEST_OTHER = 8


def name_mentions(parse: Parse, knowledge: Knowledge, entities: Entities, entity: int) -> list[Mention]:
    """Give the mentions of an entity that are a personal name, the fullest first, those with a kunya alone last."""
    named = [mention for mention in entities.members(entity) if mention.name is not None]
    return sorted(named, key=lambda mention: _fullness(knowledge, _words(parse, mention)), reverse=True)


def _words(parse: Parse, mention: Mention) -> str:
    assert mention.name is not None
    return parse.span(*mention.name)


def _fullness(knowledge: Knowledge, words: str) -> tuple[bool, int]:
    return not knowledge.is_kunya(words), len(knowledge.plain_name(words).split())


def fullest_name(parse: Parse, knowledge: Knowledge, entities: Entities, entity: int) -> str | None:
    """Give the longest form of the entity's personal name, without titles, other spellings and kunya behind it."""
    named = name_mentions(parse, knowledge, entities, entity)
    return knowledge.plain_name(_words(parse, named[0])) if named else None


def main_name(parse: Parse, knowledge: Knowledge, entities: Entities, entity: int) -> str | None:
    """Give the form by which the report brings an entity in: the first of two names or more, else the fullest."""
    for mention in entities.members(entity):
        if mention.name is not None:
            name = knowledge.plain_name(_words(parse, mention))
            if len(knowledge.name_parts(name)) > 1 and not knowledge.is_kunya(name):
                return name
    return fullest_name(parse, knowledge, entities, entity)


def told_in_full(parse: Parse, knowledge: Knowledge, mention: Mention) -> tuple[int, int]:
    """Give the tokens of a name with the titles before it and the name in brackets or quotes behind it."""
    assert mention.name is not None
    start, end = mention.name
    while start > 0 and (knowledge.is_plain_title(parse.words[start - 1]) and parse.words[start - 1][:1].isupper()):
        start -= 1
    closer = OTHER_NAME_ENDS.get(parse.words[end]) if end < len(parse) else None
    close = next((at for at in range(end + 1, min(len(parse), end + LONGEST_OTHER)) if parse.words[at] == closer), end)
    inside = [word for word in parse.words[end + 1 : close] if word[:1].isalpha()]
    if inside and all(word[:1].isupper() or word in word_list("name_particles") for word in inside):
        end = close + 1
    return start, end


def describe(parse: Parse, mention: Mention) -> tuple[str, tuple[int, int]] | None:
    """Give the words for an unnamed person, group or thing without article and number, and the tokens they cover."""
    start, end = mention.start, mention.end
    while start < mention.head and (
        (mention.age_at is not None and parse.start[start] < mention.age_at[1])
        or parse.lower[start] in ("-", "year", "old")
        or parse.lower[start] in word_list("dropped_before")
        or parse.tag[start] in ("CD", "PRP$", "DT", "PDT")
        or _in_count(parse, mention, start)
    ):
        start += 1
    if mention.kind is Kind.PRONOUN or start >= end:
        return None
    if mention.kind is Kind.OBJECT:
        end = max(end, _owner_end(parse, mention.head))
    whole = counted_whole(parse, mention.head)
    if whole is not None:
        end = max(end, whole + 1)
    return parse.span(start, end), (start, end)


def _owner_end(parse: Parse, head: int) -> int:
    """Give the end of a thing with whose it is: "offices of the labour union", "branches of the bank"."""
    for kid in parse.kids(head, "prep"):
        noun = parse.kid(kid, "pobj")
        if kid == head + 1 and parse.lower[kid] == "of" and noun is not None and parse.is_noun(noun):
            return noun + 1
    return head + 1


def _in_count(parse: Parse, mention: Mention, token: int) -> bool:
    return mention.count_at is not None and mention.count_at[0] <= parse.start[token] < mention.count_at[1]


def actor_of(parse: Parse, readings: Readings, entities: Entities, entity: int) -> tuple[str, tuple[int, int]] | None:
    """Give the body an entity is or belongs to, by its registered name, and the tokens that say so."""
    for mention in entities.members(entity):
        if mention.actor is not None:
            laid = readings.actor_at[mention.head]
            return mention.actor.entry.name, (laid.first, laid.last)
        for token in _own_words(parse, mention):
            found = readings.actor_at.get(token)
            if found is not None and found.found.entry.is_armed:
                return found.found.entry.name, (found.first, found.last)
    return None


def _own_words(parse: Parse, mention: Mention) -> Iterator[int]:
    """Yield the tokens that may name a person's body: its own, and those behind "of" or "from"."""
    yield from range(mention.start, mention.end)
    for kid in parse.kids(mention.head, "prep"):
        if parse.lower[kid] in ("of", "from"):
            yield from parse.kids(kid, "pobj")


def source_name(parse: Parse, knowledge: Knowledge, entities: Entities, entity: int) -> str | None:
    """Give how a chain writes a source: a registered or personal name, "unnamed resident", "local eyewitnesses"."""
    members = entities.members(entity)
    for mention in members:
        if mention.actor is not None:
            return mention.actor.entry.name
    name = fullest_name(parse, knowledge, entities, entity)
    if name is not None:
        return name
    for mention in members:
        words = describe(parse, mention)
        if words is not None:
            return words[0] if mention.plural or mention.kind is not Kind.PERSON else f"unnamed {words[0]}"
    return None
