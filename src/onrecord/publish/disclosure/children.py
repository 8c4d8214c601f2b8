"""Named people of no known age who may be a child that a release holds back: alike in name, day and place.

Reports tell of one child twice, once with an age and once without: by the second record alone the name would go out.
Whether two records are one person is for people to judge; until they do, a release waits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from onrecord.core.vocabulary import PartyKind
from onrecord.linkage.alike import may_be_one
from onrecord.linkage.records import Days, PersonRecord
from onrecord.linkage.victims import days_of, spot_of
from onrecord.publish.casualties import IncidentRecord, VictimRecord
from onrecord.publish.disclosure.facts import is_age_known, is_child
from onrecord.publish.edition import Edition

__all__ = ["named_like_children"]

MOST_MONTHS = 36
"""Months that a time may take: a wider one is no day that two records share."""
Told = tuple[PersonRecord, str | None]
"""A person as linkage compares them, and the country."""


def named_like_children(whole: Edition, given: Edition) -> tuple[str, ...]:
    """Give the people whom an edition names, of no known age, who may be a child whose name it holds back.

    `whole` is the edition that `given` was disclosed from: it alone tells what the children are called.
    """
    named, ageless = set[str](), dict[str, Told]()
    for file in given.incidents():
        for victim in filter(_is_named, file.victims):
            named.add(victim.id)
            if not is_age_known(victim):
                ageless[victim.id] = _told(file.incident, victim)
    return tuple(sorted(_alike(whole, named, ageless))) if ageless else ()


@dataclass(slots=True)
class _Children:
    """The children that are held back, by the months that they may have been harmed in."""

    by_month: dict[int, list[Told]] = field(default_factory=lambda: defaultdict(list))

    def add(self, told: Told) -> None:
        for month in _months(told[0].died):
            self.by_month[month].append(told)

    def have(self, told: Told) -> bool:
        record, country = told
        return any(
            not (country and other_country and country != other_country) and may_be_one(record, other)
            for month in _months(record.died)
            for other, other_country in self.by_month.get(month, ())
        )


def _alike(whole: Edition, named: set[str], ageless: dict[str, Told]) -> Iterator[str]:
    children = _Children()
    for file in whole.incidents():
        for victim in filter(_is_named, file.victims):
            if victim.id in ageless:
                # What is given may be coarser, or without an age that is known.
                if is_age_known(victim):
                    del ageless[victim.id]
                else:
                    ageless[victim.id] = _told(file.incident, victim)
            elif is_child(victim) and victim.id not in named:
                children.add(_told(file.incident, victim))
    yield from (id_ for id_, told in ageless.items() if children.have(told))


def _is_named(victim: VictimRecord) -> bool:
    return victim.kind is PartyKind.PERSON and bool(victim.name or victim.names)


def _told(incident: IncidentRecord, victim: VictimRecord) -> Told:
    when, where = incident.when, incident.where
    names = tuple(dict.fromkeys(filter(None, (victim.name, *(name.text for name in victim.names)))))
    record = PersonRecord(
        victim.id, "", names, died=days_of(when.earliest, when.latest), place=where.name,
        spot=spot_of(where.latitude, where.longitude, where.radius_km),
    )  # fmt: skip
    return record, where.country


def _months(days: Days | None) -> range:
    if days is None or _month(days[1]) - _month(days[0]) > MOST_MONTHS:
        return range(0)
    return range(_month(days[0]), _month(days[1]) + 1)


def _month(day: date) -> int:
    return day.year * 12 + day.month
