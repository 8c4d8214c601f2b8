"""What a linker is given and gives back here: records without their truth, and candidate pairs with weights.

Anything with these methods can be measured. A bench strips `person` and `happened` before it calls.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

__all__ = [
    "IncidentLinker",
    "IncidentRecord",
    "Linker",
    "Pair",
    "Record",
    "ScoredPair",
    "Spot",
    "is_dev",
    "persons_of",
    "without_truth",
]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as written, and its point if the list gives one."""

    text: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a list of people. `birth` and the two ends of `died` are ISO dates; `person` is the truth."""

    id: str
    list: str
    names: tuple[str, ...]
    sex: str | None = None
    age: int | None = None
    birth: str | None = None
    died: tuple[str, str] | None = None
    place: Spot | None = None
    incident: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class IncidentRecord:
    """One incident of a list, or one article on an incident; `happened` is the truth."""

    id: str
    list: str
    when: tuple[str, str] | None = None
    place: Spot | None = None
    killed: tuple[int, int] | None = None
    actors: tuple[str, ...] = ()
    published: str | None = None
    text: str | None = None
    happened: str | None = None


class Pair(Protocol):
    """Two records, `one` < `other` by id, and their weight: log2 odds that they are the same, prior included."""

    @property
    def one(self) -> str:
        """The smaller id."""

    @property
    def other(self) -> str:
        """The greater id."""

    @property
    def weight(self) -> float:
        """Log2 odds; a baseline without a model gives any number that orders its pairs."""


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """The pair that the baselines give."""

    one: str
    other: str
    weight: float

    @classmethod
    def of(cls, first: str, second: str, weight: float) -> ScoredPair:
        """Give the pair with its ids in order."""
        return cls(first, second, weight) if first < second else cls(second, first, weight)


class Linker(Protocol):
    """Finds the same person in lists. `is_odds` says that a weight of 0 means even odds, without looking at labels."""

    @property
    def name(self) -> str:
        """What the tables call it."""

    @property
    def is_odds(self) -> bool:
        """True where weights are log2 odds."""

    def link(self, lists: Sequence[Sequence[Record]], *, within: bool) -> Iterable[Pair]:
        """Yield each candidate pair once, across lists; those within a list too unless lists repeat nobody."""

    def cluster(self, lists: Sequence[Sequence[Record]], pairs: Sequence[Pair]) -> Iterable[Collection[str]]:
        """Yield groups of ids that are one person; records in no group stand alone."""


class IncidentLinker(Protocol):
    """Finds the same incident in lists, or among articles of one list."""

    @property
    def name(self) -> str:
        """What the tables call it."""

    def link_incidents(self, lists: Sequence[Sequence[IncidentRecord]]) -> Iterable[Pair]:
        """Yield each candidate pair once."""


def without_truth(records: Iterable[Record]) -> list[Record]:
    """Give the records as a linker may see them."""
    return [replace(record, person=None) for record in records]


def persons_of(records: Iterable[Record]) -> dict[str, str]:
    """Give the person of each record that has a known one."""
    return {record.id: record.person for record in records if record.person is not None}


def is_dev(record_id: str) -> bool:
    """True for the half of records that thresholds are chosen on; the other half is reported."""
    return hashlib.sha256(record_id.encode()).digest()[0] % 2 == 0
