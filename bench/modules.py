"""Benches of several modules behind one command: what each measures, printed and kept."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass

from bench.coding.corpus import Measure
from bench.folder import data_folder
from bench.results import RESULTS, write_figures
from bench.tables import show

__all__ = ["Bench", "run_bench", "run_without_data"]


@dataclass(frozen=True, slots=True)
class Bench:
    """A package of modules with `measure(folder) -> Measure` each, and the file under bench/results for their figures.

    A module that can show its worst cases has `errors`. Those in `named` are measured when named alone. Keys that begin
    with one of `shared` are of several modules: each replaces its own, and leaves the others.
    """

    package: str
    about: str
    results: str
    modules: tuple[str, ...]
    named: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wish:
    only: tuple[str, ...]
    errors: int


def run_bench(bench: Bench, arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print the tables, keep the figures."""
    there = [name for name in bench.modules if importlib.util.find_spec(f"{bench.package}.{name}") is not None]
    wish = _read(bench, arguments, there)
    folder = data_folder()
    for name in wish.only:
        module = importlib.import_module(f"{bench.package}.{name}")
        if wish.errors:
            print("\n".join(module.errors(folder, wish.errors)) if hasattr(module, "errors") else f"{name}: none kept")
            continue
        measure: Measure = module.measure(folder)
        print("\n\n".join(show(table) for table in measure.tables) + "\n", flush=True)
        measured = {key.partition("/")[0] for key in measure.figures} - set(bench.shared)
        write_figures(RESULTS / bench.results, measure.figures, measured)
    return 0


def run_without_data(bench: Bench, arguments: Sequence[str] | None = None) -> int:
    """Measure as `run_bench` does where all that is measured is invented: no folder of data is read."""
    with tempfile.TemporaryDirectory() as nothing:
        os.environ.setdefault("ONRECORD_DATA", nothing)
        return run_bench(bench, arguments)


def _read(bench: Bench, arguments: Sequence[str] | None, there: Sequence[str]) -> _Wish:
    parser = argparse.ArgumentParser(prog=f"python -m {bench.package}", description=bench.about)
    may = [*there, *bench.named]
    parser.add_argument("--only", default=",".join(there), help=f"some of {', '.join(may)}, parted by commas")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the N worst of what may be looked at")
    given = parser.parse_args(arguments)
    only = tuple(filter(None, given.only.split(",")))
    unknown = set(only) - set(may)
    if unknown:
        parser.error(f"--only: found {', '.join(sorted(unknown))}; expected some of {', '.join(may)}")
    return _Wish(only, given.errors)
