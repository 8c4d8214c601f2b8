"""A record is one person: of its candidates in a list at most one is the same, and some have none."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linkage.sides import FURTHEST, Candidates, TwoLists, log_odds, sides_of


def candidates(*pairs):
    """Give candidates of these pairs of record numbers; their levels do not matter here."""
    told = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Candidates(told[:, 0], told[:, 1], np.zeros((len(told), 1), dtype=np.int8))


@pytest.mark.parametrize(
    ("two", "matched", "odds"),
    [
        # 40 of 100 have theirs among 200: 40 to 60, shared out among the 160 that are free.
        (TwoLists(100, 200), 40.0, 40 / (60 * 160)),
        (TwoLists(200, 100), 40.0, 40 / (60 * 160)),
        # 10 pairs within one list are 20 records of its 100; the other 80 are free.
        (TwoLists(100, 100, is_one=True), 10.0, 20 / (80 * 80)),
        # However many are said to be, one in two hundred has none.
        (TwoLists(1_000, 2_000), 1_000.0, 995 / (5 * 1_005)),
        # Never less than one pair.
        (TwoLists(100, 200), 0.0, 1 / (99 * 199)),
        # Of a list of one record half is free.
        (TwoLists(1, 200), 0.4, 1 / (0.5 * 199)),
    ],
)
def test_the_prior_is_the_odds_of_having_a_partner_shared_out_among_the_free(two, matched, odds):
    assert two.prior(matched) == pytest.approx(math.log2(odds))


def test_the_prior_of_a_record_does_not_fall_with_the_length_of_the_lists():
    short, long = TwoLists(1_000, 1_000), TwoLists(1_000_000, 1_000_000)
    # Half have theirs: of a thousand times as many free ones each is as much less likely, all of them together are not.
    assert short.prior(500.0) + math.log2(500) == pytest.approx(long.prior(500_000.0) + math.log2(500_000))


def test_two_lists_make_so_many_pairs():
    assert TwoLists(30, 20).pairs == 600
    assert TwoLists(30, 30, is_one=True).pairs == 435


def test_each_pair_knows_its_two_lists():
    # Records 0-1 are of the first list, 2-3 of the second, 4 of the third.
    source = np.array([0, 0, 1, 1, 2])
    sides = sides_of(candidates((0, 1), (0, 2), (0, 4), (2, 3), (3, 4), (4, 1)), source)
    assert [sides.lists[place] for place in sides.of_pair] == [
        TwoLists(2, 2, is_one=True), TwoLists(2, 2), TwoLists(2, 1), TwoLists(2, 2, is_one=True), TwoLists(2, 1),
        TwoLists(2, 1),
    ]  # fmt: skip
    assert sides.of_pair[2] == sides.of_pair[5] != sides.of_pair[4]
    # 2 + 2 + 1 pairs within a list, 4 + 2 + 2 across.
    assert sides.pairs == 1 + 4 + 2 + 1 + 2 + 0


def test_pairs_are_counted_list_by_list():
    found = candidates((0, 2), (1, 2), (0, 1))
    assert sides_of(found, np.array([0, 0, 1])).count(np.array([0.5, 0.25, 0.125])) == (0.125, 0.75, 0.0)


def test_of_some_of_the_records_lists_are_as_long_as_these_are():
    among = np.array([True, True, False, True, False])
    sides = sides_of(candidates((0, 3), (1, 3)), np.array([0, 0, 0, 1, 1]), among=among)
    assert sides.lists == (TwoLists(2, 2, is_one=True), TwoLists(2, 1), TwoLists(1, 1, is_one=True))
    assert sides.pairs == 1 + 2 + 0


def test_two_rivals_share_what_one_would_have():
    # One record against a list of three, of which one is its own: 1 to 0.5 * 2, even odds before anything is compared.
    found, source = candidates((0, 1), (0, 2)), np.array([0, 1, 1, 1])
    (alone,) = sides_of(candidates((0, 1)), source).posterior(np.array([3.0]), [1.0] * 3)
    assert alone == pytest.approx(8 / 9)
    assert sides_of(found, source).posterior(np.array([3.0, 3.0]), [1.0] * 3) == pytest.approx([8 / 17, 8 / 17])
    assert sides_of(found, source).posterior(np.array([3.0, 0.0]), [1.0] * 3) == pytest.approx([8 / 10, 1 / 10])


def test_candidates_of_another_list_are_no_rivals():
    source = np.array([0, 1, 1, 1, 2, 2, 2])
    sides = sides_of(candidates((0, 1), (0, 4)), source)
    assert sides.posterior(np.array([3.0, 3.0]), [1.0] * 6) == pytest.approx([8 / 9, 8 / 9])


def test_rivals_compete_whichever_of_a_pair_is_told_first():
    source = np.array([0, 1, 1, 1])
    one, other = (sides_of(candidates(*pairs), source) for pairs in (((0, 1), (0, 2)), ((1, 0), (0, 2))))
    evidence = np.array([3.0, 1.0])
    assert one.posterior(evidence, [1.0] * 3) == pytest.approx(other.posterior(evidence, [1.0] * 3))


def test_twins_in_the_other_list_count_once():
    source, twins = np.array([0, 1, 1, 1]), np.array([0, 1, 1, 3])
    sides = sides_of(candidates((0, 1), (0, 2), (0, 3)), source, twins=twins)
    # Odds 8 and 4 of one person told twice, 2 of another: the less likely telling stands in the place of the other.
    likely = sides.posterior(np.array([3.0, 2.0, 1.0]), [1.0] * 3)
    assert likely == pytest.approx([8 / 11, 4 / 7, 2 / 11])


def test_evidence_beyond_measure_stays_a_probability():
    sides = sides_of(candidates((0, 1)), np.array([0, 1]))
    assert sides.posterior(np.array([1e6]), [1.0] * 3) == pytest.approx([1.0])
    assert sides.posterior(np.array([-1e6]), [1.0] * 3) == pytest.approx([2.0**-FURTHEST])


def test_where_nobody_is_a_candidate_there_is_nothing_to_tell():
    sides = sides_of(candidates(), np.array([0, 1]))
    assert len(sides.posterior(np.zeros(0), [1.0] * 3)) == 0
    assert sides.count(np.zeros(0)) == (0.0, 0.0, 0.0)
    assert sides_of(candidates(), np.array([0])).pairs == 1.0


def test_log_odds_stay_within_forty_of_even():
    assert log_odds(np.array([0.5, 0.8, 0.2])) == pytest.approx([0.0, 2.0, -2.0])
    assert log_odds(np.array([0.0, 1.0])) == pytest.approx([-40.0, 40.0], abs=1e-3)


RECORDS = 7


@st.composite
def pools(draw):
    """Give records of one to three lists, candidate pairs in either order, who is told twice, and evidence."""
    source = [*range(draw(st.integers(1, 3)))]
    source += draw(st.lists(st.sampled_from(source), min_size=RECORDS - len(source), max_size=RECORDS - len(source)))
    every = [(one, other) for one in range(RECORDS) for other in range(one)]
    pairs = draw(st.lists(st.sampled_from(every), min_size=1, unique=True))
    pairs = [pair[::-1] if draw(st.booleans()) else pair for pair in pairs]
    twins = list(range(RECORDS))
    for one, other in every:
        if source[one] == source[other] and draw(st.integers(0, 5)) == 0:
            twins = [twins[other] if twin == twins[one] else twin for twin in twins]
    evidence = draw(st.lists(st.floats(-20, 20), min_size=len(pairs), max_size=len(pairs)))
    return candidates(*pairs), np.array(source), np.array(twins), np.array(evidence)


def all_that_it_can_be(found, source, twins, odds, place, record):  # noqa: PLR0913
    """Give, from the definition, the odds of all that a record can be in the list of its other in one pair."""

    def other_of(pair):
        one, other = int(found.one[pair]), int(found.other[pair])
        return other if record == one else one if record == other else None

    mine = other_of(place)
    best = {}
    for pair, value in enumerate(odds):
        other = other_of(pair)
        if other is not None and source[other] == source[mine] and twins[other] != twins[mine]:
            best[twins[other]] = max(value, best.get(twins[other], 0.0))
    return odds[place] + sum(best.values())


@given(pools())
def test_a_pair_is_as_likely_as_its_definition_says(pool):
    found, source, twins, evidence = pool
    sides = sides_of(found, source, twins=twins)
    matched = [1.0] * len(sides.lists)
    odds = 2.0 ** (evidence + sides.prior(matched)[sides.of_pair])
    wanted = [
        odds[place]
        / (1 + max(all_that_it_can_be(found, source, twins, odds, place, record) for record in (one, other)))
        for place, (one, other) in enumerate(zip(found.one, found.other, strict=True))
    ]
    assert sides.posterior(evidence, matched) == pytest.approx(wanted)


@given(pools())
def test_a_record_is_at_most_one_of_each_list(pool):
    found, source, twins, evidence = pool
    sides = sides_of(found, source, twins=twins)
    likely = sides.posterior(evidence, [1.0] * len(sides.lists))
    best = {}
    for one, other, value in zip(found.one.tolist(), found.other.tolist(), likely.tolist(), strict=True):
        for record, whom in ((one, other), (other, one)):
            place = (record, int(source[whom]), int(twins[whom]))
            best[place] = max(value, best.get(place, 0.0))
    sums = {}
    for (record, told, _), value in best.items():
        sums[record, told] = sums.get((record, told), 0.0) + value
    assert max(sums.values()) <= 1 + 1e-9


def test_where_lists_repeat_things_no_two_pairs_are_rivals():
    # One incident of the first list, told three times by the second.
    sides = sides_of(candidates((0, 1), (0, 2), (0, 3)), np.array([0, 1, 1, 1]), repeats=True)
    likely = sides.posterior(np.full(3, 20.0), [0.0, 1.5, 0.0])
    assert likely == pytest.approx(np.ones(3), abs=1e-3)
    assert sides.count(likely) == pytest.approx((0.0, 3.0, 0.0), abs=1e-2)


def test_the_prior_of_things_told_any_number_of_times_is_that_of_two_drawn_at_random():
    two = TwoLists(100, 200)
    assert two.prior_of_any(40.0) == pytest.approx(math.log2(40 / (20_000 - 40)))
    # Half of all pairs at most, and half a one at least.
    assert two.prior_of_any(30_000.0) == pytest.approx(0.0)
    assert two.prior_of_any(0.0) == pytest.approx(math.log2(0.5 / 19_999.5))
