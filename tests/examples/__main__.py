"""Print how far the coder gets on the bundled reports: `python -m tests.examples [NAME ...] [--update]`.

Without names: a line for each report. With names, or their beginnings: every field that is not as stated.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tests.examples.expectation import examples
from tests.examples.floors import read_floors
from tests.examples.measured import compare_example
from tests.examples.table import difference_lines, measure, raise_floors, table_lines

__all__ = ["main"]


def main(arguments: Sequence[str]) -> int:
    """Print the table, or the differences of the reports named; with `--update`, raise the floors."""
    parser = argparse.ArgumentParser(prog="python -m tests.examples", description=__doc__)
    parser.add_argument("names", nargs="*", help="reports, by name or its beginning: 03 11")
    parser.add_argument("--update", action="store_true", help="write the floors as measured")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower a floor")
    chosen = parser.parse_args(arguments)
    if chosen.names:
        for name in examples():
            if name.startswith(tuple(chosen.names)):
                print(*difference_lines(name, compare_example(name)), sep="\n")
        return 0
    measured = measure(examples(), compare_example)
    print(*table_lines(measured, read_floors()), sep="\n")
    worse = raise_floors(measured, allow_regression=chosen.allow_regression) if chosen.update else []
    if worse:
        print("\nNot written, a floor would go down (--allow-regression lets it):", *worse, sep="\n  ")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
