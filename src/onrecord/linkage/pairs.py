"""Two records and how likely they are one: what scoring gives and clusters are derived from."""

from __future__ import annotations

import math
from dataclasses import dataclass

from onrecord.core.errors import BadOption

__all__ = ["ScoredPair", "as_shown", "ordered", "probability_of"]


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two records by their ids, the first in order first, and their match weight: log2 odds, the prior included."""

    one: str
    other: str
    weight: float

    def __post_init__(self) -> None:
        if not self.one < self.other:
            raise BadOption(
                "scored pair",
                found=f"{self.one!r}, {self.other!r}",
                expected="two records, the first in order of id first",
                do="Order the two ids, and leave out pairs of a record with itself.",
            )
        if math.isnan(self.weight):
            raise BadOption(
                f"weight of {self.one!r} and {self.other!r}",
                found="no number",
                expected="log2 odds",
                do="Score the pair anew, or leave it out.",
            )

    @property
    def probability(self) -> float:
        """Give how likely the two are one, from 0 to 1."""
        return probability_of(self.weight)


def probability_of(weight: float) -> float:
    """Give the probability that a match weight says.

    >>> probability_of(0.0), probability_of(2.0)
    (0.5, 0.8)
    """
    # The side that cannot overflow: 2.0 ** 1024 raises, 2.0 ** -1100 is 0.
    odds_against = math.pow(2.0, -abs(weight))
    return (1.0 if weight >= 0 else odds_against) / (1.0 + odds_against)


def as_shown(probability: float) -> float:
    """Give a probability as tables show it: no score is quite sure.

    >>> as_shown(1.0), as_shown(0.0), as_shown(0.12345)
    (0.9999, 0.0001, 0.1235)
    """
    return min(max(round(probability, 4), 0.0001), 0.9999)


def ordered(one: str, other: str) -> tuple[str, str]:
    """Give two ids in order."""
    return (one, other) if one < other else (other, one)
