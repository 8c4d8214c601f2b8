"""Places named in raw text, with what speaks for and against each: "Nice" the city, "Paris" and not somebody Paris.

A name in a gazetteer of a quarter of a million places is more often a word or a person. What decides is stated, not
learned: the words round the name, the place it is set beside, how well known it is, and what the rest of the report
calls so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.resolution.places.evidence import Evidence, Surroundings, led_in, place_of_span, read_evidence
from onrecord.resolution.places.gazetteer import Gazetteer, Likeness
from onrecord.resolution.places.keys import place_key
from onrecord.resolution.places.kinds import PlaceKind
from onrecord.resolution.places.spans import Form, Span, find_runs, find_spans, read_words
from onrecord.resolution.places.weigh import weigh_evidence

__all__ = ["PlaceMention", "find_places"]

LEAST_CONFIDENCE = 0.5
SURE = 0.9
SURE_PERSON = ("title", "initial", "age", "given name before")
TOWNS = (PlaceKind.TOWN, PlaceKind.NEIGHBOURHOOD, PlaceKind.DISTRICT)
HOMES = (PlaceKind.PROVINCE, PlaceKind.COUNTRY)  # the nearer first
WELL_KNOWN = 5.5  # decades of people above which a town in a longer name ("Edmonton Oilers") is still the town
LEAST_DOUBTFUL = 0.05  # below it, no home makes a place of a name
MOST_COUNTRIES = 3  # in so many of the countries a report surely names, names are looked up that are spelled otherwise
COORDINATED = frozenset({" and ", ", and ", " or ", " & ", " و"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at `[start, end)`, in code points. `confidence` weighs the evidence, 0 to 1."""

    start: int
    end: int
    text: str
    key: str
    form: Form
    evidence: Evidence
    confidence: float

    @property
    def told(self) -> str:
        """The name with what the text sets beside it, for `resolve_places`: "Donetsk region", "Apopa, San Salvador"."""
        noun = self.evidence.noun
        name = self.text
        if noun is not None and noun not in self.key.split():
            name = f"{noun} of {name}" if self.evidence.noun_first else f"{name} {noun}"
        return f"{name}, {self.evidence.larger}" if self.evidence.larger is not None else name


def find_places(
    text: str, gazetteer: Gazetteer, *, upper_case: bool = False, least: float = LEAST_CONFIDENCE
) -> tuple[PlaceMention, ...]:
    """Give the places that a text names, from left to right, none inside another.

    Args:
        upper_case: the text is set in capitals throughout, so that they tell nothing.
        least: the confidence a mention must have; 0 gives every stretch of text that some place is called.
    """
    words = read_words(text, upper_case=upper_case)
    around = Surroundings.of(text, words, list(find_spans(text, words, gazetteer)), gazetteer, upper_case)
    mentions = list(_weighed_at_home(_weighed(_read(around)), gazetteer))
    if not upper_case:
        mentions = _with_alike(mentions, around)
    return tuple(mention for mention in mentions if mention.confidence >= least)


def _read(around: Surroundings) -> list[PlaceMention]:
    mentions: list[PlaceMention] = []
    for number, span in enumerate(around.spans):
        evidence = read_evidence(span, number, around)
        last = mentions[-1] if mentions else None
        if last is not None and evidence.preposition is None and around.text[last.end : span.start] in COORDINATED:
            # "in Homs and Hama"
            evidence = replace(evidence, preposition=last.evidence.preposition)
        mentions.append(_mention(span, evidence))
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
        weighed.append(_with(mention, replace(mention.evidence, elsewhere=elsewhere)))
    return weighed


def _weighed_at_home(mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Weigh the doubtful again: a town is likelier in a report that names its province or country."""
    homes: dict[str, PlaceKind] = {}
    for mention in mentions:
        if mention.confidence >= SURE and mention.evidence.kind in HOMES:
            homes.update((place.id, place.kind) for place in gazetteer.search(mention.text)[:1] if place.kind in HOMES)
    found: dict[str, PlaceKind | None] = {}
    for mention in mentions:
        if not (homes and LEAST_DOUBTFUL <= mention.confidence < SURE and mention.evidence.kind in TOWNS):
            yield mention
            continue
        if mention.key not in found:
            above = {homes[held] for place in gazetteer.search(mention.text) for held in place.within if held in homes}
            found[mention.key] = next((kind for kind in HOMES if kind in above), None)
        yield _with(mention, replace(mention.evidence, home=found[mention.key]))


def _with_alike(mentions: list[PlaceMention], around: Surroundings) -> list[PlaceMention]:
    """Add names that only sound like a place of a country the report surely speaks of: "Maarat al-Numan"."""
    sure = [mention for mention in mentions if mention.confidence >= LEAST_CONFIDENCE]
    countries = [country for country, _ in _countries(sure, around.gazetteer).most_common(MOST_COUNTRIES)]
    taken = {index for mention in sure for index in range(mention.start, mention.end)}
    added = []
    for span in find_runs(around.text, around.words) if countries else ():
        # A sure place inside a longer run speaks for itself, unless it is the mere end of the name.
        if span.first != span.last and any(span.start == mention.start for mention in sure):
            continue
        if span.first == span.last and span.start in taken:
            continue
        preposition, noun, article = led_in(span, around)
        if (preposition == "strong" and not article) or noun is not None or around.noun_follows(span):
            added += _alike(span, read_evidence(span, -1, around), countries, around.gazetteer)
    over = {index for mention in added for index in range(mention.start, mention.end)}
    kept = [mention for mention in mentions if mention.start not in over and mention.end - 1 not in over]
    return sorted([*kept, *added], key=lambda mention: mention.start)


def _alike(span: Span, evidence: Evidence, countries: Sequence[str], gazetteer: Gazetteer) -> list[PlaceMention]:
    for country in countries:
        matches = [match for match in gazetteer.matches(span.text, country) if match.likeness <= Likeness.SOUND]
        if matches:
            place, likeness = matches[0].place, matches[0].likeness
            found = replace(
                evidence,
                kind=place.kind,
                prominence=place.prominence,
                home=PlaceKind.COUNTRY,
                alike=likeness.name.lower(),
            )
            return [replace(_with(_mention(span, found), found), form=Form.ALIKE)]
    return []


def _countries(mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Counter[str]:
    counts: Counter[str] = Counter()
    for mention in mentions:
        place = place_of_span(mention.text, mention.form, gazetteer)
        if place is not None and place.country is not None:
            counts[place.country] += 1
    return counts


def _mention(span: Span, evidence: Evidence) -> PlaceMention:
    return PlaceMention(span.start, span.end, span.text, place_key(span.text), span.form, evidence, 0.0)


def _with(mention: PlaceMention, evidence: Evidence) -> PlaceMention:
    return replace(mention, evidence=evidence, confidence=weigh_evidence(evidence))


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
