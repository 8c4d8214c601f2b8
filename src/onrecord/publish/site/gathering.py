"""What lists, tables and charts need of each incident and person, gathered in one pass while their pages are written.

A line of HTML a record and language is kept, and no record: of a hundred thousand incidents these are some hundred
megabytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.core.values import When
from onrecord.publish.casualties import IncidentFile, IncidentRecord, VictimRecord
from onrecord.publish.reading.markup import Markup
from onrecord.publish.site.addresses import key_of, record_path
from onrecord.publish.site.filling import NOTHING, bdi, fill
from onrecord.publish.site.incidents import victim_facts
from onrecord.publish.site.labels import call_victim, deed_of, names_of, place_of
from onrecord.publish.site.placing import SCRIPTS, Placed, place_key
from onrecord.publish.site.words import Words
from onrecord.resolution.folding import fold
from onrecord.tally.ranges import NOBODY, Range, range_of_count

__all__ = ["KINDS", "Gathered", "Group", "Person", "time_key"]

KINDS = ("time", "place", "actor", "method", "standing")
"""What incidents are listed by."""


@dataclass(slots=True)
class Group:
    """Incidents that have something in common: their numbers, the people in them, and how many are confirmed."""

    numbers: list[int] = field(default_factory=list)
    people: Range = NOBODY
    confirmed: int = 0

    def add(self, number: int, people: Range, confirmed: bool) -> None:
        """Add an incident."""
        self.numbers.append(number)
        self.people = self.people + people
        self.confirmed += confirmed

    def extend(self, other: Group, before: int) -> None:
        """Add the incidents of a part of the edition, before which there are this many."""
        self.numbers += [before + number for number in other.numbers]
        self.people = self.people + other.people
        self.confirmed += other.confirmed


@dataclass(frozen=True, slots=True)
class Person:
    """A line of the memorial list: the name as it is looked up, the day, and the line itself."""

    sort: str
    day: str
    line: Markup

    @property
    def letter(self) -> str:
        """Give the letter the name is looked up under."""
        return self.sort[:1].upper() if self.sort[:1].isalpha() else "#"


Key = tuple[str, ...]


@dataclass
class Gathered:
    """What was gathered. `lines` and the people are by language, in the order of `words`."""

    words: Sequence[Words]
    outcome: str
    lines: list[list[Markup]] = field(default_factory=list)
    named: list[list[Person]] = field(default_factory=list)
    unnamed: list[list[Person]] = field(default_factory=list)
    groups: dict[str, dict[Key, Group]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    places: dict[Key, Placed] = field(default_factory=dict)
    first: date | None = None
    last: date | None = None
    signed_below: int = 0
    """Incidents with a grade that a person signed and that its scheme does not count as confirmed."""

    def __post_init__(self) -> None:
        self.lines = [[] for _ in self.words]
        self.named = [[] for _ in self.words]
        self.unnamed = [[] for _ in self.words]

    def add(self, file: IncidentFile) -> None:
        """Add an incident and the people in it."""
        incident = file.incident
        number = len(self.lines[0])
        people = range_of_count(incident.counts.get(self.outcome))
        confirmed = incident.grade is not None and incident.grade.is_confirmed
        for kind, key in _keys(incident):
            self.groups[kind].setdefault(key, Group()).add(number, people, confirmed)
        self.places.setdefault(place_key(incident.where), Placed()).add(incident.where, people)
        self.signed_below += not confirmed and incident.grade is not None and incident.grade.signed_on is not None
        self._reach(incident.when)
        for each, words in enumerate(self.words):
            self.lines[each].append(_line(incident, words, confirmed))
            when, place = words.when(incident.when), place_of(incident, words)
            for victim in file.victims:
                person = _person(victim, incident, words, (when, place))
                (self.named if names_of(victim) else self.unnamed)[each].append(person)

    def extend(self, part: Gathered) -> None:
        """Add what was gathered of the incidents that follow."""
        before = len(self.lines[0])
        for mine, other in ((self.lines, part.lines), (self.named, part.named), (self.unnamed, part.unnamed)):
            for own, more in zip(mine, other, strict=True):
                own.extend(more)  # type: ignore[attr-defined]
        for kind, groups in part.groups.items():
            own_groups = self.groups[kind]
            for key, group in groups.items():
                own_groups.setdefault(key, Group()).extend(group, before)
        for key, place in part.places.items():
            self.places.setdefault(key, Placed()).extend(place)
        self.signed_below += part.signed_below
        self._reach(When(part.first, part.last))

    def _reach(self, when: When) -> None:
        days = [day for day in (when.earliest, when.latest) if day is not None]
        if days:
            self.first = min(days if self.first is None else [self.first, *days])
            self.last = max(days if self.last is None else [self.last, *days])


def time_key(when: When) -> Key:
    """Give the month an incident was in, else the year, else nothing, where its time is not known as closely."""
    first, last = when.earliest, when.latest
    if first is None or last is None or first.year != last.year:
        return ("",)
    return (f"{first:%Y-%m}",) if first.month == last.month else (f"{first:%Y}",)


def _keys(incident: IncidentRecord) -> Iterator[tuple[str, Key]]:
    grade = incident.grade
    yield "time", time_key(incident.when)
    yield "place", place_key(incident.where)
    for actor in dict.fromkeys(actor.actor or "" for actor in incident.actors) or [""]:
        yield "actor", (actor,)
    for act in dict.fromkeys((act.type, act.method or "") for act in incident.acts) or [("", "")]:
        yield "method", act
    yield "standing", ("confirmed" if grade is not None and grade.is_confirmed else "unconfirmed",)


def _line(incident: IncidentRecord, words: Words, confirmed: bool) -> Markup:
    """Give the line of an incident in lists, which all stand one folder below that of their language."""
    counts = words.comma.join(
        words.say("people_count", people=words.term("people", outcome), count=words.count(count))
        for outcome, count in incident.counts.items()
    )
    mark = NOTHING if confirmed else fill(" <i>{}</i>", words.say("unconfirmed_short"))
    return fill(
        "<li><a href=../{}><bdi>{}</bdi></a> {}{}<bdi>{}</bdi> <bdi>{}</bdi>{}\n",
        record_path(key_of(incident.id)),
        words.when(incident.when),
        place_of(incident, words),
        words.comma,
        deed_of(incident, words),
        counts,
        mark,
    )


def _person(victim: VictimRecord, incident: IncidentRecord, words: Words, told: tuple[str, str]) -> Person:
    called = call_victim(victim, words)
    sought = _sought(victim, words.language) or called.text
    line = fill(
        "<li><a href=../{}>{}</a> <span><bdi>{}</bdi>{}{}{}{}</span>\n",
        record_path(key_of(victim.id)),
        called.html(),
        victim_facts(victim, words),
        words.comma,
        told[0],
        words.comma,
        bdi(told[1]),
    )
    day = incident.when.earliest or incident.when.latest
    return Person(fold(sought).strip(), day.isoformat() if day else "", line)


def _sought(victim: VictimRecord, language: str) -> str | None:
    """Give the form of a name that readers of a language look for."""
    script = SCRIPTS.get(language, "Latn")
    return next((name.text for name in victim.names if name.script == script), victim.name)
