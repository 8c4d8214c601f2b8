from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tally.estimation.latent.orders import exchange, reorder
from onrecord.tally.estimation.latent.posterior import log_weights
from onrecord.tally.estimation.latent.streams import streams_of
from tests.tally.estimation.latent.invented import drawn_state, posterior, table
from tests.tally.estimation.latent.stationary import drift

DENSITY = posterior(table(21, 16, 7, 12, 5, 4, 3))
MOVES = pytest.mark.parametrize("move", [exchange, reorder])


@MOVES
def test_orders_leave_the_posterior_as_it_is(move) -> None:
    assert drift(move) < 4


@MOVES
def test_orders_leave_the_prior_of_the_sticks_as_it_is(move) -> None:
    """Ten thousand chains at once: each position keeps its mean, and many chains are moved."""
    state = drawn_state(np.random.default_rng(7), 3, 4, 10_000)
    moved, streams = state, streams_of(1, 10_000)
    for _ in range(4):
        moved = move(DENSITY, moved, streams)
    before, after = np.exp(log_weights(state)), np.exp(log_weights(moved))
    spread = (after - before).std(axis=1) / 100
    assert (np.abs(after.mean(axis=1) - before.mean(axis=1)) < 4 * spread).all()
    assert (moved != state).any(axis=(0, 1)).mean() > 0.15


@MOVES
@given(st.integers(0, 10_000), st.integers(2, 6))
@settings(max_examples=40, deadline=None)
def test_another_order_leaves_every_pattern_as_likely_as_it_was(move, seed, classes) -> None:
    state = drawn_state(np.random.default_rng(seed), 3, classes, 12)
    moved = move(DENSITY, state, streams_of(seed, 12))
    assert DENSITY.chances(moved).sum(axis=1) == pytest.approx(DENSITY.chances(state).sum(axis=1), rel=1e-6)
    assert np.isfinite(moved).all()
    assert (moved[-1, -1] == 0).all()


def test_classes_that_change_places_take_shares_and_odds_with_them() -> None:
    """Here the second class is the larger by far, so that an exchange with the first is always taken."""
    state = np.zeros((4, 2, 6))
    state[:-1, 0], state[:-1, 1] = 1.0, -1.0
    state[-1, 0] = -3.0
    moved = exchange(DENSITY, state, streams_of(2, 6))
    assert (moved[:-1, 0] == -1).all()
    assert (moved[:-1, 1] == 1).all()
    assert log_weights(moved)[::-1] == pytest.approx(log_weights(state))


def test_sticks_too_long_to_tell_the_classes_after_them_are_left_in_order() -> None:
    state = np.random.default_rng(1).normal(size=(4, 3, 5))
    state[-1] = [[30.0], [1.0], [0.0]] * np.ones((1, 5))
    for move in (exchange, reorder):
        assert (move(DENSITY, state, streams_of(4, 5)) == state).all()
