"""The date and place of a telling made values, and of those of one incident the best told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from onrecord.coding.english.entities import Entities
from onrecord.coding.english.events import Event
from onrecord.coding.english.knowledge import Knowledge
from onrecord.coding.english.readings import Laid
from onrecord.coding.english.situations import Locus, Situation, Situations
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.tellings import Cluster, Telling
from onrecord.core.report import Report
from onrecord.core.values import When, Where
from onrecord.core.vocabulary import DatePrecision, PlacePrecision
from onrecord.resolution.actors import BodyKind
from onrecord.resolution.dates import DateExpression
from onrecord.resolution.places import Resolution, locate

__all__ = ["Placed", "Placer"]

MAIN_SHARE = 0.6
AT_HOME = frozenset({BodyKind.POLICE, BodyKind.GOVERNMENT, BodyKind.COURT, BodyKind.INTELLIGENCE})
# From the finest to the coarsest. Periods of several are coarser than one of the next unit.
FINENESS = list(PlacePrecision)
DATE_FINENESS = sorted(
    DatePrecision,
    key=lambda unit: (
        unit in (DatePrecision.WEEKS, DatePrecision.MONTHS, DatePrecision.YEARS),
        list(DatePrecision).index(unit),
    ),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where and when an incident was, with the tellings and tokens that say so and the rule that found the
    coordinates.
    """

    when: When | None = None
    when_at: tuple[int, int] | None = None
    dated: Telling | None = None
    where: Where | None = None
    where_at: tuple[int, int] | None = None
    name_at: tuple[int, int] | None = None
    located: Telling | None = None
    rule: str | None = None
    country: str | None = None
    country_rule: str | None = None


class Placer:
    """Resolves the dates and places of one report's tellings."""

    def __init__(self, report: Report, parse: Parse, situations: Situations, knowledge: Knowledge) -> None:
        self.report, self.parse, self.situations, self.knowledge = report, parse, situations, knowledge
        told = [laid.found.told for laid in situations.readings.places]
        peoples = [parse.span(entity.start, entity.end) for entity in parse.entities if entity.label == "NORP"]
        self.places: dict[str, Resolution] = knowledge.resolve_places(told, peoples)
        self._situation: dict[int, Situation] = {}

    def situation(self, event: Event) -> Situation:
        """Give the event's own date and place phrases."""
        if event.id not in self._situation:
            self._situation[event.id] = self.situations.of(event)
        return self._situation[event.id]

    def when(self, laid: Laid[DateExpression] | None, context: When | None = None) -> When | None:
        """Resolve a date against the publication date or the report's own frame."""
        return None if laid is None else self.knowledge.resolve_date(laid.found, self.report.published, context)

    def where(self, locus: Locus | None) -> Where | None:
        """Make a place phrase a place: the finest named place that resolves, or the words alone."""
        if locus is None:
            return None
        text = self.parse.span(locus.start, locus.end)
        resolved = [found for laid in locus.places if (found := self.places.get(laid.found.told)) is not None]
        known = next((found for found in resolved if found.place is not None), resolved[0] if resolved else None)
        if known is None:
            name = locus.places[0].found.text if locus.places else None
            return Where(
                text=text,
                name=name,
                precision=PlacePrecision.SITE if locus.site is not None else PlacePrecision.UNKNOWN,
            )
        where = locate(known, text)
        name = next(laid.found.text for laid in locus.places if laid.found.told == known.name)
        if locus.site is not None:
            return replace(where, name=name, precision=PlacePrecision.SITE)
        if known is not resolved[0]:
            # A village that no gazetteer has, in a district that one has: the finer name is told, the wider is placed.
            return replace(
                where, name=locus.places[0].found.text, precision=resolved[0].phrase.precision or PlacePrecision.UNKNOWN
            )
        return replace(where, name=name)

    def of(self, cluster: Cluster, entities: Entities, lead: bool) -> Placed:
        """Give the best date and finest place told for an incident, or at least its country where that can be inferred.

        `lead` says that it is the incident the report opens with.
        """
        placed = self._told(cluster)
        if placed.where is not None and placed.where.country is not None:
            return placed
        country, rule = self._country_of_forces(cluster, entities), "the country whose forces did it"
        if country is None and lead:
            country, rule = self._main_country(), "the country that most places of the report lie in"
        return placed if country is None else replace(placed, country=country, country_rule=rule)

    def _country_of_forces(self, cluster: Cluster, entities: Entities) -> str | None:
        """Give the one country of the police and state bodies that did it; armies also act abroad."""
        bodies = [
            each.actor.entry for doer in cluster.doers for each in entities.members(doer) if each.actor is not None
        ]
        countries = {body.country for body in bodies if body.is_state and body.kind in AT_HOME}
        return countries.pop() if len(countries) == 1 else None

    def _main_country(self) -> str | None:
        found = Counter(
            resolution.country
            for laid in self.situations.readings.places
            if (resolution := self.places.get(laid.found.told)) is not None and resolution.country is not None
        )
        if not found:
            return None
        country, times = found.most_common(1)[0]
        return country if times >= MAIN_SHARE * found.total() else None

    def _told(self, cluster: Cluster) -> Placed:
        dated = self._dated(cluster)
        located = self._located(cluster)
        when_at = where_at = name_at = None
        if dated is not None:
            laid = self.situation(dated.event).date
            when_at = None if laid is None else (laid.first, laid.last)
        if located is not None:
            locus = self.situation(located.event).locus
            if locus is not None:
                where_at = (locus.start, locus.end)
                name_at = next(
                    (
                        (laid.first, laid.last)
                        for laid in locus.places
                        if located.where is not None and laid.found.text == located.where.name
                    ),
                    None,
                )
        return Placed(
            when=None if dated is None else dated.when,
            when_at=when_at,
            dated=dated,
            where=None if located is None else located.where,
            where_at=where_at,
            name_at=name_at,
            located=located,
            rule="gazetteer, by country, neighbours and population",
        )

    def _dated(self, cluster: Cluster) -> Telling | None:
        told = [telling for telling in cluster.tellings if telling.when is not None]
        return min(told, key=_date_rank, default=None)

    def _located(self, cluster: Cluster) -> Telling | None:
        told = [telling for telling in cluster.tellings if telling.where is not None]
        return min(told, key=_place_rank, default=None)


def _date_rank(telling: Telling) -> tuple[bool, bool, bool, int]:
    when = telling.when
    assert when is not None
    return (
        not telling.harms,
        not telling.dated_directly,
        when.earliest is None or when.latest is None,
        DATE_FINENESS.index(when.precision),
    )


def _place_rank(telling: Telling) -> tuple[bool, bool, int, int]:
    where = telling.where
    assert where is not None
    kind = where.coordinates_precision or PlacePrecision.UNKNOWN
    return where.latitude is None, telling.where_near, FINENESS.index(kind), FINENESS.index(where.precision)
