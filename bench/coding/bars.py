"""The bars: figures that may not fall below, or rise above, a number."""

from __future__ import annotations

from collections.abc import Mapping

from bench.coding.corpus import read_tables
from bench.tables import Table

__all__ = ["bars"]


def bars(figures: Mapping[str, float]) -> Table | None:
    """Give the bars of the figures that were measured, None where there are none."""
    tables = read_tables("bars")
    rows = [
        (key, f"{sign} {bar}", f"{figures[key]:.2f}", "ok" if sense * figures[key] >= sense * float(bar) else "below")
        for name, sign, sense in (("at_least", "≥", 1), ("at_most", "≤", -1))
        for key, bar in tables[name].items()
        if key in figures
    ]
    return Table("Bars", ("figure", "bar", "ours", ""), tuple(rows)) if rows else None
