"""ACLED: one row an incident, with one number of fatalities, in the columns of its export.

Fatalities are the most conservative of what reports tell, of all who died: they must not be read as civilian deaths.
What only ACLED knows stays empty: its regions, the scale of a source, interaction codes, the moment of an upload, the
numeric codes of countries. `event_id_cnty` is the id of the incident's record here. A date that is not known to the
day is no date: `notes` says what is known. Of two actors neither is said to be the one who began.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.core.vocabulary import Outcome
from onrecord.tally.happenings import Period
from onrecord.tally.tables.bodies import body_named
from onrecord.tally.tables.columns import BETWEEN, Row, rules_for
from onrecord.tally.tables.countries import country_named
from onrecord.tally.tables.documented import Documented
from onrecord.tally.tables.precision import days_in, when_code, where_code
from onrecord.tally.victims import status_of

__all__ = ["AcledEvent", "EventType", "acled_event", "event_type_among", "event_type_of", "inter_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledEvent(Row):
    """A row. `time_precision` and `geo_precision` are 1 to 3, `inter1` and `inter2` 1 to 8."""

    event_id_cnty: str
    event_date: date | None = None
    year: int | None = None
    time_precision: int | None = None
    disorder_type: str | None = None
    event_type: str | None = None
    sub_event_type: str | None = None
    actor1: str | None = None
    assoc_actor_1: str | None = None
    inter1: int | None = None
    actor2: str | None = None
    assoc_actor_2: str | None = None
    inter2: int | None = None
    interaction: str | None = None
    civilian_targeting: str | None = None
    iso: int | None = None
    region: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    admin3: str | None = None
    location: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: int | str | None = None
    source: str | None = None
    source_scale: str | None = None
    notes: str | None = None
    fatalities: int
    timestamp: str | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """An event type and its sub-event type, None where they cannot be told."""

    event: str | None = None
    sub_event: str | None = None


@dataclass(frozen=True, slots=True)
class _Parties:
    first: str | None = None
    with_first: str | None = None
    second: str | None = None


def acled_event(incident: Documented) -> AcledEvent | None:
    """Give the row of an incident, None where nobody died in it and no type of event can be told."""
    rules, fatalities, type_ = rules_for("acled"), incident.whole(Outcome.KILLED).best, event_type_of(incident)
    if not fatalities and type_.event is None:
        return None
    happening, where, when = incident.happening, incident.happening.where, incident.happening.when
    parties = _parties(incident, type_)
    is_on_civilians = type_.event == rules["against_civilians"]
    return AcledEvent(
        records=incident.records, event_id_cnty=happening.incident.id,
        event_date=when.earliest if days_in(when) == 1 else None, year=_year(when),
        time_precision=when_code(happening, "acled"),
        disorder_type=rules["disorder"].get(type_.event), event_type=type_.event, sub_event_type=type_.sub_event,
        actor1=parties.first, assoc_actor_1=parties.with_first, inter1=inter_of(parties.first, where.country),
        actor2=parties.second, inter2=inter_of(parties.second, where.country),
        civilian_targeting=rules["civilian_targeting"] if is_on_civilians else None,
        country=country_named(where.country),
        admin1=where.name if where.precision == "province" else None,
        admin2=where.name if where.precision == "district" else None,
        location=where.name, latitude=where.latitude, longitude=where.longitude,
        geo_precision=where_code(happening, "acled"),
        source=BETWEEN.join(incident.sources) or None, notes=_notes(when), fatalities=fatalities,
    )  # fmt: skip


def event_type_of(incident: Documented) -> EventType:
    """Give the type of event that the methods of an incident stand for or, where none does, its acts."""
    told = {path: incident.happening.of_acts(path) for path in ("circumstances", "method", "type")}
    return event_type_among(told, lambda: _are_civilians(incident))


def event_type_among(acts: Mapping[str, Iterable[str]], are_civilians: Callable[[], bool]) -> EventType:
    """Give the type of event of the methods, types and circumstances of acts."""
    rules = rules_for("acled")
    if set(acts["circumstances"]) & set(rules["left_open"]):
        return EventType()
    by_method = {tuple(rules["methods"][each]) for each in acts["method"] if each in rules["methods"]}
    by_act = {tuple(rules["acts"][each]) for each in acts["type"] if each in rules["acts"]}
    found = by_method or by_act
    events, subs = {event for event, _ in found}, {sub for _, sub in found}
    if len(events) != 1 or (rules["against_civilians"] in events and not are_civilians()):
        return EventType()
    return EventType(events.pop(), subs.pop() if len(subs) == 1 else None)


def _are_civilians(incident: Documented) -> bool:
    by = frozenset(actor.casefold() for actor in incident.happening.actors)
    statuses = {status_of(victim, incident.facts, by) for victim in incident.happening.victims}
    return bool(statuses) and statuses <= set(rules_for("acled")["civilian_statuses"])


def _parties(incident: Documented, type_: EventType) -> _Parties:
    rules, actors = rules_for("acled"), incident.happening.actors
    if type_.event == rules["battles"] and len(actors) == 2:
        return _Parties(actors[0], None, actors[1])
    second = rules["civilians"] if type_.event == rules["against_civilians"] else None
    return _Parties(actors[0] if actors else None, BETWEEN.join(actors[1:]) or None, second)


def inter_of(actor: str | None, country: str | None) -> int | None:
    """Give the code of an actor, None where the register cannot tell it."""
    rules = rules_for("acled")
    if actor == rules["civilians"]:
        return int(rules["of_civilians"])
    body = None if actor is None else body_named(actor)
    if body is None:
        return None
    inter: Mapping[str, int] = rules["inter"]
    if str(body.kind) not in rules["states"]:
        return inter.get(str(body.kind))
    if country is None or not body.countries:
        return None
    return int(rules["of_state" if country in body.countries else "of_another_state"])


def _year(when: Period) -> int | None:
    start, end = when.earliest, when.latest
    return start.year if start is not None and end is not None and start.year == end.year else None


def _notes(when: Period) -> str | None:
    """Give the interval of days that is known, where it is no day."""
    if days_in(when) == 1 or (when.earliest is None and when.latest is None):
        return None
    start, end = ("not known" if each is None else each.isoformat() for each in (when.earliest, when.latest))
    return f"On some day from {start} to {end}."
