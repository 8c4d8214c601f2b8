"""Ours beside dga (Lum, Johndrow and Ball), on the grid it was given and as ours goes by default."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.coding.corpus import Measure
from bench.estimation.overlap_tables import Peer, load_overlaps, load_peers
from bench.tables import Cell, Table
from onrecord.tally.estimation.decomposable.averaging import Priors, average
from onrecord.tally.estimation.decomposable.estimate import estimate_decomposable
from onrecord.tally.estimation.decomposable.graphs import decomposable_graphs
from onrecord.tally.estimation.decomposable.grids import Grid, every
from onrecord.tally.estimation.families import FamilyEstimate, Refusal

__all__ = ["measure"]

LEVELS = np.array([0.025, 0.5, 0.975])
WITH_COMPLETE = "dga-full"
TIMED = 5
SEED = 1

PUBLISHED = {"madigan_york_3lists": (694, 731, 787)}
"""Low, median and high with the complete graph in; the point in Madigan and York (Biometrika 84, 1997), the interval of
dga's own example. The complete graph has a weight of 0.002 there."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A row of the peer and the same of ours on its grid, the weight of the complete graph with both where it is in."""

    peer: Peer
    mean: float
    quantiles: tuple[float, ...]
    silent: float | None

    @property
    def off(self) -> float:
        """Give the largest relative difference, our mean rounded to the one decimal that the peer's is printed with."""
        pairs = [(round(self.mean, 1), self.peer.mean), *zip(self.quantiles, _quantiles(self.peer), strict=True)]
        return max(abs(ours - theirs) / theirs for ours, theirs in pairs if theirs)

    @property
    def mean_off(self) -> float:
        """Give the relative difference of the means, ours not rounded."""
        return abs(self.mean / (self.peer.mean or self.mean) - 1)

    @property
    def silent_off(self) -> float:
        """Give the difference of the weights of the complete graph, ours rounded to the four digits printed."""
        return 0.0 if self.silent is None else abs(round(self.silent, 4) - _told(self.peer, r"satweight=([\d.]+)"))


def measure(folder: Path) -> Measure:
    """Compare with every row of the peer, then time both on the tables for which its seconds were taken."""
    beside = [_beside(folder, peer) for peer in load_peers(folder, "r_dga")]
    names = sorted({each.peer.table for each in beside})
    figures = {
        "dga/tables": len(names),
        "dga/max_relative_difference": max(each.off for each in beside),
        "dga/max_mean_difference_unrounded": max(each.mean_off for each in beside),
        "dga/max_complete_graph_difference": max(each.silent_off for each in beside),
    }
    for name, published in PUBLISHED.items():
        (found,) = (each for each in beside if each.peer.table == name and each.silent is not None)
        for end, ours, theirs in zip(("low", "median", "high"), found.quantiles, published, strict=True):
            figures |= {f"{name}/decomposable_{end}": ours, f"{name}/published_{end}": theirs}
    timed = dict(_timed(folder))
    return Measure(figures | timed, (_compared(beside), _by_default(folder, names), _seconds(timed)))


def _beside(folder: Path, peer: Peer) -> Beside:
    has_complete = peer.method == WITH_COMPLETE
    averaged = average(load_overlaps(folder, peer.table), _grid(peer), Priors(with_silent=has_complete))
    quantiles = tuple(averaged.posterior.quantiles(LEVELS).tolist())
    return Beside(peer, averaged.posterior.mean, quantiles, averaged.silent if has_complete else None)


def _grid(peer: Peer) -> Grid:
    """Give the numbers on no list that the peer summed over: from 1 on, evenly thinned where there were too many."""
    last, points = (int(_told(peer, pattern)) for pattern in (r"Nmissing=1\.\.(\d+)", r"\((\d+) pts\)"))
    return every(np.unique(np.round(np.linspace(1, last, points))))


def _told(peer: Peer, pattern: str) -> float:
    found = re.search(pattern, peer.settings)
    if found is None:
        raise ValueError(f"the settings of {peer.table} have nothing like {pattern}: {peer.settings}")
    return float(found[1])


def _quantiles(peer: Peer) -> tuple[float, ...]:
    return (peer.low or 0.0, peer.median, peer.high or 0.0)


def _timed(folder: Path) -> Iterator[tuple[str, float]]:
    """Yield the seconds of one processor for an estimate with its draws, graphs listed and scipy imported before."""
    peers = {peer.table: peer for peer in load_peers(folder, "r_dga_cpu") if peer.method != WITH_COMPLETE}
    for name in (*peers, "uk_2013_6lists", "netherlands_6lists"):
        overlaps = load_overlaps(folder, name)
        decomposable_graphs(len(overlaps.lists))
        spent = []
        for _ in range(TIMED):
            start = time.process_time()
            estimate_decomposable(overlaps, seed=SEED)
            spent.append(time.process_time() - start)
        yield f"cpu_seconds/{name}_decomposable", sorted(spent)[TIMED // 2]
        if name in peers:
            yield f"cpu_seconds/{name}_dga", peers[name].seconds


def _compared(beside: list[Beside]) -> Table:
    rows = tuple(
        (
            each.peer.table,
            each.peer.method,
            round(each.mean, 1),
            each.peer.mean,
            *map(round, each.quantiles),
            f"{each.off:.6f}",
        )
        for each in beside
    )
    note = "Off: the largest relative difference from what dga printed (mean to 0.1, 2.5, 50 and 97.5 % to 1)."
    return Table(
        "Ours on the grid of dga", ("table", "graphs", "mean", "dga", "low", "median", "high", "off"), rows, note
    )


def _by_default(folder: Path, names: list[str]) -> Table:
    columns = ("table", "listed", "low", "median", "high", "complete graph", "told")
    rows = []
    for name in names:
        overlaps = load_overlaps(folder, name)
        found = estimate_decomposable(overlaps, seed=SEED)
        rows.append((name, overlaps.documented, *_shown(found)))
    note = "From nobody on no list to 30 times the listed, or as far as the posterior needs; complete graph left out."
    return Table("Ours by default", columns, tuple(rows), note)


def _shown(found: FamilyEstimate | Refusal) -> tuple[Cell, ...]:
    if isinstance(found, Refusal):
        return (None, None, None, "", found.code)
    told = found.range
    weight = dict(found.measures)["weight of the complete graph"]
    return (*map(round, (told.low, told.median, told.high)), f"{weight:.4f}", ", ".join(c.code for c in found.cautions))


def _seconds(timed: dict[str, float]) -> Table:
    rows = tuple((key.partition("/")[2], f"{seconds:.3f}") for key, seconds in timed.items())
    return Table("Seconds of one processor", ("table", "seconds"), rows, f"The median of {TIMED} for ours.")
