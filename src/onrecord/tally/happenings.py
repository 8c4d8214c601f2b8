"""An incident with all that is held of it: its acts, its victims, who is said to have done it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from onrecord.core.coding import ClaimValue
from onrecord.core.record import Record
from onrecord.core.vocabulary import Involvement, RecordKind
from onrecord.tally.values import UNASSERTED

__all__ = ["Happening", "Period", "Spot", "happenings_of", "held"]

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Happening:
    """The record of an incident and those within it; `objects` are things that were harmed. `withdrawn` are the ids
    of victims that are counted no more, none but where something is published.
    """

    incident: Record
    acts: tuple[Record, ...] = ()
    victims: tuple[Record, ...] = ()
    perpetrators: tuple[Record, ...] = ()
    objects: tuple[Record, ...] = ()
    withdrawn: frozenset[str] = frozenset()

    @property
    def records(self) -> tuple[Record, ...]:
        """Give all that tell of people: objects count nobody."""
        return (self.incident, *self.acts, *self.victims, *self.perpetrators)

    @property
    def when(self) -> Period:
        """Give when it happened; where sources disagree on the day, the days from the first told to the last."""
        earliest, latest = (_day(held(self.incident, f"when.{end}")) for end in ("earliest", "latest"))
        if earliest is not None and latest is not None and earliest <= latest:
            return Period(earliest, latest)
        return Period(_outermost(self.incident, "earliest"), _outermost(self.incident, "latest"))

    @property
    def where(self) -> Spot:
        """Give where it happened."""
        told = [held(self.incident, f"where.{part}") for part in ("country", "name", "precision")]
        country, name, precision = (str(each) if isinstance(each, str) else None for each in told)
        latitude, longitude = (held(self.incident, f"where.{part}") for part in ("latitude", "longitude"))
        return Spot(country, name, precision, _number(latitude), _number(longitude))

    @property
    def actors(self) -> tuple[str, ...]:
        """Give the bodies that are said to have done it, in order, each once."""
        found = {str(actor) for each in self.perpetrators if isinstance(actor := _actor(each), str)}
        return tuple(sorted(found))

    def of_acts(self, path: str) -> tuple[str, ...]:
        """Give what is held of one property of its acts (`type`, `method`, `grounds`), in order, each once."""
        found = {str(value.value) for act in self.acts for value in act.values if value.property == path}
        return tuple(sorted(found - {"None"}))


@dataclass(frozen=True, slots=True)
class Period:
    """An interval of days, both included; an open end is None."""

    earliest: date | None = None
    latest: date | None = None

    def key(self, unit: str) -> str:
        """Give the smallest period of the calendar, not below the unit (`day`, `month`, `year`), that holds it:
        `2016-03`, or `2016` where the month is not known, `2015–2016` where it is longer, `unknown` where an end is
        open.
        """
        if self.earliest is None or self.latest is None:
            return UNKNOWN
        first, last = self.earliest.isoformat(), self.latest.isoformat()
        units = [length for name, length in (("day", 10), ("month", 7), ("year", 4)) if length <= _LENGTHS[unit]]
        for length in units:
            if first[:length] == last[:length]:
                return first[:length]
        return f"{first[:4]}–{last[:4]}"


_LENGTHS = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as held: its country's code, its name, how precisely it is told, its coordinates where they are known."""

    country: str | None = None
    name: str | None = None
    precision: str | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def key(self) -> str:
        """Give what cells are called by: `SY / Raqqa`, `SY` where no place in it is told, `unknown` where none is."""
        if self.name is None or self.precision == "country":
            return self.country or self.name or UNKNOWN
        return f"{self.country or UNKNOWN} / {self.name}"


@dataclass(slots=True)
class _Gathered:
    incident: Record | None = None
    within: dict[RecordKind, list[Record]] = field(default_factory=dict)


def happenings_of(records: Iterable[Record]) -> Iterator[Happening]:
    """Yield the incidents of records with those within them, in order of their ids; tolls and what is within no
    incident are left out.
    """
    found: dict[str, _Gathered] = {}
    for record in records:
        if record.kind is RecordKind.INCIDENT:
            found.setdefault(record.id, _Gathered()).incident = record
        elif record.within is not None:
            found.setdefault(record.within, _Gathered()).within.setdefault(record.kind, []).append(record)
    for _, gathered in sorted(found.items()):
        if gathered.incident is not None:
            kinds = (RecordKind.ACT, RecordKind.VICTIM, RecordKind.PERPETRATOR, RecordKind.OBJECT)
            acts, victims, perpetrators, objects = (
                tuple(sorted(gathered.within.get(kind, ()), key=lambda each: each.id)) for kind in kinds
            )
            yield Happening(gathered.incident, acts, victims, perpetrators, objects)


def held(record: Record, path: str) -> ClaimValue:
    """Give the value that is held of a property, None where none is."""
    return next((each.value for each in record.values if each.property == path), None)


def _actor(record: Record) -> ClaimValue:
    """Give the body that a perpetrator is or belongs to; None where it is said only not to have done it."""
    parts = {value.value for value in record.values if value.property.endswith(".involvement")}
    return None if parts == {str(Involvement.DENIED)} else held(record, "actor")


def _day(value: ClaimValue) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _outermost(incident: Record, end: str) -> date | None:
    """Give the first day told for the earliest, the last for the latest; None where none is told as it happened."""
    values = [each for each in incident.values if each.property == f"when.{end}" and each.rule != UNASSERTED]
    told = [value for each in values for value in (each.value, *(other.value for other in each.others))]
    days = [day for value in told if (day := _day(value)) is not None]
    return (min if end == "earliest" else max)(days, default=None)


def _number(value: ClaimValue) -> float | None:
    return float(value) if isinstance(value, int | float) else None
