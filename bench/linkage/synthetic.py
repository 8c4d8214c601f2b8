"""Speed and size on synthetic records with known truth: time, memory and F1 of pairs at even odds, whatever the size.

Each run has a process of its own, so that its memory is its own. F1 is that of this noise: it compares sizes and
linkers, and says nothing of real lists.
"""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import tempfile
from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Protocol

from bench.coding.corpus import Measure
from bench.linkage.linkers import file_linkers
from bench.linkage.synthetic_lists import persons_path, write_lists
from bench.tables import Table
from onrecord.jobs.batch import WORKERS

__all__ = ["FileLinker", "Run", "measure", "run", "score_file"]

SIZES: Mapping[str, int] = {"10k": 10_000, "50k": 50_000, "100k": 100_000, "1m": 1_000_000}
COLUMNS = ("records", "linker", "seconds", "peak GiB", "pair P", "pair R", "pair F1")
KIB_IN_GIB = 1 << 20


class FileLinker(Protocol):
    """Links the records of a file; what is measured at sizes that no list of objects holds."""

    @property
    def name(self) -> str:
        """What the tables call it."""

    def link_file(self, source: Path, pairs: Path) -> None:
        """Write `one,other,weight` of the pairs at even odds or better."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run took, and how right its pairs are."""

    seconds: float
    peak_gib: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def measure(_folder: Path, sizes: Mapping[str, int] = SIZES, only: str | None = None) -> Measure:
    """Run every linker on every size, or one only."""
    figures: dict[str, float] = {}
    rows = []
    with tempfile.TemporaryDirectory() as kept:
        for size, number in sizes.items():
            source = Path(kept) / "records.csv"
            write_lists(source, number)
            for linker in (each for each in file_linkers() if only in (None, each.name)):
                told = run(linker, source)
                prefix = f"synthetic_{size}/" + ("" if linker.name == "ours" else f"baseline_{linker.name}_")
                figures |= {
                    f"{prefix}{key}": getattr(told, key) for key in ("seconds", "peak_gib", "f1", "precision", "recall")
                }
                shares = (100 * told.precision, 100 * told.recall, 100 * told.f1)
                rows.append((number, linker.name, told.seconds, told.peak_gib, *shares))
    note = "Pairs at even odds; percent. Seconds from a file of records to one of pairs; peak of all processes."
    return Measure(figures, (Table("Synthetic records", COLUMNS, tuple(rows), note),))


def run(linker: FileLinker, source: Path) -> Run:
    """Link a file in a process of its own; raises CalledProcessError where that fails."""
    with tempfile.TemporaryDirectory(dir=source.parent) as kept:
        pairs = Path(kept) / "pairs.csv"
        start = perf_counter()
        command = [sys.executable, "-m", "bench.linkage.synthetic", linker.name, str(source), str(pairs)]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        seconds = perf_counter() - start
        peak = int(told.stdout.split()[-1]) / KIB_IN_GIB
        return Run(seconds, peak, *score_file(source, pairs))


def score_file(source: Path, pairs: Path) -> tuple[float, float]:
    """Give precision and recall of a file of pairs against the persons of the records."""
    with persons_path(source).open(encoding="utf-8") as lines:
        persons = array("q", map(int, lines))
    wanted = sum(number * (number - 1) // 2 for number in Counter(persons).values())
    given = right = 0
    with pairs.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            given += 1
            right += persons[int(row["one"][1:])] == persons[int(row["other"][1:])]
    return (right / given if given else 0.0), (right / wanted if wanted else 0.0)


def _main(name: str, source: str, pairs: str) -> None:
    linker = next(linker for linker in file_linkers() if linker.name == name)
    linker.link_file(Path(source), Path(pairs))
    # Of the processes that make rows the system tells the largest.
    own, others = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(own + WORKERS * others)


if __name__ == "__main__":
    _main(*sys.argv[1:])
