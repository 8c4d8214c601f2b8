"""`python -m bench.linkage`: measure what finds one person, one incident; keep bench/results/linkage.json."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bench.modules import Bench, run_bench

__all__ = ["main"]

BENCH = Bench(
    package="bench.linkage",
    about=__doc__,
    results="linkage.json",
    modules=("releases", "airwars", "learning", "pooled", "police", "incidents", "articles", "incident_pairs"),
    named=("synthetic", "synthetic_10m", "synthetic_ceiling", "arrivals", "spark"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print the tables, keep the figures."""
    return run_bench(BENCH, arguments)


if __name__ == "__main__":
    sys.exit(main())
