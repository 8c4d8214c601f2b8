"""A text tells days and numbers, as a row has them in columns."""

from __future__ import annotations

from datetime import date

from onrecord.linkage.told import counts_in, days_in

TEXT = "On 3 May 2016 shelling in Saraqib killed 14 people and one child; on Wednesday night it was hit again."


def test_days_are_those_told_and_those_that_follow_from_the_day_of_publication():
    assert days_in(TEXT, date(2016, 5, 12)) == (date(2016, 5, 3), date(2016, 5, 11))
    assert days_in(TEXT, None) == (date(2016, 5, 3),)


def test_a_month_is_no_day():
    assert days_in("In May 2016 the shelling of the market killed many people, residents said.", None) == ()


def test_numbers_are_those_of_two_and_more():
    assert counts_in(TEXT) == (14,)
    assert counts_in("The shelling of the town killed 30 to 40 people, residents said, and 30 on the road.") == (30, 40)


def test_a_language_without_tables_tells_none():
    # Arabic has a table of dates, and none of numbers.
    text = "قتل 14 مدنيا في قصف على السوق في مدينة سراقب يوم 3 أيار 2016"
    assert days_in(text, None) == (date(2016, 5, 3),)
    assert counts_in(text) == ()
    assert days_in("ᚠᚢᚦ", None) == counts_in("ᚠᚢᚦ") == ()
