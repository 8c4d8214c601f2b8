"""Values made coarser: a date to its month, a place to its province, a name to initials."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from onrecord.core.values import When, Where
from onrecord.core.vocabulary import AgeGroup, DatePrecision, PlacePrecision
from onrecord.publish.casualties import VictimRecord
from onrecord.publish.disclosure.facts import is_child
from onrecord.publish.disclosure.tokens import tokens_of, word_tables
from onrecord.resolution.folding import fold
from onrecord.resolution.places.gazetteer import Gazetteer, Place

__all__ = [
    "age_group_of",
    "coarse_date",
    "coarse_place",
    "coarser_place",
    "initials",
    "is_place_named",
    "place_known_as",
]

FINEST_FIRST = tuple(PlacePrecision)
UNITS = {"week": DatePrecision.WEEK, "month": DatePrecision.MONTH, "year": DatePrecision.YEAR}
SEVERAL = {"week": DatePrecision.WEEKS, "month": DatePrecision.MONTHS, "year": DatePrecision.YEARS}
FINER_DATES = {
    "week": (DatePrecision.DAY, DatePrecision.DAYS),
    "month": (DatePrecision.DAY, DatePrecision.DAYS, DatePrecision.WEEK, DatePrecision.WEEKS),
    "year": tuple(each for each in DatePrecision if each not in (DatePrecision.YEAR, DatePrecision.YEARS)),
}


def coarse_date(when: When, level: str) -> When:
    """Give a time as the weeks, months or years that it lies in; its words and how it was fixed go.

    >>> coarse_date(When(date(2023, 11, 4), date(2023, 11, 4), DatePrecision.DAY, "on Saturday"), "month").latest
    datetime.date(2023, 11, 30)
    """
    earliest, latest = when.earliest, when.latest
    first = None if earliest is None else _first(earliest, level)
    last = None if latest is None else _last(latest, level)
    is_whole = (first, last) == (earliest, latest) and when.precision not in FINER_DATES[level]
    if is_whole and (first or last or not when.text):
        return when
    one = first is not None and latest is not None and _last(first, level) == last
    precision = DatePrecision.UNKNOWN if first is None and last is None else (UNITS if one else SEVERAL)[level]
    return When(first, last, precision)


def coarse_place(where: Where, level: str) -> Where:
    """Give a place as the site, town, district, province or country it lies in, as far as a gazetteer knows that.

    The words go, and a name or a point that tells more: in their place stand those of what the place lies in, with its
    precision and radius.
    """
    if not coarser_place(where, level):
        return where
    target = PlacePrecision(level)
    point = where.coordinates_precision
    if point not in (None, PlacePrecision.UNKNOWN) and not _is_finer(point, level):
        # The words tell a site, the name and the point only the town: these may stay.
        return replace(where, text=None, precision=where.coordinates_precision or target)
    above = _above(where.gazetteer, level)
    if above is None:
        known = PlacePrecision.UNKNOWN if where.country is None else PlacePrecision.COUNTRY
        return Where(country=where.country, precision=known)
    kind = above.kind.precision
    circle = (above.latitude, above.longitude, kind, kind, above.radius_km)
    return Where(None, above.name, where.country or above.country, above.id, *circle)


def coarser_place(where: Where, level: str) -> bool:
    """Tell whether a place tells more than a level allows."""
    told = bool(where.text or where.name or where.latitude is not None)
    unknown = where.precision is PlacePrecision.UNKNOWN and told
    return unknown or _is_finer(where.precision, level) or _is_finer(where.coordinates_precision, level)


def place_known_as(gazetteer: str | None) -> str | None:
    """Give the name that a gazetteer has for a place."""
    found = None if gazetteer is None else _places().get(gazetteer)
    return None if found is None else found.name


def is_place_named(gazetteer: str, name: str, country: str | None = None) -> bool:
    """Tell whether a name is one that a gazetteer has for a place."""
    return any(place.id == gazetteer for place in _places().search(name, country))


def initials(name: str) -> str:
    """Give the initials of a name, in its script.

    >>> initials("Halima Musa al-Arbab"), initials("حليمة موسى الأرباب")
    ('H. M. A.', 'ح. م. أ.')
    """
    particles = {fold(str(each)) for each in word_tables()["particles"]}
    words = (name[token.start : token.end] for token in tokens_of(name) if token.key not in particles)
    told = (word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words)
    return " ".join(f"{word[0].upper()}." for word in told if word)


def age_group_of(victim: VictimRecord) -> AgeGroup | None:
    """Give the age group of a victim, by the age where it is not told."""
    if victim.age_group is not None or victim.age is None:
        return victim.age_group
    return AgeGroup.CHILD if is_child(victim) else AgeGroup.ADULT


def _first(day: date, level: str) -> date:
    if level == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(month=1, day=1) if level == "year" else day.replace(day=1)


def _last(day: date, level: str) -> date:
    if level == "week":
        return day + timedelta(days=6 - day.weekday())
    month = 12 if level == "year" else day.month
    return day.replace(month=month, day=calendar.monthrange(day.year, month)[1])


def _is_finer(precision: PlacePrecision | None, level: str) -> bool:
    if precision in (None, PlacePrecision.UNKNOWN):
        return False
    assert precision is not None
    return FINEST_FIRST.index(precision) < FINEST_FIRST.index(PlacePrecision(level))


def _above(gazetteer: str | None, level: str) -> Place | None:
    """Give the place of a level, or the next above it, that a place of the gazetteer is or lies in."""
    found = None if gazetteer is None or level == "country" else _places().get(gazetteer)
    chain = () if found is None else (found.id, *found.within)
    places = filter(None, map(_places().get, chain))
    least = FINEST_FIRST.index(PlacePrecision(level))
    known = (place for place in places if place.kind.precision is not PlacePrecision.UNKNOWN)
    return next((place for place in known if FINEST_FIRST.index(place.kind.precision) >= least), None)


@cache
def _places() -> Gazetteer:
    return Gazetteer.open()
