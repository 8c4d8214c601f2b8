"""A page has a width that somebody reads at, and offsets run from where reading starts."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.tally.charts.page import Caption, Look, open_page
from onrecord.tally.charts.words import load_words


@pytest.mark.parametrize("width", [0, 319, 2001])
def test_a_width_that_nobody_reads_at_is_refused(width):
    with pytest.raises(BadOption, match="width of a chart"):
        Look(width=width)


def test_offsets_run_from_where_reading_starts():
    assert open_page(Look("en", 760)).x(10) == 10
    assert open_page(Look("ar", 760)).x(10) == 722


def test_sides_are_left_and_right_in_every_language():
    assert open_page(Look("ar", 760)).sides(0, 100) == (632, 732)


def test_a_phone_is_narrow_and_a_page_is_not():
    assert open_page(Look(width=390)).narrow
    assert not open_page(Look(width=760)).narrow


def test_without_a_word_for_what_is_counted_it_is_people():
    assert Caption("a", "b").what(load_words("en")) == "people"
    assert Caption("a", "b", "people killed").what(load_words("en")) == "\u2068people killed\u2069"
