"""How far the words set a telling apart from an incident: somebody new, in a paragraph of its own, at another time or
place, or dead of what nobody knows.

"On Friday a nurse was found dead in Zawiya; police have not said how she died" is no part of a shooting told above it.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from onrecord.coding.english.entities import Entities
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.mentions import Mention
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.tellings import HARM, Cluster, Openness, Telling
from onrecord.coding.english.timing import Bond
from onrecord.core.values import Where
from onrecord.core.vocabulary import PlacePrecision
from onrecord.resolution.places.circles import distance_km

__all__ = ["heads_several", "how_apart", "refers_back", "said_another", "said_several", "tells_several"]

# Weights against `JOIN_AT`: each outweighs what nearness and a kindred act say for one incident.
OPEN_CAUSE, OTHER_PLACE, OWN_DAY, OWN_PLACE, LATER_DAY, SAID_SO = 3.0, 1.5, 0.5, 0.5, 2.5, 2.5
# The last paragraph, of those behind the headline, that tells the headline's story again.
LEAD = 2
# Two towns this near are told of by one another's name.
SAME_TOWN_KM = 5.0
PLACED = frozenset({PlacePrecision.EXACT, PlacePrecision.SITE, PlacePrecision.NEIGHBOURHOOD, PlacePrecision.TOWN})
OPENERS = 6
PERSONAL = HARM | {"assault", "attack"}
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def how_apart(parse: Parse, cluster: Cluster, telling: Telling, entities: Entities) -> float:
    """Weigh what speaks against a telling that shares nobody with an incident being part of it."""
    apart = said_another(parse, telling)
    if telling.act not in PERSONAL or refers_back(parse, telling) or not _tells_somebody_new(parse, telling, entities):
        return apart
    if telling.openness is Openness.SAID and any(_tells_method(other) for other in cluster.tellings):
        apart += OPEN_CAUSE
    if _goes_on(parse, cluster, telling):
        return apart
    if _opens_next_day(parse, telling) or _is_another_weekday(cluster, telling):
        apart += LATER_DAY
    return apart + _other_time_or_place(cluster, telling)


def _other_time_or_place(cluster: Cluster, telling: Telling) -> float:
    apart = 0.0
    if telling.where is not None and not telling.where_near:
        other = cluster.where
        apart += OWN_PLACE if other is None else OTHER_PLACE if _is_elsewhere(other, telling.where) else 0.0
    if telling.when is not None and telling.bond is Bond.OWN and cluster.when is None:
        apart += OWN_DAY
    return apart


def _tells_somebody_new(parse: Parse, telling: Telling, entities: Entities) -> bool:
    """Tell whether all who suffer it are single people first told of in its sentence, by name or as "a nurse"."""
    victims = [entities.mentions[victim] for victim in telling.event.victims]
    return bool(victims) and all(_is_new(parse, victim, entities) for victim in victims)


def _is_new(parse: Parse, victim: Mention, entities: Entities) -> bool:
    first = entities.members(entities.of(victim.id))[0]
    opens = parse.lower[first.start] in ("a", "an") or first.name is not None
    return opens and not first.plural and parse.sentence[first.head] == parse.sentence[victim.head]


def _goes_on(parse: Parse, cluster: Cluster, telling: Telling) -> bool:
    """Tell whether a telling stands in a paragraph of the incident, or is the lead of its headline."""
    paragraph = parse.paragraph[telling.event.trigger.head]
    titled = min(cluster.paragraphs) == 0 and parse.in_title(0)
    return paragraph in cluster.paragraphs or (titled and paragraph <= LEAD)


def _tells_method(telling: Telling) -> bool:
    return telling.event.trigger.method is not None or bool(telling.event.means)


def _is_elsewhere(one: Where, other: Where) -> bool:
    """Tell whether two places are two towns, or places in two."""
    if one.gazetteer == other.gazetteer or not {one.coordinates_precision, other.coordinates_precision} <= PLACED:
        return False
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    return distance_km((one.latitude, one.longitude), (other.latitude, other.longitude)) > SAME_TOWN_KM


def _is_another_weekday(cluster: Cluster, telling: Telling) -> bool:
    """Tell whether the dates of both, which nothing may resolve, name a weekday each, and not the same."""
    texts = ("" if when is None or when.text is None else when.text for when in (cluster.when, telling.when))
    days = [frozenset(text.lower().split()) & WEEKDAYS for text in texts]
    return all(len(day) == 1 for day in days) and days[0] != days[1]


def _opens_next_day(parse: Parse, telling: Telling) -> bool:
    """Tell whether the sentence opens with another day than the one told before: "the next day", "a day later"."""
    words = _opening(parse, telling)
    next_day = any(pair in (("next", "day"), ("following", "day")) for pair in itertools.pairwise(words))
    return next_day or ("later" in words and bool({"day", "days", "week", "weeks", "month", "months"} & set(words)))


def refers_back(parse: Parse, telling: Telling) -> bool:
    """Tell whether the sentence names what was told before: "of wounds he suffered in the strike", "of her wounds"."""
    sentence = parse.sentences[parse.sentence[telling.event.trigger.head]]
    words = parse.lower[sentence.start : sentence.stop]
    return any(
        (one in ("the", "that", "this") and other in word_list("same"))
        or (one in ("his", "her", "their") and other in word_list("wounds"))
        for one, other in itertools.pairwise(words)
    )


def said_another(parse: Parse, telling: Telling) -> float:
    """Weigh whether the sentence says at its head that it tells another incident: "separately", "elsewhere"."""
    return SAID_SO if word_list("separate") & set(_opening(parse, telling)) else 0.0


def said_several(parse: Parse, cluster: Cluster, telling: Telling) -> bool:
    """Tell whether the sentence that last told the incident tells this too, and says that it tells several: "in
    separate attacks".
    """
    index = parse.sentence[telling.event.trigger.head]
    return index == cluster.last_sentence and tells_several(parse, index)


def heads_several(parse: Parse, telling: Telling, tellings: Sequence[Telling]) -> bool:
    """Tell whether a telling is the headline's over a lead that says it tells several: the headline's one verb may have
    the victims of them all ("Five bus passengers, village elder killed"), which the lead tells one by one.
    """
    if not parse.in_title(telling.event.trigger.head):
        return False
    leads = {
        parse.sentence[other.event.trigger.head]
        for other in tellings
        if 0 < parse.paragraph[other.event.trigger.head] <= LEAD
    }
    return any(tells_several(parse, index) for index in leads)


def tells_several(parse: Parse, index: int) -> bool:
    """Tell whether a sentence says that it tells several incidents."""
    sentence = parse.sentences[index]
    words = parse.lower[sentence.start : sentence.stop]
    return any(
        one in word_list("separate") and other in word_list("incidents") for one, other in itertools.pairwise(words)
    )


def _opening(parse: Parse, telling: Telling) -> tuple[str, ...]:
    sentence = parse.sentences[parse.sentence[telling.event.trigger.head]]
    return parse.lower[sentence.start : min(sentence.stop, sentence.start + OPENERS)]
