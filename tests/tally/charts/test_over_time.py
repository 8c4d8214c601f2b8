"""Counts over time: earlier is left in every language, and what is dated to a wider period is shown apart."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import BadOption
from onrecord.core.values import Count
from onrecord.tally.charts import marks
from onrecord.tally.charts.over_time import OverTime, TimeCell, draw_over_time
from onrecord.tally.charts.page import Look
from tests.charts import CAPTION, month_cell
from tests.drawn import desc_of, marks_of, texts_of, tips_of, words_of_chart

CELLS = (
    month_cell(2019, 11, Count(8, 12, 20)),
    month_cell(2019, 12, Count(5)),
    month_cell(2020, 1, Count(30, 31, 44)),
)
YEAR = TimeCell(date(2019, 1, 1), date(2019, 12, 31), Count(5, 12, 20))
UNDATED = TimeCell(None, None, Count(3, 4, 9))


def bands(svg):
    """Give the left edges and heights of the bands of cells, the sample of the key left out."""
    return [(float(band["x"]), float(band["height"])) for band in marks_of(svg, "rect", fill=marks.BAND)][1:]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_later_cells_stand_further_right(language):
    found = bands(draw_over_time(OverTime(CAPTION, CELLS), Look(language)))
    assert [x for x, _ in found] == sorted(x for x, _ in found)


def test_bands_are_as_tall_as_their_ranges():
    (_, first), (_, last) = bands(draw_over_time(OverTime(CAPTION, CELLS)))
    assert first / last == pytest.approx(12 / 14, abs=0.01)


def test_the_axis_of_values_stands_where_reading_starts():
    english, arabic = (draw_over_time(OverTime(CAPTION, CELLS), Look(language)) for language in ("en", "ar"))
    zero = [next(words for words in texts_of(svg) if words.text == "0") for svg in (english, arabic)]
    assert zero[0].right < 100
    assert zero[1].left > 660


def test_a_wider_period_is_told_below_and_changes_no_column():
    plain, wider = (draw_over_time(OverTime(CAPTION, CELLS, each)) for each in ((), (YEAR, UNDATED)))
    said = words_of_chart(wider)
    assert "2019, month not known: 12 (5 to 20)" in said
    assert "date not known: 4 (3 to 9)" in said
    assert [height for _, height in bands(plain)] == [height for _, height in bands(wider)]


def test_the_bracket_of_a_wider_period_covers_its_days():
    svg = draw_over_time(OverTime(CAPTION, CELLS, (YEAR,)))
    (*_, bracket) = marks_of(svg, "line", stroke_dasharray="5 3")
    december = bands(svg)
    assert float(bracket["x1"]) < december[0][0] < float(bracket["x2"]) < december[1][0]


def test_only_undated_records_are_told_without_an_axis():
    said = words_of_chart(draw_over_time(OverTime(CAPTION, (), (UNDATED,))))
    assert "date not known: 4 (3 to 9)" in said
    assert "Documented: people killed" not in said


def test_each_column_says_its_numbers_when_pointed_at():
    assert tips_of(draw_over_time(OverTime(CAPTION, CELLS)))[1] == "December 2019: at least 5, no upper figure."


def test_the_numbers_are_told_in_sentences():
    said = desc_of(draw_over_time(OverTime(CAPTION, CELLS, (YEAR,))))
    assert "January 2020: from 30 to 44, best 31." in said
    assert "Dated only to a wider period: 2019, month not known: from 5 to 20, best 12." in said


def test_no_sum_of_the_cells_is_printed():
    said = words_of_chart(draw_over_time(OverTime(CAPTION, CELLS, (YEAR,))))
    assert not {"43", "48", "60"} & set(said.split())  # of the low, of the best or low, and of these with the year


def test_arabic_months_stand_in_both_their_names():
    said = words_of_chart(draw_over_time(OverTime(CAPTION, CELLS), Look("ar")))
    assert "كانون الثاني\nيناير\n2020" in said


def test_a_cell_without_an_end_belongs_to_the_wider_ones():
    with pytest.raises(BadOption, match="a cell of time"):
        OverTime(CAPTION, (UNDATED,))


def test_a_wider_cell_open_on_one_side_reaches_the_end_of_the_axis():
    svg = draw_over_time(OverTime(CAPTION, CELLS, (TimeCell(date(2019, 12, 1), None, Count(1)),)))
    assert "on or after 1 December 2019: at least 1" in words_of_chart(svg)
    (*_, bracket) = marks_of(svg, "line", stroke_dasharray="5 3")
    assert float(bracket["x2"]) == 732
