"""Roles that grammar alone gave mended by the role scorer: what it finds likely is added, what it finds absurd is
dropped.

An added part rests on the words of the mention and of the nearest telling in its sentence; both become its quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.coding.english.entities import Entities
from onrecord.coding.english.events import Doer, Event
from onrecord.coding.english.mentions import Kind, Mention
from onrecord.coding.english.rolefeatures import RoleScene
from onrecord.coding.english.roles import RoleScores
from onrecord.coding.english.tellers import outsiders
from onrecord.coding.english.tellings import HARM, UNDONE, Telling
from onrecord.core.vocabulary import Involvement

__all__ = ["ADD_AT", "DROP_BELOW", "Change", "apply_scores"]

# Chosen on MUC-4 DEV and HRDsAttack train: `python -m bench.training.thresholds`.
ADD_AT = {"victim": 0.45, "target": 0.40, "weapon": 0.35, "perpetrator": 0.45, "organisation": 0.40}
DROP_BELOW = {"victim": 0.02, "target": 0.04, "weapon": 0.03, "perpetrator": 0.02, "organisation": 0.02}
VICTIM_ACTS = HARM | {"assault", "attack", "threat", "harassment"}
ATTACKS = frozenset({"attack", "attack_on_object", "killing", "assault", "injury", "attempted_killing"})


@dataclass(frozen=True, slots=True)
class Change:
    """One part added or dropped, for `explain`."""

    mention: int
    role: str
    probability: float
    added: bool
    telling: int


def apply_scores(
    scene: RoleScene, tellings: Sequence[Telling], scores: RoleScores
) -> tuple[list[Telling], list[Change]]:
    """Give the tellings with likely parts added and unlikely ones dropped."""
    changes: list[Change] = []
    tellers = outsiders(scene.parse, scene.entities.mentions)
    kept = [_pruned(scene, telling, scores, changes) for telling in tellings]
    taken = {(role, scene.entities.of(mention)) for telling in kept for role, mention in _parts(telling.event)}
    for entity, probabilities in scores.of.items():
        for role, probability in probabilities.items():
            if probability < ADD_AT[role] or (role, entity) in taken or not _may_be(scene.entities, entity, role):
                continue
            found = _nearest(scene, kept, entity, role)
            if found is not None and not (role == "victim" and found[1].id in tellers):
                place, mention = found
                kept[place] = _with(kept[place], role, mention)
                changes.append(Change(mention.id, role, probability, True, kept[place].event.id))
    return kept, changes


def _parts(event: Event) -> Iterator[tuple[str, int]]:
    yield from (("victim", mention) for mention in event.victims)
    yield from (("target", mention) for mention in event.objects)
    yield from (("weapon", mention) for mention in event.means)
    for doer in event.doers:
        yield "perpetrator", doer.mention
        yield "organisation", doer.mention


def _may_be(entities: Entities, entity: int, role: str) -> bool:
    """Tell whether an entity is of the kind a role takes."""
    kinds = {mention.kind for mention in entities.members(entity)}
    if role == "organisation":
        return Kind.ACTOR in kinds
    if role in ("victim", "perpetrator"):
        return bool(kinds & {Kind.PERSON, Kind.GROUP}) and Kind.ACTOR not in kinds
    return not kinds & {Kind.PERSON, Kind.GROUP, Kind.PRONOUN, Kind.PLACE}


def _nearest(scene: RoleScene, tellings: Sequence[Telling], entity: int, role: str) -> tuple[int, Mention] | None:
    """Give the nearest telling in the sentence of one of the entity's mentions, and that mention."""
    parse, acts = (
        scene.parse,
        VICTIM_ACTS
        if role == "victim"
        else ATTACKS | VICTIM_ACTS
        if role in ("perpetrator", "organisation")
        else ATTACKS,
    )
    best: tuple[tuple[bool, int], int, Mention] | None = None
    for mention in scene.entities.members(entity):
        if mention.kind is Kind.PRONOUN:
            continue
        sentence = parse.sentence[mention.head]
        for place, telling in enumerate(tellings):
            head = telling.event.trigger.head
            if parse.sentence[head] != sentence or telling.act not in acts or telling.saying.stance in UNDONE:
                continue
            rank = (not telling.harms, abs(head - mention.head))
            if best is None or rank < best[0]:
                best = (rank, place, mention)
    return None if best is None else best[1:]


def _with(telling: Telling, role: str, mention: Mention) -> Telling:
    event = telling.event
    if role == "victim":
        event = replace(event, victims=(*event.victims, mention.id))
    elif role == "target":
        event = replace(event, objects=(*event.objects, mention.id))
    elif role == "weapon":
        event = replace(event, means=(*event.means, mention.id))
    else:
        event = replace(event, doers=(*event.doers, Doer(mention.id, Involvement.CARRIED_OUT, event.trigger.head)))
    return replace(telling, event=event)


def _is_told(entities: Entities, event: Event, victim: int) -> bool:
    """Tell whether the words for the act are the words for the victims: "twelve deaths", "nine bodies"."""
    mention = entities.mentions[victim]
    return mention.head == event.trigger.head and mention.count is not None


def _pruned(scene: RoleScene, telling: Telling, scores: RoleScores, changes: list[Change]) -> Telling:
    event, entities = telling.event, scene.entities

    def keep(mention: int, *roles: str) -> bool:
        known = [(score, role) for role in roles if (score := scores.get(entities.of(mention), role)) is not None]
        if not known or any(score >= DROP_BELOW[role] for score, role in known):
            return True
        changes.append(Change(mention, roles[0], known[0][0], False, event.id))
        return False

    pruned = replace(
        event,
        victims=tuple(
            each
            for each in event.victims
            if _is_told(entities, event, each) or _suffers_it(scene, telling, each) or keep(each, "victim")
        ),
        objects=tuple(mention for mention in event.objects if keep(mention, "target")),
        means=tuple(mention for mention in event.means if keep(mention, "weapon")),
        doers=tuple(doer for doer in event.doers if keep(doer.mention, "perpetrator", "organisation")),
    )
    return replace(telling, event=pruned)


def _suffers_it(scene: RoleScene, telling: Telling, mention: int) -> bool:
    """Tell whether a mention is what the passive that tells a harm hangs on: no score outweighs "was arrested"."""
    parse, head, told = scene.parse, scene.entities.mentions[mention].head, telling.event.trigger.head
    determiner = parse.kid(head, "det")
    if determiner is not None and parse.lower[determiner] == "no":
        return False
    subject = parse.dep[head] == "nsubjpass" and parse.head[head] == told
    return telling.act in HARM and (subject or (parse.dep[told] == "acl" and parse.head[told] == head))
