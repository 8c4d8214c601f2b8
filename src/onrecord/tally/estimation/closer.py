"""What an estimate rests on, told beside it: pairs of lists, a lower bound, and what it would be with other lists.

What it would be is estimated over decomposable graphs alone, exactly and in a tenth of a second: chains or tables drawn
again would add their own noise to what one list does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.tally.estimation.completions import Counts
from onrecord.tally.estimation.consistency import Known, known_lists
from onrecord.tally.estimation.families import FamilyEstimate, Refusal
from onrecord.tally.estimation.leaving_out import Other, with_two_merged, without_each
from onrecord.tally.estimation.lower_bound import LowerBound, lower_bound
from onrecord.tally.estimation.overlaps import Overlaps
from onrecord.tally.estimation.pairwise import Pair, pairs

__all__ = ["Closer", "look_closer", "together"]

MOST_LISTS = 6
"""More lists are not averaged over graphs of (`decomposable`)."""


@dataclass(frozen=True, slots=True)
class Closer:
    """Of all strata together: the overlaps, every two lists, the lower bound, and estimates with other lists."""

    overlaps: Overlaps
    pairs: tuple[Pair, ...]
    bound: LowerBound | Refusal
    without: tuple[Other, ...]
    merged: tuple[Other, ...]
    known: tuple[Known, ...]


def look_closer(overlaps: Overlaps, seed: int) -> Closer:
    """Give what an estimate from overlaps rests on."""
    kept = overlaps.without_empty()
    if not 1 < len(kept.lists) <= MOST_LISTS:
        bound = lower_bound(kept)
        return Closer(overlaps, pairs(kept), bound, (), (), ())

    def estimator(others: Overlaps) -> FamilyEstimate | Refusal:
        from onrecord.tally.estimation.decomposable.estimate import estimate_decomposable

        return estimate_decomposable(others, seed=seed)

    merged = with_two_merged(kept, estimator) if len(kept.lists) > 3 else ()
    return Closer(
        overlaps,
        pairs(kept),
        lower_bound(kept),
        without_each(kept, estimator) if len(kept.lists) > 3 else (),
        merged,
        known_lists(kept, estimator) if len(kept.lists) > 3 else (),
    )


def together(strata: dict[str, Counts]) -> Counts:
    """Give the counts of all strata as one table; a pattern cannot occur where it can in none."""
    several = list(strata.values())
    low = tuple(map(sum, zip(*(each.low for each in several), strict=True)))
    high = tuple(map(sum, zip(*(each.high for each in several), strict=True)))
    impossible = frozenset.intersection(*(each.impossible for each in several))
    return replace(several[0], low=low, high=high, impossible=impossible)
