"""Hostile files through the reading process: what came of each, what broke, what it cost, and who called home."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.coding.corpus import Measure
from bench.hostile import hostile_files
from bench.hostile.run import ESCAPED, LIMITS, Outcome, count_calls, run
from bench.tables import Table

__all__ = ["measure"]

SLOWEST = 10


def measure(_folder: Path) -> Measure:
    """Send every hostile file through the reader with its walls, and those with an address once more without."""
    ESCAPED.unlink(missing_ok=True)
    outcomes = list(run(hostile_files()))
    asked, calls = count_calls(hostile_files)
    figures = {
        "hostile/files": float(len(outcomes)),
        "hostile/crashes": float(sum(outcome.crashed for outcome in outcomes)),
        "hostile/over_limits": float(sum(outcome.over(LIMITS) for outcome in outcomes)),
        "hostile/unexpected": float(sum(not outcome.as_expected for outcome in outcomes)),
        "hostile/escaped": float(ESCAPED.exists()),
        "hostile/naming_addresses": float(asked),
        "hostile/network_calls": float(calls),
        "hostile/slowest_seconds": max(outcome.seconds for outcome in outcomes),
        "hostile/peak_mb": max(outcome.peak_bytes for outcome in outcomes) / 1e6,
    }
    kinds = Counter(outcome.words.split(":")[0].split(" …")[0] for outcome in outcomes)
    return Measure(figures, (_kinds(kinds), _wrong(outcomes), _slowest(outcomes), _totals(figures)))


def _kinds(kinds: Counter[str]) -> Table:
    return Table("Hostile files: what came of them", ("outcome", "files"), tuple(kinds.most_common()), "")


def _wrong(outcomes: list[Outcome]) -> Table:
    wrong = [each for each in outcomes if each.crashed or each.over(LIMITS) or not each.as_expected]
    rows = tuple((each.file.name, each.file.deed, each.words[:90]) for each in wrong)
    title = "Those that broke, took too much, or were read or refused against expectation"
    return Table(title, ("file", "deed", "outcome"), rows, "")


def _slowest(outcomes: list[Outcome]) -> Table:
    slowest = sorted(outcomes, key=lambda outcome: -outcome.seconds)[:SLOWEST]
    rows = tuple((each.file.name, each.file.deed, each.seconds, each.peak_bytes / 1e6) for each in slowest)
    note = "A reader of its own for each: 0.6 s are its start."
    return Table("The slowest", ("file", "deed", "s", "peak MB"), rows, note)


def _totals(figures: dict[str, float]) -> Table:
    return Table("In all", ("figure", "value"), tuple(figures.items()), "")
