"""What is tied together, pair by pair: each group has a lead, the first of its members.

R. Tarjan, "Efficiency of a good but not linear set union algorithm", Journal of the ACM 22, 1975.
"""

from __future__ import annotations

from typing import TypeVar

__all__ = ["lead_of", "tie"]

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
