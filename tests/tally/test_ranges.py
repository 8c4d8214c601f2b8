from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.errors import BadOption
from onrecord.tally.ranges import NOBODY, Range, added

NUMBERS = st.integers(0, 50)
RANGES = st.builds(Range.within, NUMBERS, NUMBERS, NUMBERS, st.integers(0, 2))


@pytest.mark.parametrize("ends", [(3, 2, 4), (1, 5, 4), (-1, 0, 0), (1, 1, 1, -1)])
def test_ends_out_of_order_are_refused(ends):
    with pytest.raises(BadOption, match="a range"):
        Range(*ends)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_any_three_numbers_are_put_in_order_and_the_lower_end_stays(low, best, high):
    made = Range.within(low, best, high)
    assert made.low == low
    assert made.low <= made.best <= made.high


@given(st.lists(RANGES))
def test_a_sum_has_the_sums_of_the_ends(ranges):
    total = added(ranges)
    assert total.low == sum(each.low for each in ranges)
    assert total.high == sum(each.high for each in ranges)
    assert total.open_ended == sum(each.open_ended for each in ranges)
    assert added([*ranges, NOBODY]) == added(reversed(ranges)) == total


@given(RANGES, RANGES)
def test_those_of_some_kinds_are_never_more_than_the_whole(some, whole):
    found = some.at_most(whole)
    assert (found.low <= whole.low, found.best <= whole.best) == (True, True)
    assert found.high <= max(some.high, found.low) if whole.open_ended else found.high <= whole.high
    assert some.at_most(some) == some


@pytest.mark.parametrize(
    ("range_", "words"),
    [
        (Range(12, 12, 12), "12"),
        (Range(12, 13, 15), "12–15"),
        (Range(12, 12, 12, 1), "12 or more"),
        (Range(12, 12, 15, 2), "12–15 or more"),
    ],
)
def test_a_range_is_printed_as_tables_show_it(range_, words):
    assert str(range_) == words
