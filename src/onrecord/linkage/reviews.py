"""Pairs that scores take for one and clusters leave apart: what a person has to look at, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.linkage.constraints import Bars
from onrecord.linkage.inference import Judged
from onrecord.linkage.judgements import Decision
from onrecord.linkage.pairs import probability_of

__all__ = ["LeftOut", "Parts", "Review"]

REASONS = {
    "tie": "as likely as another that it cannot be joined beside",
    "outweighed": "the other pairs between the two clusters speak against it",
}


class LeftOut(StrEnum):
    """Why a likely pair is not in one cluster."""

    TIE = "tie"
    BARRED = "barred"
    OUTWEIGHED = "outweighed"


@dataclass(frozen=True, slots=True)
class Review:
    """A pair as likely as the cut, or likelier, that was left apart and that nobody judged; `reason` says why."""

    one: str
    other: str
    probability: float
    left_out: LeftOut
    reason: str


class Parts:
    """The clusters of one component, asked why two of them were not joined."""

    def __init__(self, clusters: Sequence[tuple[str, ...]], ties: Iterable[tuple[str, str]], bars: Bars) -> None:
        self.clusters = clusters
        self.place = {record: place for place, members in enumerate(clusters) for record in members}
        self._ties = {frozenset((self.place[one], self.place[other])) for one, other in ties}
        self._bars = bars
        self._known: dict[frozenset[int], tuple[LeftOut, str]] = {}

    def reviews(self, likely: Mapping[tuple[str, str], float], judged: Judged) -> Iterator[Review]:
        """Yield the pairs between clusters among these, with why each was left out; not those that people decided."""
        for (one, other), weight in sorted(likely.items()):
            between = frozenset((self.place[one], self.place[other]))
            if len(between) == 2 and judged.decision(one, other) is not Decision.DIFFERENT:
                yield Review(one, other, probability_of(weight), *self._why(between))

    def _why(self, between: frozenset[int]) -> tuple[LeftOut, str]:
        if between not in self._known:
            self._known[between] = self._found(between)
        return self._known[between]

    def _found(self, between: frozenset[int]) -> tuple[LeftOut, str]:
        barred = self._bars.parting(*(self.clusters[place] for place in sorted(between)))
        if barred is not None:
            return LeftOut.BARRED, barred
        left_out = LeftOut.TIE if between in self._ties else LeftOut.OUTWEIGHED
        return left_out, REASONS[left_out]
