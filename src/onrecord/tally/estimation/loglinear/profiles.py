"""The interval of one model by its profile likelihood: which totals are not much less likely than the likeliest.

For each number of people on no list the model is fitted to the completed table, and what is left of the multinomial
likelihood is compared with its maximum (R. Cormack, "Interval estimation for mark-recapture studies of closed
populations", Biometrics 48, 1992). Of few people it is as skew as what is known of them, where an interval of so many
standard errors either way may begin below those documented. It takes the model for true: it is what other programmes
print, and no interval of ours.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from onrecord.tally.estimation.loglinear.existence import live_of
from onrecord.tally.estimation.loglinear.fitting import fit
from onrecord.tally.estimation.loglinear.hierarchies import Real, designs_of
from onrecord.tally.estimation.loglinear.weighing import FittedModel
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["Profile", "profile_of"]

DROP = 3.841458820694124 / 2
"""Half the value that a chi-squared of one degree of freedom stays below nineteen times of twenty."""

FEWEST = 1e-9
"""As good as nobody on no list; of nobody at all, the parameters would go to their limits."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The likeliest total of one model, and the interval of totals.

    The upper end is finite: of a model that the counts determine, more and more people on no list leave less and less
    chance to some pattern that has people.
    """

    total: float
    low: float
    high: float


def profile_of(fitted: FittedModel, overlaps: Overlaps) -> Profile:
    """Give the interval that holds the total nineteen of twenty times, were the model true."""
    curve = _Curve.of(fitted.model, overlaps)
    people = float(overlaps.documented)
    guess = max(fitted.total - people, 1.0)
    top = _crossing(curve.slope, FEWEST, _beyond(curve.slope, guess))
    least = curve.height(top) - DROP

    def spare(unlisted: float) -> float:
        return curve.height(unlisted) - least

    low = FEWEST if spare(FEWEST) >= 0 else _crossing(lambda number: -spare(number), FEWEST, top)
    return Profile(people + top, people + low, people + _crossing(spare, top, _beyond(spare, max(top, 1.0))))


@dataclass(frozen=True, slots=True)
class _Curve:
    """The profile likelihood of a model by how many people are on no list, but for what does not change with it."""

    design: Real
    counts: Real

    @classmethod
    def of(cls, model: int, overlaps: Overlaps) -> _Curve:
        patterns = np.array([0, *overlaps.patterns], dtype=np.int64)
        (design,) = designs_of([model], len(overlaps.lists), patterns)
        return cls(design, overlaps.numbers[patterns].astype(np.float64))

    def height(self, unlisted: float) -> float:
        """Give the logarithm of the likelihood where so many are on no list."""
        counts, logs = self._chances(unlisted)
        ways = math.lgamma(counts.sum() + 1) - math.lgamma(unlisted + 1)
        return ways + float(counts @ logs)

    def slope(self, unlisted: float) -> float:
        """Give how steeply it rises: the chances that fit best are at their best, where to change them adds nothing."""
        from scipy.special import digamma

        counts, logs = self._chances(unlisted)
        return float(digamma(counts.sum() + 1) - digamma(unlisted + 1) + logs[0])

    def _chances(self, unlisted: float) -> tuple[Real, Real]:
        """Give the completed counts, and the logarithms of the chances of each pattern; 0 where nobody can be."""
        counts = self.counts.copy()
        counts[0] = unlisted
        logs = self.design @ fit(self.design[None], counts[None]).parameters[0]
        return counts, np.where(live_of(self.design, counts).cells, logs - math.log(counts.sum()), 0.0)


def _beyond(height: Callable[[float], float], number: float) -> float:
    """Give a number at which a curve that falls in the end is below 0."""
    while height(number) > 0:
        number *= 2
    return number


def _crossing(height: Callable[[float], float], low: float, high: float) -> float:
    """Give where a curve that falls from above 0 to below it crosses 0; the first number if it is below there."""
    from scipy.optimize import brentq

    if height(low) <= 0:
        return low
    return float(brentq(height, low, high, xtol=1e-6 * (1 + low), rtol=1e-9))
