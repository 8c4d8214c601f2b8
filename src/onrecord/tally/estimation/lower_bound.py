"""The fewest people there can be, however much they differ in how easily they come to be listed.

If each person has odds of their own, so many times those of others on every list, and the lists are independent for
each person, those on just one and just two lists bound those on none from below (A. Chao, "Estimating the population
size for capture-recapture data with unequal catchability", Biometrics 43, 1987). Her bound takes the lists to be alike.
Where they are not it is no bound: of people who are all alike, listed by three independent lists with probabilities
0.5, 0.05 and 0.05, it gives 3.8 times as many on no list as there are. With a share for each list it gives just these
(L.-P. Rivest and S. Baillargeon, "Applications and extensions of Chao's moment estimator for the size of a closed
population", Biometrics 63, 2007).

No bound where lists shun each other, as where they divide an area.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.tally.estimation.families import Refusal
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["LowerBound", "lower_bound"]

Real = NDArray[np.float64]

CLOSE = 1e-10
MOST_STEPS = 10_000


@dataclass(frozen=True, slots=True)
class LowerBound:
    """The fewest people in all, by the shares of the lists, and as if the lists were alike (Chao 1987).

    `shares` are how much of the listing each list does, in their order; they sum to 1.
    """

    people: float
    alike: float
    shares: tuple[float, ...]


def lower_bound(overlaps: Overlaps) -> LowerBound | Refusal:
    """Give the bound, or why there is none; lists that have nobody take no part."""
    number = overlaps.members.sum(axis=1)
    single, double = (int(overlaps.numbers[number == times].sum()) for times in (1, 2))
    if not double:
        needed = "people who are on two lists and no more: their number bounds those on none"
        return Refusal("none-on-two", "nobody on exactly two lists", needed)
    kept = overlaps.without_empty()
    together = _together(kept)
    shares = _shares(kept, together, single, double)
    by_list, alike = (
        kept.documented + single**2 / double * float(each @ together @ each) / 2
        for each in (shares, np.full(len(shares), 1 / len(shares)))
    )
    return LowerBound(by_list, alike, tuple(shares.tolist()))


def _together(overlaps: Overlaps) -> Real:
    """Tell (1 or 0) of every two lists whether people can be on both and no other."""
    bits = 1 << np.arange(len(overlaps.lists))
    told = np.array([[pattern not in overlaps.impossible for pattern in row] for row in bits[:, None] | bits])
    return (told & ~np.eye(len(bits), dtype=np.bool_)).astype(np.float64)


def _shares(overlaps: Overlaps, together: Real, single: int, double: int) -> Real:
    """Give the shares that make the lists of those on one and on two the likeliest (multinomial), by fixed point.

    People on list j alone are as many as its share a_j; on j and k as a_j a_k over the sum of these.
    """
    few = (overlaps.members.sum(axis=1) <= 2) * overlaps.numbers
    held = (few @ overlaps.members).astype(np.float64)
    shares = np.full(len(held), 1 / len(held))
    for _ in range(MOST_STEPS):
        both = float(shares @ together @ shares) / 2
        last, shares = shares, held / (single + double * (together @ shares) / both)
        shares /= shares.sum()
        if np.abs(shares - last).max() < CLOSE:
            break
    return shares
