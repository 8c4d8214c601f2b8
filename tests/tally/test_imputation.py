"""Those of unknown cells shared out: Rubin's rules, what is never crossed, and a share that is known."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.core.errors import BadOption
from onrecord.tally.imputation import combined, impute

MEN_AND_WOMEN = {("male", "2016-03"): 60, ("female", "2016-03"): 40, ("unknown", "2016-03"): 100}
NAMES = ("sex", "month")


def test_rubins_rules_are_those_of_a_worked_case():
    """Three values 10, 12, 14 with variances 1, 2, 3: within 2, between 4, together 2 + 4/3 * 4."""
    told = combined([10, 12, 14], [1, 2, 3])
    assert (told.mean, told.within, told.between) == (12, 2, 4)
    assert told.freedom == pytest.approx(2 * (1 + 2 / (16 / 3)) ** 2)
    # The 97.5 % quantile of a t number of 3.78 degrees of freedom is 2.84.
    assert told.high - told.mean == pytest.approx(2.84 * math.sqrt(22 / 3), abs=0.01)


def test_imputations_that_all_say_the_same_leave_the_variance_within_alone():
    told = combined([5, 5, 5], [4, 4, 4])
    assert told.freedom == math.inf
    assert told.high == pytest.approx(5 + 1.95996 * 2, abs=1e-4)


def test_of_one_imputation_there_is_no_spread():
    with pytest.raises(BadOption, match="2 or more"):
        combined([1.0])


def test_people_of_unknown_sex_are_shared_out_as_those_who_are_alike():
    women, men = impute(MEN_AND_WOMEN, NAMES, ["sex"], seed=1)
    assert (women.cell, women.documented, women.most) == (("female",), 40, 140)
    assert women.told.mean == pytest.approx(80, abs=8)
    assert men.told.mean + women.told.mean == pytest.approx(200)
    assert women.told.low < 80 < women.told.high


def test_what_else_is_known_tells_of_what_is_not():
    """In March the dead were men, in April women: those of unknown sex in April are taken for women."""
    counts = {("male", "2016-03"): 50, ("female", "2016-04"): 50, ("unknown", "2016-04"): 40}
    women, men = impute(counts, NAMES, ["sex"], seed=1)
    assert women.told.mean > 88
    assert men.told.mean < 52


def test_a_year_is_shared_out_among_its_own_months():
    counts = {("male", "2016-03"): 10, ("male", "2017-01"): 10, ("male", "2016"): 5}
    march, january = impute(counts, NAMES, ["month"], seed=1)
    assert (march.told.mean, march.told.low, march.told.high) == (15, 15, 15)
    assert (january.told.mean, january.most) == (10, 10)


def test_whoever_can_belong_to_no_known_cell_is_left_out():
    (only,) = impute({("male", "2016-03"): 10, ("male", "2018"): 5}, NAMES, ["month"], seed=1)
    assert (only.told.mean, only.most) == (10, 10)


def test_the_same_seed_gives_the_same_and_the_order_of_rows_does_not_matter():
    turned = dict(reversed(MEN_AND_WOMEN.items()))
    assert impute(MEN_AND_WOMEN, NAMES, ["sex"], seed=3) == impute(turned, NAMES, ["sex"], seed=3)


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["male", "female", "unknown"]), st.sampled_from(["2016-03", "2016-04", "2016"])),
        st.integers(0, 30),
        min_size=1,
    ),
    st.sampled_from([["sex"], ["month"], ["sex", "month"]]),
)
def test_no_cell_is_below_the_documented_or_above_all_who_may_belong_there(counts, by):
    for each in impute(counts, NAMES, by, seed=1, times=5):
        assert each.documented <= each.told.low <= each.told.mean <= each.told.high <= each.most
