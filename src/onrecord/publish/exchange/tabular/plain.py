"""Cells as text and back, by what a column holds: dates as ISO 8601, lists as JSON."""

from __future__ import annotations

import json
from datetime import date

from onrecord.publish.exchange.format import malformed
from onrecord.publish.exchange.tabular.flat import Cell, Column

__all__ = ["cell_of", "plain_of"]

Plain = str | int | float | None


def plain_of(cell: Cell) -> Plain:
    """Give a cell in text, numbers and nothing else.

    >>> plain_of(date(2023, 11, 4)), plain_of(True), plain_of(("a", "ب"))
    ('2023-11-04', 'true', '["a", "ب"]')
    """
    match cell:
        case bool():
            return "true" if cell else "false"
        case date():
            return cell.isoformat()
        case tuple():
            return json.dumps(cell, ensure_ascii=False)
    return cell


def cell_of(column: Column, plain: Plain) -> Cell:
    """Give the cell that `plain_of` gave, also where a number came back as text.

    Raises:
        MalformedRecords: it is nothing that stands in such a column.
    """
    if plain is None:
        return None
    try:
        return _typed(column, plain)
    except ValueError as error:
        raise malformed(f"column {column.name}", repr(plain)[:60], f"a cell of kind {column.kind}") from error


def _typed(column: Column, plain: str | int | float) -> Cell:
    match column.kind:
        case "integer":
            return int(plain)
        case "number":
            return float(plain)
        case "boolean":
            return _truth(str(plain))
        case "date":
            return date.fromisoformat(str(plain)[:10])
        case "list":
            return tuple(_words(str(plain)))
        case _:
            return str(plain)


def _truth(word: str) -> bool:
    truths = {"true": True, "1": True, "false": False, "0": False}
    if word.casefold() not in truths:
        raise ValueError(word)
    return truths[word.casefold()]


def _words(told: str) -> list[str]:
    words = json.loads(told)
    if not isinstance(words, list) or not all(isinstance(each, str) for each in words):
        raise ValueError(told)
    return words
