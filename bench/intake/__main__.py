"""`python -m bench.intake`: measure how files become reports, keep bench/results/intake.json."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from bench.coding.corpus import Measure
from bench.folder import data_folder
from bench.results import RESULTS, write_figures
from bench.tables import show

__all__ = ["main"]

# Each is a module of this package with `measure(folder) -> Measure`; one that can show its worst pages has `errors`.
MODULES = ("pages", "hostile", "batch", "arabic")
# Measured when named alone: it takes most of an hour, and libFuzzer (`make fuzz-readers` installs it).
NAMED = ("fuzz",)


@dataclass(frozen=True, slots=True)
class _Wish:
    only: tuple[str, ...]
    errors: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print the tables, keep the figures."""
    there = [name for name in MODULES if importlib.util.find_spec(f"bench.intake.{name}") is not None]
    wish = _read(arguments, there, NAMED)
    folder = data_folder()
    for name in wish.only:
        module = importlib.import_module(f"bench.intake.{name}")
        if wish.errors:
            print("\n".join(module.errors(folder, wish.errors)) if hasattr(module, "errors") else f"{name}: none kept")
            continue
        measure: Measure = module.measure(folder)
        print("\n\n".join(show(table) for table in measure.tables) + "\n", flush=True)
        write_figures(RESULTS / "intake.json", measure.figures, {key.partition("/")[0] for key in measure.figures})
    return 0


def _read(arguments: Sequence[str] | None, there: Sequence[str], named: Sequence[str] = ()) -> _Wish:
    parser = argparse.ArgumentParser(prog="python -m bench.intake", description=__doc__)
    parser.add_argument(
        "--only", default=",".join(there), help=f"some of {', '.join([*there, *named])}, parted by commas"
    )
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the N worst of what may be looked at")
    given = parser.parse_args(arguments)
    only = tuple(filter(None, given.only.split(",")))
    unknown = set(only) - {*there, *named}
    if unknown:
        parser.error(f"--only: found {', '.join(sorted(unknown))}; expected some of {', '.join([*there, *named])}")
    return _Wish(only, given.errors)


if __name__ == "__main__":
    sys.exit(main())
