"""Kinds give precisions; radii and prominence grow with people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.vocabulary import PlacePrecision
from onrecord.resolution.places.kinds import PlaceKind, prominence_of, radius_of, town_radius_km

PEOPLE = st.integers(0, 40_000_000)


def test_kinds_with_borders_of_their_own_have_a_precision():
    without = [kind for kind in PlaceKind if kind.precision is PlacePrecision.UNKNOWN]
    assert without == [PlaceKind.CONTINENT, PlaceKind.REGION]
    assert PlaceKind.TOWN.precision is PlacePrecision.TOWN


@given(PEOPLE, PEOPLE)
def test_more_people_never_make_a_town_smaller_or_less_known(one, other):
    few, many = sorted((one, other))
    assert town_radius_km(few) <= town_radius_km(many)
    assert prominence_of(PlaceKind.TOWN, few) <= prominence_of(PlaceKind.TOWN, many)


def test_a_town_reaches_between_one_and_a_half_and_forty_kilometres():
    assert (town_radius_km(0), town_radius_km(100_000_000)) == (1.5, 40.0)


def test_a_country_is_better_known_than_a_town_of_as_many_people():
    assert prominence_of(PlaceKind.COUNTRY, 10_000) > prominence_of(PlaceKind.TOWN, 10_000)
    assert prominence_of(PlaceKind.TOWN, 10_000, seat=1) > prominence_of(PlaceKind.TOWN, 10_000)
    assert prominence_of(PlaceKind.SITE, 0) == 0.0


def test_only_towns_are_sized_by_people():
    assert radius_of(PlaceKind.SITE, 10**6) == 0.5
    assert radius_of(PlaceKind.TOWN, 10**6) == town_radius_km(10**6)
