"""Say what stands in merged cells, row by row: a merge over a million rows takes no more room than its two corners."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from onrecord.evidence.sheets import Cell

__all__ = ["Merges", "Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Rows of one column that show what stands in the first of them."""

    top: int
    bottom: int
    column: int


@dataclass(slots=True)
class Merges:
    """The merges of a sheet, asked about its rows in their order; a row out of its order is in none."""

    spans: list[Span]
    next: int = 0
    last: int = 0
    open: dict[int, tuple[int, Cell]] = field(default_factory=dict)

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Merges:
        """Give the merges that reach over more than one row."""
        return cls(sorted(span for span in spans if span.bottom > span.top))

    def fill(self, number: int, cells: dict[int, Cell]) -> bool:
        """Give the cells of a row what stands above them where they are merged with it; tell whether any was given."""
        if number <= self.last or not self.spans:
            return False
        self.last = number
        self.open = {column: held for column, held in self.open.items() if held[0] >= number}
        given = {column: held[1] for column, held in self.open.items() if column not in cells}
        cells |= given
        while self.next < len(self.spans) and self.spans[self.next].top <= number:
            span = self.spans[self.next]
            if span.top == number and span.column in cells:
                self.open[span.column] = (span.bottom, replace(cells[span.column], spanned=True))
            self.next += 1
        return bool(given)
