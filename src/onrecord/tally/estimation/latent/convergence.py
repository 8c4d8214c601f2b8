"""Whether chains agree, and how many independent draws theirs are worth.

A. Gelman and others, "Bayesian Data Analysis", third edition (2013), sections 11.4 and 11.5; A. Vehtari and others,
"Rank-normalization, folding, and localization: an improved R-hat for assessing convergence of MCMC", Bayesian Analysis
16 (2021), section 3.
"""

from __future__ import annotations

import math

import numpy as np

from onrecord.tally.estimation.latent.posterior import Real

__all__ = ["effective_size", "split_r_hat"]


def split_r_hat(traces: Real) -> float:
    """Give R-hat of chains (a row each), each split in two: near 1 where all halves could be of one distribution.

    It is infinite where chains stand still apart from each other.
    """
    halves = _halves(traces)
    within, whole = _variances(halves)
    if not within:
        return 1.0 if not whole else math.inf
    return math.sqrt(whole / within)


def effective_size(traces: Real) -> float:
    """Give how many independent draws tell as much of the mean as these chains do.

    Correlations are summed in pairs for as long as these are above 0, and none is taken for larger than the one before:
    Geyer's initial monotone sequence.
    """
    halves = _halves(traces)
    draws = halves.size
    within, whole = _variances(halves)
    if not whole:
        return float(draws)
    correlation = 1 - (within - _autocovariance(halves).mean(axis=0)) / whole
    correlation[0] = 1
    pairs = correlation[: len(correlation) // 2 * 2].reshape(-1, 2).sum(axis=1)
    ended = np.flatnonzero(pairs < 0)
    kept = np.minimum.accumulate(pairs[: ended[0] if len(ended) else None])
    return draws / max(2 * float(kept.sum()) - 1, 1 / math.log10(draws))


def _halves(traces: Real) -> Real:
    half = traces.shape[1] // 2
    return np.concatenate([traces[:, :half], traces[:, half : 2 * half]])


def _variances(halves: Real) -> tuple[float, float]:
    """Give the mean variance within the halves, and that of all draws as estimated from them."""
    length = halves.shape[1]
    within = float(halves.var(axis=1, ddof=1).mean())
    between = float(halves.mean(axis=1).var(ddof=1))
    return within, within * (length - 1) / length + between


def _autocovariance(halves: Real) -> Real:
    """Give the covariance of each half with itself at each lag, scaled so that at lag 0 it is the variance."""
    length = halves.shape[1]
    waves = np.fft.rfft(halves - halves.mean(axis=1, keepdims=True), 2 * length, axis=1)
    told: Real = np.fft.irfft(waves * waves.conj(), 2 * length, axis=1)[:, :length] / (length - 1)
    return told
