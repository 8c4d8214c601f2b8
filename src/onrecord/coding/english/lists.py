"""Victims told as a list: names strung together behind "were killed" or "identified as", and lines of names.

The parser loses long coordinations with ages and kin between the names. A name belongs to the list when only words of a
list stand between it and a name already in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.coding.english.events import Event
from onrecord.coding.english.grammar import verb_table, word_list
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.syntax import Parse

__all__ = ["spread_over_lists"]

LISTED_ACTS = frozenset({"killing", "injury", "abduction", "detention", "disappearance", "torture"})
LONGEST_GAP = 16
LINE = re.compile(r"^\s*(?:\d{1,3}[.)\]:-]?|[-•*–·])\s+\S")


@dataclass(frozen=True, slots=True)
class _Lists:
    parse: Parse
    mentions: Sequence[Mention]
    in_sentence: dict[int, list[Mention]]

    def joined(self, first: Mention, second: Mention) -> bool:
        """Tell whether only words of a list stand between two mentions."""
        low, high = sorted((first, second), key=lambda mention: mention.start)
        gap = range(low.end, high.start)
        return len(gap) <= LONGEST_GAP and all(self._list_word(token) for token in gap)

    def _list_word(self, token: int) -> bool:
        parse = self.parse
        if parse.tag[token].startswith(("VB", "MD")) and parse.lower[token] not in (
            "named",
            "called",
            "aged",
            "including",
        ):
            return False
        return parse.lower[token] not in word_list("list_breakers") and parse.tag[token] not in ("WDT", "WRB")


def spread_over_lists(parse: Parse, mentions: Sequence[Mention], events: Sequence[Event]) -> list[Event]:
    """Give the events with every name of a list that one of their victims opens, or that a heading announces."""
    in_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.name is not None or (mention.kind in (Kind.PERSON, Kind.GROUP) and mention.people is not None):
            in_sentence.setdefault(parse.sentence[mention.head], []).append(mention)
    lists = _Lists(parse, mentions, in_sentence)
    taken = {victim for event in events for victim in event.victims} | {
        doer.mention for event in events for doer in event.doers
    }
    return [_spread(lists, event, taken) for event in _with_lines(lists, events)]


def _spread(lists: _Lists, event: Event, taken: set[int]) -> Event:
    if event.trigger.act not in LISTED_ACTS:
        return event
    victims = [lists.mentions[number] for number in event.victims]
    found = list(victims)
    for victim in victims:
        here = lists.in_sentence.get(lists.parse.sentence[victim.head], ())
        found += _reach(lists, victim, [mention for mention in here if mention.head > victim.head], taken)
        found += _reach(lists, victim, [mention for mention in reversed(here) if mention.head < victim.head], taken)
    return replace(event, victims=tuple(dict.fromkeys(mention.id for mention in found)))


def _reach(lists: _Lists, start: Mention, others: Sequence[Mention], taken: set[int]) -> Iterator[Mention]:
    """Yield the names of a list in one direction from a mention, until a word that is none of a list."""
    here = start
    for other in others:
        if not lists.joined(here, other):
            return
        if _speaks(lists.parse, other) or (other.id in taken and other.id not in (start.id,) and other.name is None):
            return
        if other.name is not None:
            yield other
        here = other


def _speaks(parse: Parse, mention: Mention) -> bool:
    return parse.dep[mention.head] == "nsubj" and parse.lower[parse.head[mention.head]] in verb_table("reporting")


def _with_lines(lists: _Lists, events: Sequence[Event]) -> Iterator[Event]:
    """Yield the events, the last telling of each act before a list of lines with the names on them."""
    by_event = _line_names(lists, events)
    for number, names in _announced_names(lists, events):
        by_event.setdefault(number, []).extend(names)
    for event in events:
        extra = by_event.get(event.id, ())
        yield replace(event, victims=tuple(dict.fromkeys((*event.victims, *extra)))) if extra else event


def _announced_names(lists: _Lists, events: Sequence[Event]) -> Iterator[tuple[int, list[int]]]:
    """Yield, with the last killing told before, the names of sentences such as "The victims were identified as"."""
    parse = lists.parse
    deaths = [event for event in events if event.trigger.act == "killing"]
    told = [parse.sentence[event.trigger.head] for event in deaths]
    for number, sentence in enumerate(parse.sentences):
        place = bisect_right(told, number) - 1
        if place < 0 or number not in lists.in_sentence:
            continue
        opener = _announces(parse, sentence)
        if opener is None:
            continue
        named = [mention for mention in lists.in_sentence[number] if mention.name is not None and mention.head > opener]
        kept = [
            mention.id for mention in named if not _speaks(parse, mention) and _in_reach(lists, opener, named, mention)
        ]
        yield deaths[place].id, kept


def _announces(parse: Parse, sentence: range) -> int | None:
    """Give the token behind which a sentence lists its victims: "victims ... were", "names of those killed are"."""
    noun = next((token for token in sentence if parse.lower[token] in word_list("victim_nouns")), None)
    if noun is None:
        return None
    verbs = word_list("announcing")
    found = next((token for token in range(noun + 1, sentence.stop) if parse.lower[token] in verbs), None)
    return found if found is not None and found - noun < LONGEST_GAP else None


def _in_reach(lists: _Lists, opener: int, named: Sequence[Mention], mention: Mention) -> bool:
    """Tell whether a list runs unbroken from its opening to a name."""
    here = opener
    for other in named:
        gap = range(here + 1, other.start)
        if len(gap) > LONGEST_GAP or any(lists.parse.lower[token] in (".", "who", "said", "while") for token in gap):
            return False
        if other is mention:
            return True
        here = other.end - 1
    return False


def _line_names(lists: _Lists, events: Sequence[Event]) -> dict[int, list[int]]:
    parse = lists.parse
    current: Event | None = None
    by_paragraph: dict[int, list[Event]] = {}
    for event in events:
        if event.trigger.act in LISTED_ACTS:
            by_paragraph.setdefault(parse.paragraph[event.trigger.head], []).append(event)
    found: dict[int, list[int]] = {}
    for tokens in parse.paragraphs:
        if not LINE.match(parse.text[parse.start[tokens.start] : parse.end[tokens.stop - 1]]):
            told = by_paragraph.get(parse.paragraph[tokens.start])
            current = told[0] if told else current
            continue
        name = next((mention for mention in _named(lists, tokens) if mention.head - tokens.start <= 8), None)
        if current is not None and name is not None:
            found.setdefault(current.id, []).append(name.id)
    return found


def _named(lists: _Lists, tokens: range) -> Iterator[Mention]:
    sentences = dict.fromkeys(lists.parse.sentence[token] for token in tokens)
    for sentence in sentences:
        yield from (mention for mention in lists.in_sentence.get(sentence, ()) if mention.name is not None)
