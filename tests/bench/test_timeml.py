from __future__ import annotations

from datetime import date

import pytest

from bench.timeml import interval_of, kind_of, value_of
from onrecord.resolution.dates import find_dates, resolve

PUBLISHED = date(2016, 1, 8)


@pytest.mark.parametrize(
    ("value", "kind", "first", "last"),
    [
        ("2016-01-06", "day", date(2016, 1, 6), date(2016, 1, 6)),
        ("2016-W01", "week", date(2016, 1, 4), date(2016, 1, 10)),
        ("2016-W01-WE", "week", date(2016, 1, 9), date(2016, 1, 10)),
        ("2016-02", "month", date(2016, 2, 1), date(2016, 2, 29)),
        ("2015-Q3", "quarter", date(2015, 7, 1), date(2015, 9, 30)),
        ("2015-H1", "quarter", date(2015, 1, 1), date(2015, 6, 30)),
        ("2015", "year", date(2015, 1, 1), date(2015, 12, 31)),
        ("198", "decade", date(1980, 1, 1), date(1989, 12, 31)),
    ],
)
def test_a_value_of_a_kind_covers_its_days(value, kind, first, last):
    assert kind_of(value) == kind
    assert interval_of(value) == (first, last)


@pytest.mark.parametrize(
    ("value", "kind"),
    [("P3M", "duration"), ("PT2H", "duration"), ("PRESENT_REF", "vague"), ("2015-SU", "season"), ("19XX", "other")],
)
def test_a_value_without_days_of_its_own_covers_none(value, kind):
    assert kind_of(value) == kind
    assert interval_of(value) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Wednesday", "2016-01-06"),
        ("last week", "2015-W53"),
        ("last weekend", "2015-W53-WE"),
        ("in March", "2015-03"),
        ("a year ago", "2015"),
        ("the third quarter", "2015-Q3"),
        ("last summer", "2015-SU"),
        ("the 1980s", "198"),
        ("the past two months", "P2M"),
        ("recent weeks", "PXW"),
        ("the last 48 hours", "PT48H"),
        ("since 2013", "201"),
        ("the next day", None),
    ],
)
def test_a_date_of_ours_has_its_value(words, value):
    (expression,) = find_dates(words)
    assert value_of(expression.meaning, resolve(expression, published=PUBLISHED)) == value
