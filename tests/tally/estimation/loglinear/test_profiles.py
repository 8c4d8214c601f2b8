from __future__ import annotations

import pytest
from scipy.special import gammaln, xlogy

from onrecord.tally.estimation.loglinear.profiles import DROP, profile_of
from onrecord.tally.estimation.loglinear.weighing import fit_models
from tests.tally.estimation.loglinear.tables import made, table


def profile(model, overlaps):
    (fitted,) = fit_models([model], overlaps)
    return profile_of(fitted, overlaps)


def independent(total, overlaps):
    """Give the profile likelihood of independent lists, which needs no fitting."""
    ways = gammaln(total + 1) - gammaln(total - overlaps.documented + 1)
    sizes = [overlaps.size(place) for place in range(len(overlaps.lists))]
    return ways + sum(xlogy(size, size / total) + xlogy(total - size, 1 - size / total) for size in sizes)


def test_the_interval_ends_where_the_likelihood_has_dropped():
    overlaps = made((0.3, 0.4, 0.35), 500)
    told = profile(0, overlaps)
    top = independent(told.total, overlaps)
    assert top == pytest.approx(max(independent(told.total + step, overlaps) for step in (-2, -0.5, 0, 0.5, 2)))
    assert independent(told.low, overlaps) == pytest.approx(top - DROP, abs=1e-4)
    assert independent(told.high, overlaps) == pytest.approx(top - DROP, abs=1e-4)
    assert told.low < 500 < told.high


def test_where_all_may_be_listed_the_interval_begins_at_those_documented():
    overlaps = table(0, 1, 20, 0, 19, 22, 40)
    told = profile(0, overlaps)
    assert told.low == pytest.approx(overlaps.documented)
    assert told.low <= told.total < told.high < overlaps.documented + 5


def test_of_a_single_person_on_two_lists_the_interval_is_wide_and_ends():
    overlaps = table(20, 20, 2, 20, 2, 1, 1)
    told = profile(1 << 3 | 1 << 5 | 1 << 6, overlaps)
    assert overlaps.documented < told.low < 100
    assert 10 * told.total < told.high < 1_000 * told.total


def test_lists_that_share_nobody_leave_the_interval_of_the_others():
    told = profile(1 << 5 | 1 << 6, table(90, 80, 50, 70, 0, 0, 0))
    assert told.total - 290 == pytest.approx(90 * 80 / 50, rel=0.05)
    assert told.low < told.total < told.high


def test_where_all_are_most_likely_listed_those_documented_are_the_likeliest():
    overlaps = table(0, 0, 20, 0, 19, 22, 400)
    told = profile(0, overlaps)
    assert told.total == told.low == pytest.approx(overlaps.documented)
    assert told.high < overlaps.documented + 5
