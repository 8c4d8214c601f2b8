"""Draw a table again and again, and in each choose the model anew.

An interval of the one model that was chosen takes the choice for known. Models that fit a table about as well can say
very different things of those on no list, and another sample would have chosen another (B. Silverman, L. Chan and K.
Vincent, "Bootstrapping multiple systems estimates to account for model selection", Statistics and Computing 34, 2024).
So as many people as are documented are drawn from the patterns, every candidate is fitted, and the one of the lowest
BIC that the drawn counts determine says how many are on no list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.tally.estimation.loglinear.existence import Flags, are_determined
from onrecord.tally.estimation.loglinear.hierarchies import Real, designs_of, size_of
from onrecord.tally.estimation.loglinear.refitting import refit
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["Redrawn", "chosen", "redraw"]

NONE = -1
"""The candidate of a drawn table that determines none."""


@dataclass(frozen=True, slots=True)
class Redrawn:
    """Tables drawn again, a row each: their counts, what each candidate (a column) says of them, and its BIC."""

    overlaps: Overlaps
    candidates: tuple[int, ...]
    counts: Real
    bic: Real
    unlisted_log: Real

    def design(self, column: int) -> Real:
        """Give the design of a candidate."""
        design: Real = designs_of([self.candidates[column]], len(self.overlaps.lists), self.overlaps.patterns)[0]
        return design


def redraw(candidates: Sequence[int], overlaps: Overlaps, draws: int, dice: np.random.Generator) -> Redrawn:
    """Draw so many tables of as many people, and fit every candidate to each."""
    lists, patterns = len(overlaps.lists), overlaps.patterns
    observed = overlaps.numbers[patterns].astype(np.float64)
    counts = dice.multinomial(overlaps.documented, observed / observed.sum(), size=draws).astype(np.float64)
    bic, logs = np.empty((2, draws, len(candidates)))
    for column, model in enumerate(candidates):
        (design,) = designs_of([model], lists, patterns)
        refitted = refit(design, observed, counts)
        bic[:, column] = size_of(model, lists) * np.log(overlaps.documented) - 2 * refitted.likelihood
        logs[:, column] = refitted.unlisted_log
    return Redrawn(overlaps, tuple(candidates), counts, bic, logs)


def chosen(redrawn: Redrawn) -> NDArray[np.int64]:
    """Give for each table the column of the candidate of the lowest BIC that its counts determine, or NONE.

    Candidates are those that the observed counts determine. Where the same patterns have people, they still do.
    """
    order = np.argsort(redrawn.bic, axis=1, kind="stable")
    found = np.full(len(order), NONE)
    left = np.arange(len(order))
    for rank in range(order.shape[1]):
        columns = order[left, rank]
        told = _determined(redrawn, left, columns)
        found[left[told]] = columns[told]
        left = left[~told]
        if not len(left):
            break
    return found


def _determined(redrawn: Redrawn, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Flags:
    """Tell of each of some tables whether its counts determine the candidate of a column."""
    told = np.isfinite(redrawn.bic[rows, columns])
    observed = redrawn.overlaps.numbers[redrawn.overlaps.patterns]
    fewer = told & ((redrawn.counts[rows] > 0) != (observed > 0)).any(axis=1)
    for column in np.unique(columns[fewer]):
        which = np.flatnonzero(fewer & (columns == column))
        supports, of_row = np.unique(redrawn.counts[rows[which]] > 0, axis=0, return_inverse=True)
        design = redrawn.design(int(column))
        told[which] = are_determined(np.tile(design, (len(supports), 1, 1)), supports.astype(np.float64))[of_row]
    return told
