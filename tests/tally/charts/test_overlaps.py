"""Overlap plots: sets from the largest down, and nothing that gives away a small one."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onrecord.core.errors import BadOption
from onrecord.tally.charts.marks import BEST
from onrecord.tally.charts.overlaps import OverlapPlot, draw_overlaps
from onrecord.tally.charts.page import Look
from tests.charts import CAPTION
from tests.drawn import desc_of, marks_of, tips_of, words_of_chart

LISTS = ("Registers", "Committee", "Court")
COUNTS = (0, 845, 306, 182, 1177, 202, 3, 2)


def bars(svg):
    return [(float(bar["x"]), float(bar["height"]), bar["fill"]) for bar in marks_of(svg, "rect", stroke=BEST)]


def test_sets_stand_from_the_largest_down():
    heights = [height for _, height, _ in bars(draw_overlaps(OverlapPlot(CAPTION, LISTS, COUNTS)))]
    assert heights == sorted(heights, reverse=True)
    assert len(heights) == 7


def test_in_arabic_the_largest_set_stands_at_the_right():
    places = [x for x, _, _ in bars(draw_overlaps(OverlapPlot(CAPTION, LISTS, COUNTS), Look("ar")))]
    assert places == sorted(places, reverse=True)


def test_a_set_says_its_lists_and_its_number():
    assert "Registers + Court: 202." in tips_of(draw_overlaps(OverlapPlot(CAPTION, LISTS, COUNTS)))


def test_sizes_of_lists_are_told():
    svg = draw_overlaps(OverlapPlot(CAPTION, LISTS, COUNTS))
    assert "Sizes of the lists: Registers: 1,231. Committee: 493. Court: 1,384." in desc_of(svg)


def test_small_sets_are_hollow_alike_and_in_no_order_of_size():
    svg = draw_overlaps(OverlapPlot(CAPTION, LISTS, COUNTS, hide_below=5))
    hidden = [bar for bar in bars(svg) if bar[2] == "none"]
    assert len({height for _, height, _ in hidden}) == 1
    assert len(hidden) == 2
    assert tips_of(svg)[-2:] == ["Committee + Court: <5.", "Registers + Committee + Court: <5."]
    assert "fewer than 5" in words_of_chart(svg)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=7, max_size=7))
def test_no_number_shown_gives_a_hidden_set_away(counts):
    """Whatever a hidden set may hold, the chart is the same: it tells nothing of what is in it."""
    chart = OverlapPlot(CAPTION, LISTS, (0, *counts), 5)
    hidden = [pattern for pattern in range(8) if chart.hides(pattern)]
    assume(0 < len(hidden) <= 3)
    charts = set()
    for numbers in product((1, 4), repeat=len(hidden)):
        other = list(chart.counts)
        for pattern, number in zip(hidden, numbers, strict=True):
            other[pattern] = number
        charts.add(draw_overlaps(OverlapPlot(CAPTION, LISTS, tuple(other), 5)))
    assert len(charts) == 1


def test_sets_without_room_are_told_with_their_people():
    counts = (0, *range(1000, 1000 + 63))
    svg = draw_overlaps(OverlapPlot(CAPTION, tuple("ABCDEF"), counts))
    left_out = 63 - len(bars(svg))
    people = sum(sorted(counts[1:])[:left_out])
    assert f"Smaller sets not drawn: {left_out}, with {people:,} people together." in words_of_chart(svg)


def test_the_people_of_sets_without_room_are_not_told_where_some_are_hidden():
    counts = (0, 2, *range(1000, 1000 + 62))
    svg = draw_overlaps(OverlapPlot(CAPTION, tuple("ABCDEF"), counts, 5))
    assert re.search(r"Smaller sets not drawn: \d+\.", words_of_chart(svg))


@pytest.mark.parametrize("counts", [(0, 1, 2), (0, 1, -2, 3)])
def test_numbers_that_fit_no_lists_are_refused(counts):
    with pytest.raises(BadOption, match="counts of overlaps"):
        OverlapPlot(CAPTION, ("A", "B"), counts)
