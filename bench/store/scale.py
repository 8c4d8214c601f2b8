"""How a case file grows: rates of adding, coding and rebuilding, searches, and size, at 10,000 to 1,000,000 reports.

Reports are generated and kept as `add` keeps them (originals, ledger, readings, listing, index), without the readers,
which `make bench-intake` measures. ONRECORD_SCALE=10000,100000 names other sizes, ONRECORD_DATABASES=sqlite one
database alone: a million reports take hours. With ONRECORD_SCALE_FOLDER a run goes on where the last one ended. What
was measured before is kept, and shown in docs/ with the new.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from bench.coding.corpus import Measure
from bench.results import RESULTS, read_figures, write_figures
from bench.store.grown import DATABASES, Timed, grow
from bench.store.growth import draw_growth
from bench.tables import Table

__all__ = ["measure"]

SIZES = (10_000, 100_000, 1_000_000)
VARIABLE, ASKED, FOLDER = "ONRECORD_SCALE", "ONRECORD_DATABASES", "ONRECORD_SCALE_FOLDER"
DOCS = Path(__file__).parent.parent.parent / "docs"
KEPT = RESULTS / "store.json"
KEY = re.compile(r"scale/(sqlite|postgresql)_(\d+)_(\w+)")
NAMES = (
    "add_per_second",
    "code_per_second",
    "rebuild_per_second",
    "search_p50_ms",
    "search_p95_ms",
    "bytes_a_report",
)


def measure(folder: Path) -> Measure:
    """Grow case files on both databases to each size; `folder` is not needed: all is generated."""
    del folder
    sizes = tuple(int(part) for part in os.environ.get(VARIABLE, "").split(",") if part) or SIZES
    wanted = tuple(filter(None, os.environ.get(ASKED, "").split(","))) or DATABASES
    kept = Path(os.environ[FOLDER]) if os.environ.get(FOLDER) else None
    figures = {key: value for key, value in read_figures(KEPT).items() if key.startswith("scale/")}
    for size in sizes:
        for database in wanted:
            for timed in grow(database, size, kept):
                print(_line(database, size, timed), flush=True)
                figures |= _figures(database, size, timed)
                _keep(figures)
    figures = _with_largest(figures)
    table = _table(figures)
    draw_growth(DOCS, table, figures)
    return Measure(figures, (table,))


def _keep(figures: Mapping[str, float]) -> None:
    """Write what is known after a stage, since the next one may not end."""
    write_figures(KEPT, _with_largest(figures), {"scale", "search"})


def _with_largest(figures: Mapping[str, float]) -> dict[str, float]:
    """Add the slowest search at a million reports, once both databases have been searched."""
    largest = [figures[key] for key in figures if key.endswith("_1000000_search_p95_ms")]
    return {**figures, **({"search/p95_ms_1m": max(largest)} if len(largest) == len(DATABASES) else {})}


def _line(database: str, size: int, timed: Timed) -> str:
    told = ", ".join(f"{name} {value:,.1f}" for name, value in _values(timed, size).items())
    return f"{database} {size:,}: {told} ({timed.added:,} added, {timed.coded:,} coded under the clock)"


def _table(figures: Mapping[str, float]) -> Table:
    columns = ("database", "reports", "add/s", "code/s", "rebuild/s", "p50 ms", "p95 ms", "bytes a report")
    measured: dict[tuple[int, str], dict[str, float]] = {}
    for key, value in figures.items():
        if found := KEY.fullmatch(key):
            measured.setdefault((int(found[2]), found[1]), {})[found[3]] = value
    rows = tuple(
        (database, size, *(told.get(name) for name in NAMES)) for (size, database), told in sorted(measured.items())
    )
    return Table(
        "A case file that grows", columns, rows, "Rates are reports a second, of one process; two make things anew."
    )


def _figures(database: str, size: int, timed: Timed) -> dict[str, float]:
    return {f"scale/{database}_{size}_{name}": value for name, value in _values(timed, size).items()}


def _values(timed: Timed, size: int) -> dict[str, float]:
    """Give what is known by name: reports a second, milliseconds, bytes a report."""
    told = {
        "add_per_second": timed.added / timed.add_seconds if timed.added else None,
        "code_per_second": timed.coded / timed.code_seconds if timed.coded else None,
        "rebuild_per_second": timed.rebuild_seconds and size / timed.rebuild_seconds,
        "search_p50_ms": timed.p50_ms,
        "search_p95_ms": timed.p95_ms,
        "bytes_a_report": timed.size_bytes and timed.size_bytes / size,
    }
    return {name: value for name, value in told.items() if value is not None}
