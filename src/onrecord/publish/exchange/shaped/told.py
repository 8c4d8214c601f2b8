"""What one published incident comes to, for tables with one row an incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.core.values import Count, When
from onrecord.core.vocabulary import AgeGroup, Outcome, Sex, Status
from onrecord.publish.casualties import IncidentFile, IncidentRecord, VictimRecord
from onrecord.tally.tables.columns import BETWEEN

__all__ = [
    "BELLIGERENT",
    "CIVILIAN",
    "Told",
    "day_of",
    "days_of",
    "is_adult",
    "is_child",
    "joined",
    "people_of",
    "range_in_words",
]

CIVILIAN = (Status.CIVILIAN, Status.OTHER_PROTECTED)
BELLIGERENT = (Status.ARMED_FORCES, Status.PARTICIPATING)


@dataclass(frozen=True, slots=True)
class Told:
    """An incident file with what tables ask of it."""

    file: IncidentFile

    @property
    def incident(self) -> IncidentRecord:
        """The incident."""
        return self.file.incident

    @property
    def is_confirmed(self) -> bool:
        """True where its grade says so."""
        return self.incident.grade is not None and self.incident.grade.is_confirmed

    def whole(self, outcome: Outcome) -> Count:
        """Give how many people suffered an outcome; open where it is not told."""
        return self.incident.counts.get(str(outcome), Count())

    def civilians(self, outcome: Outcome) -> Count:
        """Give how many of them were civilians."""
        return self.incident.civilians.get(str(outcome), Count())

    @property
    def actors(self) -> tuple[str, ...]:
        """The bodies that are said to have done it, each once."""
        return tuple(sorted({each.actor for each in self.incident.actors if each.actor is not None}))

    def acts(self, path: str) -> tuple[str, ...]:
        """Give what is held of one property of its acts, each once: `type`, `method`, `weapon`, `circumstances`."""
        found: set[str] = set()
        for act in self.incident.acts:
            value = getattr(act, path)
            found |= set(value) if isinstance(value, tuple) else {value}
        return tuple(sorted(each for each in found if each is not None))

    @property
    def sources(self) -> tuple[str, ...]:
        """Who published the reports, each once."""
        return tuple(dict.fromkeys(each.source for each in self.file.citations if each.source is not None))

    @property
    def origins(self) -> tuple[str, ...]:
        """Where chains of telling end: the first witnesses."""
        statements = [*self.incident.statements, *(told for each in self.file.victims for told in each.statements)]
        return tuple(dict.fromkeys(each.according_to[-1] for each in statements if each.according_to))

    @property
    def first_reported(self) -> date | None:
        """The first day on which a report of it was published."""
        return min((each.published for each in self.file.citations if each.published is not None), default=None)

    @property
    def are_all_civilians(self) -> bool:
        """True where the status of every victim is told, and all are civilians."""
        return bool(self.file.victims) and all(each.status in CIVILIAN for each in self.file.victims)

    def remarks(self) -> str:
        """Give what stands in no column, in sentences: that it is unconfirmed, open days, ranges, what is withheld."""
        return " ".join(self._remarks())

    def _remarks(self) -> Iterator[str]:
        if not self.is_confirmed:
            yield "Unconfirmed."
        grade = self.incident.grade
        if grade is not None:
            yield f"Grade: {grade.grade} ({grade.scheme})."
        if days_of(self.incident.when) != 1:
            yield f"When: {_interval(self.incident.when)}."
        for outcome, count in self.incident.counts.items():
            yield f"{outcome.capitalize()}: {range_in_words(count)}."
        rules = sorted({each.rule for each in self.incident.withheld})
        if rules:
            yield f"Held back: {', '.join(rules)}."


def people_of(file: IncidentFile, outcome: Outcome, chosen: set[str]) -> Count:
    """Give how many of the chosen victims suffered an outcome, none counted twice: who is part of another of them is
    counted there.
    """
    some = [
        each
        for each in file.victims
        if each.id in chosen and each.part_of not in chosen and any(done.outcome is outcome for done in each.harm)
    ]
    if not some:
        return Count()
    ends = zip(*((each.count.low, each.count.best, each.count.high) for each in some), strict=True)
    low, best, high = ([*end] for end in ends)
    return Count(_sum(low, 0), _sum(best), _sum(high))


def _sum(numbers: Iterable[int | None], open_as: int | None = None) -> int | None:
    known = [open_as if each is None else each for each in numbers]
    return None if None in known else sum(each or 0 for each in known)


def is_child(victim: VictimRecord) -> bool:
    """True where the victim is told to be under 18."""
    return victim.age_group is AgeGroup.CHILD


def is_adult(victim: VictimRecord, sex: Sex) -> bool:
    """True where the victim is told to be of age, and of this sex."""
    return victim.age_group is AgeGroup.ADULT and victim.sex is sex


def days_of(when: When) -> int | None:
    """Give how many days an interval has, None where an end is open."""
    if when.earliest is None or when.latest is None:
        return None
    return (when.latest - when.earliest).days + 1


def day_of(when: When) -> date | None:
    """Give the day, None where it is not known to the day."""
    return when.earliest if days_of(when) == 1 else None


def joined(words: Iterable[str]) -> str | None:
    """Give words as one cell, None where there are none."""
    return BETWEEN.join(dict.fromkeys(words)) or None


def range_in_words(count: Count) -> str:
    """Give a range as a reader says it.

    >>> [range_in_words(each) for each in (Count(3, 3, 5), Count(12), Count(2, 2, 2), Count())]
    ['3 to 5', 'at least 12', '2', 'not known']
    """
    if count.low is None and count.high is None:
        return "not known" if count.best is None else f"about {count.best}"
    if count.high is None:
        return f"at least {count.low}"
    if count.low is None:
        return f"at most {count.high}"
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"


def _interval(when: When) -> str:
    start, end = ("not known" if each is None else each.isoformat() for each in (when.earliest, when.latest))
    return f"on some day from {start} to {end}" if (start, end) != ("not known",) * 2 else "not known"
