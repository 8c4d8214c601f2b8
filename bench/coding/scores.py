"""Counts of right answers, and the percentages made from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["NONE_FOUND", "Matches", "percent", "stated"]


@dataclass(frozen=True, slots=True)
class Matches:
    """How many given answers are right, and how many wanted ones were found.

    The two differ where one answer may match several wanted values (`right` of `given`, `found` of `wanted`).
    """

    right: float = 0
    given: int = 0
    found: float = 0
    wanted: int = 0

    def __add__(self, other: Matches) -> Matches:
        return Matches(
            self.right + other.right, self.given + other.given, self.found + other.found, self.wanted + other.wanted
        )

    @property
    def precision(self) -> float:
        """Share of given answers that are right, 0 to 100; 0 when none is given."""
        return percent(self.right, self.given)

    @property
    def recall(self) -> float:
        """Share of wanted answers that were found, 0 to 100; 0 when none is wanted."""
        return percent(self.found, self.wanted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @classmethod
    def sum(cls, parts: Iterable[Matches]) -> Matches:
        """Add up, so that the result is a micro average."""
        return sum(parts, NONE_FOUND)


NONE_FOUND = Matches()


def percent(part: float, whole: int) -> float:
    """Give `part` of `whole` as 0 to 100, and 0 of nothing as 0."""
    return 100 * part / whole if whole else 0.0


def stated(gold: object, ours: object, *, equal: bool | None = None) -> Matches:
    """Count one value that is right or wrong; None is not an answer and not a question."""
    right = int(gold is not None and ours is not None and (gold == ours if equal is None else equal))
    return Matches(right, int(ours is not None), right, int(gold is not None))
