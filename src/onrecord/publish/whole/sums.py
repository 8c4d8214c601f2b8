"""What the incidents of an edition come to: how many, of how many people, harmed in which way, as ranges.

Incidents that may be one count once for the lower end and apart for the upper, as in a tally (tally/twins.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from onrecord.core.vocabulary import Outcome, Status
from onrecord.publish.casualties import IncidentFile, IncidentRecord
from onrecord.publish.edition import About, Total
from onrecord.tally.ranges import NOBODY, Range, count_of_range, range_of_count
from onrecord.tally.twins import Twins, twins_of

__all__ = ["CONFIRMED", "EVERYBODY", "Sums"]

EVERYBODY = "everybody"
CONFIRMED = "confirmed"
"""In `Total.grades`: that those incidents alone are counted that people confirmed."""

Key = tuple[str, str, bool]
ORDER = {str(outcome): place for place, outcome in enumerate(Outcome)}


@dataclass(slots=True)
class Sums:
    """Adds up incidents one by one, of whom a scheme counts; `scheme` is its name."""

    scheme: str
    incidents: int = 0
    victims: int = 0
    named: int = 0
    _alone: dict[Key, Range] = field(default_factory=dict)
    _bound: dict[Key, dict[str, Range]] = field(default_factory=dict)
    _pairs: list[tuple[str, str]] = field(default_factory=list)
    _likely: list[tuple[str, str]] = field(default_factory=list)

    def add(self, told: IncidentFile) -> None:
        """Add an incident."""
        incident = told.incident
        self.incidents += 1
        self.victims += len(told.victims)
        self.named += sum(victim.name is not None for victim in told.victims)
        self._pairs += [(incident.id, other.id) for other in incident.may_be]
        self._likely += [(incident.id, other.id) for other in incident.may_be if other.is_likely]
        for key, range_ in _ranges(incident):
            if incident.may_be:
                self._bound.setdefault(key, {})[incident.id] = range_
            else:
                self._alone[key] = self._alone.get(key, NOBODY) + range_

    def said_of(self, about: About) -> About:
        """Give what is said of the whole with these numbers in it."""
        return replace(
            about, incidents=self.incidents, victims=self.victims, named=self.named, totals=tuple(self._totals())
        )

    def _totals(self) -> Iterator[Total]:
        """Yield the totals, of those who were killed first: of everybody before civilians, and of all incidents before
        those alone that are confirmed.
        """
        twins = twins_of(self._pairs, self._likely)
        for key in sorted(self._alone.keys() | self._bound.keys(), key=_in_order):
            outcome, of, is_confirmed = key
            whole = self._alone.get(key, NOBODY) + _together(self._bound.get(key, {}), twins)
            yield Total(outcome, count_of_range(whole), self.scheme, of, (CONFIRMED,) if is_confirmed else ())


def _in_order(key: Key) -> tuple[int, bool, bool]:
    outcome, of, is_confirmed = key
    return ORDER[outcome], of != EVERYBODY, is_confirmed


def _ranges(incident: IncidentRecord) -> Iterator[tuple[Key, Range]]:
    confirmed = incident.grade is not None and incident.grade.is_confirmed
    for of, counts in ((EVERYBODY, incident.counts), (str(Status.CIVILIAN), incident.civilians)):
        for outcome, count in counts.items():
            for is_confirmed in (False, True) if confirmed else (False,):
                yield (outcome, of, is_confirmed), range_of_count(count)


def _together(told: Mapping[str, Range], twins: Twins) -> Range:
    groups: dict[str, dict[str, Range]] = {}
    for record, range_ in told.items():
        groups.setdefault(twins.lead[record], {})[record] = range_
    whole = NOBODY
    for lead in sorted(groups):
        whole = whole + twins.range(groups[lead])
    return whole
