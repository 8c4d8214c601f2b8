"""What the incidents of an edition come to: how many, of how many people, harmed in which way, as ranges."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.core.values import Count
from onrecord.core.vocabulary import Status
from onrecord.publish.casualties import IncidentFile
from onrecord.publish.edition import About, Total
from onrecord.tally.rules.schemes import Scheme

__all__ = ["EVERYBODY", "Sums", "added_counts"]

EVERYBODY = "everybody"


def added_counts(one: Count, other: Count) -> Count:
    """Give the sum of two counts of different people; an end that either leaves open is open."""
    low, best, high = (
        None if mine is None or theirs is None else mine + theirs
        for mine, theirs in ((one.low, other.low), (one.best, other.best), (one.high, other.high))
    )
    return Count(low, best, high)


@dataclass(slots=True)
class Sums:
    """Adds up incidents one by one; of whom a scheme counts, since that is what each incident tells."""

    scheme: Scheme
    incidents: int = 0
    victims: int = 0
    named: int = 0
    _totals: dict[tuple[str, str, bool], Count] = field(default_factory=dict)

    def add(self, told: IncidentFile) -> None:
        """Add an incident."""
        self.incidents += 1
        self.victims += len(told.victims)
        self.named += sum(victim.name is not None for victim in told.victims)
        confirmed = told.incident.grade is not None and told.incident.grade.is_confirmed
        for of, counts in ((EVERYBODY, told.incident.counts), (str(Status.CIVILIAN), told.incident.civilians)):
            for outcome, count in counts.items():
                for is_confirmed in {False, confirmed}:
                    key = outcome, of, is_confirmed
                    self._totals[key] = added_counts(self._totals.get(key, Count(0, 0, 0)), count)

    def said_of(self, about: About) -> About:
        """Give what is said of the whole with these numbers in it."""
        return replace(
            about, incidents=self.incidents, victims=self.victims, named=self.named, totals=tuple(self._said())
        )

    def _said(self) -> list[Total]:
        """Give the totals: of all incidents, and of those alone that are confirmed."""
        return [
            Total(outcome, count, self.scheme.name, of, ("confirmed",) if is_confirmed else ())
            for (outcome, of, is_confirmed), count in sorted(self._totals.items())
        ]
