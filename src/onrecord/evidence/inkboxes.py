"""Fit a box to the words that are printed in it: from the gaps between the words, and the white between the lines.

A report keeps where each line stands, as its reader says: a PDF document by the height of its font, which in Arabic may
reach half a line too high. The picture of the page shows where the ink is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    Ink = NDArray[np.bool_]

__all__ = ["Box", "fit_line", "fit_words", "ink_of"]

# Ink is darker than the paper by so much of what the darkest ink is.
DARK = 0.4
# A box grows by no more than this share of its height to hold its letters whole.
REACH = 0.6
# The widest gaps of a line are those between its words, unless one is further than this share of the line from where
# the widths of its letters put it: then the gap nearest to that is taken.
ASTRAY = 0.12
# So much of its height is white between two lines; between a letter and the mark above it there is less.
WHITE = 0.12
# Rows with less ink than this share of the fullest row are between two lines: marks and long letters reach there.
BETWEEN = 0.01


@dataclass(frozen=True, slots=True)
class Box:
    """A box in points of a picture, the edges at right and bottom not in it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top


def ink_of(page: Image) -> Ink:
    """Give which points of the page are ink; where it is white on black, or has pictures, as well as can be told."""
    import numpy as np

    grey = np.asarray(page.convert("L"))
    paper, darkest = float(np.median(grey)), float(np.percentile(grey, 0.5))
    inked: Ink = np.less(grey, paper - DARK * max(paper - darkest, 1.0))
    return inked


def fit_line(ink: Ink, box: Box) -> Box:
    """Give the box moved to the rows of ink of its line, within its reach; itself where there is no ink."""
    import numpy as np

    reach = int(REACH * box.height)
    first = max(0, box.top - reach)
    rows = np.count_nonzero(ink[first : box.bottom + reach, box.left : box.right], axis=1)
    own = rows[box.top - first : box.bottom - first]
    if not own.any():
        return box
    fullest = int(own.argmax()) + box.top - first
    empty = [bool(each) for each in rows <= BETWEEN * rows[fullest]]
    white = max(2, round(WHITE * box.height))
    top, bottom = fullest - _extent(empty[fullest::-1], white), fullest + _extent(empty[fullest:], white)
    return replace(box, top=first + top + 1, bottom=first + bottom)


def _extent(empty: Sequence[bool], white: int) -> int:
    """Give how many rows a line reaches from its fullest on: up to so many empty ones together; a mark has fewer."""
    last = 0
    for row, nothing in enumerate(empty):
        if not nothing:
            last = row
        elif row - last >= white:
            break
    return last + 1


def fit_words(ink: Ink, line: Box, text: str, words: tuple[int, int], *, from_right: bool) -> Box:
    """Give the box of the words that `[start, end)` of the text of a line touches: cut at the gaps around them."""
    start = text.rfind(" ", 0, words[0] + 1) + 1
    end = text.find(" ", max(start, words[1] - 1))
    gaps = _gaps(ink, line)
    between = sorted(sorted(gaps, key=lambda gap: gap[0] - gap[1])[: text.count(" ")])
    if from_right:
        between.reverse()

    def edge(place: int, side: int) -> int:
        share = _share(text, place)
        wanted = line.left + round((1 - share if from_right else share) * (line.right - line.left))
        counted = text[:place].count(" ") - 1 + side
        told = between[counted] if counted < len(between) else None
        if told is None or abs(sum(told) / 2 - wanted) > ASTRAY * (line.right - line.left):
            told = min(gaps, key=lambda gap: abs(sum(gap) / 2 - wanted), default=(wanted, wanted))
        # A gap is its left and its right edge: words end at the one and start at the other, or the other way round.
        return told[(side == 0) != from_right]

    return _cut(line, edge(start, 0) if start else None, edge(end, 1) if end >= 0 else None, from_right=from_right)


def _cut(line: Box, start: int | None, end: int | None, *, from_right: bool) -> Box:
    """Give the box between two places of a line; None is where the line itself starts or ends."""
    left, right = (end, start) if from_right else (start, end)
    left, right = line.left if left is None else left, line.right if right is None else right
    return replace(line, left=left, right=right) if left < right else line


# Letters that take about half the room of others, and those that take none.
SLIM, SLIM_WIDTH = frozenset("iljtfrI.,;:'!|()[]-اأإآلرزدذو،؛ 1"), 0.55


def _share(text: str, place: int) -> float:
    """Give the share of the line's width before a place in its text, 0 to 1."""
    before, whole = _width(text[:place]), _width(text)
    return before / whole if whole else 0.0


def _width(text: str) -> float:
    import unicodedata

    return sum(SLIM_WIDTH if each in SLIM else 1.0 for each in text if not unicodedata.combining(each))


def _gaps(ink: Ink, line: Box) -> list[tuple[int, int]]:
    """Give the gaps between words in a line, each from its first empty column to the one after its last."""
    import numpy as np

    columns = ink[line.top : line.bottom, line.left : line.right].any(axis=0)
    inked = np.flatnonzero(columns) + line.left
    return [(int(last) + 1, int(next_)) for last, next_ in pairwise(inked) if next_ - last > 1]
