"""Part the lines of a page into its columns, in the order they are read.

A gutter is a strip that few lines cross, with running text on both sides. Lines that cross it, headlines and the like,
part the page into bands, and each band is read column by column. Cells of a table are no running text: a table is not
parted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Protocol, TypeVar

__all__ = ["Boxed", "in_columns"]

# The strips of a page that are looked at; a gutter in print is about 4 mm wide, two hundredths of a page.
STRIPS = 200
# Of the lines so many may cross a gutter; on either side are so many at least, most of them beside another.
CROSSING, LEAST_LINES, BESIDE = 0.3, 2, 0.5
# Lines of running text have so many words in the middle of their lengths; cells of tables have fewer.
RUNNING_WORDS = 4
MOST_DEPTH = 4


class Boxed(Protocol):
    """What stands in a box, left, top, right, bottom, and has words."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The box."""

    @property
    def count(self) -> int:
        """The number of its words."""


Row = TypeVar("Row", bound=Boxed)


@dataclass(frozen=True, slots=True)
class _Edges:
    left: float
    right: float


def in_columns(rows: Sequence[Row], *, from_right: bool) -> list[list[Row]]:
    """Give the rows as the columns they stand in, one after another; rows of a page without columns are one."""
    return [column for column in _parted(list(rows), from_right, 0) if column]


def _parted(rows: list[Row], from_right: bool, depth: int) -> Iterator[list[Row]]:
    gutter = _gutter(rows) if depth < MOST_DEPTH else None
    if gutter is None:
        yield rows
        return
    for band in _bands(rows, gutter):
        if _crosses(band[0], gutter):
            yield band
            continue
        left = [row for row in band if row.box[2] <= gutter]
        right = [row for row in band if row.box[2] > gutter]
        for side in (right, left) if from_right else (left, right):
            yield from _parted(side, from_right, depth + 1)


def _crosses(row: Boxed, at: float) -> bool:
    return row.box[0] < at < row.box[2]


def _bands(rows: Sequence[Row], gutter: float) -> Iterator[list[Row]]:
    """Yield the lines that cross the gutter and, between them, those that do not, from the top."""
    band: list[Row] = []
    for row in sorted(rows, key=lambda row: row.box[1]):
        if band and _crosses(row, gutter) != _crosses(band[0], gutter):
            yield band
            band = []
        band.append(row)
    yield band


def _gutter(rows: Sequence[Boxed]) -> float | None:
    """Give the middle of the widest strip that fewest lines cross, where what is beside it are columns of text."""
    if len(rows) < 2 * LEAST_LINES:
        return None
    edges = _Edges(min(row.box[0] for row in rows), max(row.box[2] for row in rows))
    step = (edges.right - edges.left) / STRIPS
    crossing = _crossing(rows, edges)
    least = min(crossing[STRIPS // 6 : STRIPS - STRIPS // 6])
    if least > CROSSING * len(rows) or step <= 0:
        return None
    runs = [run for run in _runs(crossing, least) if _is_gutter(rows, edges.left + (run[0] + run[1]) / 2 * step)]
    best = max(runs, key=lambda run: run[1] - run[0], default=None)
    return edges.left + (best[0] + best[1]) / 2 * step if best is not None else None


def _crossing(rows: Sequence[Boxed], edges: _Edges) -> list[int]:
    """Give for each strip how many lines it is crossed by."""
    step = (edges.right - edges.left) / STRIPS or 1.0
    changes = [0] * (STRIPS + 1)
    for row in rows:
        changes[min(STRIPS, max(0, int((row.box[0] - edges.left) / step)))] += 1
        changes[min(STRIPS, int((row.box[2] - edges.left) / step) + 1)] -= 1
    crossing, now = [], 0
    for change in changes[:STRIPS]:
        now += change
        crossing.append(now)
    return crossing


def _runs(crossing: Sequence[int], least: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of strips, away from the edges, that no more lines cross than the least."""
    start: int | None = None
    for place, count in enumerate((*crossing, least + 1)):
        if count <= least and start is None:
            start = place
        elif count > least and start is not None:
            if start > 0 and place < STRIPS:
                yield start, place
            start = None


def _is_gutter(rows: Sequence[Boxed], at: float) -> bool:
    left = [row for row in rows if row.box[2] <= at]
    right = [row for row in rows if row.box[0] >= at]
    if min(len(left), len(right)) < LEAST_LINES:
        return False
    if min(median(row.count for row in side) for side in (left, right)) < RUNNING_WORDS:
        return False
    fewer, more = sorted((left, right), key=len)
    spans = sorted((row.box[1], row.box[3]) for row in more)
    beside = sum(_is_beside(row, spans) for row in fewer)
    return beside >= BESIDE * len(fewer)


def _is_beside(row: Boxed, spans: Sequence[tuple[float, float]]) -> bool:
    return any(top < row.box[3] and row.box[1] < bottom for top, bottom in spans)
