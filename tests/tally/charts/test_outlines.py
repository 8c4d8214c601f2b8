"""Outlines are cut at the frame and lie in the right places."""

from __future__ import annotations

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tally.charts.outlines import Frame, outlines_within
from tests.sources import SOURCE, words_of

LIBYA = Frame(9, 19, 26, 34)


def holds(ring, longitude, latitude):
    """Say whether a point lies within a ring."""
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > latitude) != (y2 > latitude) and longitude < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1):
            crossings += 1
    return crossings % 2 == 1


def on_land(frame, longitude, latitude):
    return sum(holds(ring, longitude, latitude) for ring in outlines_within(frame).land) % 2 == 1


def test_towns_lie_on_land_and_gulfs_do_not():
    assert on_land(LIBYA, 14.43, 27.04)  # Sabha
    assert on_land(LIBYA, 20.2, 30.7)  # Ajdabiya
    assert not on_land(LIBYA, 18.5, 32.0)  # the Gulf of Sidra


def test_nothing_is_drawn_round_the_world_where_land_crosses_the_date_line():
    north = Frame(-30, 60, 60, 80)
    assert not on_land(north, 0.0, 69.0)  # the Norwegian Sea
    assert not on_land(north, -5.0, 71.0)
    assert on_land(Frame(-179.9, 60, -165, 70), -175.0, 67.0)  # Chukotka, east of the line
    for ring in outlines_within(Frame(-180, -60, 180, 80)).land:
        assert all(abs(a[0] - b[0]) <= 180 for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


def test_a_border_town_lies_on_its_side_of_the_border():
    frame = Frame(36, 35.5, 41, 38)
    assert outlines_within(frame).borders
    assert all(36 <= x <= 41 and 35.5 <= y <= 38 for line in outlines_within(frame).borders for x, y in line)


@settings(max_examples=25, deadline=None)
@given(st.floats(-170, 160), st.floats(-80, 75), st.floats(0.5, 20), st.floats(0.5, 14))
def test_nothing_leaves_the_frame(west, south, across, up):
    frame = Frame(west, south, west + across, south + up)
    found = outlines_within(frame)
    for line in (*found.land, *found.coasts, *found.borders):
        assert all(west - 1e-6 <= x <= frame.east + 1e-6 for x, _ in line)
        assert all(south - 1e-6 <= y <= frame.north + 1e-6 for _, y in line)


def test_a_frame_within_a_country_is_all_land():
    (ring,) = outlines_within(Frame(16, 25, 18, 26)).land
    assert {(round(x, 6), round(y, 6)) for x, y in ring} >= {(16, 25), (18, 25), (18, 26), (16, 26)}
    assert outlines_within(Frame(16, 25, 18, 26)).borders == ()


def test_the_open_sea_is_empty():
    found = outlines_within(Frame(-40, 20, -35, 25))
    assert (found.land, found.coasts, found.borders) == ((), (), ())


def test_the_readme_gives_the_digest_of_the_file():
    folder = SOURCE / "resources" / "maps"
    assert hashlib.sha256((folder / "outlines.txt.gz").read_bytes()).hexdigest() in words_of(folder / "README.md")
