"""`python -m bench.intake`: measure how files become reports, keep bench/results/intake.json."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bench.modules import Bench, run_bench

__all__ = ["main"]

BENCH = Bench(
    package="bench.intake",
    about=__doc__,
    results="intake.json",
    modules=("pages", "hostile", "batch", "readers", "arabic", "same"),
    # It takes most of an hour, and libFuzzer (`make fuzz-readers` installs it).
    named=("fuzz",),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print the tables, keep the figures."""
    return run_bench(BENCH, arguments)


if __name__ == "__main__":
    sys.exit(main())
