"""Log-linear models beside R: the model of the lowest BIC, its profile interval, and the interval that chooses anew."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from bench.coding.corpus import Measure
from bench.estimation.overlap_tables import Peer, load_overlaps, load_peers
from bench.estimation.reselection import TRUTHS, hold, intervals_of
from bench.tables import Table
from onrecord.tally.estimation.families import FamilyEstimate, Refusal
from onrecord.tally.estimation.loglinear.family import estimate_loglinear
from onrecord.tally.estimation.loglinear.profiles import Profile, profile_of
from onrecord.tally.estimation.loglinear.searching import models_of
from onrecord.tally.estimation.loglinear.weighing import Weighed, aicc_weights, bic_weights
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["measure"]

Told = TypeVar("Told")

SEED = 1
BEST = ("Rcapture-BIC", "MSE-BIC")
"""What fits all hierarchical models and takes that of the lowest BIC, as ours does."""

OTHERS = (
    ("uk_2013_6lists", "SparseMSE, steps by significance"),
    ("uk_2013_5lists", "SparseMSE, steps by significance"),
    ("neworleans_8lists", "SparseMSE, steps by significance"),
    ("neworleans_5lists", "SparseMSE, steps by significance"),
    ("netherlands_6lists", "SparseMSE, steps by significance"),
    ("netherlands_5lists", "SparseMSE, steps by significance"),
)
"""Tables of five lists and more, of which the peer looks at models of pairs only and at one way through them."""

# Published: B. Silverman, L. Chan, K. Vincent 2024 for the killings in Kosovo, in thousands 6.9 to 18.
PUBLISHED = "Kosovo, published: 10,356, profile 8,994 to 12,110; with the choice made anew (BCa) 6,900 to 18,000."
TIMED = 5
TABLES, PEOPLE, DRAWS = 100, 2_000, 300


def measure(folder: Path) -> Measure:
    """Fit every table that a peer fitted, and see how often intervals hold a truth that is known."""
    compared, figures = _compared(folder)
    kosovo = load_overlaps(folder, "kosovo_1999")
    others = _others(folder)
    ways, held = _held()
    tables = (compared, others, _top(models_of(kosovo)), _ways(kosovo), ways)
    return Measure({**figures, **_kosovo(kosovo), **_refused(folder), **_seconds(kosovo), **held}, tables)


def _compared(folder: Path) -> tuple[Table, dict[str, float]]:
    """Give the best model of each table beside the peer's."""
    profiles = {peer.table: peer for peer in load_peers(folder, "r_rcapture") if peer.method == "Rcapture-profileCI"}
    rows, figures = [], {}
    for peer in _best_peers(folder):
        overlaps = load_overlaps(folder, peer.table)
        weighed = models_of(overlaps)
        profile = profile_of(weighed.best, overlaps)
        difference = 100 * (weighed.best.total / peer.mean - 1)
        rows.append(
            (
                peer.table,
                len(overlaps.lists),
                weighed.best.total,
                peer.mean,
                f"{difference:+.3f}",
                _interval(profile.low, profile.high),
                _peer_interval(profiles.get(peer.table)),
                *_estimated(overlaps),
            )
        )
        figures[f"best_bic/{peer.table}"] = weighed.best.total
    columns = ("table", "lists", "ours", "R", "differs %", "profile", "profile in R", "chosen anew", "models")
    note = "R: the best of all hierarchical models by BIC (Rcapture closedpMS.t; MSE for western_us)."
    figures["best_bic/largest_difference_percent"] = max(abs(float(row[4])) for row in rows)
    return Table("The model of the lowest BIC", columns, tuple(rows), note), figures


def _best_peers(folder: Path) -> Iterator[Peer]:
    """Yield what a peer said of each table once."""
    seen: set[str] = set()
    for peer in [*load_peers(folder, "r_rcapture"), *load_peers(folder, "r_mse_bic")]:
        if peer.method in BEST and peer.table not in seen:
            seen.add(peer.table)
            yield peer


def _others(folder: Path) -> Table:
    peers = {peer.table: peer for peer in load_peers(folder, "r_sparsemse") if peer.method == "SparseMSE-step"}
    rows = []
    for table, method in OTHERS:
        overlaps = load_overlaps(folder, table)
        weighed = models_of(overlaps)
        row = (table, weighed.best.total, peers[table].median, method, *_estimated(overlaps))
        rows.append(row)
    columns = ("table", "ours", "peer", "peer's way", "chosen anew", "models")
    return Table("Five lists and more: another rule of choice, no reference", columns, tuple(rows))


def _estimated(overlaps: Overlaps) -> tuple[str, int]:
    told = estimate_loglinear(overlaps, seed=SEED)
    if isinstance(told, Refusal):
        return told.code, 0
    return _interval(told.range.low, told.range.high), len(told.models)


def _kosovo(overlaps: Overlaps) -> dict[str, float]:
    weighed = models_of(overlaps)
    profile = profile_of(weighed.best, overlaps)
    told = estimate_loglinear(overlaps, seed=SEED)
    assert isinstance(told, FamilyEstimate), told
    bca_low, bca_high = intervals_of(overlaps, 1_000)["bca"]
    return {
        "kosovo/best_bic": weighed.best.total,
        "kosovo/standard_error": weighed.best.standard_error,
        "kosovo/profile_low": profile.low,
        "kosovo/profile_high": profile.high,
        "kosovo/reselected_low": told.range.low,
        "kosovo/reselected_median": told.range.median,
        "kosovo/reselected_high": told.range.high,
        "kosovo/reselected_bca_low": bca_low,
        "kosovo/reselected_bca_high": bca_high,
    }


def _refused(folder: Path) -> dict[str, float]:
    told = estimate_loglinear(load_overlaps(folder, "artificial_3"), seed=SEED)
    return {"loglinear_refused/artificial_3": float(isinstance(told, Refusal))}


def _seconds(overlaps: Overlaps) -> dict[str, float]:
    def models_and_profile() -> Profile:
        return profile_of(models_of(overlaps).best, overlaps)

    return {
        "cpu_seconds/kosovo_loglinear": _least(models_and_profile),
        "cpu_seconds/kosovo_reselected_1000": _least(lambda: estimate_loglinear(overlaps, seed=SEED)),
    }


def _least(run: Callable[[], Told]) -> float:
    """Give the seconds of one processor that a run takes, the least of a few, so that no import is counted."""
    seconds = []
    for _ in range(TIMED):
        started = time.process_time()
        run()
        seconds.append(time.process_time() - started)
    return min(seconds)


def _top(weighed: Weighed) -> Table:
    weights = zip(bic_weights(weighed.models).tolist(), aicc_weights(weighed.models).tolist(), strict=True)
    rows = [
        (each.name, f"{each.bic - weighed.best.bic:.2f}", each.total, each.standard_error, f"{bic:.3f}", f"{aicc:.3f}")
        for each, (bic, aicc) in zip(weighed.models[:8], weights, strict=False)
    ]
    columns = ("model", "BIC above", "total", "s.e.", "weight by BIC", "by AICc")
    return Table("Kosovo: the best models", columns, tuple(rows), PUBLISHED)


def _ways(overlaps: Overlaps) -> Table:
    rows = [(way, *interval) for way, interval in intervals_of(overlaps, 1_000).items()]
    return Table("Kosovo: the interval by each way", ("way", "low", "high"), tuple(rows))


def _held() -> tuple[Table, dict[str, float]]:
    """Give how often each way holds the truth, for each law."""
    rows, figures = [], {}
    for name, truth in TRUTHS.items():
        for way, held in hold(truth, PEOPLE, TABLES, DRAWS).items():
            rows.append((name, way, f"{held.share:.2f}", f"{held.ratio:.2f}"))
            figures[f"loglinear_truths/{name.replace(' ', '_')}_{way.replace(' ', '_')}_held"] = held.share
    title = f"How often nineteen in twenty is kept: {TABLES} tables of {PEOPLE:,} people by each law"
    return Table(title, ("law", "way", "held", "high by low"), tuple(rows)), figures


def _peer_interval(peer: Peer | None) -> str:
    return "–" if peer is None or peer.low is None or peer.high is None else _interval(peer.low, peer.high)


def _interval(low: float, high: float) -> str:
    return f"{low:,.0f} to {high:,.0f}"
