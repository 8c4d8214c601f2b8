"""Maps show every place with some room, north up, and are true to scale about their middle."""

from __future__ import annotations

from math import asin, cos, hypot, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tally.charts.projection import project_places, round_distance

POINTS = st.lists(st.tuples(st.floats(-170, 170), st.floats(-60, 70)), min_size=1, max_size=20)


@given(POINTS, st.sampled_from([300, 730, 1170]))
def test_every_place_is_on_the_map(points, width):
    found = project_places(points, width, 0.8)
    assert found.width == width
    assert 0.59 * width <= found.height <= 0.81 * width or len(points) > 1
    for point in points:
        x, y = found(*point)
        assert 0 < x < found.width
        assert 0 < y < found.height


def test_north_is_up_and_east_is_right():
    found = project_places([(13, 32), (20, 25)], 700, 0.8)
    assert found(13, 32)[0] < found(20, 25)[0]
    assert found(13, 32)[1] < found(20, 25)[1]


def test_lengths_are_true_along_both_axes():
    found = project_places([(10, 25), (25, 33)], 700, 0.8)
    tripoli, benghazi = (13.19, 32.89), (20.07, 32.12)
    (x1, y1), (x2, y2) = found(*tripoli), found(*benghazi)
    half = [radians(a - b) / 2 for a, b in zip(tripoli, benghazi, strict=True)]
    angle = sin(half[1]) ** 2 + cos(radians(tripoli[1])) * cos(radians(benghazi[1])) * sin(half[0]) ** 2
    kilometres = 2 * 6371 * asin(sqrt(angle))
    assert hypot(x2 - x1, y2 - y1) / found.pixels_per_km == pytest.approx(kilometres, rel=0.06)


def test_one_place_gets_a_map_no_finer_than_the_outlines():
    found = project_places([(36.3, 33.5)], 700, 0.8)
    assert found.frame.north - found.frame.south >= 0.6


@pytest.mark.parametrize(("longest", "told"), [(1, 1), (4.9, 2), (180, 100), (999, 500), (0.3, 0.2)])
def test_the_bar_of_a_scale_is_a_round_distance(longest, told):
    assert round_distance(longest) == pytest.approx(told)
