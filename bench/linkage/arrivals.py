"""A thousand synthetic records that arrive at a list of a million that stands: how long, and how right.

The list is linked and kept first, by a process of its own; what is timed is another that opens what was kept, reads the
thousand, and writes who they may be.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from collections import defaultdict
from itertools import islice
from pathlib import Path
from time import perf_counter

from bench.coding.corpus import Measure
from bench.linkage.ours import persons_in
from bench.linkage.synthetic_lists import persons_path, write_lists
from bench.tables import Table
from onrecord.jobs.sharing import WORKERS, sharing_among
from onrecord.linkage.arrivals import link_arrivals
from onrecord.linkage.duck import Duck
from onrecord.linkage.linking import link_records
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.standing import Standing, keep_standing

__all__ = ["measure"]

STANDING, ARRIVING, TIMES = 999_000, 1_000, 3
BYTES_IN_MB = 1e6


def measure(_folder: Path, standing: int = STANDING, arriving: int = ARRIVING) -> Measure:
    """Keep a list, and time who arrives, thrice: the median counts."""
    with tempfile.TemporaryDirectory() as place:
        source, kept, pairs = (Path(place) / name for name in ("records.csv", "kept.standing", "pairs.csv"))
        write_lists(source, standing + arriving)
        keeping = _timed("keep", source, kept, standing)
        seconds = sorted(_timed("arrive", source, kept, standing, pairs) for _ in range(TIMES))[TIMES // 2]
        right, given, wanted = _scored(source, pairs, standing)
        megabytes = kept.stat().st_size / BYTES_IN_MB
    precision, recall = right / max(given, 1), right / max(wanted, 1)
    figures = {
        "arrivals_1m/seconds": seconds,
        "arrivals_1m/precision": precision,
        "arrivals_1m/recall": recall,
        "arrivals_1m/f1": 2 * precision * recall / max(precision + recall, 1e-9),
        "arrivals_1m/keeping_seconds": keeping,
        "arrivals_1m/file_mb": megabytes,
    }
    rows = ((standing, arriving, seconds, 100 * precision, 100 * recall, keeping, megabytes),)
    columns = ("records", "arriving", "seconds", "pair P", "pair R", "to keep", "file MB")
    note = "Pairs of who arrives at even odds; percent. Seconds of whole processes, from files to a file."
    return Measure(figures, (Table("Who arrives", columns, rows, note),))


def _timed(what: str, *arguments: object) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-m", "bench.linkage.arrivals", what, *map(str, arguments)], check=True)
    return perf_counter() - start


def _scored(source: Path, pairs: Path, standing: int) -> tuple[int, int, int]:
    """Give how many pairs are right, given and wanted."""
    told: defaultdict[int, list[int]] = defaultdict(list)
    persons = [int(line) for line in persons_path(source).read_text(encoding="utf-8").split()]
    for number, person in enumerate(persons):
        told[person].append(number)
    wanted = sum(sum(other < number for other in told[persons[number]]) for number in range(standing, len(persons)))
    with pairs.open(encoding="utf-8", newline="") as file:
        given = [tuple(int(row[name][1:]) for name in ("one", "other")) for row in csv.DictReader(file)]
    return sum(persons[one] == persons[other] for one, other in given), len(given), wanted


def _keep(source: str, kept: str, standing: str) -> None:
    with tempfile.TemporaryDirectory() as folder, sharing_among(WORKERS) as share:
        engine = Duck(PERSONS, Path(folder))
        linked = link_records(engine, islice(persons_in(Path(source), []), int(standing)), within=True, share=share)
        if linked is not None:
            keep_standing(engine, linked, Path(kept))


def _arrive(source: str, kept: str, standing: str, pairs: str) -> None:
    number = int(standing)
    with Path(source).open(encoding="utf-8", newline="") as lines, tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "arriving.csv"
        part.write_text("".join([next(lines), *islice(lines, number, None)]), encoding="utf-8")
        ids: list[str] = []
        found = link_arrivals(Standing(PERSONS, Path(kept), Path(folder)), persons_in(part, ids), within=True)
    with Path(pairs).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["one", "other", "weight"])
        named = [*(f"s{place:08d}" for place in range(number)), *ids]
        told = () if found is None else found.scored(named, least=0)
        writer.writerows((pair.one, pair.other, pair.weight) for pair in told)


if __name__ == "__main__":
    {"keep": _keep, "arrive": _arrive}[sys.argv[1]](*sys.argv[2:])
