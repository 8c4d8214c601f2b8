"""R-hat and effective size of traces of which both are known."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tally.estimation.latent.convergence import effective_size, split_r_hat

DICE = np.random.default_rng(4)
STEADY = DICE.normal(size=(20, 400))


def remembering(memory, chains=20, length=2_000):
    """Give chains each draw of which remembers so much of the one before."""
    drawn = DICE.normal(size=(chains, length))
    for at in range(1, length):
        drawn[:, at] = memory * drawn[:, at - 1] + math.sqrt(1 - memory**2) * drawn[:, at]
    return drawn


def test_chains_of_one_distribution_agree() -> None:
    assert split_r_hat(STEADY) == pytest.approx(1, abs=0.01)


def test_a_chain_apart_from_the_others_is_seen() -> None:
    apart = STEADY.copy()
    apart[0] += 4
    assert split_r_hat(apart) > 1.2


def test_chains_that_drift_together_do_not_agree() -> None:
    assert split_r_hat(STEADY + np.linspace(0, 5, 400)) > 1.4


def test_chains_that_stand_still_agree_where_they_stand_together() -> None:
    assert split_r_hat(np.full((3, 10), 7.0)) == 1
    assert split_r_hat(np.repeat([[1.0], [2.0]], 10, axis=1)) == math.inf
    assert effective_size(np.full((3, 10), 7.0)) == 30


def test_halves_of_two_draws_each_have_an_r_hat() -> None:
    assert split_r_hat(np.array([[0.0, 1, 0, 1], [1, 0, 1, 0]])) == pytest.approx(math.sqrt(0.5))


@pytest.mark.parametrize("memory", [0.0, 0.5, 0.9, -0.4])
def test_effective_size_falls_with_what_draws_remember(memory) -> None:
    drawn = remembering(memory)
    assert effective_size(drawn) == pytest.approx(drawn.size * (1 - memory) / (1 + memory), rel=0.15)


@given(st.floats(0.1, 100), st.floats(-100, 100))
def test_neither_depends_on_the_unit(scale, shift) -> None:
    assert split_r_hat(STEADY * scale + shift) == pytest.approx(split_r_hat(STEADY), rel=1e-6)
    assert effective_size(STEADY * scale + shift) == pytest.approx(effective_size(STEADY), rel=1e-3)
