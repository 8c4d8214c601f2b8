"""UCDP Georeferenced Event Dataset: one row an incident in which somebody died, in its 49 columns.

What only UCDP knows stays empty: its ids of conflicts, dyads and actors, the year's activity, grid cells, country codes
of Gleditsch and Ward, its regions. `id` is that of the incident's record here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.core.vocabulary import Outcome
from onrecord.tally.accounts import ClaimFact
from onrecord.tally.happenings import held
from onrecord.tally.tables.bodies import body_named
from onrecord.tally.tables.columns import BETWEEN, Row, rules_for
from onrecord.tally.tables.countries import country_named
from onrecord.tally.tables.documented import Documented
from onrecord.tally.tables.precision import when_code, where_code

__all__ = ["GedEvent", "Sides", "ged_event", "sides_among", "sides_of"]

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class GedEvent(Row):
    """A row. `where_prec` is 1 to 7, `date_prec` 1 to 5, `event_clarity` 1 or 2, `type_of_violence` 1 to 3; the four
    columns of deaths come to `best`.
    """

    id: str
    relid: str | None = None
    year: int | None = None
    active_year: int | None = None
    code_status: str | None = None
    type_of_violence: int | None = None
    conflict_dset_id: str | None = None
    conflict_new_id: int | None = None
    conflict_name: str | None = None
    dyad_dset_id: str | None = None
    dyad_new_id: int | None = None
    dyad_name: str | None = None
    side_a_dset_id: str | None = None
    side_a_new_id: int | None = None
    side_a: str | None = None
    side_b_dset_id: str | None = None
    side_b_new_id: int | None = None
    side_b: str | None = None
    number_of_sources: int
    source_article: str | None = None
    source_office: str | None = None
    source_date: str | None = None
    source_headline: str | None = None
    source_original: str | None = None
    where_prec: int | str | None = None
    where_coordinates: str | None = None
    where_description: str | None = None
    adm_1: str | None = None
    adm_2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geom_wkt: str | None = None
    priogrid_gid: int | None = None
    country: str | None = None
    country_id: int | None = None
    region: str | None = None
    event_clarity: int | None = None
    date_prec: int | None = None
    date_start: date | None = None
    date_end: date | None = None
    deaths_a: int
    deaths_b: int
    deaths_civilians: int
    deaths_unknown: int
    best: int
    high: int
    low: int
    gwnoa: int | None = None
    gwnob: int | None = None


@dataclass(frozen=True, slots=True)
class Sides:
    """Who fought whom, and the type of violence that makes; all None where it cannot be told."""

    type: int | None = None
    a: str | None = None
    b: str | None = None


@dataclass(frozen=True, slots=True)
class _Deaths:
    a: int
    b: int
    civilians: int
    unknown: int


def ged_event(incident: Documented) -> GedEvent | None:
    """Give the row of an incident, None where nobody died in the best, low or high number."""
    whole = incident.whole(Outcome.KILLED)
    if not whole.high:
        return None
    sides = sides_of(incident)
    deaths = _deaths(incident, sides, whole.best)
    happening, where, reports = incident.happening, incident.happening.where, incident.reports
    start, end = happening.when.earliest, happening.when.latest
    placed = where.latitude is not None and where.longitude is not None
    return GedEvent(
        records=incident.records, id=happening.incident.id,
        year=start.year if start is not None and end is not None and start.year == end.year else None,
        type_of_violence=sides.type, side_a=sides.a, side_b=sides.b,
        dyad_name=f"{sides.a} - {sides.b}" if sides.a and sides.b else None,
        number_of_sources=len(reports),
        source_article=_listed(cited for each in reports if (cited := _cited(each)) is not None),
        source_office=_listed(incident.sources),
        source_date=_listed(each.published.isoformat() for each in reports if each.published is not None),
        source_headline=_listed(each.title for each in reports if each.title is not None),
        source_original=_listed(incident.origins),
        where_prec=where_code(happening, "ucdp"), where_coordinates=where.name,
        where_description=incident.text("where.text"),
        adm_1=where.name if where.precision == "province" else None,
        adm_2=where.name if where.precision == "district" else None,
        latitude=where.latitude, longitude=where.longitude,
        geom_wkt=f"POINT ({where.longitude} {where.latitude})" if placed else None,
        country=country_named(where.country),
        event_clarity=rules_for("ucdp")["clarity"].get(incident.text("when.precision")),
        date_prec=when_code(happening, "ucdp"), date_start=start, date_end=end,
        deaths_a=deaths.a, deaths_b=deaths.b, deaths_civilians=deaths.civilians, deaths_unknown=deaths.unknown,
        best=whole.best, high=whole.high, low=whole.low,
    )  # fmt: skip


def sides_of(incident: Documented) -> Sides:
    """Give who fought whom: two bodies said to have fought each other, or one that killed nobody but civilians by means
    that choose whom they kill.
    """
    happening = incident.happening
    return sides_among(happening.actors, happening.of_acts("method"), lambda: _are_civilians(incident))


def sides_among(actors: Sequence[str], acted: Iterable[str], are_civilians: Callable[[], bool]) -> Sides:
    """Give the sides of actors by what they did, and whether all whom they killed were civilians."""
    rules, methods = rules_for("ucdp"), set(acted)
    bodies = [body_named(actor) for actor in actors]
    kinds = [str(body.kind) for body in bodies if body is not None]
    if len(kinds) != len(actors):
        return Sides()
    if len(actors) == 2 and methods and methods <= set(rules["fighting"]):
        states = [kind in rules["states"] for kind in kinds]
        if states.count(True) == 1 and kinds[states.index(False)] in rules["against_states"]:
            return Sides(STATE_BASED, actors[states.index(True)], actors[states.index(False)])
        return Sides(NON_STATE, *actors) if set(kinds) <= set(rules["groups"]) else Sides()
    chosen = bool(methods) and methods <= set(rules["chosen"])
    if len(actors) == 1 and kinds[0] in rules["one_sided_by"] and chosen and are_civilians():
        return Sides(ONE_SIDED, actors[0], rules["civilians"])
    return Sides()


def _are_civilians(incident: Documented) -> bool:
    rules = rules_for("ucdp")
    statuses = {kind.status for kind, range_ in incident.kinds(Outcome.KILLED) if range_.high}
    left_open = set(incident.happening.of_acts("circumstances")) & set(rules["left_open"])
    return bool(statuses) and statuses <= set(rules["civilian_statuses"]) and not left_open


def _deaths(incident: Documented, sides: Sides, best: int) -> _Deaths:
    """Give whose deaths are whose. Those of combatants are of a side where all victims of their kind belong to it."""
    civilian = set(rules_for("ucdp")["civilian_statuses"])
    numbers = {"a": 0, "b": 0, "civilians": 0}
    for kind, range_ in incident.kinds(Outcome.KILLED):
        of_kind = {held(victim, "affiliation") for victim, each in incident.killed if each == kind}
        if kind.status in civilian:
            numbers["civilians"] += range_.best
        elif len(of_kind) == 1 and None not in of_kind and kind.status != "unknown":
            (body,) = of_kind
            side = next((name for name, told in (("a", sides.a), ("b", sides.b)) if told == body), None)
            if side is not None:
                numbers[side] += range_.best
    return _Deaths(**numbers, unknown=best - sum(numbers.values()))


def _cited(fact: ClaimFact) -> str | None:
    """Give a report as the data set cites its articles, None where neither its source nor its title is known."""
    source = fact.source if fact.source != fact.report else None
    if source is None and fact.title is None:
        return None
    day = None if fact.published is None else fact.published.isoformat()
    return '"' + ",".join(each or "" for each in (source, day, fact.title)) + '"'


def _listed(names: Iterable[str]) -> str | None:
    """Give names as one cell, each once, None where there are none."""
    return BETWEEN.join(dict.fromkeys(names)) or None
