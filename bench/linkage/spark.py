"""The same records linked by this machine and by a Spark cluster of two workers on it: pairs, weights and clusters.

And what the cluster costs: its start, and its time beside this machine's. Two workers of one core each have no more to
compute with than DuckDB has here, so the ratio is what spreading costs; what it gains is more machines than one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np

from bench.coding.corpus import Measure
from bench.linkage.ours import persons_in
from bench.linkage.synthetic_lists import write_lists
from bench.tables import Cell, Table
from onrecord.jobs.cluster import engine_for
from onrecord.linkage.clusters import find_clusters
from onrecord.linkage.constraints import Bounds, veto_pairs
from onrecord.linkage.linking import Linked, link_records
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.records import PersonRecord

__all__ = ["measure"]

CLUSTER = "local-cluster[2,1,2048]"
SIZES = {"50k": 50_000}
COLUMNS = ("records", "pairs", "other pairs", "other levels", "weight off by", "clusters", "other clusters",
           "here s", "cluster s", "its start s")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Run:
    """What an engine found, in order of the pairs, and the seconds it took to be there and to link."""

    linked: Linked
    clusters: frozenset[tuple[str, ...]]
    start: float
    seconds: float


def measure(_folder: Path) -> Measure:
    """Link invented records of each size on both."""
    figures: dict[str, float] = {}
    rows: list[tuple[Cell, ...]] = []
    for name, size in SIZES.items():
        with tempfile.TemporaryDirectory() as kept:
            source = Path(kept) / "records.csv"
            write_lists(source, size)
            ids: list[str] = []
            people = list(persons_in(source, ids))
        here, there = (_run(people, ids, master) for master in (None, CLUSTER))
        told = _compared(here, there) | {
            "here_seconds": here.seconds,
            "seconds": there.seconds,
            "start_seconds": there.start,
        }
        figures |= {f"spark_{name}/{key}": float(value) for key, value in told.items()}
        rows.append((size, *told.values()))
    note = "Two workers of one core and 2 GiB on this machine. Weights are log2 odds; clusters by average linkage."
    return Measure(figures, (Table("One machine and a cluster of two workers", COLUMNS, tuple(rows), note),))


def _run(people: Sequence[PersonRecord], ids: Sequence[str], master: str | None) -> _Run:
    with ExitStack() as stack:
        begun = perf_counter()
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        engine = stack.enter_context(engine_for(PERSONS, folder, master))
        ready = perf_counter()
        linked = link_records(engine, people, within=True)
        seconds = perf_counter() - ready
    assert linked is not None, "no two of so many records are alike"
    bounds = Bounds(vetoes=(veto_pairs("given names differ", [pair for _, pair in linked.barred(ids)]),))
    found = find_clusters(linked.scored(ids), bounds)
    members = frozenset(cluster.members for cluster in found.clusters)
    return _Run(linked, members, ready - begun, seconds)


def _compared(here: _Run, there: _Run) -> dict[str, float]:
    """Count what differs."""
    (one, weights), (other, others) = (_in_order(run.linked) for run in (here, there))
    both, first, second = np.intersect1d(one[:, 0], other[:, 0], return_indices=True)
    return {
        "pairs": len(one),
        "other_pairs": len(one) + len(other) - 2 * len(both),
        "other_levels": int((one[first] != other[second]).any(axis=1).sum()),
        "weight_off_by": float(np.abs(weights[first] - others[second]).max(initial=0.0)),
        "clusters": len(here.clusters),
        "other_clusters": len(here.clusters ^ there.clusters),
    }


def _in_order(linked: Linked) -> tuple[np.ndarray, np.ndarray]:
    """Give a row a pair, its number and its levels, and the weights, in order of the numbers."""
    pairs = linked.pairs
    number = (pairs.one << 32) + pairs.other
    order = np.argsort(number)
    return np.column_stack([number, pairs.levels])[order], linked.weights[order]
