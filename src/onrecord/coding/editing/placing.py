"""Where a place that was typed lies: by its name, more closely by the words round it, or as it was chosen by id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.core.values import Where
from onrecord.resolution.folding import fold
from onrecord.resolution.places import Gazetteer, Place, PlaceKind, PlacePhrase, locate, parse_place, resolve_places
from onrecord.resolution.places.candidates import name_candidates
from onrecord.resolution.places.joint import Resolution

__all__ = ["choice_of", "place_typed", "places_named"]

MOST_PLACES = 12
CHOSEN = re.compile(r"([a-z][a-z-]*:\S+)\s+(\S.*)")
STOPS = re.compile(r"[,،.;؛:!?؟…()\[\]\"“”«»\n]+")
WIDER = (PlaceKind.REGION, PlaceKind.COUNTRY, PlaceKind.PROVINCE, PlaceKind.DISTRICT)
# How many words before and behind a name are read with it: "Aleppo province", "the province of Aleppo".
ROUND = ((0, 1), (1, 0), (2, 0), (0, 2))


def place_typed(said: str, words: str | None, gazetteer: Gazetteer, likely: Sequence[str] = ()) -> Where:
    """Give the place that somebody typed, on words of the report or on none.

    Words that tell a wider place of that name are heeded ("Aleppo" on "in Aleppo province"), unless what was typed says
    itself what it is ("Aleppo city"). The country stands apart from the place as told. `likely` are the countries that
    the project records.
    """
    chosen = CHOSEN.fullmatch(said)
    place = gazetteer.get(chosen[1]) if chosen is not None else None
    if chosen is not None and place is not None:
        phrase = PlacePhrase(chosen[2], chosen[2])
        return locate(Resolution(chosen[2], phrase, place, place.country, 1.0, (), "chosen"))
    asked = _as_told(said, words or "")
    found = resolve_places([asked], gazetteer, likely=likely).get(asked)
    return Where(asked, asked) if found is None else locate(found, _without_country(asked, found, gazetteer))


def places_named(name: str, country: str | None, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the places that a name may mean, those of the country first, else the best known."""
    found = [match.place for match in name_candidates(name, gazetteer, [country] if country else []).matches]
    return tuple(sorted(found, key=lambda place: country is not None and place.country != country))[:MOST_PLACES]


def choice_of(place: Place, name: str) -> str:
    """Give what is typed to choose a place by its id, under the name it is told by."""
    return f"{place.id} {name}"


def _without_country(asked: str, found: Resolution, gazetteer: Gazetteer) -> str:
    larger = found.phrase.larger
    last = larger[-1] if larger else None
    if last is None or found.country is None or gazetteer.country_of(last) != found.country:
        return asked
    return asked.removesuffix(last).rstrip(" ,،") if asked.endswith(last) and "," in asked else asked


def _as_told(said: str, words: str) -> str:
    """Give the place as typed, with the noun of a wider place that stands by the same name in the words."""
    typed = parse_place(said)
    if typed.kind is not None or typed.beside or typed.bearing is not None or typed.to is not None:
        return said
    for told in map(parse_place, _windows(typed.name, words)):
        if told.kind in WIDER and not told.beside and fold(told.name) == fold(typed.name):
            return ", ".join((told.full, *typed.larger))
    return said


def _windows(name: str, words: str) -> Iterator[str]:
    """Yield the name with the words that stand round it, the fewest first."""
    wanted = fold(name).split()
    runs = [run.split() for run in STOPS.split(words)]
    for before, behind in ROUND:
        for run in runs:
            for at in range(before, len(run) - len(wanted) - behind + 1):
                if [fold(word) for word in run[at : at + len(wanted)]] == wanted:
                    yield " ".join(run[at - before : at + len(wanted) + behind])
