"""`python -m bench.workbench`: measure the workbench, print the tables, keep bench/results/workbench.json."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bench.modules import Bench, run_without_data

__all__ = ["main"]

BENCH = Bench(
    package="bench.workbench",
    about=__doc__,
    results="workbench.json",
    modules=("hostile", "permissions", "keys", "axe", "kill", "kill_postgresql", "speed", "interactive"),
    shared=("kill",),
    # Needs a programme of its own, and its time.
    named=("api",),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print the tables, keep the figures."""
    return run_without_data(BENCH, arguments)


if __name__ == "__main__":
    sys.exit(main())
