"""What each coder says of each thing of a report, field by field: the units that agreement is counted over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from onrecord.coding.agreement.aligning import Aligned, AlignedIncident
from onrecord.coding.agreement.likeness import folded
from onrecord.core.coding import Perpetrator
from onrecord.core.values import Absent, AgeRange, Count
from onrecord.core.vocabulary import DatePrecision, PlacePrecision

__all__ = ["FIELDS", "Field", "Level", "Unit", "Value", "actors_of", "field_named", "shown", "units_of"]

Value = str | int | None
"""What a coder says of a field; None where the coder has the thing and tells nothing of it."""


class Level(StrEnum):
    """What may be said of the distance of two values: that they differ, their order, their difference, their ratio."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Field:
    """A field that is compared: of which things, by what distance, and how its value is read off one of them.

    `order` ranks the values of an ordinal field.
    """

    key: str
    of: str
    level: Level
    read: Callable[[Any], Value]
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """One field of one thing of a report: what each coder who found the thing says, by the coder's name."""

    field: str
    report: str
    thing: str
    values: Mapping[str, Value]
    actors: tuple[str, ...] = ()


def units_of(report: str, aligned: Aligned) -> Iterator[Unit]:
    """Yield the units of a report: one for each field of each thing that two coders or more found."""
    for incident in aligned.incidents:
        actors = actors_of(incident)
        for kind, groups in _groups(incident):
            for group in groups:
                yield from _units(report, kind, group, actors)
    for group in aligned.tolls:
        yield from _units(report, "toll", group, ())


def actors_of(incident: AlignedIncident) -> tuple[str, ...]:
    """Give the actors that any coder names as a perpetrator of an incident."""
    named = (each.actor for group in incident.perpetrators for each in group.values())
    return tuple(sorted({name for name in named if isinstance(name, str)}))


def field_named(key: str) -> Field:
    """Give the field of a key.

    Raises:
        LookupError: none has it.
    """
    for field in FIELDS:
        if field.key == key:
            return field
    raise LookupError(key)


def shown(field: Field, value: Value) -> str | None:
    """Give a value in words for people: a day as a date, None where nothing is told."""
    if isinstance(value, int) and field.level is Level.INTERVAL:
        return date.fromordinal(value).isoformat()
    return None if value is None else str(value)


def _groups(incident: AlignedIncident) -> Iterator[tuple[str, tuple[Mapping[str, Any], ...]]]:
    yield "incident", (incident.incident,)
    yield "act", incident.acts
    yield "victim", incident.victims
    yield "perpetrator", incident.perpetrators


def _units(report: str, kind: str, group: Mapping[str, Any], actors: tuple[str, ...]) -> Iterator[Unit]:
    if len(group) < 2:
        return
    thing = _called(kind, group)
    for field in FIELDS:
        if field.of == kind:
            values = {coder: field.read(item) for coder, item in group.items()}
            yield Unit(field.key, report, thing, values, actors)


def _called(kind: str, group: Mapping[str, Any]) -> str:
    """Give what a thing is called where one value of it is shown alone."""
    for coder in sorted(group):
        item = group[coder]
        if kind == "incident":
            words = item.where.name or item.where.text or item.when.text
        else:
            words = getattr(item, "name", None) or getattr(item, "description", None) or getattr(item, "type", None)
            words = words or getattr(item, "actor", None) or getattr(item, "population", None)
        if isinstance(words, str):
            return words
    return ""


def _said(value: object) -> Value:
    if isinstance(value, Absent):
        return f"said to be {value.absent}"
    return None if value is None else str(value)


def _folded(value: object) -> Value:
    return folded(value) if isinstance(value, str) else _said(value)


def _day(value: date | None) -> Value:
    return None if value is None else value.toordinal()


def _number(count: Count | None) -> Value:
    """Give the best figure of a count, else its lowest, else its highest."""
    if count is None:
        return None
    return next((each for each in (count.best, count.low, count.high) if each is not None), None)


def _age(value: object) -> Value:
    if isinstance(value, AgeRange):
        return value.low if value.low is not None else value.high
    return value if isinstance(value, int) else _said(value)


def _outcomes(party: Any) -> Value:
    return " + ".join(sorted({str(harm.outcome) for harm in party.acts})) or None


def _involvements(party: Perpetrator) -> Value:
    return " + ".join(sorted({str(part.involvement) for part in party.acts})) or None


def _precision(value: DatePrecision | PlacePrecision) -> Value:
    return None if str(value) == "unknown" else str(value)


DATES = tuple(str(each) for each in DatePrecision)
PLACES = tuple(str(each) for each in PlacePrecision)

FIELDS: tuple[Field, ...] = (
    Field("incident.earliest", "incident", Level.INTERVAL, lambda it: _day(it.when.earliest)),
    Field("incident.latest", "incident", Level.INTERVAL, lambda it: _day(it.when.latest)),
    Field("incident.date_precision", "incident", Level.ORDINAL, lambda it: _precision(it.when.precision), DATES),
    Field("incident.place", "incident", Level.NOMINAL, lambda it: _folded(it.where.name)),
    Field("incident.country", "incident", Level.NOMINAL, lambda it: _said(it.where.country)),
    Field("incident.place_precision", "incident", Level.ORDINAL, lambda it: _precision(it.where.precision), PLACES),
    Field("incident.killed", "incident", Level.RATIO, lambda it: _number(it.counts.get("killed"))),
    Field("incident.injured", "incident", Level.RATIO, lambda it: _number(it.counts.get("injured"))),
    Field("act.type", "act", Level.NOMINAL, lambda it: _said(it.type)),
    Field("act.method", "act", Level.NOMINAL, lambda it: _said(it.method)),
    Field("act.weapon", "act", Level.NOMINAL, lambda it: _folded(it.weapon)),
    Field("act.stance", "act", Level.NOMINAL, lambda it: _said(it.stance)),
    Field("victim.kind", "victim", Level.NOMINAL, lambda it: _said(it.kind)),
    Field("victim.name", "victim", Level.NOMINAL, lambda it: _folded(it.name)),
    Field("victim.count", "victim", Level.RATIO, lambda it: _number(it.count)),
    Field("victim.age", "victim", Level.RATIO, lambda it: _age(it.age)),
    Field("victim.age_group", "victim", Level.NOMINAL, lambda it: _said(it.age_group)),
    Field("victim.sex", "victim", Level.NOMINAL, lambda it: _said(it.sex)),
    Field("victim.status", "victim", Level.NOMINAL, lambda it: _said(it.status)),
    Field("victim.occupation", "victim", Level.NOMINAL, lambda it: _folded(it.occupation)),
    Field("victim.outcome", "victim", Level.NOMINAL, _outcomes),
    Field("perpetrator.actor", "perpetrator", Level.NOMINAL, lambda it: _folded(it.actor)),
    Field("perpetrator.name", "perpetrator", Level.NOMINAL, lambda it: _folded(it.name)),
    Field("perpetrator.involvement", "perpetrator", Level.NOMINAL, _involvements),
    Field("toll.act", "toll", Level.NOMINAL, lambda it: _said(it.act)),
    Field("toll.count", "toll", Level.RATIO, lambda it: _number(it.count)),
)
"""Every field that is compared, in the order in which they are shown."""
