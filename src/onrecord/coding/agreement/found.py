"""What one coder found and another did not: incidents, victims, perpetrators and tolls, counted pair by pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from onrecord.coding.agreement.aligning import Aligned
from onrecord.coding.agreement.intervals import Interval, interval_of
from onrecord.coding.agreement.measuring import LEAST_REPORTS

if TYPE_CHECKING:
    import numpy

__all__ = ["KINDS", "Found", "Meeting", "found_in", "meetings_of"]

KINDS = ("incident", "victim", "perpetrator", "toll")


@dataclass(frozen=True, slots=True)
class Meeting:
    """How many things of a kind two coders both found in one report, and how many only one of them did."""

    report: str
    kind: str
    coders: tuple[str, str]
    both: int
    only_one: int
    only_other: int


@dataclass(frozen=True, slots=True)
class Found:
    """Meetings added up: the share of all things found that one coder missed, and F1, which is 1 where neither did."""

    kind: str
    both: int
    only_one: int
    only_other: int
    interval: Interval | None

    @property
    def missed(self) -> float | None:
        """Give the share of what either found that only one of the two did."""
        every = self.both + self.only_one + self.only_other
        return (self.only_one + self.only_other) / every if every else None

    @property
    def f1(self) -> float | None:
        """Give twice what both found over what the one and what the other found; the same whoever is taken as right."""
        told = 2 * self.both + self.only_one + self.only_other
        return 2 * self.both / told if told else None


def meetings_of(report: str, aligned: Aligned) -> Iterator[Meeting]:
    """Yield what each two coders of a report found and missed; what is in an incident that one missed, is missed."""
    things: dict[str, list[Mapping[str, Any]]] = {kind: [] for kind in KINDS}
    for incident in aligned.incidents:
        things["incident"].append(incident.incident)
        things["victim"] += incident.victims
        things["perpetrator"] += incident.perpetrators
    things["toll"] += aligned.tolls
    for one, other in combinations(aligned.coders, 2):
        for kind, groups in things.items():
            both = sum(one in group and other in group for group in groups)
            first, second = (sum(coder in group for group in groups) - both for coder in (one, other))
            if both + first + second:
                yield Meeting(report, kind, (one, other), both, first, second)


def found_in(kind: str, meetings: Sequence[Meeting]) -> Found:
    """Give the meetings of one kind added up, with the interval of F1."""
    some = [each for each in meetings if each.kind == kind]
    both, one, other = (sum(getattr(each, name) for each in some) for name in ("both", "only_one", "only_other"))
    return Found(kind, both, one, other, _interval(some))


def _interval(some: Sequence[Meeting]) -> Interval | None:
    import numpy as np

    numbers = {report: n for n, report in enumerate(dict.fromkeys(each.report for each in some))}
    if len(numbers) < LEAST_REPORTS:
        return None
    both, apart = np.zeros(len(numbers)), np.zeros(len(numbers))
    for each in some:
        both[numbers[each.report]] += 2 * each.both
        apart[numbers[each.report]] += each.only_one + each.only_other

    def f1(weights: numpy.ndarray) -> numpy.ndarray:
        shared: numpy.ndarray = weights @ both
        with np.errstate(invalid="ignore"):
            told: numpy.ndarray = shared / (shared + weights @ apart)
        return told

    return interval_of(f1, np.ones(len(numbers)))
