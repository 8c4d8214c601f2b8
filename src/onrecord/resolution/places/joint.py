"""Decide together what the names of one report mean: its places lie in few countries, inside and near one another.

Each possible place of each name gets a score in decades of population: how well known it is, plus what the report says
for it. The names help each other over a few rounds. What stays unsure, or would be an obscure place in a country that
the report does not speak of, is left open: only the country where that is plain, otherwise nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.resolution.places.candidates import Named, countries_named, name_candidates
from onrecord.resolution.places.circles import distance_km
from onrecord.resolution.places.gazetteer import Gazetteer, Likeness, Place
from onrecord.resolution.places.kinds import PlaceKind
from onrecord.resolution.places.phrases import PlacePhrase
from onrecord.resolution.places.report_signs import ReportSigns, Sign

__all__ = ["Resolution", "resolve_places"]

ROUNDS = 3
MOST_COUNTRIES = 5  # in so many of the countries a report names, spellings are looked up that differ more
ONE_COUNTRY = 0.6  # the share of its places that makes a report be about one country
WORLD_CITY = 5.5  # decades of people from which a town is named anywhere in the world without its country
LEAST_SURE = 0.4
# A spelling that is only alike finds another village for 2 to 6 in 100 names whose own is not in the gazetteer.
ALIKE = {Likeness.SOUND: 0.9, Likeness.SKELETON: 0.8}
NEAR_KM = 50.0  # beyond the edge of a place that is spoken of
SAME_KM = 25.0  # two meanings so near each other do not make the place unsure
RUNNERS_UP = 3
TOLD = 0.5  # the least worth of a sign that is told as a reason


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name of a report means: a place, only a country, or neither; how sure (0 to 1), what else, and why."""

    name: str
    phrase: PlacePhrase
    place: Place | None
    country: str | None
    score: float
    runners_up: tuple[tuple[Place, float], ...]
    reason: str


class _Ranked(NamedTuple):
    """The meanings of one name, best first, with their shares of the odds; of the best, the signs and the likeness."""

    places: tuple[tuple[Place, float], ...]
    signs: tuple[Sign, ...] = ()
    likeness: Likeness = Likeness.NAME


def resolve_places(
    names: Sequence[str], gazetteer: Gazetteer, hints: Sequence[str] = (), likely: Sequence[str] = ()
) -> dict[str, Resolution]:
    """Give for each name of one report what it means, weighing all of them together.

    A name may be told in full ("Apopa, San Salvador department", "10 km west of Raqqa"); one name means one place in
    one report. Names and hints count as often as they are given.

    Args:
        hints: other words of the report that may name countries: adjectives, peoples, where the outlet is.
        likely: codes of the countries that whoever reads it records; less than a word of the report, so that a place
            that the report puts elsewhere stays there.
    """
    countries = countries_named([*names, *hints], gazetteer)
    spoken_of = [*dict.fromkeys((*(country for country, _ in countries.most_common(MOST_COUNTRIES)), *likely))]
    named = {name: name_candidates(name, gazetteer, spoken_of) for name in dict.fromkeys(names)}
    chosen: dict[str, Place] = {}
    for _ in range(ROUNDS):
        signs = ReportSigns.of(named, countries, chosen, likely)
        ranked = {name: _rank(one, signs) for name, one in named.items()}
        chosen = {name: found.places[0][0] for name, found in ranked.items() if found.places}
    about = _main(Counter(place.country for place in chosen.values() if place.country) + countries)
    if likely and about not in (*countries, *likely):
        about = None  # An obscure name abroad does not make the report be about that country.
    for name in [name for name, one in named.items() if not one.matches and about is not None]:
        # Nothing has the name as it is written; something of the country the report is about may sound like it.
        named[name] = name_candidates(name, gazetteer, [about] if about is not None else [])
        ranked[name] = _rank(named[name], ReportSigns.of(named, countries, chosen, likely))
    lands = [place for country in (*countries, *likely) if (place := gazetteer.code(country)) is not None]
    return {name: _decide(one, ranked[name], _spoken_of(name, chosen, lands), about) for name, one in named.items()}


def _spoken_of(name: str, chosen: Mapping[str, Place], lands: Sequence[Place]) -> list[Place]:
    """Give what else the report speaks of: the countries it names, and the other places chosen."""
    if name not in chosen:
        return [*lands]
    return [*lands, *(place for other, place in chosen.items() if other != name and place.id != chosen[name].id)]


def _is_near(best: Place, spoken: Sequence[Place]) -> bool:
    """Tell whether a place lies in a country that is spoken of, or not far off a place that is."""
    return any(
        place.country == best.country or distance_km(place.point, best.point) < _reach(place) for place in spoken
    )


def _reach(place: Place) -> float:
    # Well inside the circle of a country, a place is at most over a border.
    return place.radius_km / 2 if place.kind is PlaceKind.COUNTRY else place.radius_km + NEAR_KM


def _main(countries: Mapping[str, int]) -> str | None:
    total = sum(countries.values())
    country = max(countries, key=lambda code: countries[code], default=None)
    return country if country is not None and countries[country] >= ONE_COUNTRY * total else None


def _rank(named: Named, signs: ReportSigns) -> _Ranked:
    scored = []
    for match in named.matches:
        found = tuple(signs.signs(named.name, match))
        scored.append((sum(sign.worth for sign in found), match, found))
    scored.sort(key=lambda item: -item[0])
    if not scored:
        return _Ranked(())
    odds = [10 ** (score - scored[0][0]) for score, _, _ in scored]
    shares = [round(odd / sum(odds), 3) for odd in odds]
    places = tuple((match.place, share) for share, (_, match, _) in zip(shares, scored, strict=True))
    return _Ranked(places, scored[0][2], scored[0][1].likeness)


def _decide(named: Named, ranked: _Ranked, spoken: Sequence[Place], about: str | None) -> Resolution:
    if not ranked.places:
        return _open(named, ranked, about, "no gazetteer has the name")
    best = ranked.places[0][0]
    sure = round(sum(share for place, share in ranked.places if _is_same(place, best)), 3)
    supported = best.country is None or bool(named.larger) or best.own or _is_near(best, spoken)
    if spoken and not supported and best.prominence < WORLD_CITY and best.kind is not PlaceKind.COUNTRY:
        return _open(named, ranked, about, f"the gazetteer has the name only elsewhere ({best.name}, {best.country})")
    if sure < LEAST_SURE:
        return _open(named, ranked, _country_of_most(ranked), "several places are as likely")
    reasons = [
        sign.reason for sign in sorted(ranked.signs, key=lambda sign: -sign.worth) if sign.worth >= TOLD and sign.reason
    ]
    reason = "; ".join(dict.fromkeys(reasons)) or "the only place of the name"
    score = round(min(1.0, sure) * ALIKE.get(ranked.likeness, 1.0), 3)
    return Resolution(named.name, named.phrase, best, best.country, score, ranked.places[1 : RUNNERS_UP + 1], reason)


def _country_of_most(ranked: _Ranked) -> str | None:
    shares: dict[str | None, float] = {}
    for place, share in ranked.places:
        shares[place.country] = shares.get(place.country, 0.0) + share
    country = max(shares, key=lambda code: shares[code])
    return country if shares[country] >= ONE_COUNTRY else None


def _open(named: Named, ranked: _Ranked, country: str | None, reason: str) -> Resolution:
    return Resolution(named.name, named.phrase, None, country, 0.0, ranked.places[:RUNNERS_UP], reason)


def _is_same(place: Place, best: Place) -> bool:
    nested = place.id in best.within or best.id in place.within
    local = place.kind not in (PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.REGION)
    return place.id == best.id or (local and (nested or distance_km(place.point, best.point) < SAME_KM))
