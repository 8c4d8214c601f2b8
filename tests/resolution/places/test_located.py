"""What a name means becomes where something happened, as far as the words go."""

from __future__ import annotations

import pytest

from onrecord.core.values import Where
from onrecord.core.vocabulary import PlacePrecision
from onrecord.resolution.places import locate, resolve_places
from onrecord.resolution.places.circles import distance_km
from tests.resolution.places.atlas import shipped


def placed(told, **options):
    return locate(resolve_places([told], shipped())[told], **options)


def from_centre(where, name):
    place = shipped().search(name, where.country)[0]
    return distance_km((where.latitude, where.longitude), place.point), place.radius_km


def test_a_town_lies_at_its_point():
    where = placed("Raqqa, Syria", text="outside the post office in Raqqa, Syria")
    assert (where.text, where.name, where.country) == ("outside the post office in Raqqa, Syria", "Raqqa", "SY")
    assert (where.gazetteer, where.precision) == ("geonames:172955", PlacePrecision.TOWN)
    assert (where.latitude, where.longitude, where.radius_km) == (35.95283, 39.00788, 13.0)


def test_a_distance_moves_the_point_and_widens_the_circle():
    where = placed("10 km west of Raqqa")
    away, radius = from_centre(where, "Raqqa")
    assert away == pytest.approx(10, abs=0.1)
    assert where.longitude < 39.0
    assert where.radius_km == pytest.approx(4 + min(10, radius), abs=0.1)
    assert (where.precision, where.coordinates_precision) == (PlacePrecision.TOWN, PlacePrecision.TOWN)


def test_a_distance_without_a_direction_is_a_ring():
    where = placed("10 km from Raqqa")
    assert from_centre(where, "Raqqa")[0] == pytest.approx(0, abs=0.01)
    assert where.radius_km == 23.0


def test_near_is_told_no_closer_than_a_district():
    where = placed("near Raqqa")
    assert (where.precision, where.coordinates_precision, where.radius_km) == (
        PlacePrecision.DISTRICT,
        PlacePrecision.TOWN,
        38.0,
    )


def test_a_part_lies_half_way_to_the_edge():
    where = placed("northern Lebanon")
    away, radius = from_centre(where, "Lebanon")
    assert away == pytest.approx(radius / 2, rel=0.01)
    assert where.radius_km == pytest.approx(radius / 2, abs=0.1)
    assert where.precision is PlacePrecision.COUNTRY


def test_a_district_nobody_placed_says_its_point_is_the_provinces():
    where = placed("Idlib District, Syria")
    assert where.coordinates_precision is PlacePrecision.PROVINCE


def test_a_road_lies_between_its_ends():
    told = "the road between Homs and Hama"
    resolution = resolve_places([told, "Hama, Syria"], shipped())
    ends = [shipped().search(name, "SY")[0] for name in ("Homs", "Hama")]
    where = locate(resolution[told], other_end=resolution["Hama, Syria"].place)
    for end in ends:
        assert distance_km((where.latitude, where.longitude), end.point) <= where.radius_km + 0.1
    alone = locate(resolution[told])
    assert alone.radius_km == pytest.approx(ends[0].radius_km + 25, abs=0.1)
    assert alone.precision is PlacePrecision.DISTRICT


def test_what_is_not_known_keeps_its_name_its_country_and_what_was_told():
    where = placed("the village of Kafr Alif in Idlib province, Syria")
    assert where == Where(
        "the village of Kafr Alif in Idlib province, Syria", "Kafr Alif", "SY", precision=PlacePrecision.TOWN
    )
    assert placed("Kafr Alif").precision is PlacePrecision.UNKNOWN
