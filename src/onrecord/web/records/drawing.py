"""The map and the timeline of an incident, drawn here as SVG: nothing is asked of anybody, and no script is needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onrecord.core.vocabulary import PlacePrecision
from onrecord.tally.charts.locator import Locator, draw_locator
from onrecord.tally.charts.page import Caption, Look
from onrecord.tally.charts.tellings import How, ReportTold, Tellings, draw_tellings
from onrecord.tally.charts.words import languages
from onrecord.tally.happenings import Happening, held
from onrecord.web.records.values import Seen

__all__ = ["Drawn", "map_of", "timeline_of"]

WIDE, NARROW = 600, 340
POINTS = (PlacePrecision.EXACT, PlacePrecision.SITE)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One chart for a page and for a phone."""

    wide: SafeString
    narrow: SafeString


def map_of(happening: Happening, digest: str) -> SafeString | None:
    """Give the map of where an incident was; None where its coordinates stand for no more than a country, or it is not
    told how closely they are known: a point would then say more than the sources.
    """
    where = happening.where
    radius = held(happening.incident, "where.radius_km")
    closeness = held(happening.incident, "where.coordinates_precision") or where.precision
    is_point = closeness in POINTS
    if where.latitude is None or where.longitude is None or closeness == PlacePrecision.COUNTRY:
        return None
    if not is_point and not isinstance(radius, int | float):
        return None
    within = float(radius) if isinstance(radius, int | float) else 0.0
    caption = Caption(_("Where it was"), digest)
    spot = Locator(caption, where.name or _("place told without a name"), where.latitude, where.longitude, within)
    return _drawn(draw_locator(spot, Look(_language(), NARROW)))


def timeline_of(seen: Seen, happening: Happening, digest: str) -> Drawn | None:
    """Give who told of an incident when, None where no report may be seen."""
    told = list(_reports(seen))
    if not told:
        return None
    when = happening.when
    chart = Tellings(Caption(_("Who told of it when"), digest), tuple(told), when.earliest, when.latest)
    return Drawn(*(_drawn(draw_tellings(chart, Look(_language(), width))) for width in (WIDE, NARROW)))


def _reports(seen: Seen) -> Iterable[ReportTold]:
    facts = seen.opened.facts.values()
    again = {fact.report for fact in facts if fact.report != fact.family}
    reports = {coding.report.id: coding.report for coding in seen.opened.codings.values()}
    shown = [report for id_, report in reports.items() if id_ not in seen.sight.hidden]
    days = [report.published for report in shown if report.published is not None]
    for report in shown:
        name = report.source or report.title or _("Report without a title")
        how = How.AGAIN if report.id in again else How.OTHER
        if days and report.published == min(days) and how is How.OTHER:
            how = How.FIRST
        yield ReportTold(seen.sight.words(name), report.published, how)


def _language() -> str:
    language = (get_language() or "en").partition("-")[0]
    return language if language in languages() else "en"


def _drawn(svg: str) -> SafeString:
    # Made by our own charts, which escape every word of a report.
    return mark_safe(svg)
