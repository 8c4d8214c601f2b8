"""Intervals of what is measured over reports: the reports are drawn again, with replacement, and it is measured anew.

Whole reports are drawn, as values of one report come from one reading and err together (Efron and Tibshirani 1993, An
Introduction to the Bootstrap, 13.3: percentiles; Davison and Hinkley 1997, 3.8: whole clusters are drawn).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

__all__ = ["DRAWS", "Interval", "interval_of"]

DRAWS = 400
"""Drawn again so often: an end of a 95% interval rests on ten draws at least."""
SEED = 20260301
MOST = 2_000_000
"""Weights held at a time."""
MOST_UNDEFINED = 0.05


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95% of what was measured when reports were drawn again."""

    low: float
    high: float


def interval_of(measure: Callable[[numpy.ndarray], numpy.ndarray], present: numpy.ndarray) -> Interval | None:
    """Give the interval of a measure of weighed reports; None where one draw in twenty or more cannot be measured.

    Args:
        measure: Gives what is measured for each row of weights, one weight a report.
        present: 1 for each report that has anything to measure, 0 for others.
    """
    import numpy as np

    there = np.flatnonzero(present)
    random = np.random.default_rng(SEED)
    at_a_time = max(1, min(DRAWS, MOST // max(1, len(present))))
    found: list[Any] = []
    for start in range(0, DRAWS, at_a_time):
        rows = min(at_a_time, DRAWS - start)
        drawn = random.integers(0, len(there), size=(rows, len(there)))
        weights = np.zeros((rows, len(present)))
        for row, chosen in enumerate(drawn):
            weights[row, there] = np.bincount(chosen, minlength=len(there))
        found.append(measure(weights))
    values = np.concatenate(found)
    known = values[~np.isnan(values)]
    if len(known) < (1 - MOST_UNDEFINED) * DRAWS:
        return None
    low, high = np.percentile(known, [2.5, 97.5])
    return Interval(float(low), float(high))
