from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tally.estimation.families import FamilyEstimate, Refusal
from onrecord.tally.estimation.loglinear import family
from onrecord.tally.estimation.loglinear.family import FAMILY, candidates_of, estimate_loglinear, in_name_order
from onrecord.tally.estimation.loglinear.searching import models_of
from onrecord.tally.estimation.overlaps import Overlaps
from tests.tally.estimation.loglinear.tables import NAMES, made, sparse, table


def estimated(overlaps, **options):
    told = estimate_loglinear(overlaps, **{"seed": 5, "draws": 200, **options})
    assert isinstance(told, FamilyEstimate)
    return told


def refused(overlaps):
    told = estimate_loglinear(overlaps, seed=5, draws=50)
    assert isinstance(told, Refusal)
    return told.code


@pytest.mark.parametrize("shares", [(0.4, 0.3, 0.5), (0.3, 0.35, 0.25, 0.4)])
def test_the_interval_of_independent_lists_holds_the_truth(shares):
    ranges = [estimated(made(shares, 2_000, seed)).range for seed in range(20)]
    assert sum(told.low <= 2_000 <= told.high for told in ranges) >= 18
    assert max(told.high / told.low for told in ranges) < 1.5


def test_five_lists_are_estimated_and_the_family_is_named():
    told = estimated(made((0.3, 0.25, 0.3, 0.2, 0.35), 2_000))
    assert told.family == FAMILY
    assert told.range.low < 2_000 < told.range.high


def test_a_list_that_copies_another_is_not_taken_for_independent():
    dice = np.random.default_rng(8)
    held = dice.random((3_000, 4)) < (0.3, 0.3, 0.35, 0.25)
    held[:, 1] |= held[:, 0] & (dice.random(3_000) < 0.5)
    counts = np.bincount(held @ (1 << np.arange(4)), minlength=16)
    told = estimated(table(*counts[1:].tolist()))
    assert "a × b" in told.models[0].name
    assert told.range.low < 3_000 < told.range.high


@given(sparse(3, most=12))
@settings(deadline=None, max_examples=25)
def test_no_draw_is_below_those_documented(overlaps):
    told = estimate_loglinear(overlaps, seed=1, draws=40)
    if isinstance(told, FamilyEstimate):
        assert told.documented == overlaps.documented
        assert len(told.draws) == 40
        assert (told.draws >= overlaps.documented).all()
        assert np.isfinite(told.draws).all()
        assert sum(share.weight for share in told.models) == pytest.approx(1, abs=0.01)


@given(st.permutations(range(4)))
@settings(deadline=None, max_examples=8)
def test_the_order_of_lists_changes_nothing(order):
    overlaps = made((0.3, 0.35, 0.25, 0.4), 600)
    one, other = estimated(overlaps), estimated(overlaps.of(order))
    assert np.array_equal(one.draws, other.draws)
    assert one.models == other.models


def test_the_same_seed_gives_the_same_draws_and_another_others():
    overlaps = made((0.3, 0.35, 0.25, 0.4), 600)
    assert np.array_equal(estimated(overlaps).draws, estimated(overlaps).draws)
    assert not np.array_equal(estimated(overlaps).draws, estimated(overlaps, seed=6).draws)


def test_what_cannot_occur_is_no_zero():
    full = made((0.4, 0.3, 0.5, 0.35), 4_000)
    counts = [0 if pattern & 3 == 3 else count for pattern, count in enumerate(full.counts)]
    impossible = frozenset(pattern for pattern in range(16) if pattern & 3 == 3)
    told = estimated(Overlaps(full.lists, tuple(counts), impossible))
    apart = estimated(Overlaps(full.lists, tuple(counts)))
    # Those on both lists are no part of whom the lists could have, nor of the truth here.
    truth = 4_000 * (1 - 0.4 * 0.3)
    assert told.range.low < truth < told.range.high
    assert not any("a × b" in share.name for share in told.models)
    assert "a × b" in apart.models[0].name


def test_lists_that_have_nobody_are_left_out():
    counts = made((0.4, 0.3, 0.5), 800).counts
    with_empty = Overlaps(NAMES[:4], (*counts, *([0] * 8)))
    assert np.array_equal(estimated(with_empty).draws, estimated(table(*counts[1:])).draws)


def test_what_gives_no_estimate_is_refused():
    assert refused(table(9, 8, 5)) == "few_lists"
    assert refused(table(40, 30, 6, 20, 0, 0, 0)) == "list_without_overlap"
    assert refused(table(0, 0, 0, 0, 0, 0, 0)) == "few_lists"


def test_tables_that_determine_no_model_are_refused(monkeypatch):
    overlaps = table(9, 8, 5, 7, 2, 1, 1)
    monkeypatch.setattr(family, "chosen", lambda redrawn: np.full(len(redrawn.counts), -1))
    assert refused(overlaps) == "no_maximum"
    monkeypatch.setattr(family, "models_of", lambda _: models_of(table(9, 8, 0, 7, 0, 0, 0)))
    assert refused(overlaps) == "no_maximum"


def test_drawn_tables_that_determine_nothing_are_told_and_stood_in_for():
    told = estimated(table(9, 8, 1, 7, 1, 0, 0))
    (caution,) = [caution for caution in told.cautions if caution.code == "drawn_undetermined"]
    assert "%" in caution.words
    assert len(told.draws) == 200


def test_candidates_are_those_near_the_best():
    weighed = models_of(in_name_order(made((0.5, 0.45, 0.5, 0.4), 2_000)))
    candidates = candidates_of(weighed, made((0.5, 0.45, 0.5, 0.4), 2_000))
    assert candidates[0] == weighed.best.model
    assert 1 < len(candidates) < len(weighed.models)
