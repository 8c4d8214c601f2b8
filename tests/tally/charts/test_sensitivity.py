"""Leaving out a list: each row beside the estimate from all lists, refusals with their reason."""

from __future__ import annotations

import pytest

from onrecord.tally.charts.intervals import Outcome
from onrecord.tally.charts.marks import ESTIMATE, ESTIMATE_BAND
from onrecord.tally.charts.page import Look
from onrecord.tally.charts.sensitivity import Sensitivity, draw_sensitivity
from tests.charts import CAPTION, Ends
from tests.drawn import desc_of, marks_of, tips_of, words_of_chart

CHART = Sensitivity(
    CAPTION,
    Ends(8874, 10368, 13662),
    (
        Outcome("Registers", Ends(6100, 7124, 8800)),
        Outcome("Court", None, "two lists have nobody in common", "a third"),
    ),
)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_band_is_the_interval_from_all_lists(language):
    svg = draw_sensitivity(CHART, Look(language))
    band = next(each for each in marks_of(svg, "rect", fill=ESTIMATE_BAND) if "fill-opacity" in each)
    full = marks_of(svg, "line", stroke=ESTIMATE, stroke_width="4")[1]
    assert float(band["x"]) == pytest.approx(min(float(full["x1"]), float(full["x2"])), abs=0.1)


def test_the_estimate_from_all_lists_comes_first():
    assert tips_of(draw_sensitivity(CHART))[0] == "All lists: median 10,368, 95% interval from 8,874 to 13,662."


def test_each_list_left_out_is_named_and_refusals_say_why():
    said = words_of_chart(draw_sensitivity(CHART))
    assert "Without Registers" in said
    assert "refused: two lists have nobody in common" in said
    assert "Needed: a third" in said
    assert "Without Court: refused, two lists have nobody in common." in desc_of(draw_sensitivity(CHART))
