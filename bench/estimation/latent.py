"""Latent classes beside another programme's chains: the same totals where those agree, refusals where they do not.

`python -m bench.estimation.latent TABLE ...` shows single tables. The other programme's twenty chains had 60,000 sweeps
each and ten classes; ours have as many classes, and run until they agree.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.coding.corpus import Measure
from bench.estimation.overlap_tables import Peer, load_overlaps, load_peers
from bench.estimation.sweeps_alone import SweepsAlone, run_sweeps
from bench.folder import data_folder
from bench.tables import Cell, Table, show
from onrecord.tally.estimation.families import Range, Refusal, range_of
from onrecord.tally.estimation.latent.estimate import run_latent
from onrecord.tally.estimation.latent.runs import CAP, Diagnostics, LatentSettings
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["main", "measure"]

SEED = 1
AGREED = 1.05
PEERS_CLASSES = 10
# Drug-related killings in three cities (Ball, Coronel, Padilla, Mora 2019): six tables, five classes, and their total.
CITIES, CITIES_CLASSES = "philippines", 5
PUBLISHED = Range(2_649, 2_841, 3_111)
SWEEPS_ALONE = 10_000
# Run as anybody would, with the number of classes that is set by default.
ANSWERED = {"kosovo_1999": "kosovo", "korea_palembang": "korea", "hav_taiwan": "hav_taiwan"}
REFUSED = ("netherlands_5lists", "netherlands_6lists")

COLUMNS = ("table", "classes", "peer", "ours", "% off", "from", "to", "R-hat", "of fit", "worth", "beyond cap %")
SPENT = ("table", "sweeps", "CPU s", "peer's", "share %", "worth a CPU s", "outcome")
NOTE = "Peer and ours: medians, ours of draws below the cap, also where there is no estimate. Worth: independent draws."


@dataclass(frozen=True, slots=True)
class Ran:
    """A table run: what came of it, how the chains went, what it took of one processor, and what the peer said."""

    table: str
    overlaps: Overlaps
    classes: int
    peer: Peer | None
    told: Diagnostics
    refusal: str | None
    seconds: float

    @property
    def draws(self) -> NDArray[np.float64]:
        """Give the draws below the cap."""
        return self.told.traces[self.told.traces <= (1 + CAP) * self.overlaps.documented]

    @property
    def off(self) -> float | None:
        """Give how far the median is from the peer's, of that."""
        return None if self.peer is None else range_of(self.draws).median / self.peer.median - 1


def measure(folder: Path) -> Measure:
    """Run the tables of the peer's twenty chains, those of three cities, and some as anybody would."""
    peers = list(load_peers(folder, "r_lcmcr_multi"))
    beside = [_run(folder, peer.table, PEERS_CLASSES, peer) for peer in peers]
    cities = [_run(folder, peer.table, CITIES_CLASSES, peer) for peer in load_peers(folder, "r_lcmcr_ph")]
    plain = [_run(folder, table, None, None) for table in (*ANSWERED, *REFUSED)]
    total = _total(cities)
    alone = {table: run_sweeps(load_overlaps(folder, table), PEERS_CLASSES, SWEEPS_ALONE) for table in ANSWERED}
    figures = {**_beside(beside), **_by_default(plain), **_of_cities(total), **_alone(alone)}
    tables = (*_tables("Beside the peer's twenty chains", beside), *_city_tables(cities, total))
    return Measure(figures, (*tables, *_tables("As anybody would", plain), _alone_table(alone)))


def main(arguments: Sequence[str]) -> int:
    """Run single tables with the peer's classes, and show them."""
    folder = data_folder()
    peers = {peer.table: peer for peer in load_peers(folder, "r_lcmcr_multi")}
    ran = [_run(folder, table, PEERS_CLASSES, peers.get(table)) for table in arguments]
    print("\n\n".join(map(show, _tables("Single tables", ran))))
    return 0


def _run(folder: Path, table: str, classes: int | None, peer: Peer | None) -> Ran:
    overlaps = load_overlaps(folder, table)
    started = time.process_time()
    run = run_latent(overlaps, seed=SEED, settings=LatentSettings(classes=classes))
    seconds = time.process_time() - started
    told, outcome = run.diagnostics, run.outcome
    if told is None:
        raise ValueError(f"{table} has too few lists for a bench")
    refusal = outcome.code if isinstance(outcome, Refusal) else None
    return Ran(table, overlaps, len(told.occupied) - 1, peer, told, refusal, seconds)


def _beside(ran: Sequence[Ran]) -> dict[str, float]:
    """Give medians beside the peer's where its chains agree, and what each table took."""
    agreed = [each for each in ran if each.peer is not None and _r_hat(each.peer) < AGREED]
    figures = {"lcmcr/max_median_difference": max(abs(each.off or 0.0) for each in agreed)}
    figures["lcmcr/max_cpu_share_of_peer"] = max(each.seconds / each.peer.seconds for each in agreed if each.peer)
    for each in ran:
        figures[f"cpu_seconds/{_short(each)}_latent"] = each.seconds
        figures[f"ess_per_second/{_short(each)}"] = each.told.effective / each.seconds
        figures[f"r_hat/{_short(each)}"] = each.told.r_hat
    return figures


def _by_default(ran: Sequence[Ran]) -> dict[str, float]:
    told = [each for each in ran if each.table in ANSWERED]
    answered = {f"latent_answered/{ANSWERED[each.table]}": float(not each.refusal) for each in told}
    return answered | {"latent_refused/netherlands": float(all(each.refusal for each in ran if each.table in REFUSED))}


def _of_cities(total: Range) -> dict[str, float]:
    return {
        "lcmcr/philippines_total": total.median,
        "lcmcr/philippines_low": total.low,
        "lcmcr/philippines_high": total.high,
        "lcmcr/philippines_difference": abs(total.median / PUBLISHED.median - 1),
    }


def _alone(ran: Mapping[str, SweepsAlone]) -> dict[str, float]:
    return {f"ess_per_second/{ANSWERED[table]}_sweeps_alone": each.per_second for table, each in ran.items()}


def _alone_table(ran: Mapping[str, SweepsAlone]) -> Table:
    rows = [(table, f"{each.r_hat:.3f}", each.per_second, each.microseconds) for table, each in ran.items()]
    columns = ("table", "R-hat", "worth a CPU s", "µs a sweep of 20 chains")
    return Table(f"{SWEEPS_ALONE:,} sweeps alone", columns, tuple(rows))


def _total(ran: Sequence[Ran]) -> Range:
    """Give the range of the sum: draws of each table added, never limits."""
    dice = np.random.default_rng(SEED)
    size = max(len(each.draws) for each in ran)
    return range_of(np.sum([dice.choice(each.draws, size) for each in ran], axis=0))


def _r_hat(peer: Peer) -> float:
    found = re.search(r"splitRhat=([\d.]+)", peer.settings)
    if found is None:
        raise ValueError(f"no R-hat of {peer.table}: {peer.settings}")
    return float(found[1])


def _short(ran: Ran) -> str:
    return ANSWERED.get(ran.table, ran.table)


def _tables(title: str, ran: Sequence[Ran]) -> tuple[Table, ...]:
    return (
        Table(title, COLUMNS, tuple(tuple(_row(each)) for each in ran), NOTE),
        Table(f"{title}: what it took", SPENT, tuple(tuple(_spent(each)) for each in ran)),
    )


def _city_tables(ran: Sequence[Ran], total: Range) -> tuple[Table, ...]:
    columns = ("total", "from", "median", "to")
    rows = (("published", *_ends(PUBLISHED)), ("ours", *_ends(total)))
    return (*_tables("Three cities, beside one chain of three million sweeps", ran), Table("Their sum", columns, rows))


def _ends(told: Range) -> tuple[int, int, int]:
    return round(told.low), round(told.median), round(told.high)


def _row(ran: Ran) -> Iterator[Cell]:
    told = range_of(ran.draws)
    yield from (ran.table, ran.classes, None if ran.peer is None else round(ran.peer.median), round(told.median))
    yield None if ran.off is None else 100 * ran.off
    yield from (round(told.low), round(told.high), f"{ran.told.r_hat:.3f}", f"{ran.told.fit_r_hat:.3f}")
    yield from (round(ran.told.effective), 100 * ran.told.capped)


def _spent(ran: Ran) -> Iterator[Cell]:
    peers = None if ran.peer is None else ran.peer.seconds
    yield from (ran.table, ran.told.sweeps, ran.seconds, peers, None if peers is None else 100 * ran.seconds / peers)
    yield from (ran.told.effective / ran.seconds, ran.refusal or "answered")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
