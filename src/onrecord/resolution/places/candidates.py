"""What each name of a report may mean, before the names are weighed against one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.resolution.places.gazetteer import WELL_KNOWN, Gazetteer, Likeness, Match
from onrecord.resolution.places.kinds import PlaceKind
from onrecord.resolution.places.phrases import PlacePhrase, parse_place

__all__ = ["Named", "countries_named", "name_candidates", "told_matches"]

STATE_CODE = 2  # "Paris, TX": two capitals behind a comma are a state of a country that uses them so
STATES = ("US", "CA", "AU")


class Named(NamedTuple):
    """One name of a report: how it is told, what it may mean, the places it is said to lie in or near."""

    name: str
    phrase: PlacePhrase
    matches: tuple[Match, ...]
    larger: tuple[frozenset[str], ...] = ()
    near: frozenset[str] = frozenset()


def countries_named(words: Iterable[str], gazetteer: Gazetteer) -> Counter[str]:
    """Count the countries that words name: by name, adjective or people, or behind the comma of "Raqqa, Syria"."""
    counts: Counter[str] = Counter()
    for phrase in words:
        parts = [phrase, *parse_place(phrase).larger]
        counts.update({code for part in parts if (code := gazetteer.country_of(part)) is not None})
    return counts


def name_candidates(name: str, gazetteer: Gazetteer, countries: Sequence[str] = ()) -> Named:
    """Give what a name may mean; only where nothing has the name, spellings may differ more, within `countries`."""
    phrase = parse_place(name)
    larger = tuple(ids for part in phrase.larger if (ids := _ids(part, gazetteer)))
    near = _ids(phrase.near, gazetteer) if phrase.near is not None else frozenset()
    matches = list(told_matches(phrase, gazetteer))
    said = _country_of_larger(phrase, gazetteer)
    wanted = [said] if said is not None else [] if matches else list(countries)
    for country in wanted:
        if not any(match.place.country == country for match in matches):
            matches += [match for match in gazetteer.matches(phrase.name, country) if match.likeness <= Likeness.SOUND]
    return Named(name, phrase, tuple(matches), larger, near)


def told_matches(phrase: PlacePhrase, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """Give the places of a phrase by its whole name ("Laurel County") and the bare one; a country's name is whole."""
    found = gazetteer.matches(phrase.full)
    if phrase.name != phrase.full and not any(match.place.kind is PlaceKind.COUNTRY for match in found):
        held = {match.place.id for match in found}
        found += tuple(match for match in gazetteer.matches(phrase.name) if match.place.id not in held)
    if all(match.place.prominence < WELL_KNOWN for match in found):
        # An adjective is what it says before it is some village: "Canadian", "German".
        held = {match.place.id for match in found}
        adjectives = [place for place in gazetteer.by_adjective(phrase.name) if place.id not in held]
        found = (*(Match(place, Likeness.EXACT) for place in adjectives), *found)
    return found


def _country_of_larger(phrase: PlacePhrase, gazetteer: Gazetteer) -> str | None:
    return next((code for part in reversed(phrase.larger) if (code := gazetteer.country_of(part)) is not None), None)


def _ids(told: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Give the ids of what a larger place may be: "Texas", "Tex.", "TX", "San Salvador department"."""
    if len(told) == STATE_CODE and told.isupper():
        coded = [gazetteer.code(f"{country}.{told}") for country in STATES]
        states = frozenset(place.id for place in coded if place is not None)
        if states:
            return states
    matches = told_matches(parse_place(told), gazetteer)
    return frozenset(match.place.id for match in matches if match.place.kind is not PlaceKind.NEIGHBOURHOOD)
