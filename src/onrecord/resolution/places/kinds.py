"""What a place is, how far round its point it reaches, and how well known it is."""

from __future__ import annotations

import math
from enum import StrEnum

from onrecord.core.vocabulary import PlacePrecision

__all__ = ["KINDS", "PROMINENCE_STEPS", "PlaceKind", "prominence_of", "radius_of", "town_radius_km"]


class PlaceKind(StrEnum):
    """What an entry of a gazetteer is. Continents and regions reach over borders: they have no precision."""

    CONTINENT = "continent"
    REGION = "region"
    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    TOWN = "town"
    NEIGHBOURHOOD = "neighbourhood"
    SITE = "site"

    @property
    def precision(self) -> PlacePrecision:
        """The precision a place of this kind gives to whatever happened there."""
        return PRECISION.get(self, PlacePrecision.UNKNOWN)


KINDS = tuple(PlaceKind)  # a file stores the position: add at the end
PROMINENCE_STEPS = 20  # a file stores prominence in twentieths of a decade

PRECISION = {
    PlaceKind.COUNTRY: PlacePrecision.COUNTRY,
    PlaceKind.PROVINCE: PlacePrecision.PROVINCE,
    PlaceKind.DISTRICT: PlacePrecision.DISTRICT,
    PlaceKind.TOWN: PlacePrecision.TOWN,
    PlaceKind.NEIGHBOURHOOD: PlacePrecision.NEIGHBOURHOOD,
    PlaceKind.SITE: PlacePrecision.SITE,
}

# A circle of this many people per square kilometre round a city's point holds 76 % of the 5,770 neighbourhoods that
# GeoNames files as sections of it; 2,000 per square kilometre, closer to the built-up density, holds 64 %.
PEOPLE_PER_SQUARE_KM = 1_000
LEAST_TOWN_KM = 1.5
MOST_TOWN_KM = 40.0
# Where nothing tells how far a place of a kind reaches: the middle of those the shipped gazetteer has shapes for.
USUAL_KM = {
    PlaceKind.NEIGHBOURHOOD: 1.5,
    PlaceKind.SITE: 0.5,
    PlaceKind.DISTRICT: 15.0,
    PlaceKind.PROVINCE: 75.0,
}

# Decades of population a kind is worth: a country is better known than any town of as many people.
BONUS = {
    PlaceKind.CONTINENT: 2.0,
    PlaceKind.REGION: 1.0,
    PlaceKind.COUNTRY: 3.0,
    PlaceKind.DISTRICT: -1.0,
    PlaceKind.NEIGHBOURHOOD: -1.0,
    PlaceKind.SITE: -1.0,
}
SEAT_BONUS = {1: 1.0, 2: 0.3, 3: 0.1}


def town_radius_km(population: int) -> float:
    """Give the radius of a town as told by its number of people.

    >>> town_radius_km(300), town_radius_km(500_000)
    (1.5, 12.6)
    """
    radius = math.sqrt(population / (math.pi * PEOPLE_PER_SQUARE_KM))
    return round(min(max(radius, LEAST_TOWN_KM), MOST_TOWN_KM), 1)


def radius_of(kind: PlaceKind, population: int = 0) -> float:
    """Give the radius of a place of which only the kind and the number of people are known."""
    return USUAL_KM[kind] if kind in USUAL_KM else town_radius_km(population)


def prominence_of(kind: PlaceKind, population: int, seat: int = 0) -> float:
    """Give how well known a place is, in decades of population.

    Args:
        seat: 1 for a country's capital, 2 and 3 for the seats of its provinces and districts, 0 for neither.
    """
    decades = math.log10(max(population, 1)) + BONUS.get(kind, 0.0) + SEAT_BONUS.get(seat, 0.0)
    return round(max(decades, 0.0) * PROMINENCE_STEPS) / PROMINENCE_STEPS
