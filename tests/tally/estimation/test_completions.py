"""Counts that were suppressed are intervals: the range over the ways to fill them in."""

from __future__ import annotations

import pytest

from onrecord.tally.estimation.completions import Counts, completions, enveloped, estimate_counts
from onrecord.tally.estimation.estimates import Verdict
from onrecord.tally.estimation.side_by_side import Effort
from tests.tally.estimation.families_told import NO, an_estimate, says
from tests.tally.estimation.populations import listed

LISTS = ("A", "B", "C")
WHOLE = listed(500, (0.5, 0.4, 0.45))
QUICK = Effort(quick=True)


def counts(low, high):
    return Counts(LISTS, tuple(low), tuple(high))


def test_of_counts_that_are_all_told_there_is_one_completion():
    whole = counts(WHOLE.counts, WHOLE.counts)
    assert completions({"all": whole}) == {"all lowest": {"all": WHOLE}}
    assert estimate_counts({"all": whole}, QUICK).parts == ()


def test_single_lists_are_filled_in_low_where_shared_ones_are_high_and_the_other_way_round():
    told = completions({"all": counts((0, 5, 0, 9, 9, 9, 9, 0), (0, 5, 4, 9, 9, 9, 9, 4))})
    ends = {way: (strata["all"].counts[2], strata["all"].counts[7]) for way, strata in told.items()}
    assert ends == {
        "all lowest": (0, 0),
        "all highest": (4, 4),
        "most shared": (0, 4),
        "fewest shared": (4, 0),
    }


def test_the_range_holds_what_every_completion_says():
    high = list(WHOLE.counts)
    high[7] += 40
    found = estimate_counts({"all": counts(WHOLE.counts, high)}, QUICK)
    assert (found.documented.low, found.documented.high) == (WHOLE.documented, WHOLE.documented + 40)
    for part in found.parts:
        assert found.total[0] <= part.estimate.total[0] <= part.estimate.total[1] <= found.total[1]
    assert found.cautions[0].words.startswith("Suppressed counts: 1. They are filled in 2 ways")
    assert {told.family.partition(", ")[2] for told in found.families} == {"all lowest", "all highest"}


def test_where_one_completion_is_refused_there_is_no_estimate():
    ways = {"all lowest": an_estimate(refusals=(NO,)), "all highest": an_estimate(says("one", 150, 160))}
    found = enveloped(ways, 3)
    assert found.verdict is Verdict.REFUSED
    assert found.refusals[0].found == "chains that disagree (all lowest)"


def test_strata_with_suppressed_counts_are_filled_in_together():
    high = list(WHOLE.counts)
    high[1] += 4
    strata = {"north": counts(WHOLE.counts, high), "south": counts(WHOLE.counts, WHOLE.counts)}
    found = estimate_counts(strata, QUICK)
    assert [part.name for part in found.parts] == ["all lowest", "all highest"]
    assert [part.name for part in found.parts[0].estimate.parts] == ["north", "south"]
    assert found.total[0] < 1_000 < found.total[1]


def test_patterns_that_cannot_be_stay_so():
    told = Counts(LISTS, (0, 1, 2, 0, 4, 5, 6, 0), (0, 1, 2, 0, 4, 5, 6, 0), frozenset({3, 7}))
    assert told.filled(lambda _: True).impossible == frozenset({3, 7})
    assert told.suppressed == 0


@pytest.mark.parametrize("number", [1, 3])
def test_suppressed_counts_are_counted(number):
    low, high = [0] * 8, [0] + [4] * number + [0] * (7 - number)
    assert counts(low, high).suppressed == number
