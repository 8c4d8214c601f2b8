"""What holds of every tally, whatever reports tell: ends in order, parts and wholes, reprints, tolls, duplicates."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.vocabulary import Outcome, Stance
from onrecord.tally.counted import counted_of
from onrecord.tally.ranges import added
from onrecord.tally.rules.narrowing import narrowed
from onrecord.tally.rules.schemes import schemes
from onrecord.tally.tallying import DIMENSIONS, KINDS, tally
from onrecord.tally.twins import NONE, twins_of
from tests.tally.generated import accounts, counts, incidents, made, record_of, reprinted, told, toll_told

SCHEMES = list(schemes().values())
TAKING_NOTHING_BACK = [Stance.ASSERTED, Stance.REPORTED]
# Each of the five schemes has examples of its own.
EXAMPLES = 20


def by_scheme(test):
    """Run a test for each scheme."""
    return pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)(
        settings(max_examples=EXAMPLES)(test)
    )


pairs = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda pair: pair[0] < pair[1]), max_size=4)


def counted(some, scheme, **how):
    happenings, facts = made(some, **how)
    return [each for happening in happenings for each in counted_of(happening, facts, scheme)]


def killed(some, scheme, *by, twins=NONE, **how):
    return tally(counted(some, scheme, **how), Outcome.KILLED, by, twins)


def twins_among(some, possible):
    held = [(one, other) for one, other in possible if other < len(some)]
    return twins_of([(record_of(one), record_of(other)) for one, other in held])


@by_scheme
@given(some=incidents(), possible=pairs)
def test_the_ends_of_every_cell_are_in_order(some, possible, scheme):
    rows, twins = counted(some, scheme), twins_among(some, possible)
    for dimension in DIMENSIONS:
        found = tally(rows, Outcome.KILLED, (dimension,), twins)
        for cell in (*found.cells, found.whole):
            assert 0 <= cell.range.low <= cell.range.best <= cell.range.high


@by_scheme
@given(some=incidents(), possible=pairs)
def test_parts_of_a_period_add_up_to_the_whole_or_the_tally_says_that_they_do_not(some, possible, scheme):
    found = killed(some, scheme, "month", twins=twins_among(some, possible))
    if found.adds_up:
        assert added(cell.range for cell in found.cells) == found.whole.range
    assert sum(cell.incidents for cell in found.cells) == found.whole.incidents


@by_scheme
@given(some=incidents(), possible=pairs)
def test_possible_duplicates_in_two_cells_are_told_of(some, possible, scheme):
    found = killed(some, scheme, "month", twins=twins_among(some, possible))
    home = {record: cell.key for cell in found.cells for record in cell.records}
    held = [(record_of(one), record_of(other)) for one, other in possible if other < len(some)]
    apart = any(home[one] != home[other] for one, other in held if one in home and other in home)
    assert not (apart and found.adds_up)


@by_scheme
@given(some=incidents(most=2), place=st.integers(0, 7))
def test_a_reprint_changes_nothing(some, place, scheme):
    first = some[0]
    more = [(*first, reprinted(first[place % len(first)])), *some[1:]]
    before, after = (
        [(each.record, each.kind, each.range) for each in counted(each_, scheme)] for each_ in (some, more)
    )
    assert before == after


@by_scheme
@given(
    one=st.lists(told(TAKING_NOTHING_BACK, with_status=False), min_size=1, max_size=3),
    other=st.lists(told(TAKING_NOTHING_BACK, with_status=False), min_size=1, max_size=3),
)
def test_merging_two_records_never_raises_the_upper_end(one, other, scheme):
    """Of reports that take nothing back and do not differ in how sure they are or who people were: those may bring to
    light what another set aside.
    """
    apart = killed([one, other], scheme).whole.range
    merged = killed([(*one, *other)], scheme).whole.range
    assert merged.high <= apart.high


@by_scheme
@given(some=incidents(), possible=pairs)
def test_what_may_be_one_never_raises_an_end(some, possible, scheme):
    rows = counted(some, scheme)
    apart, together = (
        tally(rows, Outcome.KILLED, (), twins).whole.range for twins in (NONE, twins_among(some, possible))
    )
    assert together.low <= apart.low
    assert together.best <= apart.best
    assert together.high == apart.high


@by_scheme
@given(some=incidents(most=2), tolls=st.lists(counts(), max_size=2))
def test_a_toll_changes_no_sum(some, tolls, scheme):
    also = [toll_told(number, count) for number, count in enumerate(tolls)]
    assert counted(some, scheme, also=also) == counted(some, scheme)


@by_scheme
@given(some=incidents(most=3))
def test_kinds_of_people_add_up_to_the_best_and_never_narrow_the_range(some, scheme):
    rows = counted(some, scheme)
    for kind in KINDS:
        found = tally(rows, Outcome.KILLED, (kind,))
        parts, whole = added(cell.range for cell in found.cells), found.whole.range
        assert parts.best == whole.best
        assert parts.low <= whole.low
        assert parts.high >= whole.high
        assert bool(parts.open_ended) >= bool(whole.open_ended)


@by_scheme
@given(some=incidents(most=3))
def test_neither_the_order_of_reports_nor_of_records_shows(some, scheme):
    assert counted(some, scheme, order=-1) == counted(some, scheme)


@by_scheme
@given(drawn=accounts())
def test_accounts_heard_and_set_aside_are_all_accounts(drawn, scheme):
    heard, aside = narrowed(drawn, scheme.narrow)
    assert Counter(map(id, [*heard, *(each.account for each in aside)])) == Counter(map(id, drawn))
    assert all(each.why for each in aside)


@by_scheme
@given(some=incidents(most=3))
def test_the_same_reports_give_the_same_tally(some, scheme):
    assert killed(some, scheme, "month", "sex") == killed(some, scheme, "month", "sex")
