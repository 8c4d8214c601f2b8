"""From which weight on links are given: learned from judged ones, with the doubt that so few leave.

What links not judged come to is what their weights say, put right by how much judged ones came to something else (the
difference estimator: C.-E. Särndal, B. Swensson and J. Wretman, "Model assisted survey sampling", 1992). The weights
themselves count as some answers more, drawn at random, so that few answers move a threshold little. Doubt is shown by
drawing anew, many times, how much each answer counts (D. Rubin, "The Bayesian bootstrap", Annals of Statistics 9,
1981): of each measure the middle is given, and what nine in ten draws lie between.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.core.errors import BadOption
from onrecord.linkage.pairs import probability_of
from onrecord.linkage.sides import Real, Whole

__all__ = ["Answers", "Range", "Threshold", "best_threshold", "threshold_of_precision"]

# So many answers the model counts as.
BELIEVED = 30
DRAWS = 400
OUTSIDE = 0.05


@dataclass(frozen=True, slots=True)
class Answers:
    """Judged pairs by their places: whether the two are one, and for how many pairs the answer stands.

    Answers "unsure" are left out.
    """

    places: Whole
    same: NDArray[np.bool_]
    stands_for: Real

    def __len__(self) -> int:
        return len(self.places)

    @property
    def effective(self) -> float:
        """Give as how many answers drawn with equal chances these tell (L. Kish, "Survey sampling", 1965)."""
        return float(self.stands_for.sum() ** 2 / (self.stands_for**2).sum()) if len(self) else 0.0


@dataclass(frozen=True, slots=True)
class Range:
    """A measure from 0 to 1, and what it lies between in nine of ten draws."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Threshold:
    """The weight that links are given from, and what is expected of links that are: recall is that among candidates."""

    weight: float
    precision: Range
    recall: Range
    f1: Range


def best_threshold(weights: Real, answers: Answers) -> Threshold:
    """Give the threshold of the best expected F1; `weights` are those of all links that might be given.

    Raises:
        BadOption: there is no link.
    """
    curves = _Curves.of(weights, answers)
    best = np.median([np.argmax(curves.f1(right)) for right in curves.right])
    return curves.at(int(best))


def threshold_of_precision(weights: Real, answers: Answers, precision: float) -> Threshold | None:
    """Give the lowest threshold from which links are this precise in nineteen draws of twenty; None where none is.

    Raises:
        BadOption: there is no link, or the precision is not between 0 and 1.
    """
    if not 0 < precision < 1:
        raise BadOption(
            "precision", found=f"{precision}", expected="more than 0 and less than 1", do="Give it as a share: 0.99."
        )
    curves = _Curves.of(weights, answers)
    surely = np.quantile(curves.right / curves.given, OUTSIDE, axis=0) >= precision
    reached = np.flatnonzero(surely)
    return curves.at(int(reached[-1])) if len(reached) else None


@dataclass(frozen=True, slots=True)
class _Curves:
    """For each weight that occurs, the highest first: how many links have it or more, and how many are right a draw."""

    weights: Real
    given: Real
    right: Real

    @classmethod
    def of(cls, weights: Real, answers: Answers) -> _Curves:
        if not len(weights):
            raise BadOption("links", found="none", expected="one at least", do="Link the records first.")
        lowered, place, counts = np.unique(-weights, return_inverse=True, return_counts=True)
        likely = np.array([probability_of(weight) for weight in (-lowered).tolist()])
        expected = np.cumsum(counts * likely)
        given = np.cumsum(counts).astype(np.float64)
        draws = [
            np.clip(expected + len(weights) * np.cumsum(moved), 0.0, given)
            for moved in _moved(likely, place.ravel(), answers)
        ]
        return cls(-lowered, given, np.maximum.accumulate(np.array(draws), axis=1))

    def f1(self, right: Real) -> Real:
        """Give the F1 of each threshold in one draw."""
        f1: Real = 2 * right / np.maximum(self.given + right[-1], 1e-12)
        return f1

    def at(self, place: int) -> Threshold:
        """Give the threshold at one of the weights."""
        right, wanted = self.right[:, place], np.maximum(self.right[:, -1], 1e-12)
        given = self.given[place]
        f1 = 2 * right / (given + wanted)
        return Threshold(float(self.weights[place]), _range(right / given), _range(right / wanted), _range(f1))


def _moved(likely: Real, place: Whole, answers: Answers) -> Iterator[Real]:
    """Yield, draw by draw, by what share of all links those of each weight come to more than it says."""
    dice = np.random.default_rng(0)
    judged = place[answers.places]
    amiss = answers.same - likely[judged]
    answered = answers.effective
    shares = answers.stands_for / max(answers.stands_for.sum(), 1e-300)
    # Of fewer than one there is still the draw of the model's own.
    trust = answered / (answered + BELIEVED)
    for _ in range(DRAWS):
        drawn = place[dice.integers(len(place), size=BELIEVED)]
        own = (dice.random(BELIEVED) < likely[drawn]) - likely[drawn]
        counted = shares * dice.exponential(size=len(shares))
        model = dice.exponential(size=BELIEVED) / BELIEVED
        total = trust * counted.sum() + (1 - trust) * model.sum()
        moved = np.bincount(judged, trust * counted * amiss / total, minlength=len(likely))
        moved = moved + np.bincount(drawn, (1 - trust) * model * own / total, minlength=len(likely))
        yield moved.astype(np.float64)


def _range(draws: Real) -> Range:
    low, middle, high = np.quantile(draws, (OUTSIDE, 0.5, 1 - OUTSIDE)).tolist()
    return Range(low, middle, high)
