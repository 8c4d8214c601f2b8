"""The probabilities of all tables that can occur sum to 1, which no wrong likelihood does."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import gammaln

from onrecord.tally.estimation.decomposable.averaging import usable_graphs
from onrecord.tally.estimation.decomposable.likelihoods import arrangements, likelihoods
from onrecord.tally.estimation.overlaps import Overlaps


def shared_out(people, number) -> Iterator[tuple[int, ...]]:
    """Yield every way to share people out to so many places."""
    for bars in combinations(range(people + number - 1), number - 1):
        ends = (-1, *bars, people + number - 1)
        yield tuple(after - before - 1 for before, after in pairwise(ends))


def log_probabilities(overlaps, missing):
    """Give for each graph the log probability of the table with so many on no list."""
    at = np.array([float(missing)])
    ways = arrangements(overlaps, at)[0] - gammaln(overlaps.numbers + 1).sum()
    return usable_graphs(overlaps).powers @ likelihoods(overlaps, at)[:, 0] + ways


@pytest.mark.parametrize("impossible", [frozenset(), frozenset({3, 7}), frozenset({7}), frozenset({1, 5})])
def test_all_tables_together_have_probability_one(impossible):
    patterns = [pattern for pattern in range(1, 8) if pattern not in impossible]
    total = np.zeros(len(usable_graphs(Overlaps(("A", "B", "C"), (0,) * 8, impossible))))
    for missing, *shares in shared_out(3, len(patterns) + 1):
        counts = [0] * 8
        for pattern, share in zip(patterns, shares, strict=True):
            counts[pattern] = share
        total += np.exp(log_probabilities(Overlaps(("A", "B", "C"), tuple(counts), impossible), missing))
    assert total == pytest.approx(np.ones(len(total)))


@given(st.lists(st.integers(0, 40), min_size=7, max_size=7), st.integers(0, 200))
@settings(max_examples=30)
def test_independent_lists_have_the_likelihood_of_each(counts, missing):
    overlaps = Overlaps(("A", "B", "C"), (0, *counts))
    told = likelihoods(overlaps, np.array([float(missing)]))[:, 0]
    total = overlaps.documented + missing
    for place in range(3):
        size = overlaps.size(place)
        held = math.lgamma(0.5 + size) + math.lgamma(0.5 + total - size) - 2 * math.lgamma(0.5) - math.lgamma(1 + total)
        assert told[1 << place] == pytest.approx(held)
    assert told[0] == 0


def test_the_set_of_all_lists_has_one_dirichlet_on_all_patterns():
    overlaps = Overlaps(("A", "B"), (0, 3, 2, 1))
    (told,) = likelihoods(overlaps, np.array([4.0]), belief=2.0)[-1:, 0]
    counts = (4, 3, 2, 1)
    assert told == pytest.approx(
        sum(math.lgamma(0.5 + count) - math.lgamma(0.5) for count in counts) + math.lgamma(2) - math.lgamma(12)
    )
