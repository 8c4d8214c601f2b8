"""Moves that go far: Hamiltonian trajectories through the classes' log odds and the lengths of their sticks.

A chain that draws everybody's class anew each time goes a step of about 1/sqrt(people) along ridges on which the data
say little, and goes it back as often: a thousand of its sweeps may be worth one independent draw. A trajectory follows
the slope of the density and goes on in the direction in which it started (R. Neal, "MCMC using Hamiltonian dynamics",
Handbook of Markov Chain Monte Carlo, 2011).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.tally.estimation.latent.posterior import Posterior, Real
from onrecord.tally.estimation.latent.streams import Streams

__all__ = ["WALL", "Pace", "travel"]

# How far a trajectory goes, in units of log odds. From 1 to 8 was tried on eight tables: below 3 the ridges of large
# tables take several, above 5 those of small ones are gone along and back.
REACH = 4.0
# However small or large the steps, so many: tables of a hundred people take twenty, of tens of thousands two hundred.
FEWEST, MOST = 8, 256
# While the size of steps is learned, they need not go far.
MOST_TUNING = 50
FIRST_SIZE = 0.05
# Three trajectories in four arrive where steps are as large as pays best; a little more, since ridges bend (M.
# Betancourt, S. Byrne, M. Girolami, "Optimizing the integrator step size for Hamiltonian Monte Carlo", 2014).
ARRIVING = 0.8
# Steps of one size could go round in circles.
SHORTEST = 0.4

WALL = 40.0
"""No chain goes where more than so many people are missing for each that is on a list: there the lists say nothing."""


@dataclass(slots=True)
class Pace:
    """How large the steps of each chain are: learned from how many of its trajectories arrive, then left alone.

    By stochastic approximation, the sizes averaged over the later half of learning (B. Polyak and A. Juditsky,
    "Acceleration of stochastic approximation by averaging", SIAM Journal on Control and Optimization 30, 1992).
    """

    logs: Real
    mean: Real
    learned: int = 0
    averaged: int = 0

    @property
    def sizes(self) -> Real:
        """Give the size of a step for each chain."""
        return np.exp(self.logs)

    def steps(self, tuning: bool) -> int:
        """Give how many steps a trajectory takes: all chains take as many."""
        most = MOST_TUNING if tuning else MOST
        return int(np.clip(np.round(REACH / np.exp(np.median(self.logs))), FEWEST, most))

    def learn(self, arriving: Real, half: bool) -> None:
        """Take in how likely the last trajectory of each chain was to arrive; `half` once half the learning is over."""
        self.learned += 1
        self.logs = self.logs + (arriving - ARRIVING) / np.sqrt(self.learned)
        if half:
            self.averaged += 1
            self.mean = self.mean + (self.logs - self.mean) / self.averaged

    def settle(self) -> None:
        """Take the mean of what was learned; learning may begin again from it."""
        self.logs = self.mean.copy()
        self.learned = self.averaged = 0

    @staticmethod
    def first(chains: int) -> Pace:
        """Give the pace before anything is learned."""
        logs = np.full(chains, np.log(FIRST_SIZE))
        return Pace(logs, logs.copy())


def travel(posterior: Posterior, state: Real, sizes: Real, steps: int, streams: Streams) -> tuple[Real, Real]:
    """Give where each chain is after a trajectory of so many steps, and how likely it was to arrive.

    Those that did not arrive are where they were. Steps are of these sizes, or down to four tenths of them.
    """
    momentum = streams.normals(*state.shape[:-1])
    momentum[-1, -1] = 0
    sizes = sizes * (SHORTEST + (1 - SHORTEST) * streams.uniforms())
    before = _energy(posterior, state, momentum)
    # Where a trajectory goes astray its numbers overflow; it does not arrive.
    with np.errstate(all="ignore"):
        end, speed = _follow(posterior, state, momentum, sizes, steps)
        gained = _energy(posterior, end, speed) - before
        stays = ~np.isfinite(gained) | ~(posterior.unlisted(end) <= WALL)
        arriving = np.where(stays, 0.0, np.exp(np.minimum(gained, 0.0)))
    return np.where(streams.uniforms() < arriving, end, state), arriving


def _follow(posterior: Posterior, state: Real, momentum: Real, sizes: Real, steps: int) -> tuple[Real, Real]:
    """Give position and momentum at the end of so many leapfrog steps."""
    momentum = momentum + sizes / 2 * posterior.slope(state)
    for _ in range(steps - 1):
        state = state + sizes * momentum
        momentum += sizes * posterior.slope(state)
    state = state + sizes * momentum
    momentum += sizes / 2 * posterior.slope(state)
    return state, momentum


def _energy(posterior: Posterior, state: Real, momentum: Real) -> Real:
    """Give the log density of state and momentum together."""
    energy: Real = posterior.log_density(state) - (momentum * momentum).sum(axis=(0, 1)) / 2
    return energy
