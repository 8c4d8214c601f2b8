"""Cells of a tally as tables show them: each with its name, its range, and the address of the incidents beneath it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString, mark_safe

from onrecord.jobs.overview_charts import draw, largest
from onrecord.tally.charts.page import Look
from onrecord.tally.tallying import Cell
from onrecord.web.frame.wording import Wording, wording
from onrecord.web.overview.asked import Asked, beneath_query

__all__ = ["Chart", "Row", "chart_of", "rows_of", "whole_of"]

CHARTS = {"month": "over-time", "place": "places", "actor": "actors", "method": "methods"}
"""The chart of each dimension that has one."""

WIDE, HALF, PHONE = 1000, 500, 358
"""Pixels: a chart as wide as the page, half as wide, and as wide as a phone."""

SHOWN = 12
"""Cells that stand in the table beneath a chart of the overview; the others stand on a page of their own."""


@dataclass(frozen=True, slots=True)
class Row:
    """A cell in words. `beneath` is what an address asks for its incidents; `straddling` how many of its records may be
    one with a record of another cell, `possible` with another of this one.
    """

    name: str
    range: str
    incidents: int
    straddling: int
    beneath: str
    possible: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its numbers: drawn for a laptop and for a phone, None where it is a picture of its own (a map)."""

    by: str
    wide: SafeString | None
    narrow: SafeString | None
    rows: tuple[Row, ...]
    cells: int
    adds_up: bool

    @property
    def more(self) -> int:
        """Give how many cells are not in the table."""
        return self.cells - len(self.rows)


def chart_of(asked: Asked, by: str, width: int = HALF) -> Chart:
    """Give the chart of a dimension with the largest of its cells; of time the latest."""
    told = asked.numbers.tally(replace(asked.question, by=(by,)))
    cells = list(told.cells)
    latest = sorted(cells, key=lambda cell: cell.key, reverse=True)
    shown = latest[:SHOWN] if by == "month" else largest(cells, SHOWN)
    rows = tuple(rows_of(asked, by, shown))
    wide = narrow = None
    if by in CHARTS and by != "place" and cells:
        wide, narrow = (_drawn(asked, by, each) for each in (width, PHONE))
    return Chart(by, wide, narrow, rows, len(cells), told.adds_up)


def rows_of(asked: Asked, by: str, cells: Iterable[Cell]) -> Iterator[Row]:
    """Yield cells as a table has them."""
    words, scheme = wording(), asked.numbers.scheme
    for cell in cells:
        beneath = beneath_query(asked, **{by: cell.key[0]})
        name = words.cell(by, cell.key[0])
        yield Row(name, words.range(cell.range, scheme), cell.incidents, cell.straddling, beneath)


def whole_of(asked: Asked, cell: Cell, words: Wording) -> Row:
    """Give the whole of an outcome as a row."""
    name = words.people_first(str(asked.question.outcome))
    return Row(
        name, words.range(cell.range, asked.numbers.scheme), cell.incidents, 0, beneath_query(asked), cell.possible
    )


def _drawn(asked: Asked, by: str, width: int) -> SafeString:
    # Made by `tally.charts.markup`, which escapes whatever it did not write itself.
    svg = draw(asked.numbers, CHARTS[by], asked.question, Look(wording().words.language, width))
    return mark_safe(svg)
