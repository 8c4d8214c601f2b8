"""Chains that are run until they agree, in stages that double.

Each stage goes on from the last and forgets what the last drew: chains that have not yet found where the others are
have time to. In its first third each chain learns how large its steps may be, and only the rest is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from onrecord.tally.estimation.latent.convergence import effective_size, split_r_hat
from onrecord.tally.estimation.latent.orders import exchange, reorder
from onrecord.tally.estimation.latent.posterior import Posterior, Real
from onrecord.tally.estimation.latent.streams import Streams
from onrecord.tally.estimation.latent.sweeps import Drawn, Whole, sweep
from onrecord.tally.estimation.latent.trajectories import Pace, travel

__all__ = ["Stage", "stages"]

TUNING = 3
# A trajectory from a state that fits badly falls so fast that it ends where one class has all, hundreds of units from
# where it would come back. Sweeps alone go downhill without falling.
SETTLING = 100
# Chains start dispersed, but where the first steps can be taken: no list has all or none of a class.
FARTHEST = 0.05


@dataclass(frozen=True, slots=True)
class Stage:
    """What chains drew in a stage: of each chain (a row) how many are in no list, and how many classes hold anybody.

    `sweeps` counts those of all stages so far, and `steps` the steps of trajectories, which is what takes the time.

    R-hat and effective size are of the log of the total: the total has a long tail, and its few largest draws would
    decide either. `fit_r_hat` is of how likely the counts are. One chain of twenty that had all in one class, and
    fitted badly, had a total a fourth above that of the others, and R-hat of the total was 1.03.
    """

    unlisted: Whole
    occupied: Whole
    sweeps: int
    steps: int
    r_hat: float
    fit_r_hat: float
    effective: float

    def agrees(self, agreed: float) -> bool:
        """Say whether both R-hats are below a value."""
        return max(self.r_hat, self.fit_r_hat) < agreed


def stages(posterior: Posterior, classes: int, streams: Streams, lengths: tuple[int, ...]) -> Iterator[Stage]:
    """Yield what the chains draw in each stage of these lengths, each going on from the one before."""
    chains = _Chains(posterior, streams, _start(posterior, classes, streams), Pace.first(len(streams)))
    chains.settle()
    for length in lengths:
        chains.tune(length // TUNING)
        drawn = [chains.move(tuning=False)[1] for _ in range(length - length // TUNING)]
        yield _stage(drawn, chains, posterior.people)


@dataclass(slots=True)
class _Chains:
    """Where the chains are, how large their steps are, and how far they have come."""

    posterior: Posterior
    streams: Streams
    state: Real
    pace: Pace
    sweeps: int = 0
    steps: int = 0

    def settle(self) -> None:
        """Go by sweeps to where the classes fit the table about as well as any."""
        for _ in range(SETTLING):
            self._sweep()

    def tune(self, sweeps: int) -> None:
        """Learn how large steps may be."""
        for number in range(sweeps):
            arriving, _ = self.move(tuning=True)
            self.pace.learn(arriving, half=2 * number >= sweeps)
        self.pace.settle()

    def move(self, *, tuning: bool) -> tuple[Real, Drawn]:
        """Move every chain; give how likely their trajectories were to arrive, and what the sweep drew."""
        steps = self.pace.steps(tuning)
        self.state, arriving = travel(self.posterior, self.state, self.pace.sizes, steps, self.streams)
        self.steps += steps
        return arriving, self._sweep()

    def _sweep(self) -> Drawn:
        state = self.state
        if state.shape[1] > 1:
            state = exchange(self.posterior, reorder(self.posterior, state, self.streams), self.streams)
        self.state, drawn = sweep(self.posterior, state, self.streams)
        self.sweeps += 1
        return drawn


def _stage(drawn: list[Drawn], chains: _Chains, people: int) -> Stage:
    unlisted = np.stack([each.unlisted for each in drawn], axis=1)
    occupied = np.stack([each.occupied for each in drawn], axis=1)
    fit = np.stack([each.fit for each in drawn], axis=1)
    totals = np.log(unlisted + people)
    effective = effective_size(totals)
    return Stage(unlisted, occupied, chains.sweeps, chains.steps, split_r_hat(totals), split_r_hat(fit), effective)


def _start(posterior: Posterior, classes: int, streams: Streams) -> Real:
    """Give classes drawn at random, a different state for each chain.

    Their shares are uniform, so that nearly all hold somebody. A chain empties a class sooner than it fills one: from
    sticks of the prior one chain of twenty was in a single class, and stayed for a thousand sweeps.
    """
    drawn = FARTHEST + (1 - 2 * FARTHEST) * streams.uniforms(posterior.cells.shape[1], classes)
    state = np.log(drawn / (1 - drawn))
    after = np.arange(classes - 1, 0, -1)[:, None]
    state[-1, :-1] = np.log(-np.log(drawn[-1, :-1]) / after)
    state[-1, -1] = 0
    return state
