"""Incidents as rows of the table that pairs are drawn from and compared in: plain columns, None for what is not known.

Days are numbers since 1970. What is rare among the records is told by counting them, so rows are made of all at once.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from onrecord.linkage.incident_records import IncidentRecord
from onrecord.linkage.names import signs_of
from onrecord.linkage.records import Days
from onrecord.linkage.rows import EPOCH
from onrecord.linkage.texts import TextSigns, signs_of_texts
from onrecord.linkage.told import counts_in, days_in
from onrecord.resolution.folding import fold
from onrecord.resolution.places.words import place_words
from onrecord.resolution.skeleton import skeleton, skeleton_as_one

__all__ = [
    "MOST_CELLS", "MOST_DATED", "MOST_DAYS", "MOST_FOUND", "MOST_MARKS", "MOST_VICTIMS", "IncidentRow", "rows_of",
]  # fmt: skip

# So many of each a record is found by.
MOST_DAYS, MOST_CELLS, MOST_DATED, MOST_MARKS, MOST_FOUND, MOST_VICTIMS = 8, 4, 8, 10, 12, 12
MOST_COUNTS = 12
# Times are told within a bucket of so many days, and its neighbour that begins half way through; points within a cell
# of so many degrees and its neighbours: what is half as far apart always shares one.
BUCKET, CELL = 4, 0.5
# What has no day of its own is news of so many days before it was published.
BEFORE = 5
# A place that more of the records are in than this is no sign of one incident.
COMMON_PLACE, FEW = 0.02, 12


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """The columns of one incident.

    `place` is the sign of the smallest place, `places` those of all words of all its names, `rare_places` those few
    records have. `victims` are the signs of each one's given and last name, and linked persons. `days` and `counts`
    are the few days and the numbers of its dead, or those that its text tells. `words` and `weights`, `names` and
    `told` are those of the text (`texts`). It is found by times in `buckets`, points in `cells`, names of places in
    `found`; `close` and `loose` say that no incident is company of another.
    """

    id: str
    source: str
    when_from: int | None
    when_to: int | None
    published: int | None
    place: str | None
    places: tuple[str, ...]
    rare_places: tuple[str, ...]
    found: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    killed_from: int | None
    killed_to: int | None
    injured_from: int | None
    injured_to: int | None
    victims: tuple[str, ...]
    actors: tuple[str, ...]
    methods: tuple[str, ...]
    days: tuple[str, ...]
    counts: tuple[str, ...]
    words: tuple[str, ...]
    weights: tuple[float, ...]
    names: tuple[str, ...]
    told: tuple[str, ...]
    incident: str | None = None
    close: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()

    @property
    def killed(self) -> str | None:
        """Give the number of the dead where one is told."""
        return None if self.killed_from is None or self.killed_from != self.killed_to else str(self.killed_from)

    @property
    def week(self) -> int | None:
        """Give the week it was published in."""
        return None if self.published is None else self.published // 7

    @property
    def buckets(self) -> tuple[str, ...]:
        """Give what its time is found by: the days before it was published, where no other is told."""
        if self.when_from is not None and self.when_to is not None:
            return tuple(_buckets(self.when_from, self.when_to))
        return () if self.published is None else tuple(_buckets(self.published - BEFORE, self.published))

    @property
    def cells(self) -> tuple[str, ...]:
        """Give what its point is found by."""
        known = self.latitude is not None and self.longitude is not None
        return tuple(_cells(self.latitude or 0.0, self.longitude or 0.0)) if known else ()

    @property
    def dated(self) -> tuple[str, ...]:
        """Give the first days told."""
        return self.days[:MOST_DATED]

    @property
    def marks(self) -> tuple[str, ...]:
        """Give the heaviest words, in order of letters."""
        return tuple(sorted(self.words[:MOST_MARKS]))

    @property
    def tags(self) -> tuple[str, ...]:
        """Give the rarest names."""
        return self.names[:MOST_FOUND]

    @property
    def victim(self) -> tuple[str, ...]:
        """Give the first victims."""
        return self.victims[:MOST_VICTIMS]


def rows_of(records: Sequence[IncidentRecord]) -> Iterator[IncidentRow]:
    """Yield the rows of records, in their order."""
    texts = signs_of_texts([record.text for record in records], [_day(record.published) for record in records])
    places = [_place_signs(record.places) for record in records]
    spread = Counter(sign for some in places for sign in some)
    most = max(COMMON_PLACE * len(records), FEW)
    known = {sign for sign, number in spread.items() if number <= most}
    for record, text, signs in zip(records, texts, places, strict=True):
        rare = tuple(sign for sign in signs if sign in known)
        named = (sign for sign in text.told if sign in known)
        yield _row(record, text, _Places(signs, rare, tuple(dict.fromkeys((*(rare or signs), *named)))))


@dataclass(frozen=True, slots=True)
class _Places:
    """The signs of a record's places, those that few records have, and those that it is found by."""

    all: tuple[str, ...]
    rare: tuple[str, ...]
    found: tuple[str, ...]


def _row(record: IncidentRecord, text: TextSigns, places: _Places) -> IncidentRow:
    spot, when = record.spot, record.when or (None, None)
    killed, injured = record.killed or (None, None), record.injured or (None, None)
    return IncidentRow(
        id=record.id,
        source=record.source,
        when_from=_day(when[0]),
        when_to=_day(when[1]),
        published=_day(record.published),
        place=(skeleton_as_one(record.places[0]) or None) if record.places else None,
        places=places.all,
        rare_places=places.rare,
        found=places.found[:MOST_FOUND],
        latitude=None if spot is None else spot.latitude,
        longitude=None if spot is None else spot.longitude,
        radius_km=None if spot is None else spot.radius_km,
        killed_from=killed[0],
        killed_to=killed[1],
        injured_from=injured[0],
        injured_to=injured[1],
        victims=tuple(_victims(record)),
        actors=_folded(record.actors),
        methods=_folded(record.methods),
        days=_days(record.when, record),
        counts=_counts(record)[:MOST_COUNTS],
        words=text.words,
        weights=text.weights,
        names=text.names,
        told=text.told,
    )


def _buckets(first: int, last: int) -> Iterator[str]:
    numbers = dict.fromkeys(
        (shift, (day + shift) // BUCKET) for shift in (0, BUCKET // 2) for day in range(first, last + 1)
    )
    for shift, number in list(numbers)[:MOST_DAYS]:
        yield f"{shift} {number}"


def _cells(latitude: float, longitude: float) -> Iterator[str]:
    for north, east in product((0.0, 0.5), (0.0, 0.5)):
        yield f"{north} {math.floor(latitude / CELL + north)} {east} {math.floor(longitude / CELL + east)}"


def _place_signs(names: Sequence[str]) -> tuple[str, ...]:
    """Give the signs of the words of all names, without "village" and the like, the first name's first."""
    nouns = place_words().nouns
    words = (word for name in names for word in name.split() if fold(word) not in nouns)
    return tuple(dict.fromkeys(sign for word in words for sign in skeleton(word) if len(sign) > 1))


def _victims(record: IncidentRecord) -> Iterator[str]:
    """Yield linked persons, and the signs of given and last names; one name alone is not found by."""
    yield from (f"person {person}" for person in dict.fromkeys(record.persons))
    signs = map(signs_of, record.victims)
    yield from dict.fromkeys(f"{each.given} {each.family}" for each in signs if each.given and each.family)


def _days(when: Days | None, record: IncidentRecord) -> tuple[str, ...]:
    if when is not None:
        first, last = when[0].toordinal() - EPOCH, when[1].toordinal() - EPOCH
        return tuple(map(str, range(first, last + 1))) if last - first < BUCKET else ()
    return tuple(str(_day(day)) for day in days_in(record.text or "", record.published))


def _counts(record: IncidentRecord) -> tuple[str, ...]:
    if record.killed is not None:
        return tuple(str(number) for number in dict.fromkeys(record.killed) if number > 1)
    return tuple(map(str, counts_in(record.text or "")))


def _folded(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(map(fold, name.split())) for name in names))


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - EPOCH
