"""Airwars: one row an incident, with the fewest and the most civilians killed and injured, belligerents apart.

Civilians are all who are not shown to be otherwise (Airwars, Methodology note). Children, women and men are among
them, `undetermined` are the others. Human rights defenders, journalists, trade unionists, healthcare workers and other
protected persons are not parted, since what people did is held in words that nothing here sorts: their columns stay
empty.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.core.vocabulary import AgeGroup, Outcome, Sex, Status
from onrecord.tally.counted import counted_of
from onrecord.tally.ranges import Range, added
from onrecord.tally.tables.columns import BETWEEN, Row
from onrecord.tally.tables.countries import country_named
from onrecord.tally.tables.documented import Documented
from onrecord.tally.tables.precision import where_code
from onrecord.tally.victims import Kind

__all__ = ["AirwarsIncident", "Ends", "Harmed", "airwars_incident"]

BELLIGERENT = (str(Status.ARMED_FORCES), str(Status.PARTICIPATING))


@dataclass(frozen=True, slots=True)
class Ends:
    """The fewest and the most; None where it is not known whether anybody."""

    min: int | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Harmed:
    """How many were killed or injured."""

    civilians: Ends
    children: Ends
    women: Ends
    men: Ends
    undetermined: Ends
    human_rights_defenders: Ends = Ends()
    journalists: Ends = Ends()
    trade_unionists: Ends = Ends()
    healthcare: Ends = Ends()
    other_protected: Ends = Ends()
    belligerents: Ends


@dataclass(frozen=True, slots=True, kw_only=True)
class AirwarsIncident(Row):
    """A row. `geolocation_accuracy` is a rung of its ladder, `civilian_harm_status` the grade where it has one."""

    incident_code: str
    date: datetime.date | None = None
    end_date: datetime.date | None = None
    country: str | None = None
    location_name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geolocation_accuracy: int | str | None = None
    civilian_harm_status: str | None = None
    suspected_belligerents: str | None = None
    cause_of_injury_or_death: str | None = None
    killed: Harmed
    injured: Harmed
    sources: str | None = None
    first_reported: datetime.date | None = None


def airwars_incident(incident: Documented) -> AirwarsIncident | None:
    """Give the row of an incident, None where nobody was killed or injured in it."""
    killed, injured = (_harmed(incident, outcome) for outcome in (Outcome.KILLED, Outcome.INJURED))
    if not any(ends.max for each in (killed, injured) for ends in (each.civilians, each.belligerents)):
        return None
    happening, where, when = incident.happening, incident.happening.where, incident.happening.when
    told = [each.published for each in incident.reports if each.published is not None]
    return AirwarsIncident(
        records=incident.records,
        incident_code=happening.incident.id,
        date=when.earliest,
        end_date=when.latest if when.latest != when.earliest else None,
        country=country_named(where.country),
        location_name=where.name,
        latitude=where.latitude,
        longitude=where.longitude,
        geolocation_accuracy=where_code(happening, "airwars"),
        civilian_harm_status=incident.grade,
        suspected_belligerents=BETWEEN.join(happening.actors) or None,
        cause_of_injury_or_death=BETWEEN.join(incident.methods) or None,
        killed=killed,
        injured=injured,
        sources=BETWEEN.join(incident.sources) or None,
        first_reported=min(told, default=None),
    )


def _harmed(incident: Documented, outcome: Outcome) -> Harmed:
    kinds = incident.kinds(outcome)
    return Harmed(
        civilians=_ends([incident.whole(outcome)]),
        children=_ends(range_ for kind, range_ in kinds if _group(kind) == "children"),
        women=_ends(range_ for kind, range_ in kinds if _group(kind) == "women"),
        men=_ends(range_ for kind, range_ in kinds if _group(kind) == "men"),
        undetermined=_ends(range_ for kind, range_ in kinds if _group(kind) == "undetermined"),
        belligerents=_ends([_belligerents(incident, outcome)]),
    )


def _group(kind: Kind) -> str:
    if kind.age_group == AgeGroup.CHILD:
        return "children"
    if kind.age_group == AgeGroup.ADULT and kind.sex in (Sex.FEMALE, Sex.MALE):
        return "women" if kind.sex == Sex.FEMALE else "men"
    return "undetermined"


def _belligerents(incident: Documented, outcome: Outcome) -> Range:
    """Give how many were members of armed forces or took part, by the same rules as civilians are counted by."""
    everybody = replace(incident.scheme, statuses=())
    counted = counted_of(incident.happening, incident.facts, everybody)
    return added(
        each.range
        for each in counted
        if each.outcome is outcome and each.kind is not None and each.kind.status in BELLIGERENT
    )


def _ends(ranges: Iterable[Range]) -> Ends:
    told = added(ranges)
    return Ends(told.low, told.high)
