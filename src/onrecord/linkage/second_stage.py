"""What judged pairs teach beyond a threshold: what each part of a weight is worth in these lists.

A logistic model of the weight, the parts that it is the sum of, how far the nearest rival is, and each level. It starts
from the weights as they were learned without labels, and a penalty holds it there (J. Platt, "Probabilistic outputs for
support vector machines", 1999; A. Hoerl and R. Kennard, "Ridge regression", Technometrics 12, 1970): answers move it by
as much as they weigh. Which pairs are asked about depends on weights, levels and rivals, which the model has, so each
answer counts once, whatever it stands for (B. Zadrozny, "Learning and evaluating classifiers under sample selection
bias", ICML 2004): counted as what they stand for, 400 answers gave .943 on held-out records of dev, counted once .948.
Where fewer than `FEWEST` tell, or pairs left out of the learning are not told better than before, the weights stay.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.linkage.linking import Linked
from onrecord.linkage.sides import Real, Whole
from onrecord.linkage.surety import WORTH, summed
from onrecord.linkage.thresholds import Answers

__all__ = ["FEWEST", "parts_of", "relearned"]

FEWEST = 50
"""With fewer answers only a threshold is learned."""

FOLDS = 10
ROUNDS, CLOSE = 50, 1e-6
# Of 1 and 3 the better on held-out records of dev.
PENALTY = 3.0
# The share of pairs that are one is what lists differ in most.
PENALTY_OF_SHARE = 0.1
FURTHEST = 15.0
FAR = 10.0
# Levels that fewer pairs have are not weighed by themselves.
RAREST = 0.02


def parts_of(linked: Linked, source: Whole) -> Real:
    """Give a row a pair: 1, its weight before doubt is taken off, then what else may tell; `source` numbers each
    record's list.
    """
    pairs, weights = linked.pairs, summed(linked.weights)
    number = int(source.max()) + 1 if len(source) else 1
    sides = [
        _ahead(one * number + source[other], weights)
        for one, other in ((pairs.one, pairs.other), (pairs.other, pairs.one))
    ]
    company = linked.company.evidence(1 / (1 + np.exp2(-weights)))
    told = [linked.evidence, linked.rarity, company, np.minimum(*sides), np.maximum(*sides)]
    levels = np.column_stack([pairs.levels, linked.company.levels])
    alike = [
        (column == level).astype(np.float64)
        for column in levels.T
        for level in range(int(column.max(initial=-1)) + 1)
        if np.mean(column == level) >= RAREST
    ]
    weight = np.clip(weights, -FURTHEST, FURTHEST) * np.log(2)
    return np.column_stack([np.ones(len(weights)), weight, *map(_standard, told), *alike])


def relearned(weights: Real, parts: Real, answers: Answers) -> Real:
    """Give the weights of all pairs as the answers teach them, or as they were; `answers` go by place among these."""
    if len(answers) < FEWEST:
        return weights
    asked, same = parts[answers.places], answers.same.astype(np.float64)
    foretold = np.empty(len(answers))
    for fold in range(FOLDS):
        kept = np.arange(len(answers)) % FOLDS != fold
        foretold[~kept] = asked[~kept] @ _fitted(asked[kept], same[kept])
    before = np.log(2) * np.clip(weights[answers.places], -FURTHEST, FURTHEST)
    if _surprise(foretold, same) >= _surprise(before, same):
        return weights
    learned: Real = parts @ _fitted(asked, same) / np.log(2)
    return learned


def _fitted(asked: Real, same: Real) -> Real:
    """Give what each part is worth, by Newton's method."""
    start = np.zeros(asked.shape[1])
    start[1] = WORTH
    penalty = np.full(len(start), PENALTY)
    penalty[0] = PENALTY_OF_SHARE
    worth = start
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(asked @ worth, -FURTHEST, FURTHEST)))
        slope = asked.T @ (likely - same) + penalty * (worth - start)
        bend = (asked * (likely * (1 - likely))[:, None]).T @ asked + np.diag(penalty)
        step: Real = np.asarray(np.linalg.solve(bend, slope), dtype=np.float64)
        worth = worth - _shortened(step)
        if np.abs(step).max() < CLOSE:
            break
    return worth


def _shortened(step: Real) -> Real:
    """Give the step, none longer than 1: far from the end Newton's overshoot."""
    shortened: Real = step / max(1.0, float(np.abs(step).max()))
    return shortened


def _surprise(odds: Real, same: Real) -> float:
    """Give the log loss of log odds."""
    return float((np.logaddexp(0, odds) - same * odds).sum())


def _ahead(side: Whole, weights: Real) -> Real:
    """Give by how much each pair outweighs its record's best other in that list, within `FAR`, which is also none."""
    order = np.lexsort((-weights, side))
    first = np.ones(len(order), dtype=bool)
    first[1:] = side[order][1:] != side[order][:-1]
    group = np.cumsum(first) - 1
    starts = np.flatnonzero(first)
    best = weights[order][starts]
    second = np.full(len(starts), -np.inf)
    held = np.diff(np.append(starts, len(order))) > 1
    second[held] = weights[order][starts[held] + 1]
    rival = np.where(first, second[group], best[group])
    ahead = np.empty(len(order))
    ahead[order] = np.clip(weights[order] - rival, -FAR, FAR)
    return ahead


def _standard(values: Real) -> Real:
    if not len(values):
        return values
    spread = float(values.std())
    standard: NDArray[np.float64] = (values - values.mean()) / (spread or 1.0)
    return standard
