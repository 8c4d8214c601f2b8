"""Where and when an incident happened, as each report tells it: which reports may mean one place, or one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.core.vocabulary import PlacePrecision
from onrecord.tally.grading.evidence import Evidence, Telling
from onrecord.tally.origins import origin_key

__all__ = ["WIDEST_DAYS", "Same", "Told", "dates_told", "places_told"]

WIDEST_DAYS = 31
"""A period longer than a month is too wide to corroborate a day: "in 2016" does not. The limit is ours."""

WIDE = (PlacePrecision.PROVINCE, PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN)
"""Places told so widely neither corroborate a town nor contradict it."""


@dataclass(frozen=True, slots=True)
class Same:
    """The claims that say the same, and in words what others say against it."""

    tellings: list[Telling]
    against: set[str] = field(default_factory=set)


Told = Mapping[str, Same]
"""What is told, in words, each with the claims that tell it."""


@dataclass(frozen=True, slots=True)
class _Interval:
    earliest: date
    latest: date
    tellings: tuple[Telling, ...]


def dates_told(evidence: Evidence) -> Told:
    """Give the days that an incident may have happened on, each with the claims that leave it open."""
    told = [each for each in _intervals(evidence) if each.latest - each.earliest < timedelta(WIDEST_DAYS)]
    # Some interval begins on a day that as many as possible have in common.
    days = sorted({each.earliest for each in told})
    within = {day: [each for each in told if each.earliest <= day <= each.latest] for day in days}
    return {
        day.isoformat(): Same(
            [telling for each in within[day] for telling in each.tellings],
            {_words(each) for each in told if each not in within[day]},
        )
        for day in days
    }


def places_told(evidence: Evidence) -> Told:
    """Give the places that an incident is told to have happened at, each with the claims that tell it; places told as
    precisely as each other contradict one another.
    """
    codings = [properties for _, properties in sorted(_by_coding(evidence, "where.").items())]
    listed = _listed(codings)
    told: defaultdict[str, list[Telling]] = defaultdict(list)
    levels: defaultdict[str, set[str]] = defaultdict(set)
    for properties in codings:
        level = str(properties["where.precision"].value) if "where.precision" in properties else ""
        if "where.name" in properties and level not in WIDE:
            key = _key(properties, listed)
            told[key].append(properties["where.name"])
            levels[level].add(key)
    names = {key: min(str(each.value) for each in tellings) for key, tellings in told.items()}
    against = {names[key] for keys in levels.values() if len(keys) > 1 for key in keys}
    return {names[key]: Same(tellings, against - {names[key]}) for key, tellings in told.items()}


def _listed(codings: Iterable[Mapping[str, Telling]]) -> dict[str, str]:
    """Give the entry of the gazetteer that each name was found in by any coder."""
    return {
        origin_key(str(each["where.name"].value)): str(each["where.gazetteer"].value)
        for each in codings
        if "where.name" in each and "where.gazetteer" in each
    }


def _key(properties: Mapping[str, Telling], listed: Mapping[str, str]) -> str:
    if "where.gazetteer" in properties:
        return str(properties["where.gazetteer"].value)
    name = origin_key(str(properties["where.name"].value))
    return listed.get(name, name)


def _intervals(evidence: Evidence) -> Iterable[_Interval]:
    for _, properties in sorted(_by_coding(evidence, "when.").items()):
        ends = [properties.get(f"when.{end}") for end in ("earliest", "latest")]
        days = [date.fromisoformat(each.value) for each in ends if each is not None and isinstance(each.value, str)]
        if len(days) == len(ends):
            yield _Interval(days[0], days[1], tuple(each for each in ends if each is not None))


def _by_coding(evidence: Evidence, beginning: str) -> dict[str, dict[str, Telling]]:
    """Give what each coding tells of an incident, by its properties; of several of one the first."""
    found: defaultdict[str, dict[str, Telling]] = defaultdict(dict)
    for each in evidence.told([evidence.happening.incident], lambda path: path.startswith(beginning)):
        if isinstance(each.value, str):
            found[each.coding].setdefault(each.path, each)
    return found


def _words(interval: _Interval) -> str:
    first, last = interval.earliest.isoformat(), interval.latest.isoformat()
    return first if first == last else f"{first} to {last}"
