"""To agree in a rare name says more than to agree in a common one.

Two Muhammads are one person less often than two who bear a name that one in ten thousand has. What agreeing weighs is
moved by how much rarer the value is than values are on average (W. Winkler, "Frequency-based matching in the
Fellegi-Sunter model of record linkage", US Census Bureau, RR2000/06).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from onrecord.linkage.comparisons import Comparison
from onrecord.linkage.sides import Candidates, Real

__all__ = ["columns_of", "rarity_of"]


def columns_of(comparisons: Sequence[Comparison]) -> set[str]:
    """Give the columns whose frequencies count."""
    return {level.alike for comparison in comparisons for level in comparison.levels if level.alike is not None}


def rarity_of(found: Candidates, comparisons: Sequence[Comparison], shares: Mapping[str, Real]) -> Real:
    """Give what each pair gains or loses: log2 of the mean share of a value, by the share of the one they agree in.

    `shares` has for each column the share of records that have a record's value, NaN where it has none.
    """
    gained = np.zeros(len(found))
    for column, comparison in enumerate(comparisons):
        for place, level in enumerate(comparison.levels):
            if level.alike is not None:
                alike = np.flatnonzero(found.levels[:, column] == len(comparison.levels) - place)
                gained[alike] += _gain(shares[level.alike], found.one[alike], found.other[alike])
    return gained


def _gain(share: Real, one: np.ndarray, other: np.ndarray) -> Real:
    known = share[~np.isnan(share)]
    if not len(known) or not len(one):
        return np.zeros(len(one))
    # Of two values that are alike in another spelling, the more common one.
    told = np.fmax(share[one], share[other])
    gained: Real = np.nan_to_num(np.log2(known.mean()) - np.log2(told))
    return gained
