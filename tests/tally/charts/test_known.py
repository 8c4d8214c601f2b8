"""The documentation curve holds each level until the day it changes, and shows where there was no upper figure."""

from __future__ import annotations

import re
from datetime import date

import pytest

from onrecord.core.values import Count
from onrecord.tally.charts.known import DocumentationCurve, Known, draw_documentation_curve
from onrecord.tally.charts.marks import BEST
from onrecord.tally.charts.page import Look
from tests.charts import CAPTION
from tests.drawn import desc_of, marks_of, tips_of

STEPS = (
    Known(date(2020, 1, 1), Count(10, 12, 20)),
    Known(date(2019, 1, 1), Count(5, 5, 9)),
    Known(date(2020, 7, 1), Count(8, 11, 18)),
)


def best_lines(svg):
    """Give the points of each stretch of the best figure."""
    found = marks_of(svg, "path", stroke=BEST, fill="none")
    return [[tuple(map(float, point.split())) for point in re.split("[ML]", line["d"])[1:]] for line in found]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_steps_are_drawn_in_the_order_of_publication(language):
    (line,) = best_lines(draw_documentation_curve(DocumentationCurve(CAPTION, STEPS), Look(language)))
    assert [x for x, _ in line] == sorted(x for x, _ in line)
    assert len(line) == 6


def test_a_level_holds_until_the_next_publication():
    (line,) = best_lines(draw_documentation_curve(DocumentationCurve(CAPTION, STEPS)))
    assert all(start[1] == end[1] for start, end in zip(line[::2], line[1::2], strict=True))


def test_a_withdrawal_takes_the_curve_down_again():
    (line,) = best_lines(draw_documentation_curve(DocumentationCurve(CAPTION, STEPS)))
    assert line[-1][1] > line[2][1]


def test_the_curve_is_drawn_to_the_day_asked_for():
    until = DocumentationCurve(CAPTION, STEPS, date(2022, 1, 1))
    (line,), (short,) = (
        best_lines(draw_documentation_curve(each)) for each in (until, DocumentationCurve(CAPTION, STEPS))
    )
    assert line[-2][0] < short[-2][0]
    assert line[-1][0] == short[-1][0]


def test_the_line_of_the_best_figure_breaks_where_there_was_none():
    steps = (*STEPS, Known(date(2020, 3, 1), Count(11, None, 20)))
    assert len(best_lines(draw_documentation_curve(DocumentationCurve(CAPTION, steps)))) == 2


def test_arrows_stand_only_where_there_was_no_upper_figure():
    open_step = Known(date(2020, 3, 1), Count(11, 12))
    closed, opened = (
        len(marks_of(draw_documentation_curve(DocumentationCurve(CAPTION, each)), "path", fill=BEST))
        for each in (STEPS, (*STEPS, open_step))
    )
    assert closed == 0
    assert opened > 1


def test_each_step_says_what_was_known_by_then():
    svg = draw_documentation_curve(DocumentationCurve(CAPTION, STEPS))
    assert tips_of(svg)[0] == "By 1 January 2019: from 5 to 9, best 5."
    assert "By 1 July 2020: from 8 to 18, best 11." in desc_of(svg)


def test_the_last_of_many_steps_is_told_as_well():
    steps = tuple(Known(date(2000 + n, 1, 1), Count(n, n, n)) for n in range(90))
    assert desc_of(draw_documentation_curve(DocumentationCurve(CAPTION, steps))).endswith("By 1 January 2089: 89.")


def test_one_step_is_a_curve():
    assert len(best_lines(draw_documentation_curve(DocumentationCurve(CAPTION, STEPS[:1])))) == 1
