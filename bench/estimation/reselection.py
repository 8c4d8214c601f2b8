"""Intervals from tables drawn again, by each way that was thought of, and how often they hold a truth that is known.

Tables are made of people whom four lists have by a stated law, so that the number of all of them is known. The ways:
the draws as they are, with the Poisson number on no list, which is what the family gives (`percentile`); corrected for
bias and acceleration (`bca`, B. Efron, "Better bootstrap confidence intervals", JASA 82, 1987, as Silverman, Chan and
Vincent use it); and without choosing anew, of the model that was best (`one model`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from onrecord.tally.estimation.families import FamilyEstimate
from onrecord.tally.estimation.loglinear.family import candidates_of, estimate_loglinear
from onrecord.tally.estimation.loglinear.hierarchies import designs_of, size_of
from onrecord.tally.estimation.loglinear.refitting import refit
from onrecord.tally.estimation.loglinear.resampling import NONE, chosen, redraw
from onrecord.tally.estimation.loglinear.searching import models_of
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["TRUTHS", "Held", "Interval", "Truth", "hold", "intervals_of"]

Interval = tuple[float, float]
Real = NDArray[np.float64]

NORMAL = NormalDist()
ENDS = (0.025, 0.975)
LISTS = ("a", "b", "c", "d")
# A draw of a model that determines nothing may be anything: kept from overflowing.
LARGEST_LOG = 40.0


@dataclass(frozen=True, slots=True)
class Truth:
    """A law by which people come to lists: a number for each list, and more for each set of lists (a pattern); or two
    kinds of people, who come to each list with other chances.
    """

    alone: tuple[float, ...] = ()
    together: Mapping[int, float] | None = None
    kinds: tuple[tuple[float, tuple[float, ...]], ...] = ()

    @property
    def chances(self) -> Real:
        """Give the chance of each pattern, the first that of no list."""
        members = (np.arange(2 ** len(LISTS))[:, None] >> np.arange(len(LISTS))) & 1
        if self.kinds:
            parts = [share * np.where(members, rates, 1 - np.array(rates)).prod(axis=1) for share, rates in self.kinds]
            return np.asarray(np.sum(parts, axis=0))
        logs = members @ np.array(self.alone)
        for term, more in (self.together or {}).items():
            logs = logs + more * ((np.arange(len(logs)) & term) == term)
        chances: Real = np.exp(logs) / np.exp(logs).sum()
        return chances


TRUTHS = {
    "independent": Truth((-1.0, -1.2, -0.8, -1.5)),
    "one pair": Truth((-1.2, -1.4, -1.0, -1.6), {3: 0.6}),
    "three weak pairs": Truth((-1.2, -1.4, -1.0, -1.6), {3: 0.4, 6: 0.4, 12: 0.4}),
    "pairs both ways": Truth((-1.0, -1.2, -0.8, -1.5), {3: 0.8, 5: -0.4, 10: 0.5, 12: -0.5}),
    "three together": Truth((-1.4, -1.6, -1.2, -1.8), {3: 0.5, 5: 0.4, 6: 0.6, 7: -0.5, 12: 0.3}),
    "few on several": Truth((-2.2, -2.4, -2.6, -2.1), {3: 0.8, 12: 0.8}),
    "two kinds of people": Truth(kinds=((0.4, (0.5, 0.4, 0.5, 0.3)), (0.6, (0.25, 0.2, 0.25, 0.15)))),
}


@dataclass(frozen=True, slots=True)
class Held:
    """Of the tables made by a law, the share whose interval holds the truth, and how wide the middle one is: its upper
    end by its lower.
    """

    share: float
    ratio: float


def hold(truth: Truth, people: int, tables: int, draws: int) -> dict[str, Held]:
    """Give for each way how often its interval holds the number of people."""
    dice = np.random.default_rng(7)
    found: dict[str, list[Interval]] = {}
    for _ in range(tables):
        counts = dice.multinomial(people, truth.chances)
        told = intervals_of(Overlaps(LISTS, (0, *counts[1:].tolist())), draws)
        for way, interval in told.items():
            found.setdefault(way, []).append(interval)
    return {way: _held(np.array(intervals), people) for way, intervals in found.items()}


def intervals_of(overlaps: Overlaps, draws: int) -> dict[str, Interval]:
    """Give the interval of a table by each way."""
    told = estimate_loglinear(overlaps, seed=1, draws=draws)
    assert isinstance(told, FamilyEstimate), told
    weighed = models_of(overlaps)
    candidates = candidates_of(weighed, overlaps)
    redrawn = redraw(candidates, overlaps, draws, np.random.default_rng(1))
    columns = chosen(redrawn)
    kept = columns != NONE
    anew = overlaps.documented + np.exp(redrawn.unlisted_log[kept, columns[kept]])
    levels = _corrected(anew, weighed.best.total, _acceleration(candidates, overlaps))
    best = overlaps.documented + np.exp(np.minimum(redrawn.unlisted_log[:, 0], LARGEST_LOG))
    return {
        "percentile": (told.range.low, told.range.high),
        "bca": _between(anew, levels),
        "one model": _between(best, ENDS),
    }


def _held(intervals: Real, people: int) -> Held:
    low, high = intervals.T
    return Held(float(((low <= people) & (people <= high)).mean()), float(np.median(high / low)))


def _between(draws: Real, levels: Interval) -> Interval:
    low, high = np.quantile(draws, levels).tolist()
    return low, high


def _corrected(draws: Real, total: float, acceleration: float) -> Interval:
    """Give which quantiles of the draws are taken for the ends."""
    below = ((draws < total).mean() + (draws <= total).mean()) / 2
    bias = NORMAL.inv_cdf(float(np.clip(below, 1 / len(draws), 1 - 1 / len(draws))))
    levels = []
    for end in ENDS:
        far = bias + NORMAL.inv_cdf(end)
        left = 1 - acceleration * far
        levels.append(NORMAL.cdf(bias + far / left) if left > 0 else round(end))
    return levels[0], levels[1]


def _acceleration(candidates: list[int], overlaps: Overlaps) -> float:
    """Give how fast the spread changes with the total, from leaving out one person of each pattern, chosen anew."""
    observed = overlaps.numbers[overlaps.patterns].astype(np.float64)
    held = np.flatnonzero(observed)
    without = observed - np.eye(len(observed))[held]
    bic, logs = np.empty((2, len(held), len(candidates)))
    for column, model in enumerate(candidates):
        (design,) = designs_of([model], len(overlaps.lists), overlaps.patterns)
        refitted = refit(design, observed, without)
        bic[:, column] = size_of(model, len(overlaps.lists)) * np.log(overlaps.documented) - 2 * refitted.likelihood
        logs[:, column] = refitted.unlisted_log
    totals = np.exp(logs[np.arange(len(held)), bic.argmin(axis=1)])
    weights = observed[held]
    gaps = (weights @ totals) / weights.sum() - totals
    spread = float(weights @ gaps**2)
    return float(weights @ gaps**3) / (6 * spread**1.5) if spread else 0.0
