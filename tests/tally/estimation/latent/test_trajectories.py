from __future__ import annotations

import numpy as np
import pytest

from onrecord.tally.estimation.latent.streams import streams_of
from onrecord.tally.estimation.latent.trajectories import FEWEST, MOST, MOST_TUNING, WALL, Pace, travel
from tests.tally.estimation.latent.invented import drawn_state, posterior, table
from tests.tally.estimation.latent.stationary import drift

DENSITY = posterior(table(21, 16, 7, 12, 5, 4, 3))


def states(chains=5):
    return np.clip(drawn_state(np.random.default_rng(2), 3, 4, chains), -2, 2)


@pytest.mark.parametrize("impossible", [(), (3, 7)])
def test_trajectories_leave_the_posterior_as_it_is(impossible) -> None:
    assert drift(lambda *given: travel(*given[:2], np.array([0.6]), 4, given[2])[0], impossible=impossible) < 4


def test_odds_by_their_slopes_are_one_each_in_the_mean() -> None:
    """So it is of any density. Steps are so large here that a third of the trajectories must not arrive."""
    state, streams = np.zeros((4, 2, 3_000)), streams_of(1, 3_000)
    for _ in range(40):
        state, arriving = travel(DENSITY, state, np.full(3_000, 0.45), 10, streams)
    told = -(state * DENSITY.slope(state))[:-1].sum(axis=(0, 1))
    assert 0.5 < arriving.mean() < 0.8
    assert abs(told.mean() - 6) < 4 * told.std() / np.sqrt(3_000)


def test_small_steps_nearly_always_arrive() -> None:
    state = states()
    moved, arriving = travel(DENSITY, state, np.full(5, 1e-3), 10, streams_of(1, 5))
    assert (arriving > 0.999).all()
    assert (moved != state)[0].all()
    assert (moved[-1, -1] == 0).all()


def test_trajectories_that_go_astray_stay_where_they_were() -> None:
    state = states()
    moved, arriving = travel(DENSITY, state, np.array([1e-3, 1e6, 1e-3, 1e200, 1e-3]), 10, streams_of(1, 5))
    assert arriving[[1, 3]].tolist() == [0, 0]
    assert (moved[..., [1, 3]] == state[..., [1, 3]]).all()
    assert (moved[..., 0] != state[..., 0]).any()


def test_no_trajectory_ends_beyond_the_wall() -> None:
    alone = posterior(table(5, 5, 0, 5, 0, 0, 0))
    state = np.full((4, 1, 8), -4.0)
    state[-1] = 0
    streams = streams_of(3, 8)
    for _ in range(60):
        state, _ = travel(alone, state, np.full(8, 0.4), 8, streams)
    assert (alone.unlisted(state) <= WALL).all()


def test_steps_grow_where_all_arrive_and_shrink_where_none_does() -> None:
    pace = Pace.first(2)
    for _ in range(30):
        pace.learn(np.array([1.0, 0.0]), half=True)
    pace.settle()
    assert pace.sizes[0] > 0.05 > pace.sizes[1]
    assert pace.learned == 0


def test_what_is_kept_of_learning_is_the_mean_of_its_later_half() -> None:
    pace = Pace.first(1)
    pace.learn(np.array([1.0]), half=False)
    logs = []
    for arriving in (0.5, 0.9, 0.7):
        pace.learn(np.array([arriving]), half=True)
        logs.append(pace.logs[0])
    pace.settle()
    assert pace.logs == pytest.approx(np.mean(logs))


@pytest.mark.parametrize(("size", "steps", "tuning"), [(2.0, FEWEST, FEWEST), (0.1, 40, 40), (1e-3, MOST, MOST_TUNING)])
def test_smaller_steps_are_more_of_them_within_limits(size, steps, tuning) -> None:
    pace = Pace(np.log([size, size, 5.0]), np.zeros(3))
    assert (pace.steps(tuning=False), pace.steps(tuning=True)) == (steps, tuning)
