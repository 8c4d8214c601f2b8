"""The estimate of this family: totals drawn from the exact posterior, over every graph that says anything of them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from onrecord.tally.estimation.decomposable.averaging import Averaged, Priors, average, usable_graphs
from onrecord.tally.estimation.decomposable.graphs import MOST_GRAPHED
from onrecord.tally.estimation.decomposable.grids import Real, stretched
from onrecord.tally.estimation.decomposable.supports import silent
from onrecord.tally.estimation.families import Caution, FamilyEstimate, ModelShare, Refusal, range_of
from onrecord.tally.estimation.gates import check, check_range
from onrecord.tally.estimation.merging import merged_down
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["estimate_decomposable", "reach_out"]

DRAWS = 10_000

NEAREST = 30
"""Times the documented: how far the grid goes at first."""
FURTHEST = 960
"""Times the documented: how far it goes at most, five doublings on."""
ENOUGH = 0.001
"""Of the posterior in the upper half of the grid: less, and it goes no further.

The last 2 % of the grid tell too little: a posterior as flat as 1 / N, with no end at all, has 0.006 there.
"""
MOST_CUT = 0.01
"""Of the posterior in the upper half of the furthest grid: more, and there is no estimate."""
MUCH_SILENT = 0.05
"""Of the weight on graphs that say nothing of how many are on no list: more is told."""
MOST_SILENT = 0.95
"""More, and there is no estimate: the odds are 19 to 1 against all graphs that give one."""
LEAST_SHOWN = 0.001
MOST_SHOWN = 20


def estimate_decomposable(
    overlaps: Overlaps, *, seed: int, draws: int = DRAWS, belief: float = 1.0
) -> FamilyEstimate | Refusal:
    """Give totals drawn from the posterior over decomposable graphs, or why there are none.

    `belief` is the number of people that what is believed beforehand counts as. The order of the lists makes no
    difference, and lists that have nobody are left out.
    """
    refused = next(_refusals(overlaps), None)
    if refused is not None:
        return refused
    kept = _in_order(overlaps.without_empty())
    averaged = reach_out(kept, belief)
    refused = next(_misfits(averaged), None)
    if refused is not None:
        return refused
    drawn = _drawn(averaged, seed, draws)
    return FamilyEstimate(
        "decomposable graphs",
        kept.documented,
        drawn,
        tuple(_models(averaged, kept.lists)),
        (*_cautions(averaged), *check_range(kept.documented, range_of(drawn))),
        (("weight of the complete graph", averaged.silent), ("beyond half of the grid", _cut(averaged))),
    )


def reach_out(overlaps: Overlaps, belief: float = 1.0) -> Averaged:
    """Average over a grid that is doubled until next to nothing lies in its upper half, or it reaches the limit."""
    times, priors = NEAREST, Priors(belief)
    while True:
        averaged = average(overlaps, stretched(overlaps.documented, times * overlaps.documented), priors)
        if times >= FURTHEST or _cut(averaged) < ENOUGH:
            return averaged
        times *= 2


def _in_order(overlaps: Overlaps) -> Overlaps:
    """Give the overlaps with the lists in order of their names: sums differ in their last digits by the order."""
    return overlaps.of(sorted(range(len(overlaps.lists)), key=overlaps.lists.__getitem__))


def _drawn(averaged: Averaged, seed: int, draws: int) -> Real:
    """Draw one total from each of as many equal parts of the posterior, in any order: quantiles then hold to a part."""
    dice = np.random.default_rng(seed)
    return averaged.posterior.quantiles((dice.permutation(draws) + dice.random(draws)) / draws)


def _cut(averaged: Averaged) -> float:
    """Give the probability of the upper half of the grid."""
    posterior = averaged.posterior
    return posterior.above(posterior.documented + posterior.grid.last / 2)


def _refusals(overlaps: Overlaps) -> Iterator[Refusal]:
    yield from (each for each in check(overlaps) if isinstance(each, Refusal))
    overlaps = overlaps.without_empty()
    if len(overlaps.lists) > MOST_GRAPHED:
        made = (name for name in merged_down(overlaps, MOST_GRAPHED).lists if name not in overlaps.lists)
        needed = (
            f"{MOST_GRAPHED} lists at most. Merge lists that share their sources or are of one kind; by their size "
            f"alone, into {' and '.join(made)}"
        )
        yield Refusal("many-lists", f"{len(overlaps.lists)} lists", needed)
    elif silent(usable_graphs(overlaps), overlaps).all():
        needed = "two lists that people can be on together, and on each without the other"
        yield Refusal("overlaps-impossible", "no two lists whose overlap tells how many they miss", needed)


def _misfits(averaged: Averaged) -> Iterator[Refusal]:
    # First what has no end: a graph whose numbers lie beyond the grid seems not to fit.
    if _cut(averaged) > MOST_CUT:
        found = (
            f"a probability of {_cut(averaged):.3f} that there were over {FURTHEST // 2} times as many people as are "
            f"documented, the number at which the search ends being {FURTHEST} times"
        )
        needed = "more people on two lists or more: these lists set no end to how many there were"
        yield Refusal("no-end", found, needed)
    if averaged.silent > MOST_SILENT:
        found = (
            f"every list depends on every other: the graph that says so, and nothing of how many are on none, has a "
            f"weight of {averaged.silent:.4f}"
        )
        yield Refusal("no-graph-fits", found, "strata by place, time or group within which some lists are independent")


def _models(averaged: Averaged, lists: tuple[str, ...]) -> Iterator[ModelShare]:
    """Yield the graphs of most weight, each with the median of the total in it."""
    for row in np.argsort(-averaged.shares, kind="stable")[:MOST_SHOWN].tolist():
        share = float(averaged.shares[row])
        if share >= LEAST_SHOWN:
            (total,) = averaged.posterior_of(row).quantiles(np.array([0.5])).tolist()
            yield ModelShare(averaged.graphs.name(row, lists), total, share)


def _cautions(averaged: Averaged) -> Iterator[Caution]:
    if averaged.silent > MUCH_SILENT:
        words = (
            "If every list may depend on every other, nothing tells how many are on none. That model was left out; "
            f"left in, it would have had a weight of {averaged.silent:.2f}. The estimate holds only if some lists were "
            "made without regard to each other, which the lists themselves do not show."
        )
        yield Caution("complete-graph", words)
    if _cut(averaged) >= ENOUGH:
        words = (
            f"With a probability of {_cut(averaged):.3f} there were over {FURTHEST // 2} times the people documented; "
            f"none was looked at over {FURTHEST} times. The upper end would be higher with a higher limit."
        )
        yield Caution("cut-off", words)
