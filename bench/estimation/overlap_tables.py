"""The published tables of overlaps, and what other programmes said of them."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["Peer", "load_overlaps", "load_peers", "load_strata"]


@dataclass(frozen=True, slots=True)
class Peer:
    """What another programme said of a table: the mean and quantiles of the total, seconds of one processor, and its
    settings.
    """

    table: str
    method: str
    mean: float
    low: float | None
    median: float
    high: float | None
    seconds: float
    settings: str


def load_overlaps(folder: Path, table: str) -> Overlaps:
    """Give a table that has one column a list and one of counts; strata are added up."""
    strata = load_strata(folder, table).values()
    lists = next(iter(strata)).lists
    return Overlaps(lists, tuple(map(sum, zip(*(each.counts for each in strata), strict=True))))


def load_strata(folder: Path, table: str) -> dict[tuple[str, ...], Overlaps]:
    """Give the tables of each stratum, by the values of the columns that are neither lists nor counts."""
    with (folder / "estimation" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = [name for name in rows[0] if name != "count"]
    lists = [name for name in columns if {row[name] for row in rows} <= {"0", "1"}]
    told: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0] * 2 ** len(lists))
    for row in rows:
        stratum = tuple(row[name] for name in columns if name not in lists)
        told[stratum][sum(1 << place for place, name in enumerate(lists) if row[name] == "1")] += int(row["count"])
    return {stratum: Overlaps(tuple(lists), tuple(counts)) for stratum, counts in sorted(told.items())}


def load_peers(folder: Path, file: str) -> Iterator[Peer]:
    """Yield what other programmes said: a row has the table, the method, how many were listed, then mean and quantiles
    (2.5, 25, 50, 75, 97.5), the seconds and the settings.
    """
    with (folder / "estimation" / "peers" / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
        for table, method, _, mean, low, _, median, _, high, seconds, settings in csv.reader(lines):
            yield Peer(table, method, float(mean), _number(low), float(median), _number(high), float(seconds), settings)


def _number(text: str) -> float | None:
    return None if text == "NA" else float(text)
