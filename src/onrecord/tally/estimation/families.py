"""What a family of models gives: draws of how many there were in all, what they rest on, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Caution", "FamilyEstimate", "ModelShare", "Range", "Refusal", "range_of"]

OUTSIDE = 0.025
"""Of what lies on either side of an interval: it holds nineteen of twenty draws."""


@dataclass(frozen=True, slots=True)
class Range:
    """An interval that holds nineteen of twenty draws, and the median of these: numbers of people."""

    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that whoever reads the estimate must know, by a code that tests and pages know it by."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no estimate: what was found, and what would be needed."""

    code: str
    found: str
    needed: str


@dataclass(frozen=True, slots=True)
class ModelShare:
    """One model of a family: its name by the lists that depend on each other, what it says and what it weighs of 1."""

    name: str
    total: float
    weight: float


@dataclass(frozen=True, slots=True)
class FamilyEstimate:
    """What one family of models says of how many there were, those on the lists among them.

    `draws` are totals, each as likely as any other, none below `documented`. `models` go by weight, the heaviest first.
    `measures` are what the family is judged by, each under its name.
    """

    family: str
    documented: int
    draws: NDArray[np.float64]
    models: tuple[ModelShare, ...] = ()
    cautions: tuple[Caution, ...] = ()
    measures: tuple[tuple[str, float], ...] = ()

    @property
    def range(self) -> Range:
        """Give the interval of the total."""
        return range_of(self.draws)


def range_of(draws: NDArray[np.float64]) -> Range:
    """Give the interval that holds nineteen of twenty draws, and their median."""
    low, median, high = np.quantile(draws, (OUTSIDE, 0.5, 1 - OUTSIDE)).tolist()
    return Range(low, median, high)
