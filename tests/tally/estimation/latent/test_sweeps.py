from __future__ import annotations

import numpy as np
import pytest

from onrecord.tally.estimation.latent.streams import streams_of
from onrecord.tally.estimation.latent.sweeps import sweep
from onrecord.tally.estimation.latent.trajectories import WALL
from tests.tally.estimation.latent.invented import posterior, table
from tests.tally.estimation.latent.stationary import drift

EVEN = np.zeros((4, 1, 2_000))


@pytest.mark.parametrize("impossible", [(), (3, 7)])
def test_sweeps_leave_the_posterior_as_it_is(impossible) -> None:
    assert drift(lambda *given: sweep(*given)[0], impossible=impossible) < 4


def test_as_many_are_missing_as_the_chances_say() -> None:
    """Of one class with even chances one in eight is in no list."""
    density = posterior(table(10, 10, 10, 10, 10, 10, 10))
    state, drawn = sweep(density, EVEN, streams_of(1, 2_000))
    assert drawn.unlisted.mean() == pytest.approx(10, abs=0.35)
    assert drawn.unlisted.var() == pytest.approx(10 * 8 / 7, rel=0.15)
    assert (drawn.occupied == 1).all()
    assert drawn.fit == pytest.approx(70 * np.log(1 / 7))
    assert state[:-1].mean() == pytest.approx(0, abs=0.02)


def test_nobody_is_counted_of_patterns_that_cannot_occur() -> None:
    """Of what can occur and no list one in six is the latter, here as above of 60 people on lists."""
    density = posterior(table(12, 12, 0, 12, 12, 12, 0, impossible=(3, 7)))
    _, drawn = sweep(density, EVEN, streams_of(1, 2_000))
    assert drawn.unlisted.mean() == pytest.approx(12, abs=0.4)


def test_classes_that_hold_nobody_are_not_occupied() -> None:
    density = posterior(table(10, 10, 10, 10, 10, 10, 10))
    state = np.zeros((4, 3, 50))
    state[-1, :2] = [[-40.0], [4.0]]
    _, drawn = sweep(density, state, streams_of(1, 50))
    assert (drawn.occupied == 1).all()


def test_a_chain_that_would_go_beyond_the_wall_stays() -> None:
    alone = posterior(table(1, 0, 0, 0, 0, 0, 0))
    state = np.full((4, 1, 400), -2.6)
    state[-1] = 0
    streams = streams_of(5, 400)
    for _ in range(5):
        state, _ = sweep(alone, state, streams)
        assert (alone.unlisted(state) <= WALL).all()
    assert (state == -2.6).all(axis=(0, 1)).sum() == 0
