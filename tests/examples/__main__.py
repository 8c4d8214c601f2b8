"""Print how far the coder gets on the bundled reports: `python -m tests.examples [NAME ...] [--update]`.

Without names: a line for each report. With names (or their beginnings): every field that is not as stated.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tests.examples.expectation import examples
from tests.examples.floors import Floor, lowered, read_floors, write_floors
from tests.examples.measured import compare_example

__all__ = ["main"]

WIDTH = 100


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
                _print_differences(name)
        return 0
    measured = _print_table()
    return _update(measured, allow_regression=chosen.allow_regression) if chosen.update else 0


def _print_table() -> dict[str, Floor]:
    floors, measured = read_floors(), {}
    print(f"{'report':<28} {'right':>6} {'fields':>7} {'share':>6}  floor")
    for name in examples():
        comparison = compare_example(name)
        measured[name] = Floor(comparison.right, comparison.total)
        share = f"{comparison.right / comparison.total:6.1%}"
        print(f"{name:<28} {comparison.right:>6} {comparison.total:>7} {share:>6}  {floors.get(name, '-')}")
    whole = Floor(sum(f.right for f in measured.values()), sum(f.total for f in measured.values()))
    print(f"{'all':<28} {whole.right:>6} {whole.total:>7} {whole.right / whole.total:6.1%}")
    return measured


def _print_differences(name: str) -> None:
    comparison = compare_example(name)
    print(f"\n{name}: {comparison.right} of {comparison.total} fields as stated")
    for field in comparison.differences:
        print(f"  {field.path}\n      expected {_short(field.expected)}\n      coded    {_short(field.got)}")


def _short(value: object) -> str:
    words = repr(value)
    return words if len(words) <= WIDTH else words[: WIDTH - 1] + "…"


def _update(measured: dict[str, Floor], *, allow_regression: bool) -> int:
    worse = lowered(read_floors(), measured)
    if worse and not allow_regression:
        print("\nNot written, a floor would go down (--allow-regression lets it):", *worse, sep="\n  ")
        return 1
    write_floors(measured)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
