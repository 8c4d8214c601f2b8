"""Bars start at their names, what is not known comes last, and ranges are drawn across."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.values import Count
from onrecord.tally.charts.bars import Bar, Bars, draw_bars
from onrecord.tally.charts.marks import BAND, INK
from onrecord.tally.charts.page import Look
from tests.charts import CAPTION
from tests.drawn import desc_of, marks_of, tips_of, words_of_chart

BARS = (
    Bar("Not known", Count(100, 130, 170), unknown=True),
    Bar("Harbour Guard", Count(12)),
    Bar("Unnamed armed men", Count(80, 95)),
    Bar("Brigade of the Seventh Gate", Count(210, 238, 300)),
)


def test_larger_bars_come_first_and_what_is_not_known_last():
    said = [tip.partition(":")[0] for tip in tips_of(draw_bars(Bars(CAPTION, BARS)))]
    assert said == ["Brigade of the Seventh Gate", "Unnamed armed men", "Harbour Guard", "Not known"]


@pytest.mark.parametrize(("language", "edge"), [("en", "left"), ("ar", "right")])
def test_bars_grow_away_from_their_names(language, edge):
    drawn = marks_of(draw_bars(Bars(CAPTION, BARS), Look(language)), "rect", fill=BAND)[1:]
    starts = {float(bar["x"]) + (float(bar["width"]) if edge == "right" else 0) for bar in drawn}
    assert max(starts) - min(starts) < 0.2


def test_bars_are_as_long_as_their_best_figures():
    drawn = [float(bar["width"]) for bar in marks_of(draw_bars(Bars(CAPTION, BARS)), "rect", fill=BAND)][1:]
    assert drawn[0] / drawn[1] == pytest.approx(238 / 95, abs=0.01)


def test_a_count_without_a_best_figure_is_drawn_hollow():
    hollow = marks_of(draw_bars(Bars(CAPTION, BARS)), "rect", fill="none", stroke_dasharray="4 3")
    assert len(hollow) == 2  # of the key and of the Harbour Guard


@pytest.mark.parametrize(("language", "sign"), [("en", 1), ("ar", -1)])
def test_an_open_range_points_away_from_the_names(language, sign):
    svg = draw_bars(Bars(CAPTION, (Bar("Harbour Guard", Count(12)),)), Look(language))
    arrow = marks_of(svg, "path", fill=INK)[-1]["d"]
    tip, back = (float(point.split()[0]) for point in arrow.strip("MZ").split("L")[:2])
    assert (tip - back) * sign > 0


def test_at_most_is_a_line_without_a_bar_and_comes_after_what_is_documented():
    svg = draw_bars(Bars(CAPTION, (Bar("Mines", Count(None, None, 900)), Bar("Harbour Guard", Count(5, 6, 9)))))
    assert [tip.partition(":")[0] for tip in tips_of(svg)] == ["Harbour Guard", "Mines"]
    assert len(marks_of(svg, "rect", fill="none")) == 0


def test_a_long_name_is_cut_on_the_bar_and_whole_in_its_words():
    name = "Brigade " * 60
    svg = draw_bars(Bars(CAPTION, (Bar(name, Count(1, 2, 3)),)))
    assert "…" in words_of_chart(svg)
    assert desc_of(svg).count("Brigade") == 60


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.integers(0, 10**9), min_size=3, max_size=3).map(sorted), min_size=1, max_size=6))
def test_the_line_of_a_range_runs_from_low_to_high(ends):
    bars = tuple(Bar(str(n), Count(*each)) for n, each in enumerate(ends))
    lines = marks_of(draw_bars(Bars(CAPTION, bars)), "line", stroke=INK, stroke_width="1.5")
    across = [line for line in lines if line["y1"] == line["y2"]]
    assert all(float(line["x1"]) <= float(line["x2"]) for line in across)
