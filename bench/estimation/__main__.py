"""`python -m bench.estimation`: estimates beside other programmes and truths; keep bench/results/estimation.json."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bench.modules import Bench, run_bench

__all__ = ["main"]

BENCH = Bench(
    package="bench.estimation",
    about=__doc__,
    results="estimation.json",
    modules=("loglinear", "decomposable", "latent", "answers", "tally_1m"),
    named=("coverage",),
    shared=("cpu_seconds",),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print the tables, keep the figures."""
    return run_bench(BENCH, arguments)


if __name__ == "__main__":
    sys.exit(main())
