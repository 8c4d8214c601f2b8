from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evidence.days import find_days, first_day, settle


@pytest.mark.parametrize(
    "text",
    [
        "7 January 2016",
        "7th of January, 2016",
        "January 7, 2016",
        "Jan. 7th 2016",
        "7 JAN 16",
        "7 Jan '16",
        "2016 January 7",
        "2016-01-07",
        "2016/1/7",
        "2016.01.07",
        "2016-01-07T23:59:00Z",
        "7.1.2016",
        "07. 01. 2016",
        "le 7 janvier 2016",
        "7 de enero de 2016",
        "7 de janeiro de 2016",
        "7. Januar 2016",
        "7 января 2016",
        "7 січня 2016",
        "7 OCAK 2016",
        "2016. január 7",
        "2016年1月7日",
        "2016년 1월 7일",
        "7 يناير 2016",
        "٧ كانون الثاني ٢٠١٦",
        "7 كانون الثاني/يناير 2016",
        "7 كانون الثاني (يناير) 2016",
        "7 جانفي 2016",
        "۷ ژانویه ۲۰۱۶",
    ],
)
def test_a_day_is_read_in_the_ways_it_is_written(text):
    found = first_day(text)
    assert found is not None
    assert found.day == date(2016, 1, 7)


@pytest.mark.parametrize("text", ["7 KASIM 2016", "7 Kasım 2016", "7 kasim 2016"])
def test_the_turkish_i_is_read_with_and_without_its_dot(text):
    assert [found.day for found in find_days(text)] == [date(2016, 11, 7)]


@pytest.mark.parametrize(
    "text",
    ["", "January 2016", "Tuesday", "7 January", "31 February 2016", "2016-13-01", "1.2.3.2016", "7 Januaries 2016",
     "tel. 20160107", "7 January 1850", "15/15/2016", "version 2016.1.7.2", "7 January 20161"],
)  # fmt: skip
def test_what_is_no_whole_day_is_not_read(text):
    assert first_day(text) is None


def test_figures_that_read_two_ways_have_both_days():
    found = first_day("03/04/2016")
    assert (found.day, found.other) == (date(2016, 4, 3), date(2016, 3, 4))


@pytest.mark.parametrize(("text", "day"), [("25/12/2016", date(2016, 12, 25)), ("12/25/2016", date(2016, 12, 25))])
def test_figures_that_read_one_way_have_one_day(text, day):
    found = first_day(text)
    assert (found.day, found.other) == (day, None)


def test_the_same_figure_twice_reads_one_way():
    assert first_day("05/05/2016").other is None


def test_two_figures_of_a_year_fall_in_the_century_of_posix():
    assert first_day("3 JAN 68").day.year == 2068
    assert first_day("3 JAN 69").day.year == 1969


def test_the_place_of_a_day_is_given():
    found = first_day("Posted on 7 January 2016 at noon")
    assert "Posted on 7 January 2016 at noon"[found.start : found.end] == "7 January 2016"


def test_english_figures_with_two_readings_are_not_settled():
    found = first_day("03/04/2016")
    assert settle(found, "en") == (None, ("the publication date may be 2016-04-03 or 2016-03-04",))
    assert settle(found, None)[0] is None
    assert settle(found, "fr") == (date(2016, 4, 3), ())


def test_a_day_with_one_reading_is_settled():
    assert settle(first_day("7 January 2016"), "en") == (date(2016, 1, 7), ())


@given(st.dates(date(1969, 1, 1), date(2068, 12, 31)))
def test_an_iso_day_comes_back(day):
    assert [found.day for found in find_days(f"on {day.isoformat()}.")] == [day]


@given(st.text(alphabet=st.characters() | st.sampled_from("0123456789/-. janJAN٣年月日")))
def test_any_text_is_searched(text):
    for found in find_days(text):
        assert 0 <= found.start < found.end <= len(text)
