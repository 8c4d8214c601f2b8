"""Each list as people whose number is known: how near do the other lists come to it?

Those on a list are a population of which the other lists have a part, and how many they miss is known (O. Binette and
R. Steorts, "On the reliability of multiple systems estimation for the quantification of modern slavery", Journal of the
Royal Statistical Society A 185, 2022). An estimator that misses these has no better claim on those whom no list has.
Where it finds them it is no proof: people on a list are easier to find than people on none.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.tally.estimation.families import Range, Refusal
from onrecord.tally.estimation.leaving_out import Estimator
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["Known", "known_lists", "summary"]


@dataclass(frozen=True, slots=True)
class Known:
    """A list of known size, how many of its people are on other lists, and what is estimated from these."""

    name: str
    size: int
    elsewhere: int
    told: Range | Refusal

    @property
    def is_held(self) -> bool | None:
        """Tell whether the size lies within the interval, None where there is none."""
        return None if isinstance(self.told, Refusal) else self.told.low <= self.size <= self.told.high

    @property
    def ratio(self) -> float | None:
        """Give the estimate over the size, None where there is none."""
        return None if isinstance(self.told, Refusal) else self.told.median / self.size


def known_lists(overlaps: Overlaps, estimator: Estimator) -> tuple[Known, ...]:
    """Estimate the size of each list from the others."""
    found = []
    for place, name in enumerate(overlaps.lists):
        inside = _inside(overlaps, place)
        told = estimator(inside)
        answer = told if isinstance(told, Refusal) else told.range
        found.append(Known(name, overlaps.size(place), inside.documented, answer))
    return tuple(found)


def summary(known: tuple[Known, ...]) -> str:
    """Say in plain words how often the size of a list was found, and on which side it was missed."""
    tried = [each for each in known if each.is_held is not None]
    if not tried:
        return "No list could be tried: the others have too few of its people, or are fewer than three."
    held = sum(each.is_held is True for each in tried)
    low = sum((each.ratio or 0) < 1 for each in tried)
    return (
        f"Of {len(tried)} lists whose size is known, the interval from the others held the size of {held}; "
        f"the estimate was too low for {low}."
    )


def _inside(overlaps: Overlaps, place: int) -> Overlaps:
    """Give the overlaps of the other lists among the people of one."""
    others = [each for each in range(len(overlaps.lists)) if each != place]
    counts, impossible = [0], set()
    for pattern in range(1, 2 ** len(others)):
        whole = 1 << place | sum(1 << old for new, old in enumerate(others) if pattern >> new & 1)
        counts.append(overlaps.counts[whole])
        if whole in overlaps.impossible:
            impossible.add(pattern)
    return Overlaps(tuple(overlaps.lists[each] for each in others), tuple(counts), frozenset(impossible))
