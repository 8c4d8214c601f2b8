"""Estimates stand side by side with what is documented apart; no number joins the two or stands for all."""

from __future__ import annotations

import pytest

from onrecord.tally.charts.estimates import Estimates, draw_estimates
from onrecord.tally.charts.intervals import Outcome
from onrecord.tally.charts.marks import BEST, ESTIMATE, ESTIMATE_BAND
from onrecord.tally.charts.models import FamilyModels, Model
from onrecord.tally.charts.page import Look
from tests.charts import CAPTION, Ends
from tests.drawn import desc_of, marks_of, tips_of, words_of_chart

OUTCOMES = (
    Outcome("Log-linear models", Ends(6900, 10357, 18020)),
    Outcome("Decomposable graphs", Ends(9826, 12594, 16543)),
    Outcome("Latent classes", None, "the chains do not agree"),
)
MODELS = FamilyModels("Log-linear models", tuple(Model(f"[AB][C{n}]", 9000 + 100 * n, 0.1) for n in range(10)))
CHART = Estimates(CAPTION, 4653, OUTCOMES, (6900, 18020), (MODELS,))


def across(svg, **look):
    return [sorted((float(line["x1"]), float(line["x2"]))) for line in marks_of(svg, "line", **look)]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_interval_is_within_the_envelope(language):
    svg = draw_estimates(CHART, Look(language))
    band = next(each for each in marks_of(svg, "rect", fill=ESTIMATE_BAND) if "fill-opacity" in each)
    left, right = float(band["x"]), float(band["x"]) + float(band["width"])
    intervals = across(svg, stroke=ESTIMATE, stroke_width="4")[1:]
    assert len(intervals) == 2
    assert all(left - 0.2 <= low <= high <= right + 0.2 for low, high in intervals)


def test_what_is_documented_is_a_line_of_its_own_in_words():
    svg = draw_estimates(CHART)
    assert "documented, on any list: 4,653" in words_of_chart(svg)
    ((documented, _),) = across(svg, stroke=BEST)
    assert documented < min(low for low, _ in across(svg, stroke=ESTIMATE, stroke_width="4")[1:])


def test_no_sum_of_documented_and_estimated_is_printed():
    said = words_of_chart(draw_estimates(CHART)) + desc_of(draw_estimates(CHART))
    for total in (10357, 12594, 6900, 18020, 9826, 16543):
        assert f"{total + 4653:,}" not in said
        assert f"{total - 4653:,}" not in said


def test_a_refused_family_keeps_its_row():
    assert "refused: the chains do not agree" in words_of_chart(draw_estimates(CHART))
    assert "Latent classes: refused, the chains do not agree." in desc_of(draw_estimates(CHART))


def test_models_that_disagree_get_no_common_range():
    svg = draw_estimates(Estimates(CAPTION, 4653, OUTCOMES))
    assert "The models disagree" in words_of_chart(svg)
    assert "envelope" not in words_of_chart(svg).lower()


def test_all_families_may_be_refused():
    said = words_of_chart(draw_estimates(Estimates(CAPTION, 4653, OUTCOMES[2:])))
    assert "refused" in said
    assert "disagree" not in said.replace("do not agree", "")
    assert "median" not in said


def test_the_lightest_models_are_told_together():
    svg = draw_estimates(CHART)
    assert sum("Model [AB]" in tip for tip in tips_of(svg)) == 8
    assert "models not drawn 2, weighing 20% together." in words_of_chart(svg)


def test_areas_of_dots_are_weights():
    models = FamilyModels("A", (Model("a", 9000, 0.8), Model("b", 9100, 0.2)))
    svg = draw_estimates(Estimates(CAPTION, 10, OUTCOMES, None, (models,)))
    large, small = (float(dot["r"]) for dot in marks_of(svg, "circle", fill=ESTIMATE)[1:])
    assert (large / small) ** 2 == pytest.approx(4, rel=0.03)


def test_a_model_beyond_the_axis_is_an_arrow_and_does_not_squeeze_the_rest():
    plain = draw_estimates(Estimates(CAPTION, 10, OUTCOMES))
    models = FamilyModels("A", (Model("a", 2.6e10, 0.01),))
    svg = draw_estimates(Estimates(CAPTION, 10, OUTCOMES, None, (models,)))
    assert "26,000,000,000" in words_of_chart(svg)
    assert [tick for tick in ("0", "5,000", "10,000") if tick in words_of_chart(svg).split("\n")] == [
        tick for tick in ("0", "5,000", "10,000") if tick in words_of_chart(plain).split("\n")
    ]
