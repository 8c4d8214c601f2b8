"""Tellings of one incident brought together: headline, lead, caption and body tell one killing once.

Each telling joins the incident it shares most with (a victim, a cause, act, place, time, nearness) or opens a new one.
Only tellings of something done to somebody or something open one; "the attack" alone only adds to what it refers to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.coding.english.attribution import Saying
from onrecord.coding.english.entities import Entities
from onrecord.coding.english.events import Event
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.syntax import Parse
from onrecord.core.values import When, Where
from onrecord.core.vocabulary import Stance
from onrecord.resolution.places.circles import distance_km

__all__ = ["Cluster", "Telling", "cluster_tellings"]

JOIN_AT = 2.0
# What gives no place or date of its own goes on with the incident being told, or with the one the report opened with.
TOPIC, LEAD = 0.8, 1.2
WINDOW = 12
NEAR_KM = 35.0
HARM = frozenset(
    {"killing", "injury", "abduction", "detention", "disappearance", "torture", "sexual_violence", "attempted_killing"}
)
# Acts that one incident holds together when told of the same people: an attack kills and wounds, an arrest ends in
# torture.
FAMILIES = (
    frozenset({"killing", "injury", "attack", "assault", "attempted_killing", "attack_on_object", "displacement"}),
    frozenset(
        {
            "abduction",
            "disappearance",
            "detention",
            "torture",
            "killing",
            "sexual_violence",
            "assault",
            "threat",
            "harassment",
        }
    ),
)
# Acts whose bare telling ("the attack") says more of an incident told elsewhere.
REFERRING = FAMILIES[0] - {"attack_on_object", "displacement"} | HARM
UNDONE = (Stance.DENIED, Stance.HYPOTHETICAL, Stance.PLANNED)


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with how it is told and where and when it puts itself."""

    event: Event
    saying: Saying
    when: When | None
    where: Where | None
    where_near: bool = False
    dated_directly: bool = False

    @property
    def act(self) -> str:
        """Give the act's codebook id."""
        return self.event.trigger.act

    @property
    def harms(self) -> bool:
        """Tell whether the telling has somebody or something in the victim role, or a weapon that was used."""
        exploded = self.act == "attack" and self.event.trigger.part == "verbs" and bool(self.event.means)
        return bool(self.event.victims or self.event.objects) or exploded


@dataclass(slots=True)
class Cluster:
    """The tellings of one incident so far, with what they share."""

    tellings: list[Telling] = field(default_factory=list)
    victims: set[int] = field(default_factory=set)
    doers: set[int] = field(default_factory=set)
    triggers: set[int] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    last_sentence: int = -1
    paragraphs: set[int] = field(default_factory=set)

    def add(self, telling: Telling, entities: Entities, parse: Parse) -> None:
        """Take a telling in."""
        self.tellings.append(telling)
        self.victims.update(entities.of(victim) for victim in telling.event.victims)
        self.doers.update(entities.of(doer.mention) for doer in telling.event.doers)
        self.triggers.add(telling.event.id)
        self.triggers.update(telling.event.causes)
        self.acts.add(telling.act)
        self.last_sentence = parse.sentence[telling.event.trigger.head]
        self.paragraphs.add(parse.paragraph[telling.event.trigger.head])

    @property
    def when(self) -> When | None:
        """Give the first date with an interval, else the first date told."""
        dated = [telling.when for telling in self.tellings if telling.when is not None]
        return next((when for when in dated if when.earliest is not None), dated[0] if dated else None)

    @property
    def where(self) -> Where | None:
        """Give the first place with coordinates, else the first told."""
        placed = [telling.where for telling in self.tellings if telling.where is not None]
        return next((where for where in placed if where.latitude is not None), placed[0] if placed else None)


def cluster_tellings(parse: Parse, tellings: Sequence[Telling], entities: Entities) -> list[Cluster]:
    """Bring the tellings of each incident together, in order of first mention."""
    clusters: list[Cluster] = []
    by_trigger: dict[int, Cluster] = {}
    by_victim: dict[int, list[Cluster]] = {}
    clusters_told: list[Cluster] = []
    for telling in tellings:
        if telling.saying.stance in UNDONE or not telling.harms:
            continue
        near = _candidates(clusters, by_trigger, by_victim, telling, entities)

        def score(cluster: Cluster, telling: Telling = telling) -> float:
            prior = LEAD if cluster is clusters[0] else TOPIC if cluster is clusters_told[-1] else 0.0
            return _score(parse, cluster, telling, entities, prior)

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
    _attach_rest(parse, tellings, entities, (clusters, by_trigger))
    return clusters


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


def _score(parse: Parse, cluster: Cluster, telling: Telling, entities: Entities, prior: float) -> float:
    head = telling.event.trigger.head
    victims = {entities.of(victim) for victim in telling.event.victims}
    score = _kinship_of_acts(cluster, telling.act)
    shared = victims & cluster.victims
    score += 4.0 if shared else 0.0
    score += 4.0 if {telling.event.id, *telling.event.causes} & cluster.triggers else 0.0
    score += 0.7 if {entities.of(doer.mention) for doer in telling.event.doers} & cluster.doers else 0.0
    distance = parse.sentence[head] - cluster.last_sentence
    score += 1.6 if distance == 0 else 0.9 if distance <= 2 else 0.3 if distance <= 6 else 0.0
    score += 1.0 if min(cluster.paragraphs) <= 2 and parse.paragraph[head] <= 4 else 0.0
    score += prior if telling.when is None and (telling.where is None or telling.where_near) else 0.0
    score += _time_score(cluster.when, telling.when) + _place_score(cluster.where, telling.where)
    score += _victim_score(cluster, telling, bool(shared), entities)
    return score - (2.5 if _says_another(parse, telling) else 0.0)


def _kinship_of_acts(cluster: Cluster, act: str) -> float:
    if act in cluster.acts:
        return 0.8
    if any(act in family and cluster.acts & family for family in FAMILIES):
        return 0.4
    return -0.8


def _time_score(first: When | None, second: When | None) -> float:
    if first is None or second is None:
        return 0.0
    if (
        first.earliest is not None
        and second.earliest is not None
        and first.latest is not None
        and second.latest is not None
    ):
        return 0.8 if first.earliest <= second.latest and second.earliest <= first.latest else -3.0
    if first.text is not None and second.text is not None and first.text.lower() == second.text.lower():
        return 0.8
    return -0.3


def _place_score(first: Where | None, second: Where | None) -> float:
    if first is None or second is None:
        return 0.0
    if first.country is not None and second.country is not None and first.country != second.country:
        return -3.0
    if None in (first.latitude, second.latitude):
        return 0.3 if first.name == second.name else -0.5
    apart = distance_km((first.latitude or 0, first.longitude or 0), (second.latitude or 0, second.longitude or 0))
    return 0.7 if apart <= NEAR_KM + (first.radius_km or 0) + (second.radius_km or 0) else -1.8


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


def _says_another(parse: Parse, telling: Telling) -> bool:
    sentence = parse.sentences[parse.sentence[telling.event.trigger.head]]
    return any(
        parse.lower[token] in ("separate", "separately", "elsewhere", "meanwhile", "another")
        for token in list(sentence)[:6]
    )


def _attach_rest(
    parse: Parse, tellings: Iterable[Telling], entities: Entities, found: tuple[list[Cluster], dict[int, Cluster]]
) -> None:
    """Give tellings without victims ("the attack", "the airstrike") to the incident they refer to."""
    clusters, by_trigger = found
    near = _by_sentence(parse, clusters)
    for telling in tellings:
        if telling.harms or telling.saying.stance in UNDONE or telling.act not in REFERRING:
            continue
        cluster = by_trigger.get(telling.event.id)
        if cluster is None and telling.event.trigger.method != "clash":
            cluster = _latest(parse, near, telling, _reach(parse, telling))
        if cluster is not None:
            cluster.add(telling, entities, parse)


def _reach(parse: Parse, telling: Telling) -> int:
    """Give how many sentences away the incident may be told: "the attack" points back, "carried out an attack" less
    far.
    """
    if telling.event.trigger.part == "nouns" and _refers(parse, telling):
        return 4
    return 2 if telling.event.doers else 0


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
                if (
                    _kinship_of_acts(cluster, telling.act) > 0
                    and _time_score(cluster.when, telling.when) > -1
                    and _place_score(cluster.where, telling.where) > -1
                ):
                    return cluster
    return None


def _by_sentence(parse: Parse, clusters: Sequence[Cluster]) -> dict[int, list[Cluster]]:
    near: dict[int, list[Cluster]] = {}
    for cluster in clusters:
        for telling in cluster.tellings:
            near.setdefault(parse.sentence[telling.event.trigger.head], []).append(cluster)
    return near
