"""Weigh log-linear models of one table against each other, by what they cost in parameters.

BIC is minus twice the log-likelihood and, for every parameter, the logarithm of the number of documented people (G.
Schwarz, "Estimating the dimension of a model", Annals of Statistics 6, 1978). People, not patterns: they are what was
observed independently, and what other programmes count. AICc is as in N. Sugiura, "Further analysis of the data by
Akaike's information criterion and the finite corrections", Communications in Statistics A7, 1978. A parameter that goes
to minus infinity counts as any other: it was free, and were it not counted, each pair of small lists that happen to
share nobody would be taken for dependent at no cost.

A weight is exp(-difference / 2), of all that is weighed: of BIC about the probability of the model, all being equally
likely beforehand.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.tally.estimation.loglinear.existence import are_determined
from onrecord.tally.estimation.loglinear.fitting import fit
from onrecord.tally.estimation.loglinear.hierarchies import Real, designs_of, interactions, name_of, size_of
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["FittedModel", "Weighed", "aicc_weights", "bic_weights", "distinct", "fit_models", "in_order", "weigh"]

# Models of one size are fitted so many at once: more no longer fit the cache.
TOGETHER = 512


@dataclass(frozen=True, slots=True)
class FittedModel:
    """A model and what it says of a table: of how many there were in all, with its standard error."""

    model: int
    name: str
    total: float
    standard_error: float
    bic: float
    aicc: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """The models of a table that say how many there were, the lowest BIC first, and how many say nothing."""

    models: tuple[FittedModel, ...]
    undetermined: int

    @property
    def best(self) -> FittedModel:
        """Give the model of the lowest BIC."""
        return self.models[0]


def distinct(models: Iterable[int], overlaps: Overlaps) -> list[int]:
    """Give the models that differ on a table: without terms of lists that cannot share anybody, and of lists some of
    which already share nobody without the rest.
    """
    lists = len(overlaps.lists)
    nobody = [term for term in interactions(lists) if not _shared(overlaps.counts, term)]
    possible = overlaps.patterns.tolist()
    idle = [
        term
        for term in nobody
        if any(term & other == other for other in nobody if other < term)
        or not any(pattern & term == term for pattern in possible)
    ]
    without = sum(1 << term for term in idle)
    return [model for model in models if not model & without]


def fit_models(models: Iterable[int], overlaps: Overlaps) -> list[FittedModel]:
    """Fit those of some models that the counts of a table determine."""
    by_size: dict[int, list[int]] = defaultdict(list)
    for model in models:
        by_size[model.bit_count()].append(model)
    found: list[FittedModel] = []
    for _, alike in sorted(by_size.items()):
        for start in range(0, len(alike), TOGETHER):
            found += _fit_alike(alike[start : start + TOGETHER], overlaps)
    return found


def weigh(models: Iterable[int], overlaps: Overlaps) -> Weighed:
    """Fit models to a table and put them in the order of their weight."""
    tried = list(models)
    fitted = fit_models(tried, overlaps)
    return Weighed(in_order(fitted), len(tried) - len(fitted))


def in_order(fitted: Iterable[FittedModel]) -> tuple[FittedModel, ...]:
    """Give the lowest BIC first; of two that are equal, the one with fewer and smaller terms."""
    return tuple(sorted(fitted, key=lambda each: (each.bic, each.model.bit_count(), each.model)))


def bic_weights(models: Sequence[FittedModel]) -> Real:
    """Give each model's part of 1 by BIC."""
    return _weights(np.array([each.bic for each in models]))


def aicc_weights(models: Sequence[FittedModel]) -> Real:
    """Give each model's part of 1 by AICc."""
    return _weights(np.array([each.aicc for each in models]))


def _weights(criterion: Real) -> Real:
    least = criterion.min()
    # With hardly more people than parameters in every model, AICc tells none from another.
    raw = np.exp((least - criterion) / 2) if np.isfinite(least) else np.ones(len(criterion))
    weights: Real = raw / raw.sum()
    return weights


def _fit_alike(models: Sequence[int], overlaps: Overlaps) -> list[FittedModel]:
    """Fit models of one size."""
    patterns = overlaps.patterns
    designs = designs_of(models, len(overlaps.lists), patterns)
    counts = overlaps.numbers[patterns].astype(np.float64)[None]
    told = are_determined(designs, counts)
    if not told.any():
        return []
    fitted = fit(designs[told], counts)
    kept = [model for model, is_told in zip(models, told, strict=True) if is_told]
    rows = zip(kept, fitted.likelihood.tolist(), fitted.unlisted.tolist(), fitted.variance.tolist(), strict=True)
    return [
        _told(model, overlaps, likelihood, (unlisted, variance))
        for (model, likelihood, unlisted, variance), is_met in zip(rows, fitted.is_met.tolist(), strict=True)
        if is_met
    ]


def _told(model: int, overlaps: Overlaps, likelihood: float, unlisted: tuple[float, float]) -> FittedModel:
    people, size = overlaps.documented, size_of(model, len(overlaps.lists))
    number, variance = unlisted
    spare = people - size - 1
    return FittedModel(
        model=model,
        name=name_of(model, overlaps.lists),
        total=people + number,
        standard_error=math.sqrt(number + number**2 * variance),
        bic=size * math.log(people) - 2 * likelihood,
        aicc=2 * size - 2 * likelihood + 2 * size * (size + 1) / spare if spare > 0 else math.inf,
    )


def _shared(counts: Sequence[int], term: int) -> int:
    return sum(count for pattern, count in enumerate(counts) if pattern & term == term)
