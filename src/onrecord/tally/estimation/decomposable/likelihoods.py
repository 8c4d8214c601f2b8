"""How likely the people of a set of lists are, for any number on no list: what every graph is made of.

The probabilities of the patterns have a hyper-Dirichlet law: on each clique a Dirichlet, the same on what two cliques
share (A. Dawid and S. Lauritzen, "Hyper Markov laws in the statistical analysis of decomposable graphical models",
Annals of Statistics 21, 1993). Beforehand each pattern counts as much as `belief` over the number of patterns. The
marginal likelihood of a graph is then that of its cliques over that of its separators (D. Madigan and J. York,
"Bayesian methods for estimation of the size of a closed population", Biometrika 84, 1997).
Patterns that cannot occur have no weight beforehand (supports.py).
"""

from __future__ import annotations

import numpy as np

from onrecord.tally.estimation.decomposable.grids import Real
from onrecord.tally.estimation.decomposable.supports import possible
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["arrangements", "likelihoods"]


def likelihoods(overlaps: Overlaps, missing: Real, belief: float = 1.0) -> Real:
    """Give the log of the marginal likelihood, a row for each set of lists and a column for each number on no list."""
    from scipy.special import gammaln

    counts, prior = overlaps.numbers, possible(overlaps).astype(np.float64)
    prior *= belief / prior.sum()
    total = overlaps.documented + missing
    told = np.zeros((len(counts), len(missing)))
    for held in range(1, len(counts)):
        cells = np.arange(len(counts)) & held
        people, before = np.bincount(cells, counts), np.bincount(cells, prior)
        listed = before > 0
        listed[0] = False
        known = gammaln(before[listed] + people[listed]) - gammaln(before[listed])
        unknown = gammaln(before[0] + people[0] + missing) - gammaln(before[0])
        told[held] = known.sum() + unknown + gammaln(belief) - gammaln(belief + total)
    return told


def arrangements(overlaps: Overlaps, missing: Real) -> Real:
    """Give the log of the number of ways in which the people can be those of the patterns, but for a constant."""
    from scipy.special import gammaln

    told: Real = gammaln(overlaps.documented + missing + 1) - gammaln(missing + 1)
    return told
