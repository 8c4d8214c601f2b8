"""Tables of overlaps that the tests of log-linear models share: every count is invented."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from onrecord.tally.estimation.loglinear.hierarchies import designs_of
from onrecord.tally.estimation.overlaps import Overlaps

NAMES = tuple("abcdefgh")


def table(*counts, impossible=()):
    """Give overlaps of the patterns 1, 2, 3 and so on."""
    return Overlaps(NAMES[: len(counts).bit_length()], (0, *counts), frozenset(impossible))


def sparse(lists, most=4):
    """Give tables of which many patterns have nobody."""
    number = 2**lists - 1
    counts = st.lists(
        st.integers(0, most).map(lambda count: count if count > 1 else 0), min_size=number, max_size=number
    )
    return counts.filter(any).map(lambda counts: table(*counts))


def matrices(models, overlaps):
    """Give the designs of models of one size, and the counts as one row."""
    patterns = overlaps.patterns
    return designs_of(models, len(overlaps.lists), patterns), overlaps.numbers[patterns].astype(np.float64)[None]


def made(shares, people, seed=1):
    """Give a table of so many people on lists that each have a share of them, independently."""
    dice = np.random.default_rng(seed)
    held = dice.random((people, len(shares))) < np.array(shares)
    counts = np.bincount(held @ (1 << np.arange(len(shares))), minlength=2 ** len(shares))
    return table(*counts[1:].tolist())
