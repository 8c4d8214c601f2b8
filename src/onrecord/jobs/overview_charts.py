"""Charts of the numbers of an overview: drawn of what is remembered, and only of so many names as can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.core.sharing import alone
from onrecord.jobs.overviews import Numbers
from onrecord.store.charting import Charting
from onrecord.store.tallies import Question
from onrecord.tally.charts.page import Look
from onrecord.tally.happenings import UNKNOWN
from onrecord.tally.tallying import Cell

__all__ = ["DRAWN", "draw", "largest"]

CELLS = {"over-time": "month", "places": "place", "actors": "actor", "methods": "method"}
"""The dimension that each chart is drawn of."""

DRAWN = {"actor": 12, "method": 12, "place": 60}
"""Names that a chart draws at most, the largest; the table beneath it has all."""


class _Remembered(Charting):
    """Draws what an overview holds already."""

    def __init__(self, numbers: Numbers, question: Question, look: Look) -> None:
        assert numbers.run is not None
        super().__init__(numbers.case, numbers.run, numbers.scheme, question, look)
        self._numbers = numbers

    def cells(self, question: Question) -> Sequence[Cell]:
        """Give the cells as they are remembered, of names the largest."""
        cells = self._numbers.tally(question).cells
        most = DRAWN.get(question.by[0])
        return cells if most is None else sorted(largest(cells, most), key=lambda cell: cell.key)

    def points(self) -> dict[str, tuple[float, float]]:
        """Give where places are, as it is remembered."""
        return self._numbers.remember(("points", self._question.outcome), super().points)


def draw(numbers: Numbers, chart: str, question: Question, look: Look) -> str:
    """Give a chart as SVG.

    Raises:
        BadOption: there is no such chart.
    """
    what = ("svg", chart, question.outcome, tuple(sorted(question.only.items())), look, numbers.apart(CELLS[chart]))
    return numbers.remember(what, lambda: _Remembered(numbers, replace(question, by=()), look).draw(chart, alone))


def largest(cells: Sequence[Cell], most: int) -> list[Cell]:
    """Give so many cells, the largest first, and last that of what is not known."""
    known = sorted(
        (cell for cell in cells if cell.key[0] != UNKNOWN),
        key=lambda cell: (-cell.range.best, -cell.range.high, cell.key),
    )
    return [*known[:most], *(cell for cell in cells if cell.key[0] == UNKNOWN)]
