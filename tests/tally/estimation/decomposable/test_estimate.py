from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tally.estimation.decomposable.estimate import FURTHEST, estimate_decomposable, reach_out
from onrecord.tally.estimation.families import FamilyEstimate, Refusal
from onrecord.tally.estimation.overlaps import Overlaps
from tests.tally.estimation.populations import expected, listed

FOUR = listed(2_000, (0.3, 0.2, 0.25, 0.15))


def estimated(overlaps, seed=1, **options):
    found = estimate_decomposable(overlaps, seed=seed, **options)
    assert isinstance(found, FamilyEstimate)
    return found


def refused(overlaps):
    found = estimate_decomposable(overlaps, seed=1)
    assert isinstance(found, Refusal)
    return found


def codes(estimate):
    return {caution.code for caution in estimate.cautions}


def test_independent_lists_give_the_truth():
    held = 0
    for seed in range(40):
        found = estimated(listed(500, (0.3, 0.35, 0.4, 0.25), seed=seed), draws=1_000)
        held += found.range.low <= 500 <= found.range.high
    assert held >= 36


def test_nothing_is_below_what_is_documented():
    found = estimated(FOUR)
    assert found.draws.min() >= found.documented == FOUR.documented
    assert len(found.draws) == 10_000
    assert not codes(found)


def test_the_same_seed_gives_the_same_draws_and_another_does_not():
    one, again, other = (estimated(FOUR, seed=seed).draws for seed in (3, 3, 4))
    assert (one == again).all()
    assert (one != other).any()
    assert np.median(one) == pytest.approx(np.median(other), abs=1)


@given(st.permutations(range(4)))
@settings(max_examples=10)
def test_the_order_of_the_lists_makes_no_difference(order):
    one, other = estimated(FOUR), estimated(FOUR.of(order))
    assert (one.draws == other.draws).all()
    assert one.models == other.models


def test_lists_that_have_nobody_make_no_difference():
    counts = [0] * 32
    counts[:16] = FOUR.counts
    five = Overlaps(("A", "B", "C", "D", "empty"), tuple(counts))
    assert (estimated(five).draws == estimated(FOUR).draws).all()


def test_models_go_by_weight_with_a_total_of_each():
    found = estimated(FOUR)
    weights = [model.weight for model in found.models]
    assert weights == sorted(weights, reverse=True)
    assert 0.9 < sum(weights) <= 1
    assert found.models[0].name == "A | B | C | D"
    assert found.models[0].total == pytest.approx(2_000, rel=0.1)


def test_the_weight_of_the_complete_graph_is_always_shown():
    measures = dict(estimated(FOUR).measures)
    assert 0 < measures["weight of the complete graph"] < 0.01
    assert measures["beyond half of the grid"] < 0.001


def test_lists_that_seem_all_to_depend_on_each_other_are_cautioned_of():
    found = estimated(Overlaps(("A", "B", "C"), (0, 100, 100, 20, 100, 20, 20, 20)))
    assert codes(found) == {"complete-graph"}
    assert "it would have had a weight of 0.34" in found.cautions[0].words


def test_lists_of_which_no_graph_fits_are_refused():
    told = refused(Overlaps(("A", "B", "C"), (0, 1_000, 1_000, 300, 1_000, 300, 300, 400)))
    assert told.code == "no-graph-fits"
    assert "weight of 1.0000" in told.found


def test_the_grid_is_widened_until_next_to_nothing_lies_at_its_end():
    thin = expected(20_000, (0.012, 0.015, 0.02))
    averaged = reach_out(thin)
    assert averaged.posterior.grid.last > 60 * thin.documented
    assert dict(estimated(thin).measures)["beyond half of the grid"] < 0.001
    assert "far-beyond-documented" in codes(estimated(thin))


def test_a_tail_that_is_cut_off_is_cautioned_of():
    found = estimated(Overlaps(("A", "B", "C"), (0, 1_700, 1_700, 5, 1_700, 3, 2, 0)))
    assert {"cut-off", "far-beyond-documented"} <= codes(found)


def test_lists_that_set_no_end_are_refused():
    told = refused(Overlaps(("A", "B", "C"), (0, 10_000, 10_000, 4, 10_000, 3, 3, 0)))
    assert told.code == "no-end"
    assert f"{FURTHEST} times" in told.found


def test_seven_lists_are_refused_with_what_to_merge():
    told = refused(listed(400, (0.3, 0.3, 0.3, 0.1, 0.3, 0.05, 0.3)))
    assert told.code == "many-lists"
    assert told.needed.endswith("into F or D")


@pytest.mark.parametrize(
    ("overlaps", "code"),
    [
        (Overlaps(("A", "B", "C"), (0, 50, 50, 20, 0, 0, 0, 0)), "few-lists"),
        (Overlaps(("A", "B", "C"), (0, 50, 50, 0, 50, 0, 0, 0)), "no-overlap"),
        (Overlaps(("A", "B", "C"), (0, 5, 5, 5, 5, 5, 0, 0)), "few-people"),
    ],
)
def test_the_gates_of_the_table_hold(overlaps, code):
    assert refused(overlaps).code == code


def test_lists_that_cannot_overlap_are_no_lists_that_did_not():
    """A and B divide an area; C covers all of it with a chance of its own."""
    halves = expected(1_000, (0.3, 0.4))
    alone_a, alone_c, both = halves.counts[1:]
    counts = (0, alone_a, alone_a, 0, 2 * alone_c, both, both, 0)
    told = estimated(Overlaps(("A", "B", "C"), counts, frozenset({3, 7})))
    assert told.range.median == pytest.approx(2_000, rel=0.05)
    assert all("A+B" in model.name for model in told.models)
    assert told.range.low < 2_000 < told.range.high


def test_lists_none_of_which_can_overlap_with_two_are_refused():
    impossible = frozenset({7})
    overlaps = Overlaps(("A", "B", "C"), (0, 50, 50, 20, 50, 20, 20, 0), impossible)
    assert refused(overlaps).code == "overlaps-impossible"


def test_what_is_believed_beforehand_can_be_weighed():
    weak, strong = (estimated(FOUR, belief=belief).range.median for belief in (0.1, 10.0))
    assert weak != strong
    assert abs(weak / strong - 1) < 0.1


def test_fewer_draws_can_be_asked_for():
    assert len(estimated(FOUR, draws=100).draws) == 100


def test_counts_ten_times_as_high_give_a_narrower_interval():
    more = replace(FOUR, counts=tuple(10 * count for count in FOUR.counts))
    one, ten = estimated(FOUR).range, estimated(more).range
    assert (ten.high - ten.low) / ten.median < (one.high - one.low) / one.median
