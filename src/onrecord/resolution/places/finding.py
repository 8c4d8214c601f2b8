"""Places named in raw text, with what speaks for and against each: "Nice" the city, "Paris" and not somebody Paris.

A name in a gazetteer of a quarter of a million places is more often a word or a person. What decides is stated, not
learned: the words round the name, the place it is set beside, how well known it is, and what the rest of the report
calls so. A village that no gazetteer lists is still seen where the text says that it is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.resolution.places.evidence import Evidence, Surroundings, read_evidence
from onrecord.resolution.places.gazetteer import Gazetteer
from onrecord.resolution.places.kinds import PlaceKind
from onrecord.resolution.places.mentions import PlaceMention, mention_of
from onrecord.resolution.places.spans import find_spans, read_words
from onrecord.resolution.places.unlisted import with_unlisted

__all__ = ["find_places"]

LEAST_CONFIDENCE = 0.5
SURE = 0.9
SURE_PERSON = ("title", "initial", "age", "given name before")
TOWNS = (PlaceKind.TOWN, PlaceKind.NEIGHBOURHOOD, PlaceKind.DISTRICT)
LOCAL = (*TOWNS, PlaceKind.PROVINCE)
HOMES = (PlaceKind.PROVINCE, PlaceKind.COUNTRY)  # the nearer first
WELL_KNOWN = 5.5  # decades of people above which a town in a longer name ("Edmonton Oilers") is still the town
LEAST_DOUBTFUL = 0.05  # below it, no home makes a place of a name
COORDINATED = frozenset({" and ", ", and ", " or ", " & ", " و"})


def find_places(
    text: str, gazetteer: Gazetteer, *, upper_case: bool = False, least: float = LEAST_CONFIDENCE
) -> tuple[PlaceMention, ...]:
    """Give the places that a text names, from left to right, none inside another.

    Args:
        upper_case: the text is set in capitals throughout, so that they tell nothing.
        least: the confidence a mention must have; 0 gives every stretch of text that some place is called.
    """
    words = read_words(text, upper_case=upper_case)
    spans = list(find_spans(text, words, gazetteer, upper_case=upper_case))
    around = Surroundings.of(text, words, spans, gazetteer, upper_case)
    mentions = list(_weighed_at_home(_weighed(_read(around)), gazetteer))
    if not upper_case:
        mentions = with_unlisted(mentions, around)
    return tuple(mention for mention in mentions if mention.confidence >= least)


def _read(around: Surroundings) -> list[PlaceMention]:
    mentions: list[PlaceMention] = []
    for number, span in enumerate(around.spans):
        evidence = read_evidence(span, number, around)
        last = mentions[-1] if mentions else None
        if last is not None and evidence.preposition is None and around.text[last.end : span.start] in COORDINATED:
            # "in Homs and Hama"
            evidence = evidence._replace(preposition=last.evidence.preposition)
        mentions.append(mention_of(span, evidence))
    return mentions


def _weighed(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Weigh each mention in the light of the others of the same name."""
    places: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for mention in mentions:
        places[mention.key] += _is_surely_place(mention.evidence)
        people[mention.key] += _is_surely_person(mention.evidence)
    weighed = []
    for mention in mentions:
        elsewhere = None
        if people[mention.key] > places[mention.key]:
            elsewhere = "person"
        elif places[mention.key]:
            elsewhere = "place"
        weighed.append(mention.with_evidence(mention.evidence._replace(elsewhere=elsewhere)))
    return weighed


def _weighed_at_home(mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Weigh the others again: a town is likelier in a report that names its province or country, else less likely."""
    homes: dict[str, PlaceKind] = {}
    for mention in mentions:
        if mention.confidence >= SURE and mention.evidence.kind in HOMES:
            homes.update((place.id, place.kind) for place in gazetteer.search(mention.text)[:1] if place.kind in HOMES)
    found: dict[str, PlaceKind | None] = {}
    for mention in mentions:
        if not (homes and mention.confidence >= LEAST_DOUBTFUL and mention.evidence.kind in LOCAL):
            yield mention
            continue
        if mention.key not in found:
            held = {above for place in gazetteer.search(mention.text) for above in (place.id, *place.within)}
            kinds = {homes[above] for above in held if above in homes}
            found[mention.key] = next((kind for kind in HOMES if kind in kinds), None)
        home = found[mention.key]
        yield mention.with_evidence(mention.evidence._replace(home=home, foreign=home is None))


def _is_surely_place(evidence: Evidence) -> bool:
    whole = evidence.article or evidence.name_after or evidence.organisation is not None
    return (evidence.preposition == "strong" and not whole) or evidence.noun is not None or evidence.larger is not None


def _is_surely_person(evidence: Evidence) -> bool:
    if evidence.person in SURE_PERSON:
        return True
    obscure = evidence.kind in TOWNS and evidence.prominence < WELL_KNOWN
    return obscure and evidence.preposition is None and (evidence.name_before or _is_given(evidence))


def _is_given(evidence: Evidence) -> bool:
    return evidence.name_after and evidence.person == "given name"
