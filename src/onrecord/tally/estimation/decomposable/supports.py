"""Which graphs can be used where some patterns cannot occur, and which say nothing of how many are on no list.

Leave the patterns that cannot occur out of a Dirichlet law on all patterns. Its marginals on cliques agree on what
these share, so put together they are one law (Dawid and Lauritzen 1993), and this gives something to just the patterns
whose part in each clique can occur. Where these are the patterns that can occur, the likelihood of the graph is that of
its cliques over that of its separators as ever, cells that cannot occur left out. Other graphs give something to a
pattern that cannot occur, and are left out.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from onrecord.tally.estimation.decomposable.graphs import Graphs
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["fitting", "possible", "silent"]

Truths = NDArray[np.bool_]


def possible(overlaps: Overlaps) -> Truths:
    """Tell of each pattern whether it can occur; that of no list can."""
    told = np.ones(len(overlaps.counts), dtype=np.bool_)
    told[list(overlaps.impossible)] = False
    return told


def fitting(graphs: Graphs, overlaps: Overlaps) -> Truths:
    """Tell of each graph whether it gives nothing to the patterns that cannot occur."""
    can, patterns = possible(overlaps), np.arange(len(overlaps.counts))
    given = np.ones((len(graphs), len(patterns)), dtype=np.bool_)
    for clique in patterns[1:]:
        cells = np.bincount(patterns & clique, can, minlength=len(patterns)) > 0
        given[graphs.powers[:, clique] == 1] &= cells[patterns & clique]
    told: Truths = (given == can).all(axis=1)
    return told


def silent(graphs: Graphs, overlaps: Overlaps) -> Truths:
    """Tell of each graph whether it says nothing of how many are on no list, as the complete one.

    Two lists that do not depend on each other give it from the people on each alone and on both: p(none) is
    p(one) p(other) / p(both). Where people cannot be on one of them alone they do not.
    """
    can = possible(overlaps)
    told = np.ones(len(graphs), dtype=np.bool_)
    for one, other in combinations(range(len(overlaps.lists)), 2):
        if can[1 << one] and can[1 << other]:
            told &= graphs.adjacent[:, one] >> other & 1 == 1
    return told
