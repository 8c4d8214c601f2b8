"""Invented classes and tables of overlaps, and what can be told of them without chains."""

from __future__ import annotations

import numpy as np

from onrecord.tally.estimation.latent.posterior import posterior_of
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["LISTS", "SHAPE", "drawn_state", "posterior", "table", "weighted_totals"]

LISTS = ("hospital", "survey", "social media")
SHAPE = RATE = 0.25


def table(*counts, impossible=()):
    """Give three lists; `counts` has the seven patterns from 1 up."""
    return Overlaps(LISTS, (0, *counts), frozenset(impossible))


def posterior(overlaps):
    """Give the density of classes of a table, with the usual prior."""
    return posterior_of(overlaps, SHAPE, RATE)


def drawn_state(dice, lists, classes, chains):
    """Give classes drawn from their prior, as states of so many chains."""
    odds = dice.logistic(size=(lists, classes, chains))
    concentration = dice.gamma(SHAPE, 1 / RATE, chains)
    # The log of an exponential number by the concentration, which may be too small for 64 bits as a quotient.
    sticks = np.log(dice.exponential(size=(classes, chains))) - np.log(np.maximum(concentration, 1e-250))
    sticks[-1] = 0
    return np.concatenate([odds, sticks[None]])


def weighted_totals(overlaps, classes, draws, seed=0):
    """Give totals drawn with classes from their prior, and how likely each makes the table: their weights.

    Chains play no part in it; for a few people the weights are even enough.
    """
    dice = np.random.default_rng(seed)
    density = posterior(overlaps)
    cells = density.chances(drawn_state(dice, len(overlaps.lists), classes, draws)).sum(axis=1)
    missing = cells[: density.missing].sum(axis=0)
    likely = density.counts @ np.log(cells[density.missing :]) - density.people * np.log1p(-missing)
    odds = cells[0] / (1 - missing)
    unlisted = dice.negative_binomial(density.people, 1 / (1 + odds))
    return density.people + unlisted, np.exp(likely - likely.max())
