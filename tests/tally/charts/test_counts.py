"""A count drawn upwards keeps low, best and high in their order, and draws no end where none was reported."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.values import Count
from onrecord.tally.charts.counts import Upright, central, draw_upright, highest, lowest, range_keys
from onrecord.tally.charts.markup import Svg
from onrecord.tally.charts.page import Look, open_page
from onrecord.tally.charts.scales import Scale

BAR = Upright(50, 10, Scale(0, 1000, 300, 0))
ENDS = st.lists(st.integers(0, 1000), min_size=3, max_size=3).map(sorted)


def drawn(count):
    return [ElementTree.fromstring(mark) for mark in draw_upright(BAR, count) if isinstance(mark, Svg)]


@given(ENDS)
def test_low_best_and_high_stand_in_their_order(ends):
    marks = drawn(Count(*ends))
    best = next(float(mark.get("y1")) for mark in marks if mark.tag == "line")
    for band in (mark for mark in marks if mark.tag == "rect"):
        top, height = float(band.get("y")), float(band.get("height"))
        assert top - 0.06 <= best <= top + height + 0.11
    assert [mark.tag for mark in marks].count("path") == 0


def test_a_count_without_a_high_gets_an_arrow_instead_of_an_end():
    marks = drawn(Count(100, 200))
    arrow = next(mark for mark in marks if mark.tag == "path")
    assert arrow.get("d").startswith("M50 220")
    assert [mark.get("stroke-dasharray") for mark in marks if mark.tag == "line"] == [None, "3 2"]


def test_a_count_without_a_low_has_a_dashed_band_from_zero_and_no_best():
    (band,) = drawn(Count(None, None, 400))
    assert band.get("stroke-dasharray") == "3 2"
    assert float(band.get("y")) + float(band.get("height")) == 300


def test_a_best_figure_that_was_not_given_is_not_drawn():
    assert [mark.tag for mark in drawn(Count(100, None, 200))] == ["rect"]


def test_the_figures_of_open_counts_fall_back_in_order():
    assert (lowest(Count(best=3)), central(Count(low=2)), highest(Count(low=2))) == (0, 2, 2)
    assert (central(Count(high=7)), highest(Count()), central(Count())) == (0, 0, 0)


def test_keys_explain_only_what_is_drawn():
    page = open_page(Look())
    assert [key.text for key in range_keys(page, [Count.exactly(5)])] == ["best figure by the stated rules"]
    assert [key.text for key in range_keys(page, [Count(1)])] == ["no upper figure was reported"]
    assert len(list(range_keys(page, [Count(1, 2, 3), Count(1)]))) == 3
