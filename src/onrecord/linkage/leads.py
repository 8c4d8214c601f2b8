"""What is tied together, pair by pair: each group has a lead, the first of its members.

R. Tarjan, "Efficiency of a good but not linear set union algorithm", Journal of the ACM 22, 1975.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["lead_of", "leads_of", "tie"]

_Tied = TypeVar("_Tied", str, int)


def lead_of(lead: dict[_Tied, _Tied], record: _Tied) -> _Tied:
    """Give what stands for all that is tied to this one; ways are halved as they are walked."""
    above = lead.setdefault(record, record)
    while above != record:
        higher = lead[above]
        lead[record] = higher
        record, above = higher, lead[higher]
    return record


def tie(lead: dict[_Tied, _Tied], one: _Tied, other: _Tied) -> None:
    """Tie two, under the first of their leads, so that the lead does not depend on the order of the pairs."""
    first, second = sorted((lead_of(lead, one), lead_of(lead, other)))
    lead[second] = first


def leads_of(one: NDArray[np.int64], other: NDArray[np.int64], number: int) -> NDArray[np.int64]:
    """Give the leads of numbers from 0 that pairs tie, all pairs at once: each round takes the lowest that is near."""
    leads = np.arange(number)
    while len(one):
        first, second = leads[one], leads[other]
        apart = first != second
        one, other, first, second = one[apart], other[apart], first[apart], second[apart]
        lower = np.minimum(first, second)
        np.minimum.at(leads, np.concatenate([first, second]), np.concatenate([lower, lower]))
        while not np.array_equal(leads, higher := leads[leads]):
            leads = higher
    return leads
