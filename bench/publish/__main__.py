"""`python -m bench.publish`: measure publishing, print the tables, keep bench/results/publish.json."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bench.modules import Bench, run_without_data

__all__ = ["main"]

BENCH = Bench(
    package="bench.publish",
    about=__doc__,
    results="publish.json",
    modules=("secrets", "case", "risks", "formats"),
    # Needs Chromium, and half an hour.
    named=("site",),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print the tables, keep the figures."""
    return run_without_data(BENCH, arguments)


if __name__ == "__main__":
    sys.exit(main())
