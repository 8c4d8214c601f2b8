"""What a report says for one meaning of a name rather than another: each sign with its worth, its reason in words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from onrecord.resolution.places.candidates import Named
from onrecord.resolution.places.circles import distance_km
from onrecord.resolution.places.gazetteer import Likeness, Match, Place
from onrecord.resolution.places.keys import place_key
from onrecord.resolution.places.kinds import PlaceKind

__all__ = ["ReportSigns", "Sign"]

# What each sign is worth, in decades of population. Set by hand on tr_news (bench/places.py); lgl was not looked at.
COUNTRY_NAMED = 1.5
RECORDED = 1.0  # less than a country that the report itself names
COUNTRY_SHARE = 3.0  # times the share of the report's places in that country
PROVINCE_SHARE = 2.0
INSIDE = 1.0
LARGER = 6.0
NOT_LARGER = -2.0
IN_FULL = 5.0
NEAR = 3.0
NEAR_KM = 60.0
NEIGHBOUR = 1.5  # at no distance,
NEIGHBOUR_KM = 100.0  # and 1/e of it this far off
KIND = 2.5
OTHER_KIND = -2.0
TOWN_AND_PROVINCE = 0.5  # "Aleppo" is the city sooner than the province round it
LIKENESS = {Likeness.EXACT: 2.0, Likeness.NAME: 0.0, Likeness.BARE: -0.3, Likeness.SOUND: -1.0, Likeness.SKELETON: -2.0}
OWN = 4.0  # a project adds the places its reports are about
DIVISIONS = (PlaceKind.PROVINCE, PlaceKind.DISTRICT)
LOCAL = (PlaceKind.TOWN, PlaceKind.NEIGHBOURHOOD, PlaceKind.DISTRICT, PlaceKind.SITE)


class Sign(NamedTuple):
    """Something that speaks for or against a meaning."""

    worth: float
    reason: str


class ReportSigns(NamedTuple):
    """The names of a report, the countries it names outright, and the places chosen so far."""

    named: Mapping[str, Named]
    countries: Counter[str]
    chosen: Mapping[str, Place]
    by_country: Counter[str]
    by_division: Counter[str]
    in_full: Mapping[str, frozenset[str]]
    likely: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        named: Mapping[str, Named],
        countries: Counter[str],
        chosen: Mapping[str, Place],
        likely: Iterable[str] = (),
    ) -> ReportSigns:
        """Count what the chosen places say of the report as a whole."""
        by_country = Counter(place.country for place in chosen.values() if place.country is not None)
        by_country.update(dict.fromkeys(countries, 1))
        local = [place for place in chosen.values() if place.kind in LOCAL]
        full: dict[str, frozenset[str]] = {}
        for one in named.values():
            key = place_key(one.phrase.name)
            full[key] = full.get(key, frozenset()).union(*one.larger)
        by_division = Counter(above for place in local for above in place.within[:-1])
        return cls(named, countries, chosen, by_country, by_division, full, frozenset(likely))

    def signs(self, name: str, match: Match) -> Iterator[Sign]:
        """Yield the signs for one meaning of a name."""
        named, place = self.named[name], match.place
        yield Sign(place.prominence, f"it has {place.population:,} people" if place.population else "")
        yield Sign(LIKENESS[match.likeness], "" if match.likeness >= Likeness.BARE else "its spelling is only alike")
        if place.own:
            yield Sign(OWN, "the project's own gazetteer has it")
        yield from self._kind_signs(named, place)
        yield from self._larger_signs(named, place)
        yield from self._country_signs(name, place)
        yield from self._neighbour_signs(name, place)

    def _kind_signs(self, named: Named, place: Place) -> Iterator[Sign]:
        told = named.phrase.kind
        if told is place.kind:
            yield Sign(KIND, f"it is told as a {told}")
        elif (told in DIVISIONS or told is PlaceKind.TOWN) and place_key(place.name) != place_key(named.phrase.full):
            yield Sign(OTHER_KIND, "")
        elif told is None and place.kind is PlaceKind.TOWN and self._is_seat(named, place):
            yield Sign(TOWN_AND_PROVINCE, "")

    def _is_seat(self, named: Named, place: Place) -> bool:
        above = set(place.within)
        return any(match.place.id in above and match.place.kind in DIVISIONS for match in named.matches)

    def _larger_signs(self, named: Named, place: Place) -> Iterator[Sign]:
        within = {*place.within, place.id}
        if named.larger:
            held = any(ids & within for ids in named.larger)
            yield Sign(LARGER if held else NOT_LARGER, f"it lies in {named.phrase.larger[0]}" if held else "")
        elif self.in_full.get(place_key(named.phrase.name), frozenset()) & within:
            yield Sign(IN_FULL, "the name is told in full elsewhere in the report")

    def _country_signs(self, name: str, place: Place) -> Iterator[Sign]:
        if place.country is None or place.kind is PlaceKind.COUNTRY:
            return
        if place.country in self.countries:
            yield Sign(COUNTRY_NAMED, "the report names its country")
        if place.country in self.likely:
            yield Sign(RECORDED, "the project records its country")
        # A meaning may not speak for itself: what this name was last taken for does not count.
        itself = self.chosen.get(name)
        mine = 1 if itself is not None and itself.country == place.country else 0
        share = (self.by_country[place.country] - mine) / max(1, self.by_country.total() - (itself is not None))
        yield Sign(COUNTRY_SHARE * share, "most places of the report lie in its country" if share > 0.5 else "")
        yield from self._division_sign(place, itself)

    def _division_sign(self, place: Place, itself: Place | None) -> Iterator[Sign]:
        local = sum(1 for chosen in self.chosen.values() if chosen.kind in LOCAL)
        counted = itself is not None and itself.kind in LOCAL
        mine = set(itself.within) if itself is not None and counted else set()
        others = [self.by_division[above] - (above in mine) for above in (place.id, *place.within[:-1])]
        share = max(others, default=0) / max(1, local - counted)
        yield Sign(PROVINCE_SHARE * share, "other places of the report lie in its province" if share > 0.3 else "")

    def _neighbour_signs(self, name: str, place: Place) -> Iterator[Sign]:
        named = self.named[name]
        best, nearest = 0.0, ""
        for other, chosen in self.chosen.items():
            if other == name or chosen.id == place.id:
                continue
            if chosen.id in place.within and chosen.kind in DIVISIONS:
                yield Sign(INSIDE, f"it lies in {chosen.name}, which the report names")
            if chosen.kind not in LOCAL or place.kind not in LOCAL or abs(chosen.latitude - place.latitude) > 5:
                continue
            kilometres = distance_km(place.point, chosen.point)
            worth = NEIGHBOUR * math.exp(-kilometres / NEIGHBOUR_KM)
            if chosen.id in named.near and kilometres < NEAR_KM:
                worth += NEAR
            if worth > best:
                best, nearest = worth, f"it lies {kilometres:.0f} km from {chosen.name}"
        yield Sign(best, nearest)
