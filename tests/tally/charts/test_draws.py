"""Histograms hold every draw they do not say they leave out."""

from __future__ import annotations

import random

import pytest

from onrecord.tally.charts.draws import Draws, draw_draws
from onrecord.tally.charts.marks import BEST, ESTIMATE, ESTIMATE_BAND
from onrecord.tally.charts.page import Look
from tests.charts import CAPTION
from tests.drawn import desc_of, marks_of, words_of_chart

CHANCE = random.Random(4)
DRAWS = tuple(4653 + CHANCE.lognormvariate(8.6, 0.3) for _ in range(3000))


def columns(svg):
    return [(float(bar["x"]), float(bar["height"])) for bar in marks_of(svg, "rect", fill=ESTIMATE_BAND)]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_larger_numbers_stand_further_right_in_every_language(language):
    found = [x for x, _ in columns(draw_draws(Draws(CAPTION, DRAWS), Look(language)))]
    assert found == sorted(found)
    assert len(found) > 20


def test_what_is_documented_stands_left_of_every_draw():
    svg = draw_draws(Draws(CAPTION, DRAWS, 4653))
    ((line,),) = ([float(each["x1"])] for each in marks_of(svg, "line", stroke=BEST))
    assert line < columns(svg)[0][0]
    assert "documented, on any list: 4,653" in words_of_chart(svg)


def test_the_interval_is_told_with_its_median():
    said = desc_of(draw_draws(Draws(CAPTION, tuple(map(float, range(1001))))))
    assert "1,001 draws: median 500, 95% interval from 25 to 975." in said


def test_draws_beyond_the_axis_are_said_to_be_left_out():
    assert "Draws above 995, not drawn: less than 1%." in words_of_chart(
        draw_draws(Draws(CAPTION, tuple(map(float, range(1001)))))
    )


def test_draws_that_are_all_alike_are_one_column():
    svg = draw_draws(Draws(CAPTION, (500.0,) * 9))
    assert len(columns(svg)) == 1
    assert "not drawn" not in words_of_chart(svg)


def test_one_draw_is_drawn_with_its_mark():
    assert marks_of(draw_draws(Draws(CAPTION, (12.0,))), "path", fill=ESTIMATE)
