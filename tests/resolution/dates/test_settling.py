from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.vocabulary import DateBasis, DatePrecision
from onrecord.resolution.dates.occurrences import month_and_day, season
from onrecord.resolution.dates.settling import Frame, Settled, chosen, fixed, opened, settle

SAID = Frame(date(2016, 1, 8))
FUTURE = Frame(date(2016, 1, 8), past=False)


def told(first, last=None):
    return Frame(context=(first, last or first))


@pytest.mark.parametrize(
    ("which", "frame", "first"),
    [
        (None, SAID, date(2015, 5, 1)),
        (None, FUTURE, date(2016, 5, 1)),
        (-1, SAID, date(2015, 5, 1)),
        (0, SAID, date(2016, 5, 1)),
        (1, SAID, date(2016, 5, 1)),
        (None, told(date(2013, 6, 2)), date(2013, 5, 1)),
        (None, told(date(2013, 1, 1), date(2013, 12, 31)), date(2013, 5, 1)),
    ],
)
def test_of_many_the_one_meant_is_chosen(which, frame, first):
    interval, _, _ = chosen(month_and_day(5, None), which, frame, "month")
    assert interval[0] == first


def test_this_winter_is_the_one_that_is_running():
    assert chosen(season("winter"), 0, SAID, "winter")[0][0] == date(2015, 12, 1)


def test_what_was_told_counts_only_if_it_had_begun_by_the_day_of_speaking():
    frame = Frame(date(2016, 1, 8), context=(date(2015, 12, 20), date(2015, 12, 20)))
    interval, basis, rule = chosen(month_and_day(2, 1), None, frame, "date")
    assert interval[0] == date(2015, 2, 1)
    assert basis is DateBasis.RELATIVE_TO_REPORT
    assert rule == "the date nearest to what the report has told"


def test_a_frame_that_holds_several_leaves_the_choice_to_the_day_of_speaking():
    years = (date(2011, 1, 1), date(2015, 12, 31))
    assert chosen(month_and_day(5, 1), None, Frame(context=years), "date") is None
    assert chosen(month_and_day(5, 1), None, Frame(date(2016, 1, 8), context=years), "date")[0][0] == date(2015, 5, 1)


def test_nothing_is_chosen_without_a_day_or_where_none_exists():
    assert chosen(month_and_day(5, 1), None, Frame(), "date") is None
    never = dict.fromkeys(range(10_000), ()).__getitem__
    for which, past in ((None, True), (None, False), (-1, True), (0, True), (1, True)):
        assert chosen(never, which, Frame(date(2016, 1, 8), past=past), "date") is None


def test_what_was_told_decides_nothing_if_nothing_had_begun():
    frame = Frame(date(2, 1, 1), context=(date(2, 1, 1), date(2, 1, 1)))
    assert chosen(month_and_day(5, 1), None, frame, "date") is None


def test_ends_out_of_order_fix_nothing_and_the_rule_says_so():
    settled = fixed((date(2016, 2, 1), date(2016, 1, 1)), DatePrecision.DAYS, DateBasis.STATED, "the range")
    assert (settled.earliest, settled.latest) == (None, None)
    assert settled.rule == "the range, which would end before it begins"


def test_an_interval_is_known_only_by_both_its_ends():
    assert opened(DatePrecision.DAY, "rule").interval is None
    assert Settled(date(2016, 1, 1), None, DatePrecision.DAY, DateBasis.STATED, "rule").interval is None


def test_what_is_no_meaning_is_refused():
    with pytest.raises(TypeError, match="no meaning of a date"):
        settle("Wednesday", SAID)
