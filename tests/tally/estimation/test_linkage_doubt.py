"""Doubt about who is one, carried into the estimate."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.tally.estimation.estimates import Verdict
from onrecord.tally.estimation.linkage_doubt import fan, pooled
from onrecord.tally.estimation.side_by_side import Effort
from tests.tally.estimation.families_told import NO, an_estimate, refuses, says

ONE, OTHER = "log-linear", "decomposable graphs"
SEED = Effort(1)


def both(low, high, documented=100):
    return an_estimate(says(ONE, low, high, documented), says(OTHER, low, high, documented), documented=documented)


def test_the_interval_holds_both_doubts():
    found = pooled([both(200, 240) for _ in range(5)] + [both(300, 340, 120) for _ in range(5)], SEED)
    assert (found.documented.low, found.documented.high) == (100, 120)
    assert found.total == pytest.approx((202, 338), abs=2)
    # On no list: 100 to 140 in the one half, 180 to 220 in the other.
    assert found.undocumented == pytest.approx((102, 218), abs=2)


def test_the_fan_has_the_median_of_every_clustering():
    found = pooled([both(200 + 10 * number, 240 + 10 * number) for number in range(10)], SEED)
    assert fan(found, ONE) == pytest.approx([220 + 10 * number for number in range(10)])
    assert "linkage-matters" in [caution.code for caution in found.cautions]


def test_nine_clusterings_are_too_few():
    with pytest.raises(BadOption, match="10 or more"):
        pooled([both(200, 240)] * 9, SEED)


def test_a_family_that_refuses_more_than_half_is_refused_and_one_that_refuses_some_says_so():
    seldom = an_estimate(says(ONE, 200, 240), refuses(OTHER))
    found = pooled([both(200, 240)] * 4 + [seldom] * 6, SEED)
    assert [told.total is None for told in found.families] == [False, True, True]
    found = pooled([both(200, 240)] * 7 + [seldom] * 3, SEED)
    graphs = found.families[1]
    assert [caution.words for caution in graphs.outcome.cautions] == [
        "In 3 of 10 clusterings this family gives no estimate."
    ]


def test_clusterings_without_an_estimate_are_told_and_where_all_are_there_is_none():
    refused = an_estimate(refusals=(NO,))
    found = pooled([both(200, 240)] * 8 + [refused] * 2, SEED)
    assert "In 2 of 10 ways" in next(each.words for each in found.cautions if each.code == "clusterings-refused")
    found = pooled([refused] * 10, SEED)
    assert found.verdict is Verdict.REFUSED
    assert found.refusals == (NO,)
