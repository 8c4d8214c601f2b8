"""Pairs of records that may be one incident: near in days and place, held for one by a key, or alike in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bench.coding.places import km_between
from bench.linkage.articles import AlikeLinker
from bench.linkage.incident_collections import told_by_key
from bench.linkage.records import IncidentRecord

__all__ = ["DAYS", "KM", "Candidate", "alike", "cosines_of", "each_two", "keyed", "near"]

DAYS, KM = 4, 40.0

Records = Mapping[str, IncidentRecord]
Cosines = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two records, how far they are apart (infinitely where one says no day or point), and what the key says."""

    one: IncidentRecord
    other: IncidentRecord
    days: float
    km: float
    cosine: float
    key: str

    @classmethod
    def of(cls, one: IncidentRecord, other: IncidentRecord, cosine: float = 0.0) -> Candidate:
        """Give the candidate of two records."""
        return cls(one, other, _days(one, other), _km(one, other), cosine, told_by_key(one, other))

    @property
    def is_apart(self) -> bool:
        """True where day, place or dead do not agree."""
        one, other = self.one.killed, self.other.killed
        differ = one is None or other is None or one[0] > other[1] or other[0] > one[1]
        return self.days > 0 or self.km > 2 or differ


def near(ones: Collection[IncidentRecord], others: Collection[IncidentRecord]) -> list[Candidate]:
    """Give the pairs of two collections, or of one with itself, within four days and 40 km."""
    by_day: dict[int, list[IncidentRecord]] = {}
    for record in others:
        if record.when is not None:
            by_day.setdefault(_ordinal(record.when[0]), []).append(record)
    pairs = (
        Candidate.of(one, other)
        for one in ones
        if one.when is not None
        for day in range(_ordinal(one.when[0]) - DAYS, _ordinal(one.when[0]) + DAYS + 1)
        for other in by_day.get(day, ())
        if one.id != other.id and (ones is not others or one.id < other.id)
    )
    return [pair for pair in pairs if pair.days <= DAYS and pair.km <= KM]


def keyed(ones: Records, others: Records, cosines: Cosines | None = None) -> list[Candidate]:
    """Give the pairs of two collections, or of one with itself, that the key holds for one incident."""
    holders: dict[str, list[str]] = {}
    for record in others.values():
        for key in (record.happened or "").split():
            holders.setdefault(key, []).append(record.id)
    pairs = {
        (one.id, other)
        for one in ones.values()
        for key in (one.happened or "").split()
        for other in holders.get(key, ())
        if ones is not others or one.id < other
    }
    return [Candidate.of(ones[one], others[other], (cosines or {}).get((one, other), 0.0)) for one, other in pairs]


def alike(ones: Records, others: Records, cosines: Cosines) -> list[Candidate]:
    """Give the pairs that share rare words, a record of each side."""
    return [
        Candidate.of(ones[one], others[other], cosine)
        for (one, other), cosine in cosines.items()
        if one in ones and other in others
    ]


def cosines_of(
    records: Iterable[IncidentRecord], day: Callable[[IncidentRecord], str | None]
) -> dict[tuple[str, str], float]:
    """Give the cosines of 0.1 or more, by the baseline's words; `day` gives the days it compares within two weeks."""
    shown = [IncidentRecord(record.id, record.list, published=day(record), text=record.text) for record in records]
    return {(pair.one, pair.other): pair.weight for pair in AlikeLinker().link_incidents([shown])}


def each_two(records: Iterable[IncidentRecord]) -> Iterator[Candidate]:
    """Yield every pair of the records."""
    held = sorted(records, key=lambda record: record.id)
    return (Candidate.of(one, other) for place, one in enumerate(held) for other in held[place + 1 :])


def _days(one: IncidentRecord, other: IncidentRecord) -> float:
    if one.when is None or other.when is None:
        return math.inf
    first, second = (tuple(map(_ordinal, record.when or ())) for record in (one, other))
    return max(second[0] - first[1], first[0] - second[1], 0)


def _km(one: IncidentRecord, other: IncidentRecord) -> float:
    points = [
        (place.latitude, place.longitude)
        for place in (one.place, other.place)
        if place is not None and place.latitude is not None and place.longitude is not None
    ]
    return km_between(points[0], points[1]) if len(points) == 2 else math.inf


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
