"""Distances, middles and points some way off, on the sphere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.places.circles import circle_of_points, distance_km, point_towards

POINTS = st.tuples(st.floats(-80, 80), st.floats(-180, 180))


@given(POINTS, POINTS)
def test_distance_is_the_same_both_ways(one, other):
    assert distance_km(one, other) == pytest.approx(distance_km(other, one))


@given(POINTS, st.floats(0, 359), st.floats(0, 2_000))
def test_a_point_so_far_off_is_so_far_off(start, bearing, kilometres):
    assert distance_km(start, point_towards(start, bearing, kilometres)) == pytest.approx(kilometres, abs=0.01)


@given(st.lists(POINTS, min_size=1, max_size=5))
def test_a_circle_holds_its_points(points):
    circle = circle_of_points(points)
    assert all(distance_km(circle.centre, point) <= circle.radius_km + 0.01 for point in points)


def test_the_middle_crosses_the_date_line():
    assert circle_of_points([(0.0, 179.0), (0.0, -179.0)]).centre[1] in (180.0, -180.0)


def test_no_points_have_no_circle():
    assert circle_of_points([]) is None


@pytest.mark.parametrize(("bearing", "expected"), [(0, (1.0, 0.0)), (180, (-1.0, 0.0)), (270, (0.0, -1.0))])
def test_bearings_run_clockwise_from_north(bearing, expected):
    assert point_towards((0.0, 0.0), bearing, 111.195) == pytest.approx(expected, abs=0.001)
