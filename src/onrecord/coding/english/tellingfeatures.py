"""What tells a harm that recorders code from an arrest of a suspect, a figure of speech or background: features of a
telling.

They are the words of its grammar, who is in it and what else the report tells, never a name: the same common words as
in `rolefeatures`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.coding.english.entities import Entities
from onrecord.coding.english.frames import is_passive
from onrecord.coding.english.mentions import Mention
from onrecord.coding.english.rolefeatures import common_word
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.tellings import Telling

__all__ = ["TellingScene", "telling_features"]

# A telling within the first sentences is part of what the report is about.
LEAD = 3
NEAR, FAR = 3, 12
CONTENT = frozenset({"NN", "VB", "JJ", "RB", "IN"})
# So many neighbours in a sentence, and so many mentions of one person, become features: time stays linear.
MOST_NEIGHBOURS, MOST_MENTIONS, MOST_PEOPLE = 8, 8, 12


@dataclass(frozen=True, slots=True)
class TellingScene:
    """The tellings of one report with what they share: acts by number, in the title and the lead, by sentence and
    victim.
    """

    parse: Parse
    entities: Entities
    tellings: Sequence[Telling]
    acts: Mapping[str, int]
    title: frozenset[str]
    lead: frozenset[str]
    by_sentence: Mapping[int, Sequence[Telling]]
    suffered: Mapping[int, Mapping[str, int]]
    doers: frozenset[int]
    people: Sequence[str]

    @classmethod
    def of(cls, parse: Parse, entities: Entities, tellings: Sequence[Telling]) -> TellingScene:
        """Index the tellings of a report."""
        by_sentence: dict[int, list[Telling]] = {}
        suffered: dict[int, Counter[str]] = {}
        for telling in tellings:
            by_sentence.setdefault(parse.sentence[telling.event.trigger.head], []).append(telling)
            for victim in {entities.of(victim) for victim in telling.event.victims}:
                suffered.setdefault(victim, Counter())[telling.act] += 1
        heads = [(telling.act, telling.event.trigger.head) for telling in tellings]
        return cls(
            parse,
            entities,
            tellings,
            Counter(act for act, _ in heads),
            frozenset(act for act, head in heads if parse.paragraph[head] == 0),
            frozenset(act for act, head in heads if parse.sentence[head] <= LEAD),
            by_sentence,
            suffered,
            frozenset(entities.of(doer.mention) for telling in tellings for doer in telling.event.doers),
            _people(parse, entities),
        )


def _people(parse: Parse, entities: Entities) -> Sequence[str]:
    """Give the words that the report calls people by, those most used."""
    called = Counter(
        common_word(parse, mention.head)
        for mention in entities.mentions
        if mention.people is not None and mention.name is None
    )
    return [word for word, _ in called.most_common(MOST_PEOPLE)]


def telling_features(scene: TellingScene, telling: Telling) -> set[str]:
    """Give the features of a telling; most stand once alone and once with its act."""
    act = telling.act
    shared = {*_words(scene.parse, telling), *_parties(scene, telling), *_place(scene, telling)}
    return {
        f"act={act}",
        *shared,
        *(f"{act}|{feature}" for feature in shared),
        *(f"{act}|{feature}" for feature in _company(scene, telling)),
    }


def _words(parse: Parse, telling: Telling) -> Iterator[str]:
    trigger = telling.event.trigger
    head, governor = trigger.head, parse.head[trigger.head]
    word, above = common_word(parse, head), common_word(parse, governor)
    yield f"word={word}"
    yield f"word={word}|{trigger.part}"
    yield f"part={trigger.part}"
    yield f"method={trigger.method}"
    yield f"stance={telling.saying.stance}"
    yield f"dep={parse.dep[head]}"
    yield f"above={above}"
    yield f"above={above}|{parse.dep[head]}"
    yield f"top={common_word(parse, parse.head[governor])}|{above}"
    yield f"form={parse.tag[head]}|{parse.is_verb(head) and is_passive(parse, head)}"
    for kid in parse.children[head]:
        below = common_word(parse, kid)
        yield f"below={parse.dep[kid]}|{below}"
        if parse.dep[kid] in ("prep", "agent"):
            for noun in parse.kids(kid, "pobj", "pcomp"):
                yield f"behind={below}|{common_word(parse, noun)}"
    yield from (f"in sentence={word}" for word in _sentence_words(parse, head))
    for token in range(max(0, head - NEAR), head):
        yield f"left={common_word(parse, token)}"
    for token in range(head + 1, min(len(parse), head + 1 + NEAR)):
        yield f"right={common_word(parse, token)}"


def _sentence_words(parse: Parse, head: int) -> set[str]:
    """Give the nouns, verbs, adjectives, adverbs and prepositions around a token in its sentence."""
    sentence = parse.sentences[parse.sentence[head]]
    around = range(max(sentence.start, head - FAR), min(sentence.stop, head + 1 + FAR))
    return {common_word(parse, token) for token in around if parse.tag[token][:2] in CONTENT}


def _parties(scene: TellingScene, telling: Telling) -> Iterator[str]:
    event = telling.event
    doers = tuple(doer.mention for doer in event.doers)
    for role, mentions in (("v", event.victims), ("d", doers), ("o", event.objects), ("m", event.means)):
        yield f"{role}={min(2, len(mentions))}"
        for number in mentions:
            yield from (f"{role}:{feature}" for feature in _party(scene, scene.entities.mentions[number]))


def _party(scene: TellingScene, mention: Mention) -> Iterator[str]:
    members = scene.entities.members(scene.entities.of(mention.id))
    named = any(member.name is not None for member in members)
    yield f"kind={mention.kind}|{named}"
    yield f"head={common_word(scene.parse, mention.head)}"
    yield f"told={min(5, len(members))}|{named}"
    if mention.count is not None:
        yield "counted"
    for member in members[:MOST_MENTIONS]:
        if member.name is None:
            yield f"called={common_word(scene.parse, member.head)}"
        if member.actor is not None:
            yield f"actor={member.actor.entry.kind}"
        if member.people is not None:
            yield from (flag for flag in ("armed", "source", "occupation") if getattr(member.people, flag))


def _place(scene: TellingScene, telling: Telling) -> Iterator[str]:
    parse, head = scene.parse, telling.event.trigger.head
    yield f"sentence={min(parse.sentence[head], 10)}"
    yield f"title={parse.paragraph[head] == 0}"
    if telling.when is not None:
        yield "dated"
    if telling.where is not None:
        yield "placed"
    yield f"share={5 * scene.acts[telling.act] // len(scene.tellings)}"


def _company(scene: TellingScene, telling: Telling) -> Iterator[str]:
    """Yield what else the report tells, and of the same victims."""
    parse, act, head = scene.parse, telling.act, telling.event.trigger.head
    yield f"times={min(5, scene.acts[act])}"
    yield from (f"in title={other}" for other in scene.title)
    yield from (f"in lead={other}" for other in scene.lead)
    if act not in scene.lead:
        yield "not in lead"
    yield from (f"with={other}" for other in scene.acts)
    yield from (f"of={word}" for word in scene.people)
    for other in scene.by_sentence[parse.sentence[head]][:MOST_NEIGHBOURS]:
        if other is not telling:
            yield f"beside={other.act}"
            yield f"beside={common_word(parse, other.event.trigger.head)}"
    for victim in {scene.entities.of(victim) for victim in telling.event.victims}:
        if victim in scene.doers:
            yield "victim does"
        suffered = scene.suffered[victim]
        yield from (f"victim also={each}" for each, times in suffered.items() if each != act or times > 1)
