"""Quantiles of draws, interpolated as numpy's are, so that a chart says what the estimate beside it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Quantiles", "quantiles_of"]


@dataclass(frozen=True, slots=True)
class Quantiles:
    """What is told of draws: the interval that holds nineteen of twenty, and where a histogram starts and ends."""

    least: float
    low: float
    first_quarter: float
    median: float
    third_quarter: float
    high: float
    tail: float


def quantiles_of(draws: Sequence[float]) -> Quantiles:
    """Give the quantiles of some draws.

    >>> quantiles_of(range(101)).median
    50.0
    """
    ordered = sorted(draws)
    return Quantiles(*(_quantile(ordered, share) for share in (0, 0.025, 0.25, 0.5, 0.75, 0.975, 0.995)))


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
