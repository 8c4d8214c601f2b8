from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.vocabulary import DateBasis, DatePrecision
from onrecord.resolution.dates.absolute import (
    calendar_exists,
    settle_ambiguous,
    settle_calendar,
    settle_decade,
    settle_feast,
    settle_season,
)
from onrecord.resolution.dates.meanings import AmbiguousDate, CalendarDate, Decade, FixedDay, Season
from onrecord.resolution.dates.settling import Frame

SAID = Frame(date(2016, 1, 8))
FUTURE = Frame(date(2016, 1, 8), past=False)
UNKNOWN = Frame()


def ends(settled):
    return settled.earliest, settled.latest


def test_some_dates_do_not_exist():
    assert calendar_exists(None, 2, 29)
    assert calendar_exists(None, None, 31)
    assert calendar_exists(2016, None, None)
    assert not calendar_exists(2015, 2, 29)
    assert not calendar_exists(None, 13, 1)
    assert not calendar_exists(10_000, 1, 1)
    assert not calendar_exists(2015, 4, 31)


@pytest.mark.parametrize(
    ("meaning", "first", "last", "precision"),
    [
        (CalendarDate(2015, 12, 29), date(2015, 12, 29), date(2015, 12, 29), DatePrecision.DAY),
        (CalendarDate(2013, 3), date(2013, 3, 1), date(2013, 3, 31), DatePrecision.MONTH),
        (CalendarDate(2013), date(2013, 1, 1), date(2013, 12, 31), DatePrecision.YEAR),
    ],
)
def test_a_date_with_its_year_is_fixed_by_its_words(meaning, first, last, precision):
    settled = settle_calendar(meaning, UNKNOWN)
    assert ends(settled) == (first, last)
    assert (settled.precision, settled.basis) == (precision, DateBasis.STATED)
    assert settled.rule == f"the {precision} as written"


@pytest.mark.parametrize(("frame", "day"), [(SAID, date(2015, 12, 29)), (FUTURE, date(2016, 12, 29)), (UNKNOWN, None)])
def test_a_date_without_a_year_is_the_latest_before_or_the_first_after(frame, day):
    settled = settle_calendar(CalendarDate(month=12, day=29), frame)
    assert ends(settled) == (day, day)


def test_a_date_without_a_year_stays_open_if_the_publication_date_is_unknown():
    settled = settle_calendar(CalendarDate(month=3), UNKNOWN)
    assert (settled.precision, settled.rule) == (DatePrecision.MONTH, "month without a year, publication date unknown")


@pytest.mark.parametrize(
    ("short", "frame", "year"),
    [(90, UNKNOWN, 1990), (15, UNKNOWN, 2015), (15, SAID, 2015), (90, SAID, 1990), (17, SAID, 2017)],
)
def test_two_figures_of_a_year_are_read_in_words_of_the_rule(short, frame, year):
    settled = settle_calendar(CalendarDate(short, 1, 3, short=True), frame)
    assert settled.earliest == date(year, 1, 3)
    assert settled.rule == f"two-digit year read as {year}"


def test_a_leap_day_of_two_figures_may_not_exist():
    settled = settle_calendar(CalendarDate(15, 2, 29, short=True), UNKNOWN)
    assert (ends(settled), settled.rule) == ((None, None), "there is no such date in 2015")


@pytest.mark.parametrize(
    ("years", "year", "rule"),
    [
        (-1, 2015, "in the year before that of the publication date"),
        (0, 2016, "in the year of the publication date"),
        (1, 2017, "in the year after that of the publication date"),
    ],
)
def test_a_year_may_be_told_from_that_of_speaking(years, year, rule):
    settled = settle_calendar(CalendarDate(month=3, years=years), SAID)
    assert (settled.earliest, settled.rule) == (date(year, 3, 1), rule)
    assert ends(settle_calendar(CalendarDate(month=3, years=years), UNKNOWN)) == (None, None)


def test_a_weekday_that_does_not_agree_is_remarked_on():
    agreeing = settle_calendar(CalendarDate(2016, 1, 6, weekday=2), UNKNOWN)
    assert agreeing.rule == "the day as written"
    wrong = settle_calendar(CalendarDate(month=1, day=6, weekday=4), SAID)
    assert wrong.rule.endswith("; the report calls it a Friday, it was a Wednesday")


BOTH = AmbiguousDate(CalendarDate(2016, 4, 3), CalendarDate(2016, 3, 4))


def test_figures_that_fit_two_dates_keep_both():
    settled = settle_ambiguous(BOTH, UNKNOWN)
    assert ends(settled) == (date(2016, 3, 4), date(2016, 4, 3))
    assert settled.rule == "day and month could stand either way: 4 March 2016 or 3 April 2016"
    assert ends(settle_ambiguous(BOTH, Frame(date(2017, 1, 1)))) == ends(settled)


@pytest.mark.parametrize(
    ("both", "day", "order"),
    [(BOTH, date(2016, 3, 4), "month"), (AmbiguousDate(BOTH.month_first, BOTH.day_first), date(2016, 3, 4), "day")],
)
def test_the_one_that_had_not_come_yet_is_ruled_out(both, day, order):
    settled = settle_ambiguous(both, Frame(date(2016, 3, 10)))
    assert (ends(settled), settled.basis) == ((day, day), DateBasis.INFERRED)
    assert settled.rule == f"read {order} first, as the other way it would be after the publication date"


@pytest.mark.parametrize(
    ("meaning", "frame", "first", "last"),
    [
        (Season("summer", 2014), UNKNOWN, date(2014, 6, 1), date(2014, 9, 23)),
        (Season("winter", 2014), UNKNOWN, date(2013, 12, 1), date(2015, 3, 21)),
        (Season("summer", which=-1), SAID, date(2015, 6, 1), date(2015, 9, 23)),
        (Season("winter"), SAID, date(2015, 12, 1), date(2016, 3, 21)),
        (Season("winter"), UNKNOWN, None, None),
    ],
)
def test_a_season_is_that_of_the_north(meaning, frame, first, last):
    settled = settle_season(meaning, frame)
    assert ends(settled) == (first, last)
    assert settled.precision is DatePrecision.SEASON


@pytest.mark.parametrize(
    ("meaning", "frame", "first", "last", "precision"),
    [
        (FixedDay("christmas", 2014), UNKNOWN, date(2014, 12, 25), date(2014, 12, 25), DatePrecision.DAY),
        (FixedDay("christmas"), SAID, date(2015, 12, 25), date(2015, 12, 25), DatePrecision.DAY),
        (FixedDay("christmas"), UNKNOWN, None, None, DatePrecision.DAY),
        (FixedDay("eid_al_fitr", 2014), UNKNOWN, date(2014, 7, 27), date(2014, 7, 31), DatePrecision.DAYS),
        (FixedDay("ramadan"), SAID, date(2015, 6, 17), date(2015, 7, 17), DatePrecision.MONTH),
    ],
)
def test_a_feast_is_as_long_as_it_lasts(meaning, frame, first, last, precision):
    settled = settle_feast(meaning, frame)
    assert (*ends(settled), settled.precision) == (first, last, precision)


def test_a_feast_that_falls_twice_or_never_in_its_year_stays_open():
    assert settle_feast(FixedDay("ramadan", 2030), SAID).rule == "2 such times are known in 2030"
    assert settle_feast(FixedDay("ramadan", 1700), SAID).rule == "0 such times are known in 1700"


def test_a_decade_is_its_ten_years():
    settled = settle_decade(Decade(1980), UNKNOWN)
    assert (*ends(settled), settled.precision) == (date(1980, 1, 1), date(1989, 12, 31), DatePrecision.YEARS)
