"""Names that no gazetteer lists as they are written: spelled otherwise ("Maarat al-Numan"), or not listed at all.

Only where the text itself says that a place is named: "in", "near", "the village of", "district". A name of which no
more than the beginning is listed ("Tal al-Hawa", and some Tal elsewhere) is not taken for that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.resolution.places.evidence import (
    Evidence,
    Surroundings,
    is_usual_beside,
    led_in,
    place_of_span,
    read_evidence,
)
from onrecord.resolution.places.gazetteer import Gazetteer, Likeness
from onrecord.resolution.places.kinds import PlaceKind
from onrecord.resolution.places.mentions import PlaceMention, mention_of
from onrecord.resolution.places.spans import Form, Span, find_runs
from onrecord.resolution.places.words import place_words

__all__ = ["with_unlisted"]

SURE = 0.5
VERY_SURE = 0.7
# Names that are spelled otherwise are looked up in countries that make up this share of the places surely named.
LEAST_SHARE = 0.25
LEAST_MENTIONS = 2
MOST_WORDS = 4


def with_unlisted(mentions: Sequence[PlaceMention], around: Surroundings) -> list[PlaceMention]:
    """Give the mentions with the unlisted names among them, in place of the listed parts of these."""
    sure = [mention for mention in mentions if mention.confidence >= SURE]
    countries = _countries(sure, around.gazetteer)
    added = [
        mention for span in find_runs(around.text, around.words) for mention in _read(span, sure, countries, around)
    ]
    over = [(mention.start, mention.end) for mention in added]
    kept = [one for one in mentions if not any(start < one.end and one.start < end for start, end in over)]
    return sorted([*kept, *added], key=lambda mention: mention.start)


def _read(
    span: Span, sure: Sequence[PlaceMention], countries: Sequence[str], around: Surroundings
) -> list[PlaceMention]:
    preposition, noun, article = led_in(span, around)
    follows = around.noun_follows(span)
    if not (noun or follows or (preposition == "strong" and not article)) or span.last - span.first >= MOST_WORDS:
        return []
    inside = [mention for mention in sure if span.start <= mention.start and mention.end <= span.end]
    if any(_covers(mention, span, around) for mention in inside):
        return []
    evidence = read_evidence(span, -1, around)
    if not inside or inside[0].start > span.start:
        alike = _alike(span, evidence, countries, around.gazetteer)
        if alike:
            return alike
    told = _naming_noun(span, preposition, around)
    if (told is not None and not evidence.word) or (inside and _goes_on(inside[0], span, around)):
        kind = place_words().nouns[told] if told is not None else PlaceKind.TOWN
        return [mention_of(span._replace(form=Form.UNLISTED), evidence._replace(kind=kind, prominence=0.0))]
    return []


def _naming_noun(span: Span, preposition: str | None, around: Surroundings) -> str | None:
    """Give the noun that says outright that a place is named: "the village of", or "in … district"."""
    naming, before = place_words().naming, around.before(span)
    if before is not None and before.text == "of" and span.first > 1:
        before = around.words[span.first - 2]
    if before is not None and before.text in naming:
        return before.text
    follows = around.noun_follows(span)
    return follows if follows in naming and preposition == "strong" else None


def _covers(mention: PlaceMention, span: Span, around: Surroundings) -> bool:
    """Tell whether a listed name is all of a run but words that say nothing of it: "Upper", "Governorate"."""
    words = [
        (index, word)
        for index, word in enumerate(around.words[span.first : span.last + 1], start=span.first)
        if not mention.start <= word.start < mention.end
    ]
    return all(is_usual_beside(word, index, around) for index, word in words)


def _goes_on(mention: PlaceMention, span: Span, around: Surroundings) -> bool:
    """Tell whether a run goes on behind a listed name with an article: "Tal al-Hawa"."""
    behind = [word for word in around.words[span.first : span.last + 1] if word.start >= mention.end]
    return mention.start == span.start and bool(behind) and behind[0].text.lower() in place_words().articles


def _alike(span: Span, evidence: Evidence, countries: Sequence[str], gazetteer: Gazetteer) -> list[PlaceMention]:
    for country in countries:
        matches = [match for match in gazetteer.matches(span.text, country) if match.likeness <= Likeness.SOUND]
        if matches:
            place, likeness = matches[0].place, matches[0].likeness
            known = evidence._replace(kind=place.kind, prominence=place.prominence, home=PlaceKind.COUNTRY)
            return [mention_of(span, known._replace(alike=likeness.name.lower()))]
    return []


def _countries(mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> list[str]:
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.confidence >= VERY_SURE and not mention.evidence.foreign:
            place = place_of_span(mention.text, mention.form, gazetteer)
            if place is not None and place.country is not None:
                counts[place.country] += LEAST_MENTIONS if place.kind is PlaceKind.COUNTRY else 1
    least = max(LEAST_MENTIONS, LEAST_SHARE * counts.total())
    return [country for country, count in counts.most_common() if count >= least]
