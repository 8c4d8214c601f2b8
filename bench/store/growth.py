"""What a growing case file costs, as a table and a plot in docs/: every size and database measured so far."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bench.intake.plot import Labels, plot_costs
from bench.tables import Table

__all__ = ["draw_growth"]

LABELS = Labels(
    "Time to add, code and rebuild a case file against the reports in it",
    "reports",
    "seconds (dashed: in proportion to reports)",
    "ms each",
    1000,
)
PLOTTED = ("add", "code", "rebuild")


def draw_growth(docs: Path, table: Table, figures: Mapping[str, float]) -> None:
    """Write the table and the plot that docs/explanation/case-file.md shows."""
    lines: dict[str, list[tuple[float, float]]] = {}
    for database, size, *_ in table.rows:
        for what in PLOTTED:
            rate = figures.get(f"scale/{database}_{size}_{what}_per_second")
            if rate is not None:
                lines.setdefault(f"{database} {what}", []).append((float(str(size)), float(str(size)) / rate))
    (docs / "images" / "case-growth.svg").write_text(plot_costs(lines, LABELS), encoding="utf-8")
    rows = [
        "| " + " | ".join(table.columns) + " |",
        "| --- |" + " --: |" * (len(table.columns) - 1),
        *("| " + " | ".join(_told(cell) for cell in row) + " |" for row in table.rows),
    ]
    (docs / "explanation" / "case-growth-table.md").write_text("\n".join(rows) + "\n", encoding="utf-8")


def _told(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:,.1f}" if cell < 100 else f"{cell:,.0f}"
    return "–" if cell is None else f"{cell:,}" if isinstance(cell, int) else str(cell)
