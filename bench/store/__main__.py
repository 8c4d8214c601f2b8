"""`python -m bench.store`: measure how a case file keeps what it is given, keep bench/results/store.json."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bench.modules import Bench, run_bench

__all__ = ["main"]

BENCH = Bench(
    package="bench.store",
    about=__doc__,
    results="store.json",
    modules=("tutorial", "crash", "tamper", "concurrency", "scale", "reprints", "workbooks"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print the tables, keep the figures."""
    return run_bench(BENCH, arguments)


if __name__ == "__main__":
    sys.exit(main())
