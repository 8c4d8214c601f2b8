"""Deaths whose cause the report leaves open: "police have not said how she died", "the cause of death is not known".

No method told of others in the incident is theirs, nor of a body that was only found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.coding.english.entities import Entities
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.tellings import Openness, Telling

__all__ = ["with_open_causes"]

# So many sentences back is the death that "the cause of death is not known" speaks of.
BACK = 2
# Acts that people die of; who died "three days after his arrest" did not die of it.
HARMFUL = frozenset({"attack", "attack_on_object", "assault", "injury", "killing", "torture", "attempted_killing"})


def with_open_causes(parse: Parse, tellings: Sequence[Telling], entities: Entities) -> list[Telling]:
    """Give the tellings, each death marked whose cause the words say is open or, of a body found, do not tell."""
    harmful = {telling.event.id for telling in tellings if telling.act in HARMFUL}
    explains = {telling.event.id for telling in tellings if _tells_means(telling, harmful)}
    deaths = [telling for telling in tellings if telling.act == "killing" and telling.event.id not in explains]
    asked = {number for number, tokens in enumerate(parse.sentences) if _leaves_open(parse, tokens)}
    told = list(_left_open(parse, deaths, asked))
    numbers = {telling.event.id for telling in told}
    numbers |= {each.event.id for each in deaths if parse.sentence[each.event.trigger.head] in asked}
    people = {entities.of(victim) for telling in told for victim in telling.event.victims}
    explained = {
        entities.of(victim)
        for telling in tellings
        if telling.act == "killing" and telling.event.id in explains
        for victim in telling.event.victims
    }

    def openness(telling: Telling) -> Openness:
        if telling.act != "killing" or telling.event.id in explains:
            return Openness.NONE
        victims = {entities.of(victim) for victim in telling.event.victims}
        if (telling.event.id in numbers or victims & people) and not victims & explained:
            return Openness.SAID
        return Openness.FOUND if _is_found(parse, telling) and not victims & explained else Openness.NONE

    return [replace(telling, openness=openness(telling)) for telling in tellings]


def _tells_means(telling: Telling, harmful: set[int]) -> bool:
    """Tell whether a telling's own words say what it was done with, or which of the `harmful` acts did it."""
    event = telling.event
    return bool(event.trigger.method is not None or event.means or harmful & set(event.causes) or event.things)


def _left_open(parse: Parse, deaths: Sequence[Telling], asked: set[int]) -> Iterator[Telling]:
    """Yield the deaths told where their cause is left open, or before a sentence that leaves "the cause" open."""
    by_sentence: dict[int, list[Telling]] = {}
    for telling in deaths:
        if telling.event.victims:
            by_sentence.setdefault(parse.sentence[telling.event.trigger.head], []).append(telling)
    for number in sorted(asked):
        near = (by_sentence.get(each) for each in range(number, max(-1, number - BACK - 1), -1))
        yield from next((found for found in near if found), [])


def _leaves_open(parse: Parse, tokens: range) -> bool:
    """Tell whether a sentence asks how somebody died and gives no answer."""
    words = parse.lower[tokens.start : tokens.stop]
    held = set(words)
    if not held & word_list("of_death") or not _asks(words):
        return False
    return bool(held & word_list("cause_open")) or bool(
        held & word_list("cause_denied") and held & word_list("cause_untold")
    )


def _asks(words: Sequence[str]) -> bool:
    """Tell whether the words ask for a cause; "how many" asks for a number."""
    return any(
        word in word_list("asks_cause") and not (word == "how" and behind in word_list("counting"))
        for word, behind in zip(words, (*words[1:], ""), strict=True)
    )


def _is_found(parse: Parse, telling: Telling) -> bool:
    """Tell whether the death is told by who was found dead, or by a body that was found."""
    trigger = telling.event.trigger
    governor = parse.head[trigger.head]
    words = {*(parse.lower[token] for token in trigger.tokens), parse.lower[governor]}
    return bool(words & word_list("found_words"))
