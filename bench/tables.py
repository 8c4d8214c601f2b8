"""Tables for people: aligned columns of text, numbers to the right, one decimal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Cell", "Table", "show"]

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; `note` says underneath what a reader would get wrong."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str | None = None


def show(table: Table) -> str:
    """Give the table as text, every row as wide as the widest."""
    cells = [list(table.columns), *[[_text(cell) for cell in row] for row in table.rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(table.columns))]
    right = [_is_numeric(table, i) for i in range(len(table.columns))]
    lines = [_line(row, widths, right) for row in cells]
    rule = "  ".join("-" * width for width in widths)
    note = [] if table.note is None else [table.note]
    return "\n".join([table.title, lines[0], rule, *lines[1:], *note])


def _text(cell: Cell) -> str:
    if cell is None:
        return "–"
    return f"{cell:.1f}" if isinstance(cell, float) else str(cell)


def _is_numeric(table: Table, column: int) -> bool:
    return all(not isinstance(row[column], str) for row in table.rows)


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = [
        cell.rjust(width) if is_right else cell.ljust(width)
        for cell, width, is_right in zip(row, widths, right, strict=True)
    ]
    return "  ".join(padded).rstrip()
