"""How far the coder gets on the bundled reports, as a table, as a list of differences, and as new floors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from tests.examples.comparison import Comparison
from tests.examples.floors import FLOORS, Floor, lowered, read_floors, write_floors

__all__ = ["difference_lines", "measure", "raise_floors", "table_lines"]

WIDTH = 100


def measure(names: Iterable[str], compare: Callable[[str], Comparison]) -> dict[str, Floor]:
    """Give how many fields of each report are right, of how many."""
    compared = {name: compare(name) for name in names}
    return {name: Floor(comparison.right, comparison.total) for name, comparison in compared.items()}


def table_lines(measured: Mapping[str, Floor], floors: Mapping[str, Floor]) -> Iterator[str]:
    """Yield a heading, a line for each report with its floor, and one for all of them."""
    yield f"{'report':<28} {'right':>6} {'fields':>7} {'share':>6}  floor"
    for name, got in measured.items():
        yield f"{_line(name, got)}  {floors.get(name, '-')}"
    yield _line("all", Floor(sum(f.right for f in measured.values()), sum(f.total for f in measured.values())))


def difference_lines(name: str, comparison: Comparison) -> Iterator[str]:
    """Yield every field of a report that is not as stated, with what was coded instead."""
    yield f"\n{name}: {comparison.right} of {comparison.total} fields as stated"
    for field in comparison.differences:
        yield f"  {field.path}\n      expected {_short(field.expected)}\n      coded    {_short(field.got)}"


def raise_floors(measured: Mapping[str, Floor], *, allow_regression: bool = False, path: Path = FLOORS) -> list[str]:
    """Write the floors as measured, unless one would go down: then nothing is written and those are given."""
    worse = [] if allow_regression else lowered(read_floors(path), measured)
    if not worse:
        write_floors(measured, path)
    return worse


def _line(name: str, got: Floor) -> str:
    return f"{name:<28} {got.right:>6} {got.total:>7} {got.right / got.total:6.1%}"


def _short(value: object) -> str:
    words = repr(value)
    return words if len(words) <= WIDTH else words[: WIDTH - 1] + "…"
