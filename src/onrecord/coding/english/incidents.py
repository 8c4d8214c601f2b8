"""Tellings of one incident brought together: headline, lead, caption and body tell one killing once.

Each telling joins the incident it shares most with (a victim, a cause, act, place, time, nearness) or opens a new one.
Only tellings of something done to somebody or something open one; "the attack" alone only adds to what it refers to.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.coding.english.calledback import things_called_back
from onrecord.coding.english.entities import Entities
from onrecord.coding.english.references import attach_tellings, is_figure
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.tellings import (
    Cluster,
    Telling,
    kinship_of_acts,
    place_likeness,
    time_likeness,
)
from onrecord.coding.english.toldapart import heads_several, how_apart, refers_back, said_another, said_several

__all__ = ["cluster_tellings"]

JOIN_AT = 1.5
# What gives no place or date of its own goes on with the incident being told, or with the one the report opened with.
TOPIC, LEAD = 0.8, 1.2
# What stands under one heading is one incident unless its words say otherwise.
SECTION = 1.5
WINDOW = 12
# What a sentence says is several incidents is not one because it is one sentence.
SEVERAL = 10.0
# Each thing, of two at most, that the incident was told with and the telling takes up again by "the".
CALLED_BACK = 1.6
# So likely coded must a telling in general words be to join the incident most told of; chosen as those of `tellings`.
VAGUE = 0.5


def cluster_tellings(parse: Parse, tellings: Sequence[Telling], entities: Entities) -> list[Cluster]:
    """Bring the tellings of each incident together, in order of first mention."""
    clusters: list[Cluster] = []
    by_trigger: dict[int, Cluster] = {}
    by_victim: dict[int, list[Cluster]] = {}
    clusters_told: list[Cluster] = []
    for telling in tellings:
        if telling.set_aside or not telling.harms or heads_several(parse, telling, tellings):
            continue
        near = [
            cluster
            for cluster in _candidates(clusters, by_trigger, by_victim, telling, entities)
            if not cluster.apart(telling.section)
        ]

        called_back = things_called_back(parse, telling.event.trigger.head)

        def score(cluster: Cluster, telling: Telling = telling, called_back: frozenset[str] = called_back) -> float:
            prior = _prior(parse, cluster, telling, (clusters[0], clusters_told[-1]))
            return _score(parse, cluster, telling, entities, (prior, called_back))

        best = max(near, key=score, default=None)
        if best is None or score(best) < JOIN_AT:
            best = Cluster()
            clusters.append(best)
        best.add(telling, entities, parse)
        clusters_told.append(best)
        for trigger in (telling.event.id, *telling.event.causes):
            by_trigger.setdefault(trigger, best)
        for victim in telling.event.victims:
            by_victim.setdefault(entities.of(victim), []).append(best)
    if not clusters:
        clusters = _likeliest(parse, tellings, entities)
    attach_tellings(parse, tellings, entities, (clusters, by_trigger))
    return _without_vague(parse, clusters, entities)


def _prior(parse: Parse, cluster: Cluster, telling: Telling, usual: tuple[Cluster, Cluster]) -> float:
    """Weigh an incident before its words are: the one the report opened with, and the one last told, which a paragraph
    that told it goes on with.
    """
    lead, last = usual
    goes_on = parse.paragraph[telling.event.trigger.head] in last.paragraphs - lead.paragraphs
    if cluster is last and goes_on:
        return LEAD
    if cluster is lead:
        return 0.0 if goes_on else LEAD
    return TOPIC if cluster is last else 0.0


def _without_vague(parse: Parse, clusters: Sequence[Cluster], entities: Entities) -> list[Cluster]:
    """Give the incidents with those told only in general words taken into the one most told of: of nobody named or
    counted, at no date or place ("reporters were harassed").
    """
    main = max(clusters, key=lambda cluster: len(cluster.tellings), default=None)
    kept: list[Cluster] = []
    for cluster in clusters:
        if main is None or cluster is main or not _is_vague(cluster, entities):
            kept.append(cluster)
            continue
        for telling in cluster.tellings:
            main.add(telling, entities, parse)
        main.tellings.sort(key=lambda telling: telling.event.trigger.head)
    return kept


def _is_vague(cluster: Cluster, entities: Entities) -> bool:
    likely = any(telling.likely is not None and telling.likely >= VAGUE for telling in cluster.tellings)
    victims = [entities.mentions[victim] for telling in cluster.tellings for victim in telling.event.victims]
    counted = any(victim.count is not None for victim in victims)
    named = any(entities.named(victim) for victim in cluster.victims)
    return likely and not counted and not named and cluster.when is None and cluster.where is None


def _likeliest(parse: Parse, tellings: Sequence[Telling], entities: Entities) -> list[Cluster]:
    """Give the one incident of a report that names nobody harmed: what recorders would most likely code of it."""
    told = [
        telling
        for telling in tellings
        if not telling.set_aside and telling.stands_alone and not is_figure(parse, telling)
    ]
    if not told:
        return []
    cluster = Cluster()
    cluster.add(max(told, key=lambda telling: telling.likely or 0.0), entities, parse)
    return [cluster]


def _candidates(
    clusters: Sequence[Cluster],
    by_trigger: dict[int, Cluster],
    by_victim: dict[int, list[Cluster]],
    telling: Telling,
    entities: Entities,
) -> list[Cluster]:
    found = [*clusters[-WINDOW:], *clusters[:2]]
    found += [by_trigger[trigger] for trigger in (telling.event.id, *telling.event.causes) if trigger in by_trigger]
    found += [cluster for victim in telling.event.victims for cluster in by_victim.get(entities.of(victim), ())[-3:]]
    return list({id(cluster): cluster for cluster in found}.values())


def _score(
    parse: Parse, cluster: Cluster, telling: Telling, entities: Entities, before: tuple[float, frozenset[str]]
) -> float:
    prior, called_back = before
    head = telling.event.trigger.head
    victims = {entities.of(victim) for victim in telling.event.victims}
    score = kinship_of_acts(cluster, telling.act)
    shared = victims & cluster.victims
    score += 4.0 if shared else 0.0
    score += 4.0 if {telling.event.id, *telling.event.causes} & cluster.triggers else 0.0
    if telling.section:
        score += SECTION if telling.section in cluster.sections else -SECTION
    score += 0.7 if {entities.of(doer.mention) for doer in telling.event.doers} & cluster.doers else 0.0
    distance = parse.sentence[head] - cluster.last_sentence
    score += 1.6 if distance == 0 else 0.9 if distance <= 2 else 0.3 if distance <= 6 else 0.0
    score += 1.0 if min(cluster.paragraphs) <= 2 and parse.paragraph[head] <= 4 else 0.0
    score += prior if telling.when is None and (telling.where is None or telling.where_near) else 0.0
    when = time_likeness(cluster.when, telling.when)
    score += 0.0 if _dies_later(parse, telling) else when
    score += place_likeness(cluster.where, telling.where)
    score += _victim_score(cluster, telling, bool(shared), entities)
    if not shared:
        score += CALLED_BACK * min(2, len(called_back & cluster.things))
        score -= SEVERAL if said_several(parse, cluster, telling) else 0.0
    return score - (said_another(parse, telling) if shared else how_apart(parse, cluster, telling, entities))


def _dies_later(parse: Parse, telling: Telling) -> bool:
    """Tell whether a death on another day is told to come of what was told before: "died on Tuesday of wounds he
    suffered in the strike"."""
    return telling.act == "killing" and telling.event.trigger.part == "suffered" and refers_back(parse, telling)


def _victim_score(cluster: Cluster, telling: Telling, shared: bool, entities: Entities) -> float:
    """Weigh unshared victims: two named people in different sentences are likely two incidents, "journalists" told
    again are likely the same."""
    if shared:
        return 0.0
    ours = [entities.of(victim) for victim in telling.event.victims]
    names = [victim for victim in ours if entities.named(victim)]
    if names and any(entities.named(victim) for victim in cluster.victims):
        # Another name on another source's word is another incident; a list of names goes on in the outlet's own.
        return (
            -1.2 if telling.saying.speakers else -0.7 if telling.when is not None or telling.where is not None else 0.0
        )
    words = {entities.head_word(victim) for victim in ours} & {entities.head_word(victim) for victim in cluster.victims}
    return 1.2 if not names and words - {None} and telling.act in cluster.acts else 0.0
