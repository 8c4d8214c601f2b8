"""Rows as tables print them: the fields of a row are its columns, in order; beside them its records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

__all__ = ["BETWEEN", "Cell", "Row", "cells_of", "columns_of", "rules_for"]

Cell = str | int | float | date | None
"""What stands in one cell; None where it is not known."""

BETWEEN = "; "
"""What stands between several names in one cell."""

RECORDS = "records"
FOLDER = Path(__file__).parents[2] / "resources" / "tables"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table and the ids of the records under it, incidents first."""

    records: tuple[str, ...]


def columns_of(row: type[Row]) -> tuple[str, ...]:
    """Give the names of a table's columns, in order; those of a field with fields of its own begin with its name."""
    return tuple(name for name in _names(row) if name != RECORDS)


def cells_of(row: Row) -> list[Cell]:
    """Give the cells of a row, in order of the columns."""
    return list(_values(row))


def _names(kind: Any) -> tuple[str, ...]:
    types = get_type_hints(kind)
    found: list[str] = []
    for each in fields(kind):
        below = types[each.name]
        found += [f"{each.name}_{name}" for name in _names(below)] if is_dataclass(below) else [each.name]
    return tuple(found)


def _values(part: Any) -> Iterator[Cell]:
    for each in fields(part):
        value = getattr(part, each.name)
        if is_dataclass(value):
            yield from _values(value)
        elif each.name != RECORDS:
            yield value


@cache
def rules_for(table: str) -> dict[str, Any]:
    """Give the rules of a table as its file has them."""
    import yaml

    told: dict[str, Any] = yaml.safe_load((FOLDER / f"{table}.yaml").read_text(encoding="utf-8"))
    return told
