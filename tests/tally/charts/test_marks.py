"""Colours can be told apart in grey and read on white."""

from __future__ import annotations

import pytest

from onrecord.tally.charts import marks
from onrecord.tally.charts.marks import arrow, box, clamped, path


def lightness(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted((lightness(one), lightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ink", [marks.INK, marks.QUIET, marks.BEST, marks.ESTIMATE])
@pytest.mark.parametrize("ground", [marks.PAPER, marks.LAND])
def test_words_can_be_read_on_paper_and_land(ink, ground):
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(("mark", "band"), [(marks.BEST, marks.BAND), (marks.ESTIMATE, marks.ESTIMATE_BAND)])
def test_a_mark_stands_out_from_its_band_without_colour(mark, band):
    assert contrast(mark, band) >= 3


@pytest.mark.parametrize("size", [marks.BODY, marks.AXIS, marks.SMALL])
def test_no_letter_is_under_twelve_pixels(size):
    assert size >= 12


def test_a_box_takes_its_sides_in_any_order():
    assert box((5, 1), (9, 2)) == box((1, 5), (2, 9)) == '<rect x="1" y="2" width="4" height="7"/>'


def test_an_arrow_is_as_wide_as_told_at_its_back():
    assert 'd="M0 0L-5 10L5 10Z"' in arrow((0, 0), (0, 10), 5)


def test_an_arrow_without_length_is_drawn_without_error():
    assert "d=" in arrow((1, 1), (1, 1), 5)


def test_a_path_goes_through_its_points():
    assert 'd="M1 2.5L3 0"' in path([(1, 2.46), (3, -0.02)])


def test_a_word_at_an_edge_is_moved_inwards():
    assert clamped(0, "2019", 10, 100) > 0
    assert clamped(100, "2019", 10, 100) < 100
    assert clamped(50, "2019", 10, 100) == 50
