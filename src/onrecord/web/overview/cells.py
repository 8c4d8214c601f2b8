"""Cells of a tally as tables show them: each with its name, its range, and the address of the incidents beneath it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString, mark_safe

from onrecord.jobs.overview_charts import draw, largest
from onrecord.store.doubted_places import doubted_places
from onrecord.store.tallies import Stretch, records_beneath
from onrecord.tally.charts.page import Look
from onrecord.tally.happenings import UNKNOWN
from onrecord.tally.tallying import Cell
from onrecord.web.frame.wording import Wording, wording
from onrecord.web.overview.asked import Asked, beneath_query

__all__ = ["Chart", "Row", "chart_of", "rows_of", "whole_of"]

CHARTS = {"month": "over-time", "place": "places", "actor": "actors", "method": "methods"}
"""The chart of each dimension that has one."""

WIDE, HALF, PHONE = 1000, 500, 358
"""Pixels: a chart as wide as the page, half as wide, and as wide as a phone."""

WITHIN = " / "
"""What stands between a country and a place in it, in the name of a cell."""

MOST_LOOKED_THROUGH = 20

SHOWN = 12
"""Cells that stand in the table beneath a chart of the overview; the others stand on a page of their own."""


@dataclass(frozen=True, slots=True)
class Row:
    """A cell in words. `beneath` is what an address asks for its incidents; `straddling` how many of its records may be
    one with a record of another cell, `unsure` of how many of its incidents nobody is sure that they were there,
    `possible` how many may be one with another of this cell.
    """

    name: str
    range: str
    incidents: int
    straddling: int
    beneath: str
    unsure: int = 0
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
        unsure = _unsure_in(asked, cell) if by == "place" else 0
        yield Row(name, words.range(cell.range, scheme), cell.incidents, cell.straddling, beneath, unsure)


def _unsure_in(asked: Asked, cell: Cell) -> int:
    """Give of how many incidents of a cell nobody is sure that they were there: of one that is a country alone, which
    is what a coder concludes, and no larger than can be looked through while a page waits.
    """
    run, key = asked.numbers.run, cell.key[0]
    if run is None or key == UNKNOWN or WITHIN in key or cell.incidents > MOST_LOOKED_THROUGH:
        return 0
    question = replace(asked.question, only={**asked.question.only, "place": key})
    stretch = Stretch(size=MOST_LOOKED_THROUGH)
    found = records_beneath(asked.numbers.case, run, asked.numbers.scheme, question, stretch)
    return len(doubted_places(asked.numbers.case, [each.record for each in found]))


def whole_of(asked: Asked, cell: Cell, words: Wording) -> Row:
    """Give the whole of an outcome as a row."""
    name = words.people_first(str(asked.question.outcome))
    return Row(
        name,
        words.range(cell.range, asked.numbers.scheme),
        cell.incidents,
        0,
        beneath_query(asked),
        possible=cell.possible,
    )


def _drawn(asked: Asked, by: str, width: int) -> SafeString:
    # Made by `tally.charts.markup`, which escapes whatever it did not write itself.
    svg = draw(asked.numbers, CHARTS[by], asked.question, Look(wording().words.language, width))
    return mark_safe(svg)
