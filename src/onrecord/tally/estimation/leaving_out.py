"""What the estimate would be with other lists: without each, with two made one, and as lists are added one by one.

An estimate that rests on one list moves when it is left out. One that rises as lists are added has not yet found out
how they depend on each other (estimate trajectories: O. Binette and R. Steorts, "On the reliability of multiple systems
estimation for the quantification of modern slavery", Journal of the Royal Statistical Society A 185, 2022).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.tally.estimation.families import FamilyEstimate, Range, Refusal
from onrecord.tally.estimation.merging import merged
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["Estimator", "Other", "as_added", "with_two_merged", "without_each"]

Estimator = Callable[[Overlaps], FamilyEstimate | Refusal]


@dataclass(frozen=True, slots=True)
class Other:
    """An estimate from other lists: what was changed, whom these document, and the interval or why there is none."""

    change: str
    documented: int
    told: Range | Refusal


def without_each(overlaps: Overlaps, estimator: Estimator) -> tuple[Other, ...]:
    """Estimate without each list; people on no other are not documented then."""
    places = range(len(overlaps.lists))
    return _estimated(
        estimator,
        (
            (f"without {overlaps.lists[left]}", overlaps.of([each for each in places if each != left]))
            for left in places
        ),
    )


def with_two_merged(overlaps: Overlaps, estimator: Estimator) -> tuple[Other, ...]:
    """Estimate with every two lists made one, as if one had copied the other."""
    return _estimated(
        estimator,
        (
            (f"{overlaps.lists[one]} and {overlaps.lists[other]} as one", merged(overlaps, one, other))
            for one, other in combinations(range(len(overlaps.lists)), 2)
        ),
    )


def as_added(overlaps: Overlaps, estimator: Estimator, order: Sequence[int] | None = None) -> tuple[Other, ...]:
    """Estimate from the first three lists, then from one more each time, to all.

    In the order of their places given, as of the days they were made; else the longest list first.
    """
    if order is None:
        order = sorted(range(len(overlaps.lists)), key=lambda place: (-overlaps.size(place), overlaps.lists[place]))
    return _estimated(estimator, _growing(overlaps, order))


def _growing(overlaps: Overlaps, order: Sequence[int]) -> Iterator[tuple[str, Overlaps]]:
    for number in range(3, len(order) + 1):
        names = [overlaps.lists[place] for place in order[:number]]
        yield ", ".join(names) if number == 3 else f"and {names[-1]}", overlaps.of(order[:number])


def _estimated(estimator: Estimator, others: Iterable[tuple[str, Overlaps]]) -> tuple[Other, ...]:
    found = []
    for change, overlaps in others:
        told = estimator(overlaps)
        found.append(Other(change, overlaps.documented, told if isinstance(told, Refusal) else told.range))
    return tuple(found)
