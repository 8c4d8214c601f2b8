from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding.imports.celldays import BOTH_WAYS, HIJRI, NUMBERED, Days, days_of, read_day
from onrecord.coding.imports.cells import Unread, written


def when(text, days=None):
    found = read_day(written(text), days or Days())
    if isinstance(found, Unread):
        return None
    return (str(found.earliest), str(found.latest), str(found.precision))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016-04-03", ("2016-04-03", "2016-04-03", "day")),
        ("2016-04-03 10:30", ("2016-04-03", "2016-04-03", "day")),
        ("2016/4/3", ("2016-04-03", "2016-04-03", "day")),
        ("25/04/2016", ("2016-04-25", "2016-04-25", "day")),
        ("04/25/16", ("2016-04-25", "2016-04-25", "day")),
        ("3.4.2016", ("2016-04-03", "2016-04-03", "day")),
        ("03/04/2016", ("2016-03-04", "2016-04-03", "days")),
        ("04/04/2016", ("2016-04-04", "2016-04-04", "day")),
        ("1/2/87", ("1987-01-02", "1987-02-01", "days")),
        ("42374", ("2016-01-05", "2016-01-05", "day")),
        ("42374.5", ("2016-01-05", "2016-01-05", "day")),
        ("03/2016", ("2016-03-01", "2016-03-31", "month")),
        ("2016-12", ("2016-12-01", "2016-12-31", "month")),
        ("March 2016", ("2016-03-01", "2016-03-31", "month")),
        ("2016", ("2016-01-01", "2016-12-31", "year")),
        ("3-5 May 2016", ("2016-05-03", "2016-05-05", "days")),
        ("٣ آذار ٢٠١٦", ("2016-03-03", "2016-03-03", "day")),
        ("3 آذار 2016 م", ("2016-03-03", "2016-03-03", "day")),
        ("1437/09/15", ("2016-06-19", "2016-06-21", "day")),
        ("15/9/1437هـ", ("2016-06-19", "2016-06-21", "day")),
        ("15 رمضان 1437 هـ", ("2016-06-19", "2016-06-21", "day")),
        ("Ramadan 1437", ("2016-06-05", "2016-07-06", "month")),
        ("09/1437", ("2016-06-05", "2016-07-06", "month")),
        ("31/02/2016", None),
        ("2016-02-31", None),
        ("13/2016", None),
        ("31/09/1437", None),
        ("12", None),
        ("99999", None),
        ("1437 AH", None),
        ("yesterday", None),
        ("Friday", None),
        ("3 May", None),
        ("3 May 2016 at the market", None),
    ],
)
def test_a_date_is_the_interval_that_its_figures_allow(text, expected):
    assert when(text) == expected


def test_the_rule_says_how_the_day_was_read():
    rules = [read_day(written(text), Days()).rule for text in ("03/04/2016", "42374", "15/9/1437")]
    assert rules == [BOTH_WAYS, NUMBERED, HIJRI]


def test_other_dates_of_the_column_decide_the_order():
    assert when("03/04/2016", days_of(["25/04/2016", "03/04/2016"])) == ("2016-04-03", "2016-04-03", "day")
    assert when("03/04/2016", days_of(["04/25/2016", "03/04/2016"])) == ("2016-03-04", "2016-03-04", "day")
    # Figures that fit one order only are read in it.
    assert when("13/04/2016", days_of(["04/25/2016"])) == ("2016-04-13", "2016-04-13", "day")


def test_a_column_of_both_orders_decides_nothing_and_a_person_does():
    both = ["25/04/2016", "04/25/2016"]
    assert when("03/04/2016", days_of(both)) == ("2016-03-04", "2016-04-03", "days")
    assert when("03/04/2016", days_of(both, "day first")) == ("2016-04-03", "2016-04-03", "day")


def test_days_exchanged_by_a_program_are_kept_both_ways():
    words = ["25/04/2016", "13/05/2016", "29/06/2016"]
    stored = ["2016-03-04", "2016-05-04", "2016-10-03"]
    assert when("2016-03-04", days_of(words + stored)) == ("2016-03-04", "2016-04-03", "days")
    assert when("2016-03-04", days_of([*words, *stored, "2016-03-25"])) == ("2016-03-04", "2016-03-04", "day")


def test_day_numbers_count_from_the_first_day_of_the_file():
    assert when("40912", days_of([], first_day=date(1904, 1, 1))) == ("2016-01-05", "2016-01-05", "day")
