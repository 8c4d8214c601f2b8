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
from onrecord.coding.english.frames import is_passive
from onrecord.coding.english.grammar import verb_table, word_list
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.rolls import Rolls
from onrecord.coding.english.syntax import FINITE, Parse
from onrecord.coding.english.tellers import outsiders

__all__ = ["spread_over_lists"]

LISTED_ACTS = frozenset({"killing", "injury", "abduction", "detention", "disappearance", "torture"})
LONGEST_GAP = 16
LOST_REACH = 6
TOLD_REACH = 9
LONGEST_NAMING = 60
BARE_REACH = 3
DASHES = frozenset({"–", "—", "--"})
LINE = re.compile(r"^\s*(?:\d{1,3}[.)\]:-]?|[-•*–·])\s+\S")


@dataclass(frozen=True, slots=True)
class _Lists:
    parse: Parse
    mentions: Sequence[Mention]
    in_sentence: dict[int, list[Mention]]
    rolls: Rolls
    outside: frozenset[int]


def spread_over_lists(parse: Parse, mentions: Sequence[Mention], events: Sequence[Event]) -> list[Event]:
    """Give the events with every name of a list that one of their victims opens, or that a heading announces."""
    in_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.name is not None or (mention.kind in (Kind.PERSON, Kind.GROUP) and mention.people is not None):
            in_sentence.setdefault(parse.sentence[mention.head], []).append(mention)
    harms = {
        token: event.trigger.act
        for event in events
        if event.trigger.act in LISTED_ACTS
        for token in event.trigger.tokens
    }
    rolls = Rolls.of(parse, mentions, harms)
    lists = _Lists(parse, mentions, in_sentence, rolls, outsiders(parse, mentions))
    return [_spread(lists, event) for event in _with_lines(lists, events)]


def _spread(lists: _Lists, event: Event) -> Event:
    """Give an event with the names listed before and behind the words that tell it."""
    if event.trigger.act not in LISTED_ACTS:
        return event
    doers = {doer.mention for doer in event.doers}
    return _with_victims(lists, event, [each.id for each in _listed(lists, event) if each.id not in doers])


def _with_victims(lists: _Lists, event: Event, listed: Sequence[int]) -> Event:
    """Give an event with those of a list who do not only tell of it."""
    harmed = [each for each in listed if each not in lists.outside]
    return replace(event, victims=tuple(dict.fromkeys((*event.victims, *harmed)))) if harmed else event


def _listed(lists: _Lists, event: Event) -> Iterator[Mention]:
    parse, trigger = lists.parse, event.trigger
    act, behind = trigger.act, trigger.last + 1
    if trigger.part in ("nouns", "people") and behind < len(parse) and parse.lower[behind] in ("of", ":"):
        yield from lists.rolls.behind(behind + 1, act, opened=True)
    if trigger.part == "nouns":
        return
    suffers = trigger.part != "verbs" or is_passive(parse, trigger.head) or _victim_before(lists, event)
    if suffers:
        last = _before_verb(parse, trigger.head) if trigger.part != "people" else None
        if last is not None:
            yield from lists.rolls.before(last, act)
    yield from lists.rolls.behind(behind, act, opened=not suffers or _names_counted(lists, event))


def _names_counted(lists: _Lists, event: Event) -> bool:
    """Tell whether a comma behind the verb opens the names of those counted before it: "Two men were killed, Musa"."""
    behind = event.trigger.last + 1
    told = [lists.mentions[victim] for victim in event.victims]
    counted = any(mention.plural for mention in told) and not any(mention.name for mention in told)
    return counted and lists.parse.lower[behind : behind + 1] == (",",)


def _victim_before(lists: _Lists, event: Event) -> bool:
    return any(lists.mentions[victim].head < event.trigger.head for victim in event.victims)


def _before_verb(parse: Parse, verb: int) -> int | None:
    """Give the last token that may tell who suffered a verb: before "were also reportedly killed", "who were killed".

    A "who was killed" is said of the last one told alone.
    """
    first, start = verb, parse.sentences[parse.sentence[verb]].start
    while first > start and (
        parse.lower[first - 1] in word_list("auxiliaries") or parse.tag[first - 1] in ("RB", "MD", "PDT")
    ):
        first -= 1
    if first > start and parse.lower[first - 1] in ("who", "that", "which"):
        first = first - 1 if "were" in parse.lower[first:verb] else start
    return first - 1 if first > start else None


def _with_lines(lists: _Lists, events: Sequence[Event]) -> Iterator[Event]:
    """Yield the events, the last telling of each act before a list of lines with the names on them."""
    by_event = _line_names(lists, events)
    for number, names in _announced_names(lists, events):
        by_event.setdefault(number, []).extend(names)
    for event in events:
        yield _with_victims(lists, event, by_event.get(event.id, ()))


def _announced_names(lists: _Lists, events: Sequence[Event]) -> Iterator[tuple[int, list[int]]]:
    """Yield, with the last killing told before, the names of sentences such as "The victims were identified as"."""
    parse, since = lists.parse, -BARE_REACH
    deaths = [event for event in events if event.trigger.act == "killing"]
    told = [parse.sentence[event.trigger.head] for event in deaths]
    for number, sentence in enumerate(parse.sentences):
        place = bisect_right(told, number) - 1
        if place < 0:
            continue
        openers = list(_announced(lists, sentence))
        for opener in openers:
            yield deaths[place].id, [each.id for each in lists.rolls.behind(opener + 1, "killing", opened=True)]
        bare = not openers and number - max(since, told[place]) < BARE_REACH and _is_bare_list(lists, number)
        if bare:
            listed = lists.rolls.behind(sentence.start, "killing", opened=True)
            yield deaths[place].id, [each.id for each in listed if each.head in sentence]
        since = number if openers or bare else since
        for before in _told_dead(parse, sentence):
            yield deaths[place].id, [each.id for each in lists.rolls.before(before, "killing")]


def _is_bare_list(lists: _Lists, number: int) -> bool:
    """Tell whether a sentence is only a list of people, without a verb: "Musa Adam (6), his sister Hana Adam"."""
    parse, sentence = lists.parse, lists.parse.sentences[number]
    full = [each for each in lists.in_sentence.get(number, ()) if each.name and each.name[1] - each.name[0] > 1]
    if not full or any(parse.tag[token] in FINITE for token in sentence):
        return False
    if any(lists.rolls.harm_at.get(token, "killing") != "killing" for token in sentence):
        return False
    aged = any(parse.tag[token] == "CD" for token in sentence)
    return len(full) > 1 or (aged and len(sentence) <= LONGEST_GAP)


def _announced(lists: _Lists, sentence: range) -> Iterator[int]:
    """Yield the tokens behind which a sentence lists its victims."""
    parse = lists.parse
    opener = _announces(lists, sentence)
    if opener is not None:
        yield opener
    if any(parse.lower[token] in word_list("suspects") for token in sentence):
        return
    for token in sentence:
        ahead = lists.rolls.item_ahead(token + 1)
        if ahead and (
            _identifies(parse, sentence, token) or _names_dead(parse, sentence, token) or _loses(lists, token)
        ):
            yield token


def _identifies(parse: Parse, sentence: range, token: int) -> bool:
    """Tell whether a word says who they were: "identified as", "they were", "grieved", "the martyr"."""
    word = parse.lower[token]
    if word == "as":
        window = range(max(sentence.start, token - LONGEST_GAP), token)
        names = any(parse.lower[place] in ("identified", "identifies", "named") for place in window)
        return names and not _only_living(parse, window)
    if word in ("of", "for", "to"):
        return token > sentence.start and _is_memorial(parse, token)
    if word in ("were", "are"):
        return token - sentence.start == 1 and parse.lower[token - 1] in ("they", "these")
    return word in verb_table("mourning") or (word in word_list("deceased_titles") and token + 1 < len(parse))


def _names_dead(parse: Parse, sentence: range, token: int) -> bool:
    """Tell whether a verb names the dead: "identified her and her son as killed", "also listed", "the names of"."""
    if parse.lower[token] not in word_list("naming"):
        return parse.lower[token - 1 : token + 1] == ("names", "of")
    if parse.lower[token - 1] == "also" and not _only_living(parse, sentence):
        return True
    ahead = range(token, min(sentence.stop, token + LONGEST_NAMING))
    return any(parse.lower[place] == "as" and _means_dead(parse, sentence, place) for place in ahead)


def _is_memorial(parse: Parse, token: int) -> bool:
    """Tell whether a preposition leads from what is done for the dead to who they are: "a farewell message for"."""
    if parse.lower[token] == "for" and parse.lower[token - 1] in word_list("saying_nouns"):
        token -= 1
    return parse.lower[token - 1] in word_list("memorials")


def _loses(lists: _Lists, token: int) -> bool:
    """Tell whether somebody lost kin: "lost his wife", "lost four of her children"."""
    ahead = range(token + 1, token + LOST_REACH)
    return lists.parse.lower[token] in ("lost", "loses") and any(
        (people := lists.rolls.people.get(place)) is not None and people.people is not None and people.people.kinship
        for place in ahead
    )


def _told_dead(parse: Parse, sentence: range) -> Iterator[int]:
    """Yield the last tokens before "were among the victims" and "were also named in a post as killed"."""
    for token in sentence:
        if _is_victim_of(parse, sentence, token):
            yield token - 1
        if parse.lower[token] not in ("among", "amongst", "as") or not _means_dead(parse, sentence, token):
            continue
        verb = _told_of(parse, sentence, token)
        last = None if verb is None else _before_verb(parse, verb)
        if last is not None:
            yield last


def _is_victim_of(parse: Parse, sentence: range, token: int) -> bool:
    """Tell whether "were also victims of the attack", "was another named victim of the strike" begins here."""
    ahead = parse.lower[token + 1 : min(sentence.stop, token + LOST_REACH)]
    noun = next((place for place, word in enumerate(ahead, token + 1) if word in ("victim", "victims")), None)
    if parse.lower[token] not in ("was", "were") or noun is None or parse.lower[noun + 1 : noun + 2] != ("of",):
        return False
    told = set(parse.lower[noun + 2 : min(sentence.stop, noun + LOST_REACH)])
    return bool(told & word_list("same")) and not _only_living(parse, range(token, noun))


def _means_dead(parse: Parse, sentence: range, token: int) -> bool:
    """Tell whether "among" or "as" leads to a word for the dead, and to none for those who live."""
    ahead = set(parse.lower[token + 1 : min(sentence.stop, token + LOST_REACH)])
    return bool(word_list("victim_nouns") & ahead) and not word_list("living") & ahead


def _told_of(parse: Parse, sentence: range, token: int) -> int | None:
    """Give the verb that tells somebody is one of the dead: "were (named in several posts as) among"."""
    for place in range(token - 1, max(sentence.start, token - TOLD_REACH) - 1, -1):
        if parse.lower[place] in ("was", "were"):
            return place if place >= token - 2 else None
        if parse.lower[place] in word_list("told_of") and is_passive(parse, place):
            return place
    return None


def _before_list(lists: _Lists, token: int) -> bool:
    """Tell whether a dash opens a list: "the names of the victims – Musa Adam (18), Hana Adam"."""
    return lists.parse.lower[token] in DASHES and token + 1 in lists.rolls.starting


def _announces(lists: _Lists, sentence: range) -> int | None:
    """Give the token behind which a sentence lists its victims: "victims ... were", "names of those killed are"."""
    parse = lists.parse
    noun = next((token for token in sentence if parse.lower[token] in word_list("victim_nouns")), None)
    if noun is None:
        return None
    verbs = word_list("announcing")
    if _only_living(parse, range(max(sentence.start, noun - LOST_REACH), min(sentence.stop, noun + LOST_REACH))):
        return None
    found = [
        token
        for token in range(noun + 1, min(sentence.stop, noun + LONGEST_GAP))
        if parse.lower[token] in verbs or _before_list(lists, token)
    ]
    # "The names of the identified are as follows:": what the names stand behind announces them.
    return next((token for token in found if lists.rolls.item_ahead(token + 1)), found[0] if found else None)


def _only_living(parse: Parse, window: range) -> bool:
    """Tell whether words speak of the injured or missing and of no dead: "the names of the injured are"."""
    words = {parse.lower[token] for token in window}
    return bool(words & word_list("living")) and not words & word_list("dead_nouns")


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
