"""A sweep: draws who is missing and whose class is whose, then classes that could have drawn them.

The sampler of D. Manrique-Vallier, "Bayesian population size estimation using Dirichlet process mixtures", Biometrics
72 (2016), on patterns in place of people: all of a pattern are shared out among the classes at once. It
moves little (`trajectories`), but classes that hold nobody are drawn afresh, and the number of the missing and of the
classes that hold anybody come of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.tally.estimation.latent.posterior import Posterior, Real
from onrecord.tally.estimation.latent.streams import Streams
from onrecord.tally.estimation.latent.trajectories import WALL

__all__ = ["Drawn", "Whole", "sweep"]

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Of each chain: how many are in no list, how many classes hold anybody, and how likely the counts are: a log."""

    unlisted: Whole
    occupied: Whole
    fit: Real


def sweep(posterior: Posterior, state: Real, streams: Streams) -> tuple[Real, Drawn]:
    """Give the state after a sweep, and what was drawn of the state before it.

    Patterns that cannot occur are drawn as well, or the classes would not be those that the chances are of; nobody is
    counted for them. A chain that would go beyond the wall stays.
    """
    joint = posterior.chances(state)
    unlisted, shares = _share_out(posterior, joint, streams)
    held = np.moveaxis(posterior.cells.T @ shares, 0, -1)
    occupied = (held[-1] > 0).sum(axis=0)
    lengths = np.exp(state[-1, :-1]).sum(axis=0)
    depth = np.full(len(streams), posterior.shape + state.shape[1] - 1)
    concentration = streams.gammas(depth) / (posterior.rate + lengths)
    drawn = _draw(held, concentration, streams)
    inside = posterior.unlisted(drawn) <= WALL
    fit = posterior.log_likelihood(joint.sum(axis=1))
    return np.where(inside, drawn, state), Drawn(unlisted, occupied, fit)


def _share_out(posterior: Posterior, joint: Real, streams: Streams) -> tuple[Whole, Real]:
    """Give how many are in no list, and how many of each cell are of each class: axes are chains, cells, classes."""
    joint = np.moveaxis(joint, -1, 0)
    cells = joint.sum(axis=2)
    missing = cells[:, : posterior.missing]
    observable = 1 - missing.sum(axis=1)
    counts = np.concatenate([np.zeros(posterior.missing), posterior.counts]).astype(np.int64)
    unlisted = np.empty(len(streams), dtype=np.int64)
    shares = np.empty(joint.shape)
    for chain, dice in enumerate(streams):
        number = dice.negative_binomial(posterior.people, observable[chain])
        counts[: posterior.missing] = dice.multinomial(number, missing[chain] / missing[chain].sum())
        shares[chain] = dice.multinomial(counts, joint[chain] / cells[chain][:, None])
        unlisted[chain] = counts[0]
    return unlisted, shares


def _draw(held: Real, concentration: Real, streams: Streams) -> Real:
    """Give classes given whom they hold: for each list and in all, by class and chain.

    A beta number is a gamma number by itself and another. The other of a stick has the concentration for its shape,
    which may be so small that the number is 0 in 64 bits: its logarithm is drawn, as that of a number of one shape more
    times a uniform number to the power of one by the shape (G. Marsaglia and W. Tsang, "A simple method for generating
    gamma variables", ACM Transactions on Mathematical Software 26, 2000).
    """
    lists = len(held) - 1
    listed, size = held[:-1], held[-1:]
    rest = concentration + (size.sum(axis=1, keepdims=True) - size.cumsum(axis=1))
    logs = np.log(streams.gammas(1 + np.concatenate([listed, size - listed, size, rest])))
    state = np.zeros(held.shape)
    state[:-1] = logs[:lists] - logs[lists:-2]
    lowered = logs[-1, :-1] + np.log1p(-streams.uniforms(held.shape[1] - 1)) / rest[0, :-1]
    state[-1, :-1] = np.log(np.logaddexp(0.0, logs[-2, :-1] - lowered))
    return state
