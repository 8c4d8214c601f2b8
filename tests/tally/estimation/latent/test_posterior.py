"""The density and its slope are held to what is worked out cell by cell."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tally.estimation.latent.posterior import log_weights
from tests.tally.estimation.latent.invented import LISTS, SHAPE, drawn_state, posterior, table

COUNTS = (21, 16, 7, 12, 0, 4, 3)
NO_BOTH = table(9, 8, 0, 5, 6, 2, 0, impossible=(3, 7))
TABLES = [table(*COUNTS), NO_BOTH]


def mild_state(seed, classes=4, chains=3):
    """Give states none of which is extreme, so that a difference of densities keeps its digits."""
    state = np.random.default_rng(seed).normal(size=(len(LISTS) + 1, classes, chains))
    state[-1, -1] = 0
    return state


def density_cell_by_cell(overlaps, state):
    """Give the density of one state by the words of the prior and the likelihood, in no haste."""
    odds, lengths = state[:-1], np.exp(state[-1, :-1])
    chances = 1 / (1 + np.exp(-odds))
    shares = [math.exp(-lengths[:k].sum()) * (-math.expm1(-lengths[k]) if k < len(lengths) else 1) for k in range(4)]

    def chance(pattern):
        held = [pattern >> place & 1 for place in range(len(LISTS))]
        return sum(
            share * math.prod(chances[j, k] if has else 1 - chances[j, k] for j, has in enumerate(held))
            for k, share in enumerate(shares)
        )

    observable = 1 - chance(0) - sum(map(chance, overlaps.impossible))
    likely = sum(number * math.log(chance(p) / observable) for p, number in enumerate(overlaps.counts) if number)
    # A uniform chance, in log odds; sticks with the concentration integrated out, in logs of lengths.
    prior = np.log(chances * (1 - chances)).sum() + np.log(lengths).sum()
    return likely + prior - (SHAPE + len(lengths)) * math.log(0.25 + lengths.sum())


@pytest.mark.parametrize("overlaps", TABLES)
def test_the_density_is_that_of_the_patterns_one_by_one(overlaps) -> None:
    state = mild_state(1)
    told = posterior(overlaps).log_density(state)
    expected = [density_cell_by_cell(overlaps, state[:, :, chain]) for chain in range(3)]
    assert np.diff(told) == pytest.approx(np.diff(expected))
    assert told == pytest.approx(expected)


@pytest.mark.parametrize("overlaps", TABLES)
def test_the_slope_is_that_of_the_density(overlaps) -> None:
    density, state = posterior(overlaps), mild_state(2)
    slope = density.slope(state)
    assert not slope[-1, -1].any()
    for place in np.ndindex(state.shape[:2]):
        if place != (3, 3):
            step = np.zeros_like(state)
            step[place] = 1e-5
            rise = (density.log_density(state + step) - density.log_density(state - step)) / 2e-5
            assert slope[place] == pytest.approx(rise, abs=1e-6)


def test_a_single_class_has_no_sticks() -> None:
    density, state = posterior(table(*COUNTS)), mild_state(3, classes=1)
    assert np.exp(log_weights(state)) == pytest.approx(1)
    assert density.chances(state).shape == (7, 1, 3)
    assert density.slope(state)[-1].tolist() == [[0.0, 0.0, 0.0]]


@given(st.integers(0, 1_000), st.integers(1, 6))
@settings(max_examples=30, deadline=None)
def test_patterns_and_no_list_are_all_there_is(seed, classes) -> None:
    cells = posterior(table(*[1] * 7)).chances(mild_state(seed, classes)).sum(axis=(0, 1))
    assert cells == pytest.approx(1)


@given(st.integers(0, 1_000))
@settings(max_examples=30, deadline=None)
def test_shares_are_of_one_whole_whatever_the_sticks(seed) -> None:
    state = drawn_state(np.random.default_rng(seed), 3, 5, 4)
    assert np.exp(log_weights(state)).sum(axis=0) == pytest.approx(1)


def test_the_missing_are_told_by_their_chance() -> None:
    state = np.zeros((4, 1, 1))
    assert posterior(table(*COUNTS)).unlisted(state) == pytest.approx(1 / 7)
    assert posterior(NO_BOTH).unlisted(state) == pytest.approx(3 / 5)
