"""What tells a part in an act apart, as features of an entity: grammar around its mentions, never its own name.

Only common words become features. A name would teach the scorer who was once a victim, not what a victim's sentence
looks like.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from onrecord.coding.english.attribution import Saying
from onrecord.coding.english.entities import Entities
from onrecord.coding.english.events import Event
from onrecord.coding.english.frames import is_passive
from onrecord.coding.english.mentions import Mention
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.truecase import is_word

__all__ = ["SIZE", "RoleScene", "common_word", "entity_features", "hashed"]

SIZE = 1 << 16
NEAR = 3


@dataclass(frozen=True, slots=True)
class RoleScene:
    """A report as the scorer sees it, with its tellings by sentence and by mention."""

    parse: Parse
    entities: Entities
    events: Sequence[Event]
    sayings: Mapping[int, Saying]
    by_sentence: Mapping[int, Sequence[Event]]
    roles: Mapping[int, Sequence[str]]

    @classmethod
    def of(cls, parse: Parse, entities: Entities, events: Sequence[Event], sayings: Mapping[int, Saying]) -> RoleScene:
        """Index the tellings of a report."""
        by_sentence: dict[int, list[Event]] = {}
        roles: dict[int, list[str]] = {}
        for event in events:
            by_sentence.setdefault(parse.sentence[event.trigger.head], []).append(event)
            stance = sayings[event.trigger.head].stance
            for name, members in (("victim", event.victims), ("object", event.objects), ("means", event.means)):
                for mention in members:
                    roles.setdefault(mention, []).append(f"{name}:{event.trigger.act}:{stance}")
            for doer in event.doers:
                roles.setdefault(doer.mention, []).append(f"doer:{event.trigger.act}:{doer.involvement}:{stance}")
        return cls(parse, entities, events, sayings, by_sentence, roles)


def entity_features(scene: RoleScene, entity: int) -> set[str]:
    """Give the features of an entity: those of each mention, and of all together."""
    members = scene.entities.members(entity)
    features = {feature for mention in members[:12] for feature in _mention_features(scene, mention)}
    features.add(f"mentions={min(len(members), 6)}")
    roles = sorted(
        {
            role.split(":")[0] + ":" + role.split(":")[1]
            for mention in members
            for role in scene.roles.get(mention.id, ())
        }
    )
    kind = members[0].kind
    features.update(f"kind={kind}|{role}" for role in roles or ["none"])
    features.add(f"first={min(scene.parse.sentence[members[0].head], 8)}")
    if any(mention.name is not None for mention in members):
        features.add("named")
        features.update(f"named|{role}" for role in roles or ["none"])
    return features


def _mention_features(scene: RoleScene, mention: Mention) -> Iterator[str]:
    parse, head = scene.parse, mention.head
    yield f"kind={mention.kind}"
    word = common_word(parse, head)
    yield f"head={word}"
    if mention.people is not None:
        for flag in ("armed", "perpetrator_like", "victim_like", "source"):
            if getattr(mention.people, flag, False):
                yield f"people={flag}"
        if mention.people.status is not None:
            yield f"status={mention.people.status}"
    if mention.actor is not None:
        yield f"actor={mention.actor.entry.kind}"
    if mention.object_type is not None:
        yield f"object={mention.object_type}"
    yield f"plural={mention.plural}"
    if mention.count is not None:
        yield "counted"
    if mention.age is not None:
        yield "aged"
    for role in scene.roles.get(mention.id, ()):
        yield f"role={role}"
        yield f"role={role}|head={word}"
    yield from _grammar(parse, mention, word)
    yield from _around(scene, mention)


def _grammar(parse: Parse, mention: Mention, word: str) -> Iterator[str]:
    head = mention.head
    governor, dep = parse.head[head], parse.dep[head]
    above = common_word(parse, governor)
    voice = "passive" if parse.is_verb(governor) and is_passive(parse, governor) else ""
    yield f"dep={dep}{voice}"
    yield f"gov={above}|{dep}{voice}"
    if dep in ("pobj", "conj", "appos", "poss", "compound"):
        upper = parse.head[governor]
        yield f"up={above}|{common_word(parse, upper)}|{dep}"
    for token in range(mention.start, mention.head):
        yield f"left={common_word(parse, token)}"
    for offset in (1, 2):
        if mention.start - offset >= 0:
            yield f"b{offset}={common_word(parse, mention.start - offset)}"
        if mention.end - 1 + offset < len(parse):
            yield f"a{offset}={common_word(parse, mention.end - 1 + offset)}"
    if mention.start > 0:
        yield f"b1={common_word(parse, mention.start - 1)}|head={word}"


def _around(scene: RoleScene, mention: Mention) -> Iterator[str]:
    parse, sentence = scene.parse, scene.parse.sentence[mention.head]
    told = scene.by_sentence.get(sentence, ())
    for event in told:
        side = "before" if event.trigger.head > mention.head else "after"
        gap = abs(event.trigger.head - mention.head)
        yield f"near={event.trigger.act}|{side}|{1 if gap < NEAR else 2 if gap < 10 else 3}|{mention.kind}"
        yield f"act={event.trigger.act}|{mention.kind}"
        yield f"trigger={common_word(parse, event.trigger.head)}|{mention.kind}|{parse.dep[mention.head]}"
    if not told:
        yield f"no act here|{mention.kind}"
        if scene.by_sentence.get(sentence - 1):
            yield f"act before|{mention.kind}"
    yield f"paragraph={min(parse.paragraph[mention.head], 4)}"


def common_word(parse: Parse, token: int) -> str:
    """Give the word if it is a common one; a name is only its tag."""
    word = parse.lower[token]
    return (
        word if (is_word(word) and not parse.tag[token].startswith("NNP")) or not word.isalpha() else parse.tag[token]
    )


def hashed(features: set[str], size: int = SIZE) -> list[int]:
    """Give the features as places in a weight table of `size` rows."""
    return sorted({crc32(feature.encode()) % size for feature in features})
