"""Tellings that name nobody harmed ("the attack", "the airstrike"), given to the incident they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.coding.english.entities import Entities
from onrecord.coding.english.frames import is_passive
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.tellings import (
    FAMILIES,
    HARM,
    Cluster,
    Openness,
    Telling,
    kinship_of_acts,
    place_likeness,
    time_likeness,
)
from onrecord.coding.english.timing import Bond

__all__ = ["attach_tellings", "is_figure"]

# Acts whose bare telling ("the attack") says more of an incident told elsewhere.
REFERRING = FAMILIES[0] - {"attack_on_object", "displacement"} | HARM
# A date or place this unlike another excludes it.
APART = -1.0
# So many incidents, those most told of, are asked: time stays linear in length.
LARGEST = 12
COPULAS = frozenset({"is", "are", "was", "were", "be", "been", "lies", "lay"})


def attach_tellings(
    parse: Parse, tellings: Iterable[Telling], entities: Entities, found: tuple[list[Cluster], dict[int, Cluster]]
) -> None:
    """Give tellings without victims to the incident they refer to; what recorders would likely code besides goes to the
    incident that the report tells most of.
    """
    clusters, by_trigger = found
    near = _by_sentence(parse, clusters)
    left: list[Telling] = []
    largest = sorted(clusters, key=lambda cluster: -len(cluster.tellings))[:LARGEST]
    for telling in tellings:
        if telling.harms or telling.set_aside or _told(clusters, telling) or telling.openness is Openness.SAID:
            continue
        cluster = by_trigger.get(telling.event.id)
        if cluster is None and telling.act in REFERRING and telling.event.trigger.method != "clash":
            cluster = _latest(parse, near, telling, _reach(parse, telling))
        if cluster is None and telling.stands_alone and not is_figure(parse, telling):
            cluster = next((each for each in largest if _may_hold(each, telling)), None)
        if cluster is not None:
            cluster.add(telling, entities, parse)
        elif _is_dated(telling):
            left.append(telling)
    near = _by_sentence(parse, clusters)
    for telling in left:
        cluster = _latest(parse, near, telling, 1) if telling.act in REFERRING else None
        if cluster is not None:
            cluster.add(telling, entities, parse)


def is_figure(parse: Parse, telling: Telling) -> bool:
    """Tell whether what the words do the act to is nobody and nothing: "kills the bill", "the talks were dead"."""
    trigger = telling.event.trigger
    head = parse.head[trigger.head] if trigger.part == "states" else trigger.head
    if trigger.part == "nouns" or not (parse.is_verb(head) or parse.lower[head] in COPULAS):
        return False
    suffers = parse.kids(head, "dobj") if not is_passive(parse, head) else []
    if is_passive(parse, head) or trigger.part in ("states", "suffered"):
        suffers = parse.kids(head, "nsubjpass", "nsubj")
    return any(parse.is_noun(token) or parse.lower[token] == "it" for token in suffers)


def _told(clusters: Sequence[Cluster], telling: Telling) -> bool:
    """Tell whether the telling opened the report's only incident."""
    return bool(clusters) and clusters[0].tellings[0] is telling


def _may_hold(cluster: Cluster, telling: Telling) -> bool:
    """Tell whether no section, date or place keeps a telling apart from an incident."""
    if cluster.apart(telling.section):
        return False
    return time_likeness(cluster.when, telling.when) > APART and place_likeness(cluster.where, telling.where) > APART


def _reach(parse: Parse, telling: Telling) -> int:
    """Give how many sentences away the incident may be told: "the attack" points back, "carried out an attack" less
    far.
    """
    if telling.event.trigger.part == "nouns" and _refers(parse, telling):
        return 4
    return 2 if telling.event.doers else 1 if _is_dated(telling) else 0


def _is_dated(telling: Telling) -> bool:
    return telling.when is not None and telling.bond < Bond.SENTENCE and telling.event.trigger.part == "verbs"


def _refers(parse: Parse, telling: Telling) -> bool:
    head = telling.event.trigger.head
    determiner = parse.kid(head, "det", "poss")
    return (
        parse.lower[head] in word_list("same")
        and determiner is not None
        and parse.lower[determiner] in ("the", "this", "that", "his", "her", "their", "these")
    )


def _latest(parse: Parse, near: Mapping[int, Sequence[Cluster]], telling: Telling, reach: int) -> Cluster | None:
    """Give the nearest incident within reach, of a kindred act and no other date or place."""
    sentence = parse.sentence[telling.event.trigger.head]
    for distance in range(reach + 1):
        for place in dict.fromkeys((sentence - distance, sentence + distance)):
            for cluster in near.get(place, ()):
                if kinship_of_acts(cluster, telling.act) > 0 and _may_hold(cluster, telling):
                    return cluster
    return None


def _by_sentence(parse: Parse, clusters: Sequence[Cluster]) -> dict[int, list[Cluster]]:
    near: dict[int, list[Cluster]] = {}
    for cluster in clusters:
        for telling in cluster.tellings:
            near.setdefault(parse.sentence[telling.event.trigger.head], []).append(cluster)
    return near
