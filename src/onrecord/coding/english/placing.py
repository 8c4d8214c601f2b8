"""The date and place of a telling made values, and of those of one incident the best told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from onrecord.coding.english.dating import settle_dates
from onrecord.coding.english.entities import Entities
from onrecord.coding.english.events import Event
from onrecord.coding.english.grammar import word_list
from onrecord.coding.english.knowledge import Knowledge
from onrecord.coding.english.nearby import date_nearby
from onrecord.coding.english.readings import Laid
from onrecord.coding.english.situations import Locus, Situation, Situations
from onrecord.coding.english.syntax import Parse
from onrecord.coding.english.tellings import Cluster, Telling
from onrecord.coding.english.timing import Bond
from onrecord.core.report import Report
from onrecord.core.values import When, Where
from onrecord.core.vocabulary import DatePrecision, PlacePrecision
from onrecord.resolution.actors import BodyKind
from onrecord.resolution.dates import DateExpression
from onrecord.resolution.dates.meanings import Since
from onrecord.resolution.places import Resolution, locate

__all__ = ["Placed", "Placer"]

MAIN_SHARE = 0.6
# What had been done to people before they were harmed, told to say who they were.
FLIGHT = frozenset({"displacement"})
# Acts that last: who "has been held since 3 May" was seized on that day.
LASTING = frozenset({"detention", "abduction", "disappearance"})
AT_HOME = frozenset({BodyKind.POLICE, BodyKind.GOVERNMENT, BodyKind.COURT, BodyKind.INTELLIGENCE})
# From the finest to the coarsest. Periods of several are coarser than one of the next unit.
FINENESS = list(PlacePrecision)
PERIODS = (DatePrecision.WEEKS, DatePrecision.MONTHS, DatePrecision.YEARS)
COARSE = (DatePrecision.MONTH, DatePrecision.SEASON, DatePrecision.YEAR)
DATE_FINENESS = sorted(DatePrecision, key=lambda unit: (unit in PERIODS, list(DatePrecision).index(unit)))


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
        self.times = settle_dates(parse, situations.readings.dates, knowledge, report.published)
        self._situation: dict[int, Situation] = {}

    def situation(self, event: Event) -> Situation:
        """Give the event's own date and place phrases."""
        if event.id not in self._situation:
            self._situation[event.id] = self.situations.of(event)
        return self._situation[event.id]

    def when(self, laid: Laid[DateExpression] | None) -> When | None:
        """Give the interval of a date, against the publication date or the report's own frame."""
        if laid is None:
            return None
        if laid.first not in self.times:
            self.times[laid.first] = self.knowledge.resolve_date(laid.found, self.report.published, None)
        return self.times[laid.first]

    def when_done(self, event: Event) -> When | None:
        """Give when the event's own words put it: an arrest "held since 3 May" tells of was made on that day."""
        laid = self.situation(event).date
        when = self.when(laid)
        lasts = event.trigger.act in LASTING and not any(self.situations.mentions[who].plural for who in event.victims)
        if when is None or laid is None or not lasts or not isinstance(laid.found.meaning, Since):
            return when
        return _start_of(when)

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
        dated, laid = self._dated(cluster)
        located = self._located(cluster)
        where_at = name_at = None
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
            when=self._when_of(dated, laid),
            when_at=None if laid is None else (laid.first, laid.last),
            dated=dated,
            where=None if located is None else located.where,
            where_at=where_at,
            name_at=name_at,
            located=located,
            rule="gazetteer, by country, neighbours and population",
        )

    def _when_of(self, dated: Telling | None, laid: Laid[DateExpression] | None) -> When | None:
        own = dated is not None and laid is not None and laid is self.situation(dated.event).date
        return dated.when if dated is not None and own else self.when(laid)

    def _dated(self, cluster: Cluster) -> tuple[Telling | None, Laid[DateExpression] | None]:
        """Give the telling that dates the incident best, and its date; else the first that one near it dates."""
        told = [telling for telling in cluster.tellings if telling.when is not None]
        come = [telling for telling in told if telling.when is not None and self._has_come(telling.when)]
        told = self._of_main_act(cluster, come or told)
        best = min(told, key=self._date_rank, default=None)
        if best is None:
            return self._dated_nearby(cluster)
        finer = [telling for telling in told if _is_within(telling.when, best.when)]
        best = min(finer, key=self._date_rank, default=best)
        if not finer and best.when is not None and best.when.precision in COARSE:
            near, laid = self._dated_nearby(cluster, best.when)
            if laid is not None:
                return near, laid
        return best, self.situation(best.event).date

    def _of_main_act(self, cluster: Cluster, told: list[Telling]) -> list[Telling]:
        """Give the tellings but for where one who was harmed had fled before: "Ali Saleh, 30, displaced in 2012"."""
        if cluster.acts <= FLIGHT:
            return told
        return [telling for telling in told if telling.act not in FLIGHT or not self._describes(telling)]

    def _describes(self, telling: Telling) -> bool:
        """Tell whether a participle without a verb of its own tells the act: "displaced to Homs in 2012"."""
        head = telling.event.trigger.head
        own = self.parse.kid(head, "aux", "auxpass", "dobj")
        return self.parse.tag[head] in ("VBN", "VBD", "JJ") and own is None

    def _date_rank(self, telling: Telling) -> tuple[bool, bool, bool, Bond, int]:
        """Rank the dates told of an incident; who was tried was seized before."""
        when = telling.when
        assert when is not None
        return (
            when.earliest is None or when.latest is None,
            not telling.harms,
            self.parse.lower[telling.event.trigger.head] in word_list("tried"),
            telling.bond,
            DATE_FINENESS.index(when.precision),
        )

    def _dated_nearby(
        self, cluster: Cluster, within: When | None = None
    ) -> tuple[Telling | None, Laid[DateExpression] | None]:
        """Give the first telling that a date near it dates, and that date: `within` a time already told, if any."""
        for telling in cluster.tellings:
            laid = date_nearby(self.parse, self.situations.dates, telling.event.trigger.head)
            when = self.when(laid)
            if when is not None and self._has_come(when) and (within is None or _is_within(when, within)):
                return telling, laid
        return None, None

    def _has_come(self, when: When) -> bool:
        """Tell whether a date can be of what has happened: none after the day of publication is."""
        published = self.report.published
        return published is None or when.earliest is None or when.earliest <= published

    def _located(self, cluster: Cluster) -> Telling | None:
        told = [telling for telling in cluster.tellings if telling.where is not None]
        best = min(told, key=_place_rank, default=None)
        if best is None or best.where is None or not _is_wide(best.where):
            return best
        # A town named in a sentence on it says more than the road in a country that the headline's own words give.
        finer = [each for each in told if _lies_in(each.where, best.where) and not _is_wide(each.where)]
        return min(finer, key=_place_rank, default=best)


def _is_within(one: When | None, other: When | None) -> bool:
    """Tell whether a date says more exactly what another says: 10 December, where that says December."""
    if one is None or other is None or other.precision in (*PERIODS, DatePrecision.DAYS):
        return False
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    within = other.earliest <= one.earliest and one.latest <= other.latest
    return within and (one.earliest, one.latest) != (other.earliest, other.latest)


def _start_of(when: When) -> When:
    """Give the day that a time "since" a day begins with; any other time as it is."""
    if when.precision is not DatePrecision.DAYS or when.earliest is None:
        return when
    return replace(when, latest=when.earliest, precision=DatePrecision.DAY)


def _is_wide(where: Where | None) -> bool:
    """Tell whether no more than the country is known."""
    return where is None or where.latitude is None or where.coordinates_precision is PlacePrecision.COUNTRY


def _lies_in(where: Where | None, wider: Where | None) -> bool:
    return where is not None and wider is not None and where.country is not None and where.country == wider.country


def _place_rank(telling: Telling) -> tuple[bool, bool, int, int]:
    where = telling.where
    assert where is not None
    kind = where.coordinates_precision or PlacePrecision.UNKNOWN
    return where.latitude is None, telling.where_near, FINENESS.index(kind), FINENESS.index(where.precision)
