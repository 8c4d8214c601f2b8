"""The three families on one table, and the seeds of their parts."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.tally.estimation.families import Refusal
from onrecord.tally.estimation.side_by_side import FAMILIES, Effort, run_families, seed_from
from tests.tally.estimation.populations import listed

QUICK = Effort(seed=5, quick=True)


@pytest.fixture(scope="module")
def told():
    return run_families(listed(600, (0.5, 0.4, 0.45)), QUICK)


def test_every_family_says_something_of_an_easy_table(told):
    assert [each.family for each in told] == list(FAMILIES)
    for each in told:
        assert each.total.low < 600 < each.total.high
        assert each.missing.low == pytest.approx(each.total.low - each.outcome.documented)


def test_the_same_seed_gives_the_same_to_the_bit(told):
    again = run_families(listed(600, (0.5, 0.4, 0.45)), QUICK)
    for one, other in zip(told, again, strict=True):
        np.testing.assert_array_equal(one.outcome.draws, other.outcome.draws)


def test_what_refuses_has_no_draws():
    for each in run_families(listed(600, (0.5, 0.4)), QUICK):
        assert isinstance(each.outcome, Refusal)
        assert each.total is None
        assert each.missing is None
        assert not each.unlisted.size


def test_parts_have_seeds_of_their_own_that_do_not_depend_on_each_other():
    seeds = {seed_from(1, "stratum", name) for name in "abc"} | {seed_from(2, "stratum", "a"), 1}
    assert len(seeds) == 5
    assert QUICK.of("stratum", "a") == Effort(seed_from(5, "stratum", "a"), quick=True)


def test_without_haste_more_is_computed():
    """300 tables are drawn again in haste, 1,000 else."""
    slow = FAMILIES["log-linear"](listed(600, (0.5, 0.4, 0.45)), Effort())
    assert len(slow.draws) == 1_000
    latent = FAMILIES["latent classes"](listed(200, (0.6, 0.5, 0.5)), Effort())
    assert latent.range.low < 200 < latent.range.high
